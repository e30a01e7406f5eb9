//! The groups of a Parquet file as pieces.
//!
//! What must stay true: a piece is whole groups, and knows how many rows are before it.

use super::Columnar;
use crate::{
    error::BuilderError,
    input::{Pieces, Rows},
};

/// Rows of a piece, at least, while there are groups.
const PIECE: u64 = 1 << 16;

/// The groups of a file, some at a time.
pub(super) struct Groups {
    whole: Columnar,
}

impl Groups {
    pub(super) fn of(whole: Columnar) -> Self {
        Self { whole }
    }
}

impl Pieces for Groups {
    fn next(&mut self) -> Result<Option<Box<dyn Rows + Send>>, BuilderError> {
        let whole = &mut self.whole;
        let (first, before) = (whole.groups.start, whole.rows);
        while !whole.groups.is_empty() && whole.rows - before < PIECE {
            whole.rows += whole.rows_of(whole.groups.start).unsigned_abs();
            whole.groups.start += 1;
        }
        let groups = first..whole.groups.start;
        if groups.is_empty() {
            return Ok(None);
        }
        Ok(Some(Box::new(whole.piece(groups, before)?)))
    }
}

#[cfg(test)]
mod tests {
    use std::{fs::File, path::Path, sync::Arc};

    use csv::StringRecord;
    use parquet::{
        data_type::Int64Type, file::writer::SerializedFileWriter,
        schema::parser::parse_message_type,
    };

    use super::*;
    use crate::progress::Progress;

    /// Numbers in groups of so many rows.
    fn written(file: &Path, groups: &[i64]) {
        let schema = parse_message_type("message rows { REQUIRED INT64 number; }").unwrap();
        let opened = File::create(file).unwrap();
        let mut writer = SerializedFileWriter::new(opened, schema.into(), Arc::default()).unwrap();
        let mut next = 0;
        for rows in groups {
            let mut group = writer.next_row_group().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            let numbers: Vec<_> = (next..next + rows).collect();
            column.typed::<Int64Type>().write_batch(&numbers, None, None).unwrap();
            column.close().unwrap();
            group.close().unwrap();
            next += rows;
        }
        writer.close().unwrap();
    }

    fn read(rows: &mut dyn Rows) -> Vec<(u64, String)> {
        let (mut row, mut read) = (StringRecord::new(), Vec::new());
        while let Some(place) = rows.next(&mut row).unwrap() {
            read.push((place, row[0].to_owned()));
        }
        read
    }

    #[test]
    fn pieces_hold_the_rows_of_the_file_at_their_places() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rows.parquet");
        for (groups, pieces_wanted) in [(&[3, 4][..], 1), (&[70_000, 5, 70_000, 1], 3), (&[], 0)] {
            written(&file, groups);
            let open =
                || Columnar::read(&file, File::open(&file).unwrap(), &Progress::silent()).unwrap();
            let (mut pieces, mut found, mut count) = (open().pieces().unwrap(), Vec::new(), 0);
            while let Some(mut piece) = pieces.next().unwrap() {
                found.extend(read(&mut *piece));
                count += 1;
            }
            let wanted: Vec<_> = (0..groups.iter().sum())
                .map(|row: i64| (row as u64 + 1, row.to_string()))
                .collect();
            assert!(found == wanted && read(&mut open()) == wanted);
            assert_eq!(count, pieces_wanted);
        }
    }
}

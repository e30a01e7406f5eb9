//! A Parquet file as rows: one at a time, by columns, or in pieces for every core.
//!
//! What must stay true: each way gives the same rows at the same places.

use csv::StringRecord;

use super::{BATCH, Columnar, damaged, groups::Groups};
use crate::{
    error::BuilderError,
    input::{
        Pieces, Rows,
        batch::{Batch, Values, Words},
    },
};

/// Rows of a group that are read at once, at most: what more holds is read row by row.
const LARGEST_GROUP: i64 = 1 << 20;

impl Rows for Columnar {
    fn headers(&self) -> &[String] {
        &self.headers
    }

    fn only(&mut self, is_wanted: &dyn Fn(&str) -> bool) {
        self.wanted = self.headers.iter().map(|name| is_wanted(name)).collect();
    }

    fn next(&mut self, row: &mut StringRecord) -> Result<Option<u64>, BuilderError> {
        row.clear();
        if self.record == self.records
            && !self.fill().map_err(|error| damaged(&self.file, &error))?
        {
            return Ok(None);
        }
        let mut elements = 1;
        for (leaf, wanted) in self.leaves.iter().zip(&self.wanted) {
            if *wanted {
                elements = elements.max(leaf.elements(self.record));
                row.push_field(leaf.value(self.record, self.element));
            } else {
                row.push_field("");
            }
        }
        self.element += 1;
        if self.element >= elements {
            (self.record, self.element) = (self.record + 1, 0);
        }
        self.rows += 1;
        Ok(Some(self.rows))
    }

    fn unit(&self) -> &'static str {
        "row"
    }

    fn each_batch(
        &mut self,
        columns: &[Option<usize>],
        take: &mut dyn FnMut(&Batch),
    ) -> Result<bool, BuilderError> {
        if self.has_list() {
            return Ok(false);
        }
        let nowhere = vec![0; BATCH];
        while self.fill().map_err(|error| damaged(&self.file, &error))? {
            let (first, rows) = (self.rows + 1, self.records);
            let words = Words::InPlace(&[""]);
            let absent = Values { words, codes: &nowhere, lasting: 1, group: 0 };
            let values = |at: &Option<usize>| at.map_or(absent, |at| self.leaves[at].values());
            take(&Batch { first, rows, columns: columns.iter().map(values).collect() });
            self.rows += rows as u64;
            self.record = self.records;
        }
        Ok(true)
    }

    fn pieces(&mut self) -> Option<Box<dyn Pieces + Send>> {
        // A list has as many rows as it has elements, so nobody knows where the next group begins.
        let has_list = self.has_list();
        let is_whole = self.rows == 0 && self.columns.is_empty();
        let is_small = self.groups.clone().all(|group| self.rows_of(group) <= LARGEST_GROUP);
        let whole = self.piece(self.groups.clone(), 0).ok()?;
        (is_whole && is_small && !has_list).then(|| Box::new(Groups::of(whole)) as _)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs::File, path::Path};

    use parquet::{
        basic::Encoding,
        data_type::{ByteArray, ByteArrayType, Int64Type},
        file::{
            properties::{WriterProperties, WriterPropertiesBuilder, WriterVersion},
            writer::SerializedFileWriter,
        },
        schema::parser::parse_message_type,
    };

    use super::*;
    use crate::progress::Progress;

    const ROWS: usize = 30_000;
    const SCHEMA: &str = "message rows {
        OPTIONAL BYTE_ARRAY item (STRING);
        REQUIRED INT64 at (TIMESTAMP(MILLIS, true));
    }";

    /// Every seventh row names no item.
    fn item(row: usize) -> Option<String> {
        (!row.is_multiple_of(7)).then(|| format!("item {}", row % 2_000 / 3))
    }

    fn write(file: &Path, properties: WriterProperties) {
        let schema = parse_message_type(SCHEMA).unwrap().into();
        let opened = File::create(file).unwrap();
        let mut writer = SerializedFileWriter::new(opened, schema, properties.into()).unwrap();
        for rows in [0..ROWS / 3, ROWS / 3..ROWS] {
            let mut group = writer.next_row_group().unwrap();
            let items: Vec<_> = rows.clone().filter_map(item).collect();
            let items: Vec<ByteArray> = items.iter().map(|item| item.as_str().into()).collect();
            let levels: Vec<_> = rows.clone().map(|row| i16::from(item(row).is_some())).collect();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&items, Some(&levels), None).unwrap();
            column.close().unwrap();
            let times: Vec<_> = rows.map(|row| row as i64 / 5 * 1_000).collect();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int64Type>().write_batch(&times, None, None).unwrap();
            column.close().unwrap();
            group.close().unwrap();
        }
        writer.close().unwrap();
    }

    #[test]
    fn however_pages_are_written_the_rows_are_the_same_one_at_a_time_and_by_columns() {
        type Build = fn(WriterPropertiesBuilder) -> WriterPropertiesBuilder;
        let ways: [Build; 4] = [
            |by_dictionary| by_dictionary,
            |plain| plain.set_dictionary_enabled(false),
            |begun_by_dictionary| begun_by_dictionary.set_dictionary_page_size_limit(1_000),
            |by_difference| {
                by_difference
                    .set_dictionary_enabled(false)
                    .set_column_encoding("item".into(), Encoding::DELTA_BYTE_ARRAY)
                    .set_column_encoding("at".into(), Encoding::DELTA_BINARY_PACKED)
            },
        ];
        let wanted: Vec<_> = (0..ROWS)
            .map(|row| (row as u64 + 1, item(row).unwrap_or_default(), format!("@{}", row / 5)))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rows.parquet");
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            for (number, way) in ways.iter().enumerate() {
                let pages = WriterProperties::builder()
                    .set_writer_version(version)
                    .set_write_batch_size(500)
                    .set_data_page_row_count_limit(1_500);
                write(&file, way(pages).build());
                let open = || {
                    Columnar::read(&file, File::open(&file).unwrap(), &Progress::silent()).unwrap()
                };
                let (mut rows, mut row, mut read) = (open(), StringRecord::new(), Vec::new());
                while let Some(place) = rows.next(&mut row).unwrap() {
                    read.push((place, row[0].to_owned(), row[1].to_owned()));
                }
                assert!(read == wanted, "way {number}, one at a time");
                let mut read = Vec::new();
                let is_by_columns = open().each_batch(&[Some(0), None, Some(1)], &mut |batch| {
                    read.extend((0..batch.rows).map(|row| {
                        let [item, none, at] = [0, 1, 2].map(|at| batch.columns[at].text(row));
                        assert_eq!(none, "");
                        (batch.first + row as u64, item.to_owned(), at.to_owned())
                    }));
                });
                assert!(is_by_columns.unwrap() && read == wanted, "way {number}, by columns");
            }
        }
    }
}

//! Parquet, read as rows of text: only the columns that are wanted, a batch at a time.
//!
//! What must stay true: a row that holds a list, such as the items of an event, becomes one row
//! an element, the other values repeated; an empty list becomes one row without the element.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use csv::StringRecord;
use parquet::{
    column::reader::ColumnReader,
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
};

use crate::{
    error::{BuilderError, InputError},
    progress::{Progress, Told},
};

use super::Rows;

mod leaf;

use leaf::Leaf;

/// Records a column hands out at a time.
const BATCH: usize = 8_192;

/// Rows of a Parquet file.
pub struct Columnar {
    file: PathBuf,
    reader: SerializedFileReader<File>,
    headers: Vec<String>,
    wanted: Vec<bool>,
    next_group: usize,
    columns: Vec<Option<ColumnReader>>,
    leaves: Vec<Leaf>,
    /// Records in the batch, and the one being handed out with its element.
    records: usize,
    record: usize,
    element: usize,
    rows: u64,
    /// Records read, and who is told.
    read: u64,
    told: Told,
}

impl Columnar {
    /// Reads the footer.
    pub fn read(file: &Path, opened: File, progress: &Progress) -> Result<Self, BuilderError> {
        let reader = SerializedFileReader::new(opened).map_err(|error| damaged(file, &error))?;
        let rows = reader.metadata().file_metadata().num_rows().unsigned_abs();
        let told = progress.count(format!("reading {}", file.display()), rows, "rows");
        let schema = reader.metadata().file_metadata().schema_descr_ptr();
        let headers: Vec<_> = schema.columns().iter().map(|column| name(column.path())).collect();
        let leaves = schema.columns().iter().map(|column| Leaf::of(column)).collect();
        Ok(Self {
            file: file.to_owned(),
            wanted: vec![true; headers.len()],
            columns: Vec::new(),
            leaves,
            reader,
            headers,
            next_group: 0,
            records: 0,
            record: 0,
            element: 0,
            rows: 0,
            read: 0,
            told,
        })
    }

    /// Reads the next batch; false where there is none.
    fn fill(&mut self) -> Result<bool, ParquetError> {
        loop {
            let (mut records, mut is_open) = (0, false);
            for (column, leaf) in self.columns.iter_mut().zip(&mut self.leaves) {
                if let Some(column) = column {
                    is_open = true;
                    records = leaf.fill(column, BATCH)?;
                }
            }
            if records > 0 {
                self.read += records as u64;
                self.told.reached(self.read);
                (self.records, self.record, self.element) = (records, 0, 0);
                return Ok(true);
            }
            if self.next_group == self.reader.num_row_groups() || (self.next_group > 0 && !is_open)
            {
                return Ok(false);
            }
            let group = self.reader.get_row_group(self.next_group)?;
            self.next_group += 1;
            self.columns = self
                .wanted
                .iter()
                .enumerate()
                .map(|(at, wanted)| wanted.then(|| group.get_column_reader(at)).transpose())
                .collect::<Result<_, _>>()?;
        }
    }
}

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
}

/// `items.list.element.item_id` is `items.item_id`, whatever the writer calls what is between.
fn name(path: &parquet::schema::types::ColumnPath) -> String {
    let parts = path.parts();
    match parts {
        [first, .., last] => format!("{first}.{last}"),
        _ => parts.join("."),
    }
}

fn damaged(file: &Path, error: &ParquetError) -> BuilderError {
    InputError::new(file, format!("the Parquet file can't be read: {error}"))
        .expected("a whole Parquet file, its pages plain or packed with snappy, gzip or zstd")
        .advice("export it again")
        .into()
}

//! Parquet, read as rows of text: only the columns that are wanted, a batch at a time.
//!
//! What must stay true: a row that holds a list, such as the items of an event, becomes one row
//! an element, the other values repeated; an empty list becomes one row without the element.

use std::{
    fs::File,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use parquet::{
    errors::ParquetError,
    file::{
        metadata::{ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataReader},
        serialized_reader::SerializedPageReader,
    },
};

use crate::{
    error::{BuilderError, InputError},
    progress::{Progress, Told},
};

use super::bytes::unreadable;

mod coded;
mod groups;
mod leaf;
mod meaning;
mod rows;

use leaf::{Leaf, Pages};

/// Records a column hands out at a time.
const BATCH: usize = 8_192;

/// Rows of a Parquet file, or of some of its groups.
pub struct Columnar {
    file: PathBuf,
    opened: Arc<File>,
    metadata: Arc<ParquetMetaData>,
    headers: Vec<String>,
    wanted: Vec<bool>,
    groups: Range<usize>,
    columns: Vec<Option<Pages>>,
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
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&opened);
        let metadata = Arc::new(metadata.map_err(|error| damaged(file, &error))?);
        let rows = metadata.file_metadata().num_rows().unsigned_abs();
        let told = progress.count(format!("reading {}", file.display()), rows, "rows");
        let schema = metadata.file_metadata().schema_descr_ptr();
        let headers: Vec<_> = schema.columns().iter().map(|column| name(column.path())).collect();
        Ok(Self {
            file: file.to_owned(),
            opened: Arc::new(opened),
            wanted: vec![true; headers.len()],
            groups: 0..metadata.num_row_groups(),
            columns: Vec::new(),
            leaves: schema.columns().iter().map(|column| Leaf::of(column)).collect(),
            metadata,
            headers,
            records: 0,
            record: 0,
            element: 0,
            rows: 0,
            read: 0,
            told,
        })
    }

    /// Some of the groups by themselves, `before` rows behind the first.
    fn piece(&self, groups: Range<usize>, before: u64) -> Result<Self, BuilderError> {
        let opened = File::open(&self.file).map_err(|error| unreadable(&self.file, &error))?;
        let schema = self.metadata.file_metadata().schema_descr_ptr();
        Ok(Self {
            file: self.file.clone(),
            // A handle of its own: two that read through one move each other's place.
            opened: Arc::new(opened),
            metadata: Arc::clone(&self.metadata),
            headers: self.headers.clone(),
            wanted: self.wanted.clone(),
            groups,
            columns: Vec::new(),
            leaves: schema.columns().iter().map(|column| Leaf::of(column)).collect(),
            records: 0,
            record: 0,
            element: 0,
            rows: before,
            read: before,
            told: self.told.clone(),
        })
    }

    /// Whether what is wanted stands in lists.
    fn has_list(&self) -> bool {
        let mut wanted = self.leaves.iter().zip(&self.wanted).filter(|(_, wanted)| **wanted);
        wanted.any(|(leaf, _)| leaf.is_repeated)
    }

    fn rows_of(&self, group: usize) -> i64 {
        self.metadata.row_group(group).num_rows()
    }

    /// The columns of a group that are wanted.
    fn open(&self, group: usize) -> Result<Vec<Option<Pages>>, ParquetError> {
        let group = self.metadata.row_group(group);
        let rows = group.num_rows() as usize;
        let column = |chunk: &ColumnChunkMetaData| {
            let pages = SerializedPageReader::new(Arc::clone(&self.opened), chunk, rows, None)?;
            Pages::of(pages, chunk)
        };
        let columns = self.wanted.iter().zip(group.columns());
        columns.map(|(wanted, chunk)| wanted.then(|| column(chunk)).transpose()).collect()
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
            if self.groups.is_empty() || (!self.columns.is_empty() && !is_open) {
                return Ok(false);
            }
            self.columns = self.open(self.groups.start)?;
            self.leaves.iter_mut().for_each(Leaf::begin);
            self.groups.start += 1;
        }
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

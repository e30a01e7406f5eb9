//! Any export a shop already has: files recognised by what they hold, read row by row.
//!
//! Comes in: an [`Export`], one file or many, perhaps compressed. Goes out: the bytes of a text or
//! the columns of a Parquet file, and the [`Format`] its header names. What must stay true: a
//! column nobody asked for is dropped here, before any struct holds it.

mod ahead;
mod batch;
mod bytes;
mod columnar;
mod delimited;
mod encoding;
mod export;
mod format;
mod lines;
pub mod localised;
mod pieces;
mod recognise;

pub use batch::{Batch, Understood, Values};
pub use bytes::{Content, open};
pub use columnar::Columnar;
pub use delimited::Delimited;
pub use export::{Export, Renamed};
pub use format::{Format, Role};
pub use pieces::Pieces;
pub use recognise::{Recognised, recognise};

use csv::StringRecord;

use crate::error::BuilderError;

/// Rows of equal columns, whatever file they stand in.
pub trait Rows {
    /// Names of the columns, as the file writes them.
    fn headers(&self) -> &[String];

    /// Reads only columns these say yes to, where leaving some out saves work.
    fn only(&mut self, is_wanted: &dyn Fn(&str) -> bool);

    /// The next row and its place in the file, counted from 1; `None` at the end.
    fn next(&mut self, row: &mut StringRecord) -> Result<Option<u64>, BuilderError>;

    /// What [`Rows::next`] counts: a `line` or a `row`.
    fn unit(&self) -> &'static str;

    /// Hands on every row that is left, many at a time and by these columns, where rows lie as
    /// columns; says whether they do.
    fn each_batch(
        &mut self,
        _columns: &[Option<usize>],
        _take: &mut dyn FnMut(&Batch),
    ) -> Result<bool, BuilderError> {
        Ok(false)
    }

    /// All rows in pieces, if none was asked for yet and they can be cut.
    fn pieces(&mut self) -> Option<Box<dyn Pieces + Send>> {
        None
    }
}

//! A table as a Parquet file or a folder of them: rows out, rows in.
//!
//! What must stay true: the same rows give the same bytes; a row that is not as its shape says is
//! an error that names file, row and column.

use std::{fs, path::Path, sync::Arc};

use parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, Int64Type},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};

use super::Shape;
use crate::{
    error::{BuilderError, InputError, excerpt},
    input::Export,
    progress::Progress,
    publish,
    table::Table,
};

/// Rows that make a group, so that memory stays that of one.
const ROWS_A_GROUP: usize = 1 << 18;
const COUNT: &str = "a whole number of 0 or more";
const ADVICE: &str = "count again with the statements `alongside sql` prints, and hand in what \
                      they wrote as it is";

/// Texts and numbers of one row.
pub type RowOf<const T: usize, const N: usize> = ([String; T], [u64; N]);

impl<const T: usize, const N: usize> Shape<T, N> {
    /// Hands each row to `take`, which says what is wrong with it, if anything is.
    pub fn read(
        &self,
        folder: &Path,
        progress: &Progress,
        mut take: impl FnMut([&str; T], [u64; N]) -> Result<(), String>,
    ) -> Result<(), BuilderError> {
        let whole = folder.join(self.name);
        let single = folder.join(format!("{}.parquet", self.name));
        let path = if whole.is_dir() { &whole } else { &single };
        if !path.exists() {
            return Err(InputError::new(folder, format!("the table `{}` is missing", self.name))
                .expected(format!("{} or a folder {}", single.display(), whole.display()))
                .advice(ADVICE)
                .into());
        }
        for file in Export::of(path).files()? {
            let mut table = Table::open(&file, progress)?;
            // Snowflake writes names in capital letters.
            let column = |name: &&str| {
                let found = table.find(|theirs| theirs.eq_ignore_ascii_case(name));
                found.map_or_else(|| table.required(name), Ok)
            };
            let columns = |names: &[&str]| names.iter().map(column).collect::<Result<Vec<_>, _>>();
            let (texts, numbers) = (columns(&self.texts)?, columns(&self.numbers)?);
            while let Some(row) = table.next()? {
                let mut found = [0; N];
                for (number, column) in found.iter_mut().zip(&numbers) {
                    let text = row.text(Some(*column));
                    *number = text.parse().map_err(|_| {
                        row.wrong(*column, format!("{} is no count", excerpt(text)))
                            .expected(COUNT)
                            .advice(ADVICE)
                    })?;
                }
                let of_row = std::array::from_fn(|at| row.text(Some(texts[at])));
                take(of_row, found).map_err(|problem| {
                    InputError::new(&file, problem).at("row", row.line()).advice(ADVICE)
                })?;
            }
        }
        Ok(())
    }

    /// Writes one file into `folder`.
    pub fn write(&self, folder: &Path, rows: &[RowOf<T, N>]) -> Result<(), BuilderError> {
        let file = folder.join(format!("{}.parquet", self.name));
        let unwritable = |error: &dyn std::fmt::Display| {
            BuilderError::from(
                InputError::new(&file, format!("the file can't be written: {error}"))
                    .advice("choose another --out, or free the place"),
            )
        };
        fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
        let bytes = self.bytes(rows).map_err(|error| unwritable(&error))?;
        publish::replace(&file, &bytes)
    }

    fn bytes(&self, rows: &[RowOf<T, N>]) -> Result<Vec<u8>, ParquetError> {
        let texts = self.texts.map(|name| format!("required binary {name} (STRING);"));
        let numbers = self.numbers.map(|name| format!("required int64 {name};"));
        let columns = format!("{}{}", texts.concat(), numbers.concat());
        let schema = parse_message_type(&format!("message {} {{ {columns} }}", self.name))?;
        let packed = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let mut written = Vec::new();
        let mut file = SerializedFileWriter::new(&mut written, Arc::new(schema), Arc::new(packed))?;
        for rows in rows.chunks(ROWS_A_GROUP) {
            let mut group = file.next_row_group()?;
            for at in 0..T {
                let values = rows.iter().map(|(texts, _)| ByteArray::from(texts[at].as_str()));
                if let Some(mut column) = group.next_column()? {
                    let values: Vec<_> = values.collect();
                    column.typed::<ByteArrayType>().write_batch(&values, None, None)?;
                    column.close()?;
                }
            }
            for at in 0..N {
                let values = rows.iter().map(|(_, numbers)| numbers[at].cast_signed());
                if let Some(mut column) = group.next_column()? {
                    let values: Vec<_> = values.collect();
                    column.typed::<Int64Type>().write_batch(&values, None, None)?;
                    column.close()?;
                }
            }
            group.close()?;
        }
        file.close()?;
        Ok(written)
    }
}

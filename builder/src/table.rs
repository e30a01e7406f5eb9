//! A CSV file with a header, read strictly, one row at a time.
//!
//! Comes in: a path and the names of the columns that matter. Goes out: rows that hand out only
//! those columns. What must stay true: a column nobody asked for never leaves this file, so
//! names, addresses and mails in an export reach no struct.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::{
    error::{BuilderError, InputError, excerpt},
    progress::Progress,
};

/// A column that the header has.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    place: usize,
    name: &'static str,
}

/// A CSV file being read.
pub struct Table {
    file: PathBuf,
    reader: Reader<Box<dyn Read>>,
    headers: Vec<String>,
    record: ByteRecord,
}

impl Table {
    /// Opens the file and reads its header.
    pub fn open(file: &Path, progress: &Progress) -> Result<Self, BuilderError> {
        progress.step(format!("reading {}", file.display()));
        let opened = File::open(file).map_err(|error| unreadable(file, &error))?;
        let input: Box<dyn Read> = Box::new(progress.watch(opened));
        Self::read(file, input)
    }

    fn read(file: &Path, input: Box<dyn Read>) -> Result<Self, BuilderError> {
        let mut reader = ReaderBuilder::new().buffer_capacity(1 << 18).from_reader(input);
        let header = reader.byte_headers().map_err(|error| malformed(file, &error))?;
        let headers: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name.trim_ascii()).into()).collect();
        if headers.iter().all(String::is_empty) {
            return Err(InputError::new(file, "the file is empty")
                .line(1)
                .expected("a header row with the names of the columns, then one row a line")
                .advice("export it again, as CSV with a header")
                .into());
        }
        Ok(Self { file: file.to_owned(), reader, headers, record: ByteRecord::new() })
    }

    /// The column of this name, if the header has it once.
    pub fn column(&self, name: &'static str) -> Result<Option<Column>, BuilderError> {
        let mut places = (0..self.headers.len()).filter(|place| self.headers[*place] == name);
        let column = places.next().map(|place| Column { place, name });
        match places.next() {
            None => Ok(column),
            Some(_) => Err(InputError::new(&self.file, "the header has this column twice")
                .line(1)
                .field(name)
                .advice("remove or rename one of them")
                .into()),
        }
    }

    /// The column of this name, which the file must have.
    pub fn required(&self, name: &'static str) -> Result<Column, BuilderError> {
        self.column(name)?.ok_or_else(|| {
            InputError::new(&self.file, "the header lacks this column")
                .line(1)
                .field(name)
                .expected(format!("a header with `{name}`, comma-separated"))
                .advice(format!("rename the column that holds it; there are {}", self.found()))
                .into()
        })
    }

    /// The next row, until there is none.
    pub fn next(&mut self) -> Result<Option<Row<'_>>, BuilderError> {
        let more = self.reader.read_byte_record(&mut self.record);
        let more = more.map_err(|error| malformed(&self.file, &error))?;
        Ok(more.then_some(Row { file: &self.file, record: &self.record }))
    }

    fn found(&self) -> String {
        let named: Vec<_> = self.headers.iter().take(12).map(|name| format!("`{name}`")).collect();
        named.join(", ")
    }
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub struct Row<'a> {
    file: &'a Path,
    record: &'a ByteRecord,
}

impl<'a> Row<'a> {
    /// The line of the file the row begins on, counted from 1.
    pub fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    /// The value without the blanks around it; nothing if it is empty or there is no column.
    pub fn optional(&self, column: Option<Column>) -> Result<Option<&'a str>, BuilderError> {
        let Some(column) = column else { return Ok(None) };
        let value = self.record.get(column.place).unwrap_or_default().trim_ascii();
        match str::from_utf8(value) {
            Ok("") => Ok(None),
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(self
                .wrong(column, "the value is not UTF-8")
                .expected("text in UTF-8")
                .advice("save the export as UTF-8")
                .into()),
        }
    }

    /// The value, which must not be empty.
    pub fn required(&self, column: Column) -> Result<&'a str, BuilderError> {
        self.optional(Some(column))?.ok_or_else(|| {
            self.wrong(column, "the value is empty")
                .expected("a value in every row")
                .advice("fill it in, or remove the row from the export")
                .into()
        })
    }

    /// The value as `read` understands it; nothing if it is empty.
    pub fn parsed<T>(
        &self,
        column: Option<Column>,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, BuilderError> {
        let (Some(column), Some(value)) = (column, self.optional(column)?) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| self.misread(column, value, expected).into())
    }

    /// `value` is not what the column holds.
    pub fn misread(&self, column: Column, value: &str, expected: &str) -> InputError {
        self.wrong(column, format!("{} is not understood", excerpt(value)))
            .expected(expected)
            .advice("correct the value, or leave it empty if you don't know it")
    }

    /// An error about this row's value in `column`.
    pub fn wrong(&self, column: Column, problem: impl Into<String>) -> InputError {
        InputError::new(self.file, problem).line(self.line()).field(column.name)
    }
}

fn unreadable(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("the file can't be read: {error}"))
        .expected("a CSV file")
        .advice("check the path and that you may read it")
        .into()
}

fn malformed(file: &Path, error: &csv::Error) -> BuilderError {
    let line = error.position().map_or(1, csv::Position::line);
    let (problem, advice) = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => (
            format!("the row has {len} values and the header {expected_len}"),
            "quote values that hold a comma, and export the file again",
        ),
        csv::ErrorKind::Io(error) => {
            (format!("the file can't be read: {error}"), "check the path and that you may read it")
        }
        _ => ("the row is not CSV".to_owned(), "export the file again, as comma-separated CSV"),
    };
    let error = InputError::new(file, problem).line(line);
    error.expected("as many values in every row as the header names").advice(advice).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &'static str) -> Table {
        Table::read(Path::new("orders.csv"), Box::new(text.as_bytes())).unwrap()
    }

    fn message<T>(result: Result<T, BuilderError>) -> String {
        result.err().unwrap().to_string()
    }

    #[test]
    fn a_missing_column_is_named_with_what_is_there() {
        assert_eq!(
            message(table("order,item_id\n").required("order_id")),
            "orders.csv, line 1, field `order_id`: the header lacks this column\n  \
             expected  a header with `order_id`, comma-separated\n     \
             to do  rename the column that holds it; there are `order`, `item_id`"
        );
    }

    #[test]
    fn an_empty_required_value_is_found_on_its_line_even_after_a_value_of_two_lines() {
        let mut table = table("order_id,item_id\n1,\"two\nlines\"\n2, \n");
        let item = table.required("item_id").unwrap();
        assert!(table.next().unwrap().unwrap().required(item).is_ok());
        let found = message(table.next().unwrap().unwrap().required(item));
        assert!(
            found.starts_with("orders.csv, line 4, field `item_id`: the value is empty"),
            "{found}"
        );
    }

    #[test]
    fn a_row_with_a_value_too_many_is_found_on_its_line() {
        let found = message(table("order_id,item_id\n1,tent,\"x\"\n").next());
        assert!(
            found.starts_with("orders.csv, line 2: the row has 3 values and the header 2"),
            "{found}"
        );
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_column() {
        assert!(table("\u{feff}order_id,item_id\n").required("order_id").is_ok());
    }

    #[test]
    fn a_column_named_twice_is_refused() {
        let found = message(table("item_id,item_id\n").required("item_id"));
        assert!(found.contains("twice"), "{found}");
    }
}

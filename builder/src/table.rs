//! A file of rows with a header, whatever it is saved as, one row at a time.
//!
//! Comes in: a path and the names of the columns that matter. Goes out: rows that hand out only
//! those columns. What must stay true: a column nobody asked for never leaves this file, so
//! names, addresses and mails in an export reach no struct.

use std::path::{Path, PathBuf};

use csv::StringRecord;

use crate::{
    error::{BuilderError, InputError, excerpt},
    input::{self, Batch, Columnar, Content, Delimited, Pieces, Renamed, Rows},
    progress::Progress,
};

/// A column that the header has.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    place: usize,
}

/// A file being read.
pub struct Table {
    file: PathBuf,
    rows: Box<dyn Rows + Send>,
    headers: Vec<String>,
    renamed: Vec<Renamed>,
    record: StringRecord,
}

impl Table {
    /// Opens a file that has our own columns.
    pub fn open(file: &Path, progress: &Progress) -> Result<Self, BuilderError> {
        progress.step(format!("reading {}", file.display()));
        match input::open(file, progress)? {
            Content::Text(text) => Ok(Self::of(file, Box::new(Delimited::read(file, text)?))),
            Content::Columns(opened) => {
                Ok(Self::of(file, Box::new(Columnar::read(file, opened, progress)?)))
            }
        }
    }

    /// The table these rows are.
    pub fn of(file: &Path, rows: Box<dyn Rows + Send>) -> Self {
        Self {
            file: file.to_owned(),
            headers: rows.headers().to_vec(),
            rows,
            renamed: Vec::new(),
            record: StringRecord::new(),
        }
    }

    /// Columns that go by another name.
    pub fn renamed(self, renamed: &[Renamed]) -> Self {
        Self { renamed: renamed.to_vec(), ..self }
    }

    /// The names of all columns, as the file has them.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Where the file is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What a place in the file counts: a `line` or a `row`.
    pub fn unit(&self) -> &'static str {
        self.rows.unit()
    }

    /// Nothing but these columns will be asked for.
    pub fn only(&mut self, columns: &[Option<Column>]) {
        let wanted: Vec<_> = columns.iter().flatten().map(|column| column.place).collect();
        let headers = &self.headers;
        self.rows.only(&|name| wanted.iter().any(|place| headers[*place] == name));
    }

    /// The column of this name, if the header has it once.
    pub fn column(&self, name: &str) -> Result<Option<Column>, BuilderError> {
        let theirs = self.theirs(name);
        let mut places = (0..self.headers.len()).filter(|place| self.headers[*place] == theirs);
        let column = places.next().map(|place| Column { place });
        match places.next() {
            None => Ok(column),
            Some(_) => Err(InputError::new(&self.file, "the header has this column twice")
                .line(1)
                .field(theirs)
                .advice("remove or rename one of them")
                .into()),
        }
    }

    /// The column of this name, which the file must have.
    pub fn required(&self, name: &str) -> Result<Column, BuilderError> {
        self.column(name)?.ok_or_else(|| {
            InputError::new(&self.file, "the header lacks this column")
                .line(1)
                .field(self.theirs(name))
                .expected(format!("a header with `{name}`, or --column {name}=ITS-NAME"))
                .advice(format!("name the column that holds it; there are {}", self.found()))
                .into()
        })
    }

    /// The first column `is_it` says yes to.
    pub fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<Column> {
        self.headers.iter().position(|name| is_it(name)).map(|place| Column { place })
    }

    /// The name of a column, as the file has it.
    pub fn name(&self, column: Option<Column>) -> &str {
        column.map_or("", |column| &self.headers[column.place])
    }

    /// The next row, until there is none. Each must have as many values as the header.
    pub fn next(&mut self) -> Result<Option<Row<'_>>, BuilderError> {
        let Some(row) = self.next_of_any_length()? else { return Ok(None) };
        row.whole()?;
        Ok(Some(row))
    }

    /// The next row, until there is none; [`Row::whole`] tells whether it is complete.
    pub fn next_of_any_length(&mut self) -> Result<Option<Row<'_>>, BuilderError> {
        let number = self.rows.next(&mut self.record)?;
        let unit = self.rows.unit();
        let (file, headers, record) = (&self.file, &self.headers, &self.record);
        Ok(number.map(|number| Row { file, headers, record, unit, number }))
    }

    /// Hands on every row that is left, many at a time and by these columns, where rows lie as
    /// columns and so are whole; says whether they do.
    pub fn each_batch(
        &mut self,
        columns: &[Option<Column>],
        mut take: impl FnMut(&Batch),
    ) -> Result<bool, BuilderError> {
        let places: Vec<_> = columns.iter().map(|it| it.map(|column| column.place)).collect();
        self.rows.each_batch(&places, &mut take)
    }

    /// All rows in pieces, if they can be cut.
    pub fn pieces(&mut self) -> Option<Box<dyn Pieces + Send>> {
        self.rows.pieces()
    }

    fn theirs<'a>(&'a self, name: &'a str) -> &'a str {
        self.renamed.iter().find(|renamed| renamed.ours == name).map_or(name, |it| &it.theirs)
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
    headers: &'a [String],
    record: &'a StringRecord,
    unit: &'static str,
    number: u64,
}

impl<'a> Row<'a> {
    /// The line or row of the file it begins on, counted from 1.
    pub fn line(&self) -> u64 {
        self.number
    }

    /// Whether it has as many values as the header.
    pub fn whole(&self) -> Result<(), InputError> {
        let (found, expected) = (self.record.len(), self.headers.len());
        if found == expected {
            return Ok(());
        }
        let problem = format!("the row has {found} values and the header {expected}");
        Err(InputError::new(self.file, problem)
            .at(self.unit, self.number)
            .expected("as many values in every row as the header names")
            .advice("quote values that hold a comma, and export the file again"))
    }

    /// The value without the blanks around it; empty if there is no column.
    pub fn text(&self, column: Option<Column>) -> &'a str {
        column.and_then(|column| self.record.get(column.place)).unwrap_or_default().trim()
    }

    /// The value without the blanks around it; nothing if it is empty or there is no column.
    pub fn optional(&self, column: Option<Column>) -> Option<&'a str> {
        Some(self.text(column)).filter(|value| !value.is_empty())
    }

    /// The value, which must not be empty.
    pub fn required(&self, column: Column) -> Result<&'a str, InputError> {
        self.optional(Some(column)).ok_or_else(|| {
            self.wrong(column, "the value is empty")
                .expected("a value in every row")
                .advice("fill it in, or remove the row from the export")
        })
    }

    /// The value as `read` understands it; nothing if it is empty.
    pub fn parsed<T>(
        &self,
        column: Option<Column>,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, InputError> {
        let (Some(column), Some(value)) = (column, self.optional(column)) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| self.misread(column, value, expected))
    }

    /// `value` is not what the column holds.
    pub fn misread(&self, column: Column, value: &str, expected: &str) -> InputError {
        self.wrong(column, format!("{} is not understood", excerpt(value)))
            .expected(expected)
            .advice("correct the value, or leave it empty if you don't know it")
    }

    /// An error about this row's value in `column`.
    pub fn wrong(&self, column: Column, problem: impl Into<String>) -> InputError {
        let name = &self.headers[column.place];
        InputError::new(self.file, problem).at(self.unit, self.number).field(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &'static str) -> Table {
        let file = Path::new("orders.csv");
        Table::of(file, Box::new(Delimited::read(file, Box::new(text.as_bytes())).unwrap()))
    }

    fn message<T>(result: Result<T, impl ToString>) -> String {
        result.err().unwrap().to_string()
    }

    #[test]
    fn a_missing_column_is_named_with_what_is_there() {
        assert_eq!(
            message(table("order,item_id\n").required("order_id")),
            "orders.csv, line 1, field `order_id`: the header lacks this column\n  \
             expected  a header with `order_id`, or --column order_id=ITS-NAME\n     \
             to do  name the column that holds it; there are `order`, `item_id`"
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

//! CSV and its relatives: commas, semicolons, tabs or bars, whatever the header uses.

use std::{
    io::{BufRead, Cursor, Read},
    path::{Path, PathBuf},
};

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};

use crate::error::{BuilderError, InputError};

use super::{Batch, Pieces, Rows, encoding, lines::Lines, pieces::TextPieces};

/// Rows of a text file with a header.
pub struct Delimited {
    file: PathBuf,
    text: Text,
    headers: Vec<String>,
    dialect: Dialect,
}

/// The rows behind the header.
enum Text {
    /// Not one was asked for.
    Untouched(Box<dyn BufRead + Send>),
    /// The same, all of them at hand.
    Piece(Vec<u8>),
    Read(Box<Reader<Box<dyn BufRead + Send>>>),
    /// Somebody else reads them.
    Gone,
}

/// What the header tells of the rows.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Lines before the first row, as the reader counts them: it does so when it meets `\n`, which
    /// of `\r\n` it does a row too late.
    pub(super) lines_before: u64,
}

/// In the order in which they win where a header has as many of one as of another.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

impl Delimited {
    /// Reads the header.
    pub fn read(file: &Path, mut text: Box<dyn BufRead + Send>) -> Result<Self, BuilderError> {
        let start = text.fill_buf().map_err(|error| super::bytes::unreadable(file, &error))?;
        let first_line = header(start);
        let delimiter = delimiter(first_line);
        let lines_late = u64::from(first_line.ends_with(b"\r"));
        let mut reader = reader(start, delimiter);
        let mut header = ByteRecord::new();
        reader.read_byte_record(&mut header).map_err(|error| malformed(file, 1, &error))?;
        let headers: Vec<_> =
            header.iter().map(|name| encoding::decoded(name.trim_ascii())).collect();
        if headers.iter().all(String::is_empty) {
            return Err(InputError::new(file, "the file is empty")
                .at("line", 1)
                .expected("a header row with the names of the columns, then one row a line")
                .advice("export it again, as CSV with a header")
                .into());
        }
        let (lines, bytes) = (reader.position().line() - 1, reader.position().byte() as usize);
        text.consume(bytes);
        let dialect = Dialect { delimiter, lines_before: lines + lines_late };
        Ok(Self::rest(file.to_owned(), text, headers, dialect))
    }

    /// Rows behind a header that was read.
    fn rest(
        file: PathBuf,
        text: Box<dyn BufRead + Send>,
        headers: Vec<String>,
        dialect: Dialect,
    ) -> Self {
        Self { file, text: Text::Untouched(text), headers, dialect }
    }

    /// Some of them.
    pub(super) fn piece(
        file: PathBuf,
        text: Vec<u8>,
        headers: Vec<String>,
        dialect: Dialect,
    ) -> Self {
        Self { file, text: Text::Piece(text), headers, dialect }
    }

    /// The reader of the rows, which begins when the first is asked for.
    fn reader(&mut self) -> Option<&mut Reader<Box<dyn BufRead + Send>>> {
        let text: Box<dyn BufRead + Send> = match std::mem::replace(&mut self.text, Text::Gone) {
            Text::Untouched(text) => text,
            Text::Piece(text) => Box::new(Cursor::new(text)),
            Text::Read(reader) => {
                self.text = Text::Read(reader);
                return self.begun();
            }
            Text::Gone => return None,
        };
        self.text = Text::Read(Box::new(reader(text, self.dialect.delimiter)));
        self.begun()
    }

    fn begun(&mut self) -> Option<&mut Reader<Box<dyn BufRead + Send>>> {
        if let Text::Read(reader) = &mut self.text { Some(reader) } else { None }
    }

    pub(super) fn text_pieces(&mut self) -> Option<TextPieces> {
        match std::mem::replace(&mut self.text, Text::Gone) {
            Text::Untouched(text) => {
                let (file, headers) = (self.file.clone(), self.headers.clone());
                Some(TextPieces::of(file, text, headers, self.dialect))
            }
            begun => {
                self.text = begun;
                None
            }
        }
    }
}

impl Rows for Delimited {
    fn headers(&self) -> &[String] {
        &self.headers
    }

    fn only(&mut self, _: &dyn Fn(&str) -> bool) {}

    fn next(&mut self, row: &mut StringRecord) -> Result<Option<u64>, BuilderError> {
        let before = self.dialect.lines_before;
        let Some(reader) = self.reader() else { return Ok(None) };
        let mut bytes: ByteRecord = std::mem::take(row).into_byte_record();
        let more = reader.read_byte_record(&mut bytes);
        let more = more.map_err(|error| malformed(&self.file, before, &error))?;
        let line = bytes.position().map_or(0, csv::Position::line) + before;
        *row = encoding::text(bytes);
        Ok(more.then_some(line))
    }

    fn unit(&self) -> &'static str {
        "line"
    }

    fn each_batch(
        &mut self,
        columns: &[Option<usize>],
        take: &mut dyn FnMut(&Batch),
    ) -> Result<bool, BuilderError> {
        let Text::Piece(text) = &self.text else { return Ok(false) };
        let is_wanted = (0..self.headers.len()).map(|place| columns.contains(&Some(place)));
        let lines = Lines::cut(text, self.dialect.delimiter, is_wanted);
        let is_plain = lines.is_some();
        if let Some(mut lines) = lines {
            take(&lines.batch(self.dialect.lines_before + 1, columns));
            self.text = Text::Gone;
        }
        Ok(is_plain)
    }

    fn pieces(&mut self) -> Option<Box<dyn Pieces + Send>> {
        Some(Box::new(self.text_pieces()?))
    }
}

fn reader<R: Read>(text: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 18)
        .from_reader(text)
}

/// The first line, where a quoted name may hold a line break.
fn header(start: &[u8]) -> &[u8] {
    let mut is_quoted = false;
    let end = start.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b'\n' && !is_quoted
    });
    &start[..end.unwrap_or(start.len())]
}

/// What separates the values of the header, outside quotes.
fn delimiter(header: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in header {
        is_quoted ^= *byte == b'"';
        let which = DELIMITERS.iter().position(|known| known == byte && !is_quoted);
        if let Some(which) = which {
            counts[which] += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let winner = counts.iter().position(|count| *count == most).unwrap_or(0);
    DELIMITERS[winner]
}

fn malformed(file: &Path, lines_before: u64, error: &csv::Error) -> BuilderError {
    let line = error.position().map_or(0, csv::Position::line) + lines_before;
    let (problem, advice) = match error.kind() {
        csv::ErrorKind::Io(error) => {
            (format!("the file can't be read: {error}"), "check the path and that it is whole")
        }
        _ => ("the row is not CSV".to_owned(), "export the file again, as comma-separated CSV"),
    };
    InputError::new(file, problem).at("line", line).expected("one row a line").advice(advice).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_the_header_separates_the_rows() {
        for (header, separator) in [
            ("order_id,item_id\n", b','),
            ("order_id;\"item;id\";price, net\n1;2;3", b';'),
            ("order_id\titem_id\r\n", b'\t'),
            ("order_id|item_id", b'|'),
            ("order_id\n1,2,3\n", b','),
        ] {
            assert_eq!(delimiter(super::header(header.as_bytes())), separator, "{header}");
        }
    }
}

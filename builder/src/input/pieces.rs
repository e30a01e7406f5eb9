//! Pieces: a long table cut between rows, so that every core reads some of it.
//!
//! What must stay true: the pieces, one after the other, hold the rows of the file in its order,
//! each at the place it has there.

use std::{
    io::{BufRead, Read},
    path::PathBuf,
};

use memchr::{memchr, memchr_iter, memrchr};

use super::{Delimited, Rows, bytes::unreadable, delimited::Dialect};
use crate::error::BuilderError;

/// Bytes of a piece of text, about.
const PIECE: usize = 1 << 22;

/// Cuts a table.
pub trait Pieces {
    /// The next piece, until there is none.
    fn next(&mut self) -> Result<Option<Box<dyn Rows + Send>>, BuilderError>;
}

/// Text in pieces.
pub(super) struct TextPieces {
    pub(super) file: PathBuf,
    pub(super) text: Box<dyn BufRead + Send>,
    pub(super) headers: Vec<String>,
    pub(super) dialect: Dialect,
    /// What of the text begins the next piece.
    rest: Vec<u8>,
    size: usize,
}

impl TextPieces {
    pub(super) fn of(
        file: PathBuf,
        text: Box<dyn BufRead + Send>,
        headers: Vec<String>,
        dialect: Dialect,
    ) -> Self {
        Self { file, text, headers, dialect, rest: Vec::new(), size: PIECE }
    }
}

impl Pieces for TextPieces {
    fn next(&mut self) -> Result<Option<Box<dyn Rows + Send>>, BuilderError> {
        let mut piece = std::mem::take(&mut self.rest);
        let mut wanted = self.size;
        loop {
            let room = wanted.saturating_sub(piece.len());
            piece.reserve(room);
            let read = self.text.by_ref().take(room as u64).read_to_end(&mut piece);
            read.map_err(|error| unreadable(&self.file, &error))?;
            let is_end = piece.len() < wanted;
            let cut = if is_end {
                Some(piece.len())
            } else {
                last_row_end(&piece, self.dialect.delimiter)
            };
            let Some(cut) = cut else {
                // Not one row ends in it.
                wanted *= 2;
                continue;
            };
            if piece.is_empty() {
                return Ok(None);
            }
            self.rest = piece.split_off(cut);
            let (file, headers, dialect) = (self.file.clone(), self.headers.clone(), self.dialect);
            self.dialect.lines_before += memchr_iter(b'\n', &piece).count() as u64;
            let rows = Delimited::piece(file, piece, headers, dialect);
            return Ok(Some(Box::new(rows)));
        }
    }
}

/// Where the last row ends that ends in this text, which begins with a row: behind a `\n`, between
/// `\r` and `\n`. Quotes are read as the `csv` crate reads them.
fn last_row_end(text: &[u8], delimiter: u8) -> Option<usize> {
    let end = |at: usize| if at > 0 && text[at - 1] == b'\r' { at } else { at + 1 };
    // At the very start it is the rest of an end.
    let is_end = |at: &usize| *at > 0;
    if memchr(b'"', text).is_none() {
        return memrchr(b'\n', text).filter(is_end).map(end);
    }
    let (mut state, mut last) = (Quoting::None, None);
    for (at, byte) in text.iter().enumerate() {
        state = state.after(*byte, delimiter);
        if *byte == b'\n' && !matches!(state, Quoting::Quoted | Quoting::Closing) {
            last = Some(at).filter(is_end).map(end).or(last);
        }
    }
    last
}

/// Where in a value a byte stands.
#[derive(Clone, Copy)]
enum Quoting {
    /// Before its first byte.
    None,
    /// Within a value without quotes.
    Plain,
    /// Within quotes.
    Quoted,
    /// Behind a quote that ends the value, or is the first of two that mean one.
    Closing,
}

impl Quoting {
    fn after(self, byte: u8, delimiter: u8) -> Self {
        let is_end = byte == delimiter || matches!(byte, b'\r' | b'\n');
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closing,
            (Self::Quoted, _) | (Self::None | Self::Closing, b'"') => Self::Quoted,
            _ if is_end => Self::None,
            _ => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Cursor, path::Path};

    use csv::StringRecord;
    use proptest::prelude::*;

    use super::*;

    type Read = Vec<(u64, Vec<String>)>;

    fn rows(rows: &mut dyn Rows, read: &mut Read) {
        let mut row = StringRecord::new();
        while let Some(place) = rows.next(&mut row).unwrap() {
            read.push((place, row.iter().map(str::to_owned).collect()));
        }
    }

    fn whole(text: &str) -> Delimited {
        let text = Box::new(Cursor::new(text.as_bytes().to_vec()));
        Delimited::read(Path::new("orders.csv"), text).unwrap()
    }

    /// What its pieces hold, and how many of them were plain lines.
    fn in_pieces(text: &str, size: usize) -> (Read, usize) {
        let Some(mut pieces) = whole(text).text_pieces() else { panic!("it is all there yet") };
        pieces.size = size;
        let (mut read, mut plain) = (Vec::new(), 0);
        while let Some(mut piece) = pieces.next().unwrap() {
            let columns: Vec<_> = (0..piece.headers().len()).map(Some).collect();
            let took = piece.each_batch(&columns, &mut |batch| {
                read.extend((0..batch.rows).map(|row| {
                    let values = batch.columns.iter();
                    let values = values.map(|it| it.words.text(it.codes[row]).to_owned());
                    (batch.first + row as u64, values.collect())
                }));
            });
            plain += usize::from(took.unwrap());
            rows(&mut *piece, &mut read);
        }
        (read, plain)
    }

    #[test]
    fn lines_without_quotes_are_only_cut() {
        let text = "order_id;item_id\r\n1;tent \r\n1;\r\n;gas\r\n";
        let (read, plain) = in_pieces(text, 40);
        let row = |order: &str, item: &str| vec![order.to_owned(), item.to_owned()];
        assert_eq!(read, [(2, row("1", "tent ")), (3, row("1", "")), (4, row("", "gas"))]);
        assert_eq!(plain, 1);
        for odd in ["1;\"tent\"\n", "1;tent;1\n", "1\n", "1;tent\n\n1;gas\n", "1;te\rnt\n"] {
            assert_eq!(in_pieces(&format!("order_id;item_id\n{odd}"), 40).1, 0, "{odd}");
        }
    }

    /// With quotes, and without.
    fn any_values() -> impl Strategy<Value = Vec<&'static str>> {
        let quoted = ["6\" nail", "\"x, y\"", "\"two\n,lines\"", "\"\"", "\"a\"\"b\"", "\"a\"b"];
        let plain = ["a", "", "b", "\u{e9}"];
        let any = [&plain[..], &quoted].concat();
        let of = |some: Vec<&'static str>| prop::collection::vec(prop::sample::select(some), 1..60);
        prop_oneof![of(any), of(plain.to_vec())]
    }

    proptest! {
        #[test]
        fn pieces_hold_the_rows_of_the_file_at_their_lines(
            values in any_values(),
            columns in 2_usize..4,
            is_crlf in any::<bool>(),
            size in 1_usize..40,
        ) {
            let ends = if is_crlf { "\r\n" } else { "\n" };
            let mut text = format!("{}{ends}", vec!["h"; columns].join(","));
            for row in values.chunks(columns) {
                text += &row.join(",");
                text += ends;
            }
            let mut read = Vec::new();
            rows(&mut whole(&text), &mut read);
            prop_assert_eq!(in_pieces(&text, size).0, read);
        }
    }
}

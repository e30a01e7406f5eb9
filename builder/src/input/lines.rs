//! Plain lines: text that takes no reading but cutting, as columns.
//!
//! Comes in: whole lines of a table. Goes out: their columns, or nothing where a line is not plain.
//! What must stay true: the values are those the `csv` crate reads, each row a line.

use memchr::{memchr, memchr_iter};

use super::batch::{Batch, Values, Words};
use crate::texts::is_same;

/// The columns of lines that follow each other.
pub(super) struct Lines<'a> {
    /// By column of the table; only those that are wanted.
    columns: Vec<Option<Column<'a>>>,
    nothing: Column<'a>,
    rows: usize,
}

#[derive(Default)]
struct Column<'a> {
    /// No value, then those of the lines in order, one that follows itself only once.
    texts: Vec<&'a str>,
    codes: Vec<u32>,
    /// The value of the last line, and its code.
    last: (&'a str, u32),
}

impl<'a> Lines<'a> {
    /// Cuts text into as many columns as `is_wanted` names. Nothing where there are quotes, bytes
    /// that are not UTF-8, empty lines, or lines of more or fewer values.
    pub(super) fn cut(
        text: &'a [u8],
        delimiter: u8,
        is_wanted: impl Iterator<Item = bool>,
    ) -> Option<Self> {
        let is_break = |at: usize| text.get(at + 1).is_none_or(|next| *next == b'\n');
        if memchr(b'"', text).is_some() || !memchr_iter(b'\r', text).all(is_break) {
            return None;
        }
        let text = str::from_utf8(text).ok()?;
        // What it begins with may be the rest of a line break.
        let text = text.strip_prefix('\n').unwrap_or(text);
        // Lines are about as long as the first.
        let rows = text.len() / (1 + memchr(b'\n', text.as_bytes()).unwrap_or(text.len()));
        let column = |is_wanted: bool| is_wanted.then(|| Column::begun(rows));
        let columns: Vec<_> = is_wanted.map(column).collect();
        let mut lines = Self { columns, nothing: Column::begun(0), rows: 0 };
        let (mut start, mut place) = (0, 0);
        each_end(text.as_bytes(), delimiter, |end| {
            let value = &text[start..end];
            start = end + 1;
            if text.as_bytes()[end] == delimiter {
                lines.put(place, value)?;
                place += 1;
            } else {
                lines.end(place, value)?;
                place = 0;
            }
            Some(())
        })?;
        if place > 0 || start < text.len() {
            lines.end(place, &text[start..])?;
        }
        Some(lines)
    }

    /// The value at `place` of the line.
    fn put(&mut self, place: usize, value: &'a str) -> Option<()> {
        if let Some(column) = self.columns.get_mut(place)? {
            column.put(value);
        }
        Some(())
    }

    /// The last value of the line, which is no empty one.
    fn end(&mut self, place: usize, value: &'a str) -> Option<()> {
        let value = value.strip_suffix('\r').unwrap_or(value);
        if place + 1 != self.columns.len() || (place == 0 && value.is_empty()) {
            return None;
        }
        self.rows += 1;
        self.put(place, value)
    }

    /// The lines as rows, the first at this place.
    pub(super) fn batch(&mut self, first: u64, columns: &[Option<usize>]) -> Batch<'_> {
        self.nothing.codes.resize(self.rows, 0);
        let values = |at: &Option<usize>| {
            at.and_then(|at| self.columns[at].as_ref()).unwrap_or(&self.nothing).values()
        };
        Batch { first, rows: self.rows, columns: columns.iter().map(values).collect() }
    }
}

/// Tells where each value ends, eight bytes at a time: most are shorter than a search would need to begin.
fn each_end(text: &[u8], delimiter: u8, mut tell: impl FnMut(usize) -> Option<()>) -> Option<()> {
    let (words, rest) = text.as_chunks::<8>();
    for (word, start) in words.iter().zip((0..).step_by(8)) {
        let word = u64::from_le_bytes(*word);
        let mut ends = places_of(delimiter, word) | places_of(b'\n', word);
        while ends != 0 {
            tell(start + ends.trailing_zeros() as usize / 8)?;
            ends &= ends - 1;
        }
    }
    let is_end = |byte: u8| byte == delimiter || byte == b'\n';
    let rest = rest.iter().zip(words.len() * 8..).filter(|(byte, _)| is_end(**byte));
    rest.map(|(_, place)| place).try_for_each(tell)
}

/// The highest bit of each byte that is `byte`: nothing is carried from one byte to the next.
fn places_of(byte: u8, word: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    let others = word ^ u64::from_ne_bytes([byte; 8]);
    !(((others & LOW) + LOW) | others | LOW)
}

impl<'a> Column<'a> {
    fn begun(rows: usize) -> Self {
        let codes = Vec::with_capacity(rows + rows / 8);
        Self { texts: vec![""], codes, ..Self::default() }
    }

    /// Values stand in runs: one that stands there again has the code of the one before it.
    fn put(&mut self, value: &'a str) {
        if !is_same(self.last.0, value) {
            self.last = (value, if value.is_empty() { 0 } else { self.texts.len() as u32 });
            if !value.is_empty() {
                self.texts.push(value);
            }
        }
        self.codes.push(self.last.1);
    }

    /// Texts of another piece are other texts.
    fn values(&self) -> Values<'_> {
        let words = Words::InPlace(&self.texts);
        Values { words, codes: &self.codes, lasting: 0, group: 0 }
    }
}

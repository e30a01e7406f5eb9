//! A sorted table of names, read in place and searched by halving.
//!
//! ```text
//! count varint · length varint each · the names, UTF-8, strictly rising
//! ```

use std::ops::Range;

use super::{
    ModelError,
    bytes::{Cursor, write_varint},
};

/// Where a table of names lies in the file.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// Where each name ends within the text.
    ends: Vec<u32>,
    text: Range<usize>,
}

impl Names {
    /// Reads and checks a table: lengths fit, names rise strictly, all is UTF-8.
    pub(super) fn decode(cursor: &mut Cursor<'_>) -> Result<Self, ModelError> {
        let count = cursor.varint()?;
        // A name takes a byte at least: no more room is asked for than the file could fill.
        let mut ends = Vec::with_capacity(cursor.left().min(count as usize));
        let mut length = 0_u32;
        for _ in 0..count {
            length = length.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
            ends.push(length);
        }
        let text = cursor.skip(length as usize)?;
        let bytes = cursor.bytes();
        let whole = std::str::from_utf8(&bytes[text.clone()]).map_err(|_| cursor.damaged())?;
        let names = Self { ends, text };
        let mut before = "";
        for place in 0..names.len() {
            let name = whole.get(names.range(place)).ok_or_else(|| cursor.damaged())?;
            if before >= name {
                return Err(cursor.damaged());
            }
            before = name;
        }
        Ok(names)
    }

    /// Writes a table. `names` must rise strictly; the reader refuses anything else.
    pub(super) fn encode<'a>(names: impl Iterator<Item = &'a str> + Clone, out: &mut Vec<u8>) {
        write_varint(names.clone().count() as u32, out);
        for name in names.clone() {
            write_varint(name.len() as u32, out);
        }
        for name in names {
            out.extend(name.as_bytes());
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name at `place`; empty past the end.
    pub(super) fn get<'a>(&self, bytes: &'a [u8], place: usize) -> &'a str {
        bytes
            .get(self.text.clone())
            .and_then(|text| text.get(self.range(place)))
            .and_then(|name| std::str::from_utf8(name).ok())
            .unwrap_or_default()
    }

    /// The place of `name`.
    pub(super) fn find(&self, bytes: &[u8], name: &str) -> Option<usize> {
        // Bytes stand in the order of the text they are.
        let (text, mut low, mut high) = (&bytes[self.text.clone()], 0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match text[self.range(middle)].cmp(name.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Where name `place` lies within the text.
    fn range(&self, place: usize) -> Range<usize> {
        let end = |place: usize| self.ends.get(place).copied().unwrap_or_default() as usize;
        if place >= self.len() {
            return 0..0;
        }
        (if place == 0 { 0 } else { end(place - 1) })..end(place)
    }
}

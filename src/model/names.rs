//! A sorted table of names, read in place and searched by halving.

use std::ops::Range;

use super::{
    ModelError,
    bytes::{Cursor, u32_at},
};

/// Where a table of names lies in the file.
#[derive(Clone, Debug)]
pub(super) struct Names {
    ends: Range<usize>,
    text: Range<usize>,
}

impl Names {
    /// Reads and checks a table: ends rise and fit, names rise strictly, all is UTF-8.
    pub(super) fn decode(bytes: &[u8], cursor: &mut Cursor<'_>) -> Result<Self, ModelError> {
        let count = cursor.u32()? as usize;
        let ends = cursor.skip(count.checked_mul(4).ok_or_else(|| cursor.damaged())?)?;
        let length = if count == 0 { 0 } else { u32_at(bytes, ends.end - 4) as usize };
        let text = cursor.skip(length)?;
        let names = Self { ends, text };

        let whole =
            std::str::from_utf8(&bytes[names.text.clone()]).map_err(|_| cursor.damaged())?;
        let mut before: Option<&str> = None;
        for place in 0..names.len() {
            let name = whole.get(names.range(bytes, place)).ok_or_else(|| cursor.damaged())?;
            if name.is_empty() || before.is_some_and(|before| before >= name) {
                return Err(cursor.damaged());
            }
            before = Some(name);
        }
        Ok(names)
    }

    /// Writes a table. `names` must rise strictly; the reader refuses anything else.
    pub(super) fn encode<'a>(names: impl Iterator<Item = &'a str> + Clone, out: &mut Vec<u8>) {
        out.extend((names.clone().count() as u32).to_le_bytes());
        let mut end = 0;
        for name in names.clone() {
            end += name.len() as u32;
            out.extend(end.to_le_bytes());
        }
        names.for_each(|name| out.extend(name.as_bytes()));
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len() / 4
    }

    /// The name at `place`; empty past the end.
    pub(super) fn get<'a>(&self, bytes: &'a [u8], place: usize) -> &'a str {
        bytes
            .get(self.text.clone())
            .and_then(|text| text.get(self.range(bytes, place)))
            .and_then(|name| std::str::from_utf8(name).ok())
            .unwrap_or_default()
    }

    /// The place of `name`.
    pub(super) fn find(&self, bytes: &[u8], name: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.get(bytes, middle).cmp(name) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Where name `place` lies within the text.
    fn range(&self, bytes: &[u8], place: usize) -> Range<usize> {
        let end = |place: usize| u32_at(bytes, self.ends.start + place * 4) as usize;
        if place >= self.len() {
            return 0..0;
        }
        (if place == 0 { 0 } else { end(place - 1) })..end(place)
    }
}

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
    /// How many bytes all names begin with alike.
    shared: usize,
    /// Of every so-many-th name what comes next: to halve these needs no look at the names.
    heads: Vec<u64>,
}

/// So many names have one head: a page of a dictionary.
const PAGE: usize = 16;

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
        let mut names = Self { ends, text, shared: 0, heads: Vec::new() };
        let mut before = "";
        for place in 0..names.len() {
            let name = whole.get(names.range(place)).ok_or_else(|| cursor.damaged())?;
            if before >= name {
                return Err(cursor.damaged());
            }
            before = name;
        }
        names.note_heads(whole.as_bytes());
        Ok(names)
    }

    /// Names rise, so what the first and the last begin with alike all do.
    fn note_heads(&mut self, text: &[u8]) {
        let Some(last) = self.len().checked_sub(1) else { return };
        let (first, last) = (&text[self.range(0)], &text[self.range(last)]);
        self.shared = first.iter().zip(last).take_while(|(one, other)| one == other).count();
        let pages = (0..self.len()).step_by(PAGE);
        self.heads = pages.map(|place| head(&text[self.range(place)][self.shared..])).collect();
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
        let (text, name) = (&bytes[self.text.clone()], name.as_bytes());
        let alike = text.get(..self.shared)?;
        let head = head(name.strip_prefix(alike)?);
        // From the last page that begins before the name to the first that begins behind it.
        let before = self.heads.partition_point(|other| *other < head);
        let alike = match self.heads.get(before) {
            Some(other) if *other == head => &self.heads[before..],
            _ => &[],
        };
        let behind = before + alike.partition_point(|other| *other == head);
        let (mut low, mut high) =
            (before.saturating_sub(1) * PAGE, (behind * PAGE).min(self.len()));
        while low < high {
            let middle = usize::midpoint(low, high);
            match text[self.range(middle)].cmp(name) {
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

/// The first eight bytes as a number: numbers stand in the order of the text, or are equal.
fn head(text: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = text.len().min(first.len());
    first[..length].copy_from_slice(&text[..length]);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_where_it_stands_and_no_other_is() -> Result<(), ModelError> {
        // Digits alone differ late; a longer name has the head of a shorter one.
        let digits = (0..1_000).map(|n| format!("sku-{:05}", n * 3));
        let long = (0..100).map(|n| format!("sku-01500-{n:020}"));
        let mut odd: Vec<String> = digits.chain(long).collect();
        odd.sort_unstable();
        let few = ["a", "a\0", "b"].map(str::to_owned).to_vec();
        for names in [odd, few.clone(), few[..1].to_vec(), Vec::new()] {
            let mut bytes = Vec::new();
            Names::encode(names.iter().map(String::as_str), &mut bytes);
            let table = Names::decode(&mut Cursor::new(&bytes, 0..bytes.len(), "names"))?;
            for (place, name) in names.iter().enumerate() {
                assert_eq!(table.find(&bytes, name), Some(place), "{name:?}");
                for other in [format!("{name}\0"), format!("{name}x"), name[1..].to_owned()] {
                    let known = names.binary_search(&other).ok();
                    assert_eq!(table.find(&bytes, &other), known, "{other:?}");
                }
            }
            for other in ["", "sku", "sku-", "sku-00001", "zzz"] {
                let known = names.binary_search(&other.to_owned()).ok();
                assert_eq!(table.find(&bytes, other), known, "{other:?}");
            }
        }
        Ok(())
    }
}

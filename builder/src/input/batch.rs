//! Rows by columns, many at a time, and what their values are understood as.
//!
//! What must stay true: a value that stands in many rows is text once; what it was understood as
//! is known for as long as its text lasts.

use crate::texts::Texts;

/// Rows that follow each other.
pub struct Batch<'a> {
    /// The place of the first in the file.
    pub first: u64,
    /// How many there are.
    pub rows: usize,
    /// The columns that were asked for, in that order.
    pub columns: Vec<Values<'a>>,
}

/// Texts by number, wherever they lie.
#[derive(Clone, Copy)]
pub enum Words<'a> {
    /// Written out.
    Written(&'a Texts),
    /// Where the file has them.
    InPlace(&'a [&'a str]),
}

impl<'a> Words<'a> {
    fn len(self) -> usize {
        match self {
            Self::Written(texts) => texts.len(),
            Self::InPlace(texts) => texts.len(),
        }
    }

    /// The text that has a number.
    pub fn text(self, number: u32) -> &'a str {
        match self {
            Self::Written(texts) => texts.text(number),
            Self::InPlace(texts) => texts[number as usize],
        }
    }
}

/// The values of one column.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// What there is to be; the first is nothing.
    pub words: Words<'a>,
    /// By row: which it is.
    pub codes: &'a [u32],
    /// How many of the texts stay what they are as long as the group is the same.
    pub lasting: usize,
    /// By number.
    pub group: u64,
}

impl<'a> Values<'a> {
    /// The value of a row without the blanks around it.
    pub fn text(&self, row: usize) -> &'a str {
        self.words.text(self.codes[row]).trim()
    }
}

/// What the values of one column are understood as, batch after batch.
pub struct Understood<V> {
    group: Option<u64>,
    /// By code; none as long as nobody has asked.
    values: Vec<Option<V>>,
}

impl<V> Default for Understood<V> {
    fn default() -> Self {
        Self { group: None, values: Vec::new() }
    }
}

impl<V: Copy> Understood<V> {
    /// The next batch begins.
    pub fn begin(&mut self, values: &Values) {
        let lasting = if self.group == Some(values.group) { values.lasting } else { 0 };
        self.group = Some(values.group);
        self.values.truncate(lasting);
        self.values.resize(values.words.len(), None);
    }

    /// What the value of a row is understood as.
    pub fn at(&mut self, values: &Values, row: usize, understand: impl FnOnce(&str) -> V) -> V {
        let known = &mut self.values[values.codes[row] as usize];
        *known.get_or_insert_with(|| understand(values.text(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_looked_at_once_as_long_as_its_text_lasts() {
        let texts = |words: [&str; 3]| {
            let mut texts = Texts::default();
            for word in words {
                texts.push(|text| text.push_str(word));
            }
            texts
        };
        let mut understood = Understood::default();
        let mut looked_at = Vec::new();
        for (words, group) in [(["", "7", " 8 "], 1), (["", "7", "9"], 1), (["", "5", "6"], 2)] {
            let texts = texts(words);
            let words = Words::Written(&texts);
            let values = Values { words, codes: &[1, 2, 1, 2], lasting: 2, group };
            understood.begin(&values);
            let read: Vec<u8> = (0..4)
                .map(|row| {
                    understood.at(&values, row, |text| {
                        looked_at.push(text.to_owned());
                        text.parse().unwrap()
                    })
                })
                .collect();
            assert_eq!(read[..2], read[2..]);
        }
        assert_eq!(looked_at, ["7", "8", "9", "5", "6"]);
    }
}

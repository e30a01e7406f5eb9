//! A line of an order as its export writes it, and what its values have to look like.

use std::path::PathBuf;

use crate::error::{InputError, excerpt};

use super::timestamp;

const QUANTITY: &str = "a number of pieces, such as 2 or 0.5, or below 0 for what came back";
const PRICE: &str = "a number such as 19.90";
/// One piece, where the log does not say how many.
const ONE_PIECE: i32 = 1_000;
/// Pieces of the largest line: more is another column's number.
pub const MOST_PIECES: f64 = 2e6;

/// One line of an order as its export writes it. Empty text is a value nobody knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrderRow<'a> {
    pub order: &'a str,
    pub item: &'a str,
    pub shopper: &'a str,
    pub timestamp: &'a str,
    pub quantity: &'a str,
    pub price: &'a str,
    /// The line or row it begins on.
    pub place: u64,
}

/// What an export calls the parts of an [`OrderRow`], for messages.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pub order: String,
    pub item: String,
    pub timestamp: String,
    pub quantity: String,
    pub price: String,
    /// What [`OrderRow::place`] counts.
    pub unit: &'static str,
}

/// Where rows come from.
#[derive(Debug, Default)]
pub(super) struct Origin {
    pub(super) file: PathBuf,
    pub(super) fields: Fields,
}

impl Origin {
    /// An order without an id, or a line without an item, is none.
    pub(super) fn named(&self, row: &OrderRow) -> Result<(), InputError> {
        for (value, field) in [(row.order, &self.fields.order), (row.item, &self.fields.item)] {
            if value.is_empty() {
                return Err(self
                    .wrong(row, field, "the value is empty".into())
                    .expected("a value in every row")
                    .advice("fill it in, or remove the row from the export"));
            }
        }
        Ok(())
    }

    /// The row's time is not one.
    pub(super) fn no_time(&self, row: &OrderRow) -> InputError {
        self.misread(row, &self.fields.timestamp, row.timestamp, timestamp::EXPECTED)
    }

    /// How much it is, in thousandths.
    pub(super) fn quantity(&self, row: &OrderRow) -> Result<i32, InputError> {
        let misread = || self.misread(row, &self.fields.quantity, row.quantity, QUANTITY);
        thousandths(row.quantity).ok_or_else(misread)
    }

    /// The price is checked and not kept: nothing is learned from it yet, and a column that slipped
    /// shows here.
    pub(super) fn price(&self, row: &OrderRow) -> Result<(), InputError> {
        let misread = || self.misread(row, &self.fields.price, row.price, PRICE);
        is_price(row.price).then_some(()).ok_or_else(misread)
    }

    fn misread(&self, row: &OrderRow, field: &str, value: &str, expected: &str) -> InputError {
        self.wrong(row, field, format!("{} is not understood", excerpt(value)))
            .expected(expected)
            .advice("correct the value, or leave it empty if you don't know it")
    }

    fn wrong(&self, row: &OrderRow, field: &str, problem: String) -> InputError {
        InputError::new(&self.file, problem).at(self.fields.unit, row.place).field(field)
    }
}

/// A quantity in thousandths; one piece where nothing is said.
pub(super) fn thousandths(value: &str) -> Option<i32> {
    if matches!(value, "" | "1") {
        return Some(ONE_PIECE);
    }
    let pieces = crate::amount::read(value)?;
    (pieces.abs() <= MOST_PIECES).then(|| (pieces * 1_000.0).round() as i32)
}

/// Whether it is a price, or nothing.
pub(super) fn is_price(value: &str) -> bool {
    value.is_empty() || crate::amount::read(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_exact_thousandths() {
        assert_eq!(thousandths("2"), Some(2_000));
        assert_eq!(thousandths(""), Some(1_000), "a line is of one piece");
        assert_eq!(thousandths("-0.25"), Some(-250));
        assert_eq!(thousandths("two"), None);
        assert_eq!(thousandths("2000000"), Some(2_000_000_000));
        assert_eq!(thousandths("4006381333931"), None, "a bar code in the wrong column");
        assert_eq!(thousandths("NaN"), None);
        assert_eq!(thousandths("inf"), None);
    }
}

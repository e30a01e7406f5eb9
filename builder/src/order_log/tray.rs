//! A tray: rows of text become numbers, row by row, for one core by itself.
//!
//! Comes in: rows. Goes out: what they say of orders, by numbers of the tray's own, and what became
//! of each row. What must stay true: a row is taken whole or not at all; the answer does not depend
//! on which rows stand beside each other, though neighbours that agree are quick.

use std::{convert::Infallible, path::PathBuf, sync::Arc};

use crate::error::{InputError, excerpt};

use super::{
    Dictionary, LeftOut, Reading,
    entry::Said,
    last::Last,
    shoppers::is_nobody,
    timestamp::{self, Moment},
};

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

/// What rows say, until it is put to the rest.
#[derive(Default)]
pub struct Tray {
    origin: Arc<Origin>,
    pub(super) orders: Dictionary,
    pub(super) items: Dictionary,
    pub(super) shoppers: Dictionary,
    pub(super) reading: Reading,
    moments: Vec<Moment>,
    lines: Vec<Line>,
    order: Last<u32>,
    shopper: Last<u32>,
    time: Last<u32>,
}

/// A row by the tray's own numbers; without an item its order came back.
struct Line {
    order: u32,
    shopper: u32,
    /// The place of its time.
    moment: u32,
    item: u32,
    quantity_thousandths: i32,
}

/// Where there is nobody, no time or no item.
const NONE: u32 = u32::MAX;

/// Numbers of all trays, by those of one.
pub(super) struct Numbers {
    pub(super) items: Vec<u32>,
    pub(super) shoppers: Vec<u32>,
}

impl Tray {
    pub(super) fn of(origin: Arc<Origin>) -> Self {
        Self { origin, ..Self::default() }
    }

    /// How many rows it holds.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: &OrderRow) {
        match self.checked(row) {
            Ok((_, Some(0))) => self.reading.leave_out(LeftOut::ZeroQuantity),
            Ok((moment, quantity)) => self.add(row, moment, quantity.unwrap_or(ONE_PIECE)),
            Err(error) => self.reading.give_up(error),
        }
    }

    /// Everything of this order came back, whenever it was or will be read.
    pub(super) fn cancel(&mut self, order: &str) {
        self.reading.leave_out(LeftOut::Cancelled);
        let order = number(&mut self.orders, &mut self.order, order);
        let (shopper, moment, item, quantity_thousandths) = (NONE, NONE, NONE, 0);
        self.lines.push(Line { order, shopper, moment, item, quantity_thousandths });
    }

    /// What every row says, with the tray's number of the order it says it of.
    pub(super) fn said(&self, numbers: &Numbers) -> impl Iterator<Item = (u32, Said)> {
        self.lines.iter().map(|line| {
            let item = numbers.items.get(line.item as usize);
            let said = Said {
                shopper: numbers.shoppers.get(line.shopper as usize).copied(),
                placed_at: self.moments.get(line.moment as usize).copied(),
                is_cancelled: item.is_none(),
                item: item.map(|item| (*item, line.quantity_thousandths)),
            };
            (line.order, said)
        })
    }

    /// The place of the row's time, and its quantity.
    fn checked(&mut self, row: &OrderRow) -> Result<(u32, Option<i32>), InputError> {
        let origin = Arc::clone(&self.origin);
        let fields = &origin.fields;
        for (value, field) in [(row.order, &fields.order), (row.item, &fields.item)] {
            if value.is_empty() {
                return Err(origin
                    .wrong(row, field, "the value is empty".into())
                    .expected("a value in every row")
                    .advice("fill it in, or remove the row from the export"));
            }
        }
        let moment = if row.timestamp.is_empty() {
            NONE
        } else {
            let read = || {
                self.moments.push(timestamp::read(row.timestamp).ok_or(())?);
                Ok(self.moments.len() as u32 - 1)
            };
            self.time.of(row.timestamp, read).map_err(|()| {
                origin.misread(row, &fields.timestamp, row.timestamp, timestamp::EXPECTED)
            })?
        };
        let quantity = match row.quantity {
            "" => None,
            "1" => Some(ONE_PIECE),
            text => Some(
                thousandths(text)
                    .ok_or_else(|| origin.misread(row, &fields.quantity, text, QUANTITY))?,
            ),
        };
        // The price is checked and not kept: nothing is learned from it yet, and a column that
        // slipped shows here.
        if !row.price.is_empty() && crate::amount::read(row.price).is_none() {
            return Err(origin.misread(row, &fields.price, row.price, PRICE));
        }
        Ok((moment, quantity))
    }

    fn add(&mut self, row: &OrderRow, moment: u32, quantity_thousandths: i32) {
        let shopper = if row.shopper.is_empty() {
            NONE
        } else if is_nobody(row.shopper) {
            self.reading.guests += 1;
            NONE
        } else {
            number(&mut self.shoppers, &mut self.shopper, row.shopper)
        };
        let order = number(&mut self.orders, &mut self.order, row.order);
        let item = self.items.number(row.item);
        self.lines.push(Line { order, shopper, moment, item, quantity_thousandths });
        self.reading.rows += 1;
        self.reading.kept += 1;
    }
}

impl Origin {
    fn misread(&self, row: &OrderRow, field: &str, value: &str, expected: &str) -> InputError {
        self.wrong(row, field, format!("{} is not understood", excerpt(value)))
            .expected(expected)
            .advice("correct the value, or leave it empty if you don't know it")
    }

    fn wrong(&self, row: &OrderRow, field: &str, problem: String) -> InputError {
        InputError::new(&self.file, problem).at(self.fields.unit, row.place).field(field)
    }
}

/// The number of a text that is often the one before it.
pub(super) fn number(dictionary: &mut Dictionary, last: &mut Last<u32>, text: &str) -> u32 {
    let Ok(number) = last.of(text, || Ok::<_, Infallible>(dictionary.number(text)));
    number
}

fn thousandths(value: &str) -> Option<i32> {
    let pieces = crate::amount::read(value)?;
    (pieces.abs() <= MOST_PIECES).then(|| (pieces * 1_000.0).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_exact_thousandths() {
        assert_eq!(thousandths("2"), Some(2_000));
        assert_eq!(thousandths("-0.25"), Some(-250));
        assert_eq!(thousandths("two"), None);
        assert_eq!(thousandths("2000000"), Some(2_000_000_000));
        assert_eq!(thousandths("4006381333931"), None, "a bar code in the wrong column");
        assert_eq!(thousandths("NaN"), None);
        assert_eq!(thousandths("inf"), None);
    }
}

//! Intake: rows of text become numbers, row by row.
//!
//! What must stay true: a row is taken whole or not at all; the answer does not depend on which
//! rows stand beside each other, though neighbours that agree are quick.

use std::{
    convert::Infallible,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    error::{BuilderError, InputError, excerpt},
    spill::Room,
};

use super::{
    Dictionary, LeftOut, Log, OptionalColumns, OrderLog, Parted, Reading, Rules,
    entry::Entry,
    last::Last,
    reading::FileRead,
    shoppers::{Shoppers, is_nobody},
    store::Store,
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

/// A log being taken in.
#[derive(Default)]
pub struct Intake {
    items: Dictionary,
    shoppers: Shoppers,
    reading: Reading,
    file: PathBuf,
    fields: Fields,
    shopper: Last<u32>,
    time: Last<Option<Moment>>,
    store: Store,
}

impl Intake {
    /// In memory, or where there is more `room` once that does not do.
    pub(super) fn within(room: Option<Room>) -> Self {
        Self { store: Store::within(room), ..Self::default() }
    }

    /// The next file begins.
    pub(super) fn begin(&mut self, file: &Path, read: FileRead, fields: Fields) {
        (self.file, self.fields) = (file.to_owned(), fields);
        self.reading.files.push(read);
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: &OrderRow) {
        match self.checked(row) {
            Ok((_, Some(0))) => self.reading.leave_out(LeftOut::ZeroQuantity),
            Ok((placed_at, quantity)) => self.add(row, placed_at, quantity.unwrap_or(ONE_PIECE)),
            Err(error) => self.reading.give_up(error),
        }
    }

    /// A row that can be read is no line of an order.
    pub(super) fn leave_out(&mut self, why: LeftOut) {
        self.reading.leave_out(why);
    }

    /// A row can't be read.
    pub(super) fn give_up(&mut self, error: InputError) {
        self.reading.give_up(error);
    }

    /// Everything of this order came back, whenever it was or will be read.
    pub(super) fn cancel(&mut self, order: &str) {
        self.reading.leave_out(LeftOut::Cancelled);
        self.store.add(&Entry { order, is_cancelled: true, ..Entry::default() });
    }

    /// The log, and what became of every row.
    pub(super) fn end(self, rules: &Rules) -> Result<Log, BuilderError> {
        let Self { items, shoppers, reading, store, .. } = self;
        let has = |column| reading.has(column);
        let columns = OptionalColumns { shoppers: has("user_id"), times: has("timestamp") };
        let (items, rules) = (Arc::new(items), rules.clone());
        Ok(match store.end(&shoppers)? {
            Log::Held(log) => Log::Held(OrderLog { items, columns, rules, reading, ..log }),
            Log::Parted(log) => Log::Parted(Parted { items, columns, rules, reading, ..log }),
        })
    }

    fn checked(&mut self, row: &OrderRow) -> Result<(Option<Moment>, Option<i32>), InputError> {
        for (value, field) in [(row.order, &self.fields.order), (row.item, &self.fields.item)] {
            if value.is_empty() {
                return Err(self
                    .wrong(row, field, "the value is empty".into())
                    .expected("a value in every row")
                    .advice("fill it in, or remove the row from the export"));
            }
        }
        let placed_at = if row.timestamp.is_empty() {
            None
        } else {
            let read = || timestamp::read(row.timestamp).map(Some).ok_or(());
            self.time.of(row.timestamp, read).map_err(|()| {
                self.misread(row, &self.fields.timestamp, row.timestamp, timestamp::EXPECTED)
            })?
        };
        let quantity = match row.quantity {
            "" => None,
            "1" => Some(ONE_PIECE),
            text => Some(
                thousandths(text)
                    .ok_or_else(|| self.misread(row, &self.fields.quantity, text, QUANTITY))?,
            ),
        };
        // The price is checked and not kept: nothing is learned from it yet, and a column that
        // slipped shows here.
        if !row.price.is_empty() && crate::amount::read(row.price).is_none() {
            return Err(self.misread(row, &self.fields.price, row.price, PRICE));
        }
        Ok((placed_at, quantity))
    }

    fn add(&mut self, row: &OrderRow, placed_at: Option<Moment>, quantity_thousandths: i32) {
        let item = self.items.number(row.item);
        let shopper = if row.shopper.is_empty() {
            None
        } else if is_nobody(row.shopper) {
            self.reading.guests += 1;
            None
        } else {
            let Self { shoppers, shopper, .. } = self;
            let numbered = || Ok::<_, Infallible>(shoppers.number(row.shopper));
            let Ok(number) = shopper.of(row.shopper, numbered);
            Some(number)
        };
        let item = Some((item, quantity_thousandths));
        self.store.add(&Entry { order: row.order, shopper, placed_at, is_cancelled: false, item });
        self.reading.rows += 1;
        self.reading.kept += 1;
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

fn thousandths(value: &str) -> Option<i32> {
    let pieces = crate::amount::read(value)?;
    (pieces.abs() <= MOST_PIECES).then(|| (pieces * 1_000.0).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(intake: Intake) -> OrderLog {
        intake.end(&Rules::default()).unwrap().held().unwrap()
    }

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

    #[test]
    fn a_cancelled_order_is_cancelled_before_or_after_its_lines() {
        for is_first in [true, false] {
            let mut intake = Intake::default();
            if is_first {
                intake.cancel("1");
            }
            intake.row(&OrderRow { order: "1", item: "tent", ..OrderRow::default() });
            intake.row(&OrderRow { order: "2", item: "tent", ..OrderRow::default() });
            if !is_first {
                intake.cancel("1");
            }
            let log = held(intake);
            let reading = &log.reading;
            let cancelled: Vec<_> = log.orders.iter().map(|order| order.is_cancelled).collect();
            assert_eq!(cancelled, [true, false]);
            assert_eq!((reading.rows, reading.kept, reading.cancelled_orders), (3, 2, 1));
        }
    }

    #[test]
    fn customer_0_is_nobody_and_each_of_its_orders_somebody_else() {
        let mut intake = Intake::default();
        for (order, shopper) in [("1", "0"), ("2", "Guest"), ("3", "ada")] {
            intake.row(&OrderRow { order, item: "tent", shopper, ..OrderRow::default() });
        }
        let log = held(intake);
        let known: Vec<_> = log.orders.iter().map(|order| order.shopper.is_some()).collect();
        assert_eq!((known, log.reading.guests), (vec![false, false, true], 2));
    }
}

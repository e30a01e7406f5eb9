//! Intake: what trays hold becomes one log, tray by tray.
//!
//! Comes in: rows one at a time, or trays that other cores have filled, in the order of the file.
//! Goes out: the log. What must stay true: it is the same however many trays there were.

use std::{path::Path, sync::Arc};

use crate::{
    error::{BuilderError, InputError},
    spill::Room,
};

use super::{
    Dictionary, LeftOut, Log, OptionalColumns, OrderLog, Parted, Reading, Rules,
    reading::FileRead,
    row::{Fields, OrderRow, Origin},
    shoppers::Shoppers,
    store::Store,
    tray::{Numbers, Tray},
};

/// Rows of a tray that is put to the rest.
const FULL: usize = 1 << 15;

/// A log being taken in.
#[derive(Default)]
pub struct Intake {
    items: Dictionary,
    shoppers: Shoppers,
    reading: Reading,
    store: Store,
    origin: Arc<Origin>,
    tray: Tray,
}

impl Intake {
    /// In memory, or where there is more `room` once that does not do.
    pub(super) fn within(room: Option<Room>) -> Self {
        Self { store: Store::within(room), ..Self::default() }
    }

    /// The next file begins.
    pub(super) fn begin(&mut self, file: &Path, read: FileRead, fields: Fields) {
        self.origin = Arc::new(Origin { file: file.to_owned(), fields });
        self.put_down();
        self.reading.files.push(read);
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: &OrderRow) {
        self.tray.row(row);
        self.put_down_if_full();
    }

    /// The tray for rows that come one at a time.
    pub(super) fn current(&mut self) -> &mut Tray {
        &mut self.tray
    }

    /// Takes what is in it, where that is much.
    pub(super) fn put_down_if_full(&mut self) {
        if self.tray.len() >= FULL {
            self.put_down();
        }
    }

    /// A row that can be read is no line of an order.
    pub(super) fn leave_out(&mut self, why: LeftOut) {
        self.tray.reading.leave_out(why);
    }

    /// A row can't be read.
    pub(super) fn give_up(&mut self, error: InputError) {
        self.tray.reading.give_up(error);
    }

    /// Everything of this order came back, whenever it was or will be read.
    pub(super) fn cancel(&mut self, order: &str) {
        self.tray.cancel(order);
    }

    /// A tray for rows of the file that has begun.
    pub(super) fn tray(&self) -> Tray {
        Tray::of(Arc::clone(&self.origin))
    }

    /// Takes what is in a tray.
    pub(super) fn take(&mut self, tray: Tray) {
        let Self { items, shoppers, store, .. } = self;
        let numbers = Numbers {
            items: items.numbers_of(tray.items.names()),
            shoppers: shoppers.numbers_of(tray.shoppers.names()),
        };
        store.take(&tray, &numbers);
        self.reading.append(tray.reading);
    }

    /// The log, and what became of every row.
    pub(super) fn end(mut self, rules: &Rules) -> Result<Log, BuilderError> {
        self.put_down();
        let Self { items, shoppers, reading, store, .. } = self;
        let has = |column| reading.has(column);
        let columns = OptionalColumns { shoppers: has("user_id"), times: has("timestamp") };
        let (items, rules) = (Arc::new(items), rules.clone());
        Ok(match store.end(&shoppers)? {
            Log::Held(log) => Log::Held(OrderLog { items, columns, rules, reading, ..log }),
            Log::Parted(log) => Log::Parted(Parted { items, columns, rules, reading, ..log }),
        })
    }

    fn put_down(&mut self) {
        let empty = self.tray();
        let full = std::mem::replace(&mut self.tray, empty);
        self.take(full);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn held(intake: Intake) -> OrderLog {
        intake.end(&Rules::default()).unwrap().held().unwrap()
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

    /// The log of rows of an order, an item and a shopper each, so many on a tray.
    fn on_trays(rows: &[[u8; 3]], a_tray: usize) -> String {
        let mut intake = Intake::default();
        for rows in rows.chunks(a_tray) {
            let mut tray = intake.tray();
            for row in rows {
                let [order, item, shopper] = row.map(|name| name.to_string());
                let (order, item, shopper) = (&*order, &*item, &*shopper);
                tray.row(&OrderRow { order, item, shopper, ..OrderRow::default() });
            }
            intake.take(tray);
        }
        let log = held(intake);
        let (orders, items): (Vec<_>, Vec<_>) =
            (log.order_ids.names().collect(), log.items.names().collect());
        format!("{orders:?} {items:?} {:?} {:?} {:?}", log.orders, log.lines, log.reading)
    }

    proptest! {
        #[test]
        fn the_log_is_the_same_however_many_trays_it_came_on(
            rows in prop::collection::vec(prop::array::uniform3(0_u8..6), 1..80),
            a_tray in 1_usize..12,
        ) {
            prop_assert_eq!(on_trays(&rows, a_tray), on_trays(&rows, rows.len()));
        }
    }
}

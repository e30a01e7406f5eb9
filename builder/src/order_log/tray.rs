//! A tray: rows of text become numbers, row by row, for one core by itself.
//!
//! Comes in: rows. Goes out: what they say of orders, by numbers of the tray's own, and what became
//! of each row. What must stay true: a row is taken whole or not at all; the answer does not depend
//! on which rows stand beside each other, though neighbours that agree are quick.

use std::sync::Arc;

use crate::{error::InputError, texts::Texts};

use super::{
    Dictionary, LeftOut, Reading,
    entry::Said,
    last::Last,
    row::{OrderRow, Origin},
    shoppers::is_nobody,
    timestamp::{self, Moment},
};

/// What rows say, until it is put to the rest.
#[derive(Default)]
pub struct Tray {
    origin: Arc<Origin>,
    /// By number: the orders of its lines, perhaps more than once.
    pub(super) orders: Texts,
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
pub(super) struct Line {
    pub(super) order: u32,
    pub(super) shopper: u32,
    /// The place of its time.
    pub(super) moment: u32,
    pub(super) item: u32,
    pub(super) quantity_thousandths: i32,
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

    /// So many rows follow.
    pub(super) fn expect(&mut self, rows: usize) {
        self.lines.reserve(rows);
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: &OrderRow) {
        match self.checked(row) {
            Ok((_, 0)) => self.reading.leave_out(LeftOut::ZeroQuantity),
            Ok((moment, quantity)) => self.add(row, moment, quantity),
            Err(error) => self.reading.give_up(error),
        }
    }

    /// Takes a row that is checked, and whose shopper is no word for nobody.
    pub(super) fn line(&mut self, line: Line) {
        self.lines.push(line);
        self.reading.rows += 1;
        self.reading.kept += 1;
    }

    /// Everything of this order came back, whenever it was or will be read.
    pub(super) fn cancel(&mut self, order: &str) {
        self.reading.leave_out(LeftOut::Cancelled);
        let order = self.order(order);
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

    /// The place of a time, if it is one.
    pub(super) fn moment(&mut self, timestamp: &str) -> Option<u32> {
        if timestamp.is_empty() {
            return Some(NONE);
        }
        self.moments.push(timestamp::read(timestamp)?);
        Some(self.moments.len() as u32 - 1)
    }

    /// The number of a shopper; none for a word that means nobody.
    pub(super) fn shopper(&mut self, id: &str) -> Option<u32> {
        if id.is_empty() {
            return Some(NONE);
        }
        (!is_nobody(id)).then(|| self.shopper.surely(id, || self.shoppers.number(id)))
    }

    /// The number of an order: of one that is not the one before it a new one.
    pub(super) fn order(&mut self, id: &str) -> u32 {
        let orders = &mut self.orders;
        self.order.surely(id, || {
            orders.push(|text| text.push_str(id));
            orders.len() as u32 - 1
        })
    }

    /// The place of the row's time, and its quantity.
    fn checked(&mut self, row: &OrderRow) -> Result<(u32, i32), InputError> {
        let origin = Arc::clone(&self.origin);
        origin.named(row)?;
        let mut time = std::mem::take(&mut self.time);
        let moment = time.of(row.timestamp, || self.moment(row.timestamp).ok_or(()));
        self.time = time;
        let moment = moment.map_err(|()| origin.no_time(row))?;
        let quantity = origin.quantity(row)?;
        origin.price(row)?;
        Ok((moment, quantity))
    }

    fn add(&mut self, row: &OrderRow, moment: u32, quantity_thousandths: i32) {
        let shopper = self.shopper(row.shopper);
        self.reading.guests += u64::from(shopper.is_none());
        let shopper = shopper.unwrap_or(NONE);
        let order = self.order(row.order);
        let item = self.items.number(row.item);
        self.line(Line { order, shopper, moment, item, quantity_thousandths });
    }
}

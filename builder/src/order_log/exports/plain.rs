//! Rows that lie as columns become lines of a tray, each value looked at once, however many rows
//! hold it.
//!
//! What must stay true: a row gives what it would give by itself; one that is anything but a plain
//! line, or can't be read, is taken by itself.

use crate::input::{Batch, Understood, Values};

use super::{
    super::{
        row,
        tray::{Line, Tray},
    },
    standing,
};

/// What values were understood as, where they are those of plain lines.
#[derive(Default)]
pub(super) struct Plain {
    /// Whether orders and items have a name at all.
    named: [Understood<bool>; 2],
    orders: Understood<u32>,
    items: Understood<u32>,
    shoppers: Understood<Option<u32>>,
    times: Understood<Option<u32>>,
    quantities: Understood<Option<i32>>,
    prices: Understood<bool>,
    states: Understood<bool>,
}

/// Parts of a line: order, item, shopper, time, quantity, price and state.
pub(super) const PARTS: usize = 7;

impl Plain {
    /// Takes the rows of a batch that has a column for each part; `by_itself` takes one.
    pub(super) fn take(
        &mut self,
        tray: &mut Tray,
        batch: &Batch,
        mut by_itself: impl FnMut(&mut Tray, u64, [&str; PARTS]),
    ) {
        let Ok(columns) = <&[Values; PARTS]>::try_from(&*batch.columns) else { return };
        let [orders, items, shoppers, times, quantities, prices, states] = columns;
        self.named[0].begin(orders);
        self.named[1].begin(items);
        self.orders.begin(orders);
        self.items.begin(items);
        self.shoppers.begin(shoppers);
        self.times.begin(times);
        self.quantities.begin(quantities);
        self.prices.begin(prices);
        self.states.begin(states);
        tray.expect(batch.rows);
        for row in 0..batch.rows {
            match self.line(tray, columns, row) {
                Some(line) => tray.line(line),
                None => {
                    by_itself(tray, batch.first + row as u64, columns.map(|part| part.text(row)));
                }
            }
        }
    }

    /// What is no line gives nothing a number.
    fn line(&mut self, tray: &mut Tray, columns: &[Values; PARTS], row: usize) -> Option<Line> {
        let [orders, items, shoppers, times, quantities, prices, states] = columns;
        let is_counted = |state: &str| state.is_empty() || standing::left_out(state).is_none();
        if !self.states.at(states, row, is_counted) || !self.prices.at(prices, row, row::is_price) {
            return None;
        }
        let of_some = |text: &str| row::thousandths(text).filter(|quantity| *quantity != 0);
        let quantity_thousandths = self.quantities.at(quantities, row, of_some)?;
        let moment = self.times.at(times, row, |text| tray.moment(text))?;
        let is_named = |text: &str| !text.is_empty();
        if !self.named[0].at(orders, row, is_named) || !self.named[1].at(items, row, is_named) {
            return None;
        }
        let shopper = self.shoppers.at(shoppers, row, |text| tray.shopper(text))?;
        let order = self.orders.at(orders, row, |text| tray.order(text));
        let item = self.items.at(items, row, |text| tray.items.number(text));
        Some(Line { order, shopper, moment, item, quantity_thousandths })
    }
}

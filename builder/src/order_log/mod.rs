//! The order log: an export of past purchases, one row an order line.
//!
//! Comes in: a CSV file with `order_id,item_id` and perhaps `user_id,timestamp,quantity,price`.
//! Goes out: [`OrderLog`], numbers only. What must stay true: shoppers are numbers from the first
//! moment and their ids are gone when reading ends; a bad row stops the build with its line.

mod dictionary;
pub mod timestamp;

use std::path::Path;

pub use dictionary::Dictionary;
use timestamp::Moment;

use crate::{
    error::{BuilderError, InputError},
    progress::Progress,
    table::{Column, Row, Table},
};

/// Everything the builder keeps of an order export.
#[derive(Debug, Default)]
pub struct OrderLog {
    /// Order ids; an order's number is its place in [`OrderLog::orders`].
    pub order_ids: Dictionary,
    /// Item ids as the log writes them: product ids or aliases.
    pub items: Dictionary,
    /// What is known of each order.
    pub orders: Vec<Order>,
    /// In order of the file.
    pub lines: Vec<OrderLine>,
    /// Which of the columns that may be absent the file has.
    pub columns: OptionalColumns,
    /// Orders whose lines name more than one shopper; they count for the first id in byte order.
    pub orders_of_several_shoppers: u32,
}

/// Columns an export may leave out: a matter of the file, not of anybody's order.
#[derive(Clone, Copy, Debug, Default)]
pub struct OptionalColumns {
    /// `user_id`.
    pub shoppers: bool,
    /// `timestamp`.
    pub times: bool,
}

/// What is known of an order beyond its lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order {
    /// A number for the shopper; none when the log names nobody.
    pub shopper: Option<u32>,
    /// The earliest time of its lines, in seconds since 1970.
    pub placed_at: Option<i64>,
    /// What the clock on the wall said then, in seconds since 1970 by its own date.
    pub wall_time: Option<i64>,
}

/// A row: so much of an item in an order.
#[derive(Clone, Copy, Debug)]
pub struct OrderLine {
    /// The order's number.
    pub order: u32,
    /// The item's number in [`OrderLog::items`].
    pub item: u32,
    /// In thousandths, so that sums are exact; below 0 for what came back.
    pub quantity_thousandths: i64,
}

/// One piece, where the log does not say how many.
const ONE_PIECE: i64 = 1_000;
const QUANTITY: &str = "a number of pieces, such as 2 or 0.5, or below 0 for what came back";
const PRICE: &str = "a number such as 19.90, without currency";

/// Reads the whole log.
pub fn read(file: &Path, progress: &Progress) -> Result<OrderLog, BuilderError> {
    let mut table = Table::open(file, progress)?;
    let columns = Columns::find(&table)?;
    let (mut log, mut shoppers) = (OrderLog::default(), Shoppers::default());
    log.columns =
        OptionalColumns { shoppers: columns.shopper.is_some(), times: columns.timestamp.is_some() };
    while let Some(row) = table.next()? {
        log.add(&columns, &row, &mut shoppers)?;
    }
    if log.lines.is_empty() {
        return Err(InputError::new(file, "there is no order in it")
            .expected("one row an order line")
            .advice("export the orders again")
            .into());
    }
    log.orders_of_several_shoppers = shoppers.settle(&mut log.orders);
    Ok(log)
}

/// The columns that are read. Any other is never looked at.
struct Columns {
    order: Column,
    item: Column,
    shopper: Option<Column>,
    timestamp: Option<Column>,
    quantity: Option<Column>,
    price: Option<Column>,
}

impl Columns {
    fn find(table: &Table) -> Result<Self, BuilderError> {
        Ok(Self {
            order: table.required("order_id")?,
            item: table.required("item_id")?,
            shopper: table.column("user_id")?,
            timestamp: table.column("timestamp")?,
            quantity: table.column("quantity")?,
            price: table.column("price")?,
        })
    }
}

impl OrderLog {
    fn add(
        &mut self,
        columns: &Columns,
        row: &Row,
        shoppers: &mut Shoppers,
    ) -> Result<(), BuilderError> {
        let order = self.order_ids.number(row.required(columns.order)?);
        let item = self.items.number(row.required(columns.item)?);
        let placed_at = row.parsed(columns.timestamp, timestamp::EXPECTED, timestamp::read)?;
        let quantity = row.parsed(columns.quantity, QUANTITY, thousandths)?;
        // The price is checked and not kept: nothing is learned from it yet, and a column that
        // slipped shows here.
        row.parsed(columns.price, PRICE, |value| {
            value.parse().ok().filter(|p: &f64| p.is_finite())
        })?;

        if order as usize == self.orders.len() {
            self.orders.push(Order::default());
        }
        let known = &mut self.orders[order as usize];
        if let Some(Moment { instant, wall }) = placed_at {
            let at = (instant, wall);
            let earliest = known.placed_at.zip(known.wall_time).map_or(at, |first| first.min(at));
            (known.placed_at, known.wall_time) = (Some(earliest.0), Some(earliest.1));
        }
        if let Some(id) = row.optional(columns.shopper)? {
            shoppers.placed(known, order, id);
        }
        self.lines.push(OrderLine {
            order,
            item,
            quantity_thousandths: quantity.unwrap_or(ONE_PIECE),
        });
        Ok(())
    }
}

/// Shopper ids while the log is read, and no longer.
#[derive(Default)]
struct Shoppers {
    ids: Dictionary,
    /// Every further claim to an order that has a shopper already.
    claims: Vec<(u32, u32)>,
}

impl Shoppers {
    fn placed(&mut self, order: &mut Order, number: u32, id: &str) {
        let shopper = self.ids.number(id);
        match order.shopper {
            None => order.shopper = Some(shopper),
            Some(first) if first != shopper => self.claims.push((number, shopper)),
            Some(_) => {}
        }
    }

    /// Gives each contested order to the first id in byte order, whatever order the rows came in.
    fn settle(mut self, orders: &mut [Order]) -> u32 {
        let names = self.ids.names();
        for (order, claimant) in &self.claims {
            let order = &mut orders[*order as usize];
            let holder = order.shopper.unwrap_or(*claimant);
            if names[*claimant as usize] < names[holder as usize] {
                order.shopper = Some(*claimant);
            }
        }
        self.claims.sort_unstable();
        self.claims.dedup_by_key(|(order, _)| *order);
        self.claims.len() as u32
    }
}

fn thousandths(value: &str) -> Option<i64> {
    let pieces: f64 = value.parse().ok()?;
    (pieces.abs() <= 1e9).then(|| (pieces * 1_000.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_exact_thousandths() {
        assert_eq!(thousandths("2"), Some(2_000));
        assert_eq!(thousandths("-0.25"), Some(-250));
        assert_eq!(thousandths("two"), None);
        assert_eq!(thousandths("NaN"), None);
        assert_eq!(thousandths("inf"), None);
    }

    #[test]
    fn an_order_two_shoppers_claim_goes_to_the_first_id_whatever_came_first() {
        for ids in [["b", "a"], ["a", "b"]] {
            let (mut shoppers, mut orders) = (Shoppers::default(), vec![Order::default()]);
            for id in ids {
                shoppers.placed(&mut orders[0], 0, id);
            }
            let a = shoppers.ids.get("a");
            assert_eq!(shoppers.settle(&mut orders), 1);
            assert_eq!(orders[0].shopper, a);
        }
    }
}

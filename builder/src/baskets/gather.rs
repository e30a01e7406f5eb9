//! From order lines to baskets: names resolved, repeats merged, refunds taken off.
//!
//! What must stay true: a line is either counted or in exactly one row of the [`Tally`]; an order
//! nobody claims is a shopper of its own.

use std::{borrow::Cow, cmp::Reverse, ops::AddAssign};

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::{Baskets, Origin};
use crate::{
    catalogue::Names,
    order_log::{Dictionary, Order, OrderLine, OrderLog, Rules},
};

/// What became of every order line and every order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Lines looked at. The sum of the seven that follow.
    pub lines: u64,
    /// Lines that are one product of one basket.
    pub lines_counted: u64,
    /// Lines of items no product answers to.
    pub lines_of_unknown_items: u64,
    /// Further lines of a product within its order.
    pub lines_repeated: u64,
    /// Lines of products of which nothing was left after refunds.
    pub lines_cancelled: u64,
    /// Lines in orders of more products than the largest that counts.
    pub lines_in_largest_orders: u64,
    /// Lines of postage, fees, vouchers and the like.
    pub lines_of_no_product: u64,
    /// Lines in orders beyond the most that count of one shopper.
    pub lines_beyond_most_orders: u64,
    /// Orders looked at. The sum of the four that follow.
    pub orders: u64,
    /// Orders that are a basket.
    pub orders_counted: u64,
    /// Orders of more products than the largest that counts.
    pub orders_too_large: u64,
    /// Orders beyond the most that count of one shopper.
    pub orders_beyond_most: u64,
    /// Orders of which no product was left.
    pub orders_empty: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.lines_counted += other.lines_counted;
        self.lines_of_unknown_items += other.lines_of_unknown_items;
        self.lines_repeated += other.lines_repeated;
        self.lines_cancelled += other.lines_cancelled;
        self.lines_in_largest_orders += other.lines_in_largest_orders;
        self.lines_of_no_product += other.lines_of_no_product;
        self.lines_beyond_most_orders += other.lines_beyond_most_orders;
        self.orders += other.orders;
        self.orders_counted += other.orders_counted;
        self.orders_too_large += other.orders_too_large;
        self.orders_beyond_most += other.orders_beyond_most;
        self.orders_empty += other.orders_empty;
    }
}

impl Baskets {
    /// The baskets of the orders `is_counted` admits.
    pub fn gather(
        log: &OrderLog,
        names: &Names,
        product_count: usize,
        is_counted: impl Fn(u32) -> bool,
    ) -> (Self, Tally) {
        let items = Items::of(&log.items, &log.rules, names);
        Self::gather_of(log, &items, product_count, is_counted)
    }

    /// The same, where it is known what the items are.
    pub fn gather_of(
        log: &OrderLog,
        Items(items): &Items,
        product_count: usize,
        is_counted: impl Fn(u32) -> bool,
    ) -> (Self, Tally) {
        let mut tally = Tally::default();
        let mut baskets = Self::none(product_count);
        let mut resolved = Vec::new();
        for order in by_order(&log.lines).chunk_by(|a, b| a.order == b.order) {
            let number = order[0].order;
            if !is_counted(number) {
                continue;
            }
            tally.lines += order.len() as u64;
            if log.orders[number as usize].is_cancelled {
                tally.lines_cancelled += order.len() as u64;
                continue;
            }
            resolved.clear();
            for line in order {
                match items[line.item as usize] {
                    Item::Unknown => tally.lines_of_unknown_items += 1,
                    Item::NoProduct => tally.lines_of_no_product += 1,
                    Item::Product(place) => resolved.push((place, line.quantity_thousandths)),
                }
            }
            resolved.sort_unstable();
            let products = remaining(&resolved, &mut tally);
            if products.len() > log.rules.largest_order {
                tally.orders_too_large += 1;
                tally.lines_in_largest_orders += products.len() as u64;
            } else if !products.is_empty() {
                tally.lines_counted += products.len() as u64;
                baskets.push(Origin::of(log, number), &products);
            }
        }
        let baskets = keep_newest(baskets.ordered(), log, &mut tally);
        tally.orders =
            (0..log.orders.len() as u32).filter(|order| is_counted(*order)).count() as u64;
        tally.orders_counted = baskets.len() as u64;
        let others = tally.orders_too_large + tally.orders_beyond_most;
        tally.orders_empty = tally.orders - tally.orders_counted - others;
        (baskets, tally)
    }
}

/// The lines, order by order: as they stand, where the export has them so.
fn by_order(lines: &[OrderLine]) -> Cow<'_, [OrderLine]> {
    if lines.is_sorted_by_key(|line| line.order) {
        return lines.into();
    }
    let mut lines = lines.to_vec();
    lines.sort_unstable_by_key(|line| line.order);
    lines.into()
}

impl Origin {
    fn of(log: &OrderLog, number: u32) -> Self {
        let Order { placed_at, wall_time, .. } = log.orders[number as usize];
        let ahead = wall_time.zip(placed_at).map_or(0, |(wall, instant)| wall - instant);
        Self {
            shopper: log.shopper_of(number),
            order: number,
            placed_at,
            wall_ahead_seconds: ahead as i32,
        }
    }
}

/// By number of an item: what it is.
pub struct Items(Vec<Item>);

impl Items {
    /// As the names of the catalogue have it.
    pub fn of(items: &Dictionary, rules: &Rules, names: &Names) -> Self {
        let what_is = |name: &str| match names.resolve(name) {
            None if rules.is_no_product(name) => Item::NoProduct,
            None => Item::Unknown,
            Some(product) => Item::Product(product),
        };
        Self(items.names().map(what_is).collect())
    }
}

/// What an item of the log is.
#[derive(Clone, Copy)]
enum Item {
    Product(u32),
    NoProduct,
    Unknown,
}

/// Of each shopper the newest orders, as many as count of one: beyond that it is a till or a bot.
fn keep_newest(baskets: Baskets, log: &OrderLog, tally: &mut Tally) -> Baskets {
    let most = log.rules.most_orders;
    let age = |origin: &Origin| (Reverse(origin.placed_at), log.order_ids.name(origin.order));
    let mut beyond = FxHashSet::default();
    for shopper in baskets.shoppers().filter(|shopper| shopper.len() > most) {
        let mut placed: Vec<_> = shopper.collect();
        placed.sort_unstable_by_key(|basket| age(baskets.origin(*basket)));
        for basket in placed.drain(most..) {
            let lines = baskets.products(basket).len() as u64;
            tally.orders_beyond_most += 1;
            tally.lines_counted -= lines;
            tally.lines_beyond_most_orders += lines;
            beyond.insert(baskets.origin(basket).order);
        }
    }
    if beyond.is_empty() {
        return baskets;
    }
    baskets.only(|origin| !beyond.contains(&origin.order))
}

/// The products of one order of which more was bought than came back, by place and quantity.
fn remaining(order: &[(u32, i32)], tally: &mut Tally) -> Vec<u32> {
    let mut products = Vec::with_capacity(order.len());
    for lines in order.chunk_by(|a, b| a.0 == b.0) {
        if lines.iter().map(|line| i64::from(line.1)).sum::<i64>() > 0 {
            products.push(lines[0].0);
            tally.lines_repeated += lines.len() as u64 - 1;
        } else {
            tally.lines_cancelled += lines.len() as u64;
        }
    }
    products
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalogue::Product;

    /// A log of `(order, item, pieces)`, with the shoppers of its orders.
    fn log(shoppers: &[Option<u32>], lines: &[(u32, &str, i32)]) -> OrderLog {
        let mut log = OrderLog::default();
        for shopper in shoppers {
            log.orders.push(Order { shopper: *shopper, ..Order::default() });
        }
        for (order, item, pieces) in lines {
            let (item, quantity_thousandths) =
                (Arc::make_mut(&mut log.items).number(item), pieces * 1_000);
            log.lines.push(OrderLine { order: *order, item, quantity_thousandths });
        }
        log
    }

    fn tent_and_gas() -> Vec<Product> {
        let product = |id: &str, alias: &str| Product {
            id: id.into(),
            aliases: vec![alias.into()],
            ..Product::default()
        };
        vec![product("gas", "SKU-GAS"), product("tent", "SKU-TENT")]
    }

    #[test]
    fn every_line_is_counted_or_told_why_not() {
        let products = tent_and_gas();
        let log = log(
            &[Some(0), Some(0), None],
            &[
                (0, "tent", 1),
                (0, "SKU-TENT", 1),
                (0, "gas", 2),
                (1, "gas", 1),
                (1, "SKU-GAS", -1),
                (2, "lantern", 1),
            ],
        );
        let (baskets, tally) = Baskets::gather(&log, &Names::of(&products), 2, |_| true);
        assert_eq!(baskets.iter().map(|(_, products)| products).collect::<Vec<_>>(), [[0, 1]]);
        let expected = Tally {
            lines: 6,
            lines_counted: 2,
            lines_of_unknown_items: 1,
            lines_repeated: 1,
            lines_cancelled: 2,
            orders: 3,
            orders_counted: 1,
            orders_empty: 2,
            ..Tally::default()
        };
        assert_eq!(tally, expected);
    }

    #[test]
    fn guests_are_shoppers_of_their_own() {
        let products = tent_and_gas();
        let log = log(&[None, None, Some(0)], &[(0, "tent", 1), (1, "tent", 1), (2, "tent", 1)]);
        let (baskets, _) = Baskets::gather(&log, &Names::of(&products), 2, |_| true);
        let mut shoppers: Vec<_> = baskets.iter().map(|(origin, _)| origin.shopper).collect();
        shoppers.dedup();
        assert_eq!(shoppers.len(), 3);
    }

    #[test]
    fn an_order_of_a_reseller_is_not_counted() {
        let items: Vec<String> = (0..=100).map(|n| format!("{n:04}")).collect();
        let products: Vec<_> =
            items.iter().map(|id| Product { id: id.clone(), ..Product::default() }).collect();
        let lines: Vec<_> = items.iter().map(|id| (0, id.as_str(), 1)).collect();
        let mut log = log(&[Some(0)], &lines);
        let gather =
            |log: &OrderLog| Baskets::gather(log, &Names::of(&products), products.len(), |_| true);
        let (baskets, tally) = gather(&log);
        assert_eq!(baskets.len(), 0);
        assert_eq!(tally.lines_in_largest_orders, tally.lines);
        assert_eq!(tally.orders_too_large, 1);

        log.rules.largest_order = 101;
        assert_eq!(gather(&log).0.len(), 1, "a wholesale shop raises the limit");
    }

    #[test]
    fn of_a_bot_only_the_newest_orders_count() {
        let products = tent_and_gas();
        let mut log = log(&[Some(0); 3], &[(0, "gas", 1), (1, "gas", 1), (2, "gas", 1)]);
        for (order, id) in ["c", "b", "a"].iter().enumerate() {
            log.order_ids.number(id);
            log.orders[order].placed_at = Some(if order == 1 { 9 } else { 5 });
        }
        log.rules.most_orders = 2;
        let (baskets, tally) = Baskets::gather(&log, &Names::of(&products), 2, |_| true);
        let orders: Vec<_> = baskets.iter().map(|(origin, _)| origin.order).collect();
        assert_eq!(orders, [1, 2], "the newest, and of two of one time the first by id");
        assert_eq!((tally.orders_beyond_most, tally.lines_beyond_most_orders), (1, 1));
        assert_eq!((tally.orders_counted, tally.lines_counted), (2, 2));
    }

    #[test]
    fn postage_is_no_product_unless_the_catalogue_sells_it() {
        let mut products = tent_and_gas();
        let log = log(&[None, None], &[(0, "POST", 1), (0, "gas", 1), (1, "gas", 1)]);
        let (_, tally) = Baskets::gather(&log, &Names::of(&products), 2, |_| true);
        assert_eq!((tally.lines_of_no_product, tally.lines_counted), (1, 2));
        products.push(Product { id: "POST".into(), ..Product::default() });
        let (_, tally) = Baskets::gather(&log, &Names::of(&products), 3, |_| true);
        assert_eq!((tally.lines_of_no_product, tally.lines_counted), (0, 3));
    }

    #[test]
    fn nothing_of_a_cancelled_order_counts() {
        let products = tent_and_gas();
        let mut log = log(&[None, None], &[(0, "tent", 1), (1, "gas", 1)]);
        log.orders[0].is_cancelled = true;
        let (_, tally) = Baskets::gather(&log, &Names::of(&products), 2, |_| true);
        assert_eq!((tally.lines_cancelled, tally.orders_empty, tally.orders_counted), (1, 1, 1));
    }
}

//! From order lines to baskets: names resolved, repeats merged, refunds taken off.
//!
//! What must stay true: a line is either counted or in exactly one row of the [`Tally`]; an order
//! nobody claims is a shopper of its own.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{Baskets, Origin, Tally};
use crate::{
    catalogue::Names,
    order_log::{ByShopper, Dictionary, Order, OrderLine, OrderLog, Placed, Rules},
    shares::cores,
};

impl Baskets {
    /// The baskets of the orders `is_counted` admits.
    pub fn gather(
        log: &OrderLog,
        by_shopper: &ByShopper,
        names: &Names,
        product_count: usize,
        is_counted: impl Fn(u32) -> bool + Sync,
    ) -> (Self, Tally) {
        let items = Items::of(&log.items, &log.rules, names);
        Self::gather_of(log, by_shopper, &items, product_count, is_counted)
    }

    /// The same, where it is known what the items are.
    pub fn gather_of(
        log: &OrderLog,
        by_shopper: &ByShopper,
        items: &Items,
        product_count: usize,
        is_counted: impl Fn(u32) -> bool + Sync,
    ) -> (Self, Tally) {
        let gathered: Vec<_> = by_shopper
            .shares(cores())
            .into_par_iter()
            .map(|share| {
                let mut gathering = Gathering::of(log, items, product_count);
                for placed in share.iter().filter(|placed| is_counted(placed.order)) {
                    gathering.add(*placed, by_shopper.lines(placed.order));
                }
                (gathering.baskets, gathering.tally)
            })
            .collect();
        let (mut baskets, mut tally) = (Self::none(product_count), Tally::default());
        for (share, its_tally) in gathered {
            baskets.append(share);
            tally += its_tally;
        }
        let baskets = keep_newest(baskets, log, &mut tally);
        tally.orders =
            (0..log.orders.len() as u32).filter(|order| is_counted(*order)).count() as u64;
        tally.orders_counted = baskets.len() as u64;
        let others = tally.orders_too_large + tally.orders_beyond_most;
        tally.orders_empty = tally.orders - tally.orders_counted - others;
        (baskets, tally)
    }
}

/// Baskets being gathered, order by order.
struct Gathering<'a> {
    log: &'a OrderLog,
    items: &'a [Item],
    baskets: Baskets,
    tally: Tally,
    /// The lines of one order and its products, kept for their memory.
    resolved: Vec<(u32, i32)>,
    products: Vec<u32>,
}

impl<'a> Gathering<'a> {
    fn of(log: &'a OrderLog, Items(items): &'a Items, product_count: usize) -> Self {
        let (baskets, tally) = (Baskets::none(product_count), Tally::default());
        Self { log, items, baskets, tally, resolved: Vec::new(), products: Vec::new() }
    }

    fn add(&mut self, placed: Placed, order: &[OrderLine]) {
        let Self { log, items, baskets, tally, resolved, products } = self;
        tally.lines += order.len() as u64;
        if log.orders[placed.order as usize].is_cancelled {
            tally.lines_cancelled += order.len() as u64;
            return;
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
        products.clear();
        products.extend(remaining(resolved, tally));
        if products.len() > log.rules.largest_order {
            tally.orders_too_large += 1;
            tally.lines_in_largest_orders += products.len() as u64;
        } else if !products.is_empty() {
            tally.lines_counted += products.len() as u64;
            baskets.push(Origin::of(log, placed), products);
        }
    }
}

/// The products of one order of which more was bought than came back, by place and quantity.
fn remaining(order: &[(u32, i32)], tally: &mut Tally) -> impl Iterator<Item = u32> {
    order.chunk_by(|a, b| a.0 == b.0).filter_map(|lines| {
        if lines.iter().map(|line| i64::from(line.1)).sum::<i64>() > 0 {
            tally.lines_repeated += lines.len() as u64 - 1;
            Some(lines[0].0)
        } else {
            tally.lines_cancelled += lines.len() as u64;
            None
        }
    })
}

impl Origin {
    fn of(log: &OrderLog, Placed { shopper, order }: Placed) -> Self {
        let Order { placed_at, wall_time, .. } = log.orders[order as usize];
        let ahead = wall_time.zip(placed_at).map_or(0, |(wall, instant)| wall - instant);
        Self { shopper, order, placed_at, wall_ahead_seconds: ahead as i32 }
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
        let (baskets, tally) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 2, |_| true);
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
        let (baskets, _) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 2, |_| true);
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
        let gather = |log: &OrderLog| {
            Baskets::gather(log, &ByShopper::of(log), &Names::of(&products), products.len(), |_| {
                true
            })
        };
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
        let (baskets, tally) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 2, |_| true);
        let orders: Vec<_> = baskets.iter().map(|(origin, _)| origin.order).collect();
        assert_eq!(orders, [1, 2], "the newest, and of two of one time the first by id");
        assert_eq!((tally.orders_beyond_most, tally.lines_beyond_most_orders), (1, 1));
        assert_eq!((tally.orders_counted, tally.lines_counted), (2, 2));
    }

    #[test]
    fn postage_is_no_product_unless_the_catalogue_sells_it() {
        let mut products = tent_and_gas();
        let log = log(&[None, None], &[(0, "POST", 1), (0, "gas", 1), (1, "gas", 1)]);
        let (_, tally) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 2, |_| true);
        assert_eq!((tally.lines_of_no_product, tally.lines_counted), (1, 2));
        products.push(Product { id: "POST".into(), ..Product::default() });
        let (_, tally) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 3, |_| true);
        assert_eq!((tally.lines_of_no_product, tally.lines_counted), (0, 3));
    }

    #[test]
    fn nothing_of_a_cancelled_order_counts() {
        let products = tent_and_gas();
        let mut log = log(&[None, None], &[(0, "tent", 1), (1, "gas", 1)]);
        log.orders[0].is_cancelled = true;
        let (_, tally) =
            Baskets::gather(&log, &ByShopper::of(&log), &Names::of(&products), 2, |_| true);
        assert_eq!((tally.lines_cancelled, tally.orders_empty, tally.orders_counted), (1, 1, 1));
    }
}

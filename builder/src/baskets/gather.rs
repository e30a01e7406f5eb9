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
        items: &Items,
        product_count: usize,
        is_counted: impl Fn(u32) -> bool + Sync,
    ) -> (Self, Tally) {
        let gathered: Vec<_> = by_shopper
            .shares(cores())
            .into_par_iter()
            .map(|share| {
                let mut gathering = Gathering::of(log, items, product_count);
                by_shopper.each(share, |placed, lines| {
                    if is_counted(placed.order) {
                        gathering.add(*placed, lines);
                    }
                });
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
        let numbers = (0..items.len() as u32).into_par_iter();
        Self(numbers.map(|number| what_is(items.name(number))).collect())
    }

    /// The numbers of those no product answers to.
    pub fn unknown(&self) -> impl Iterator<Item = u32> {
        let items = self.0.iter().zip(0..);
        items.filter_map(|(item, number)| matches!(item, Item::Unknown).then_some(number))
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
mod tests;

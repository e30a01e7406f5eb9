//! Counting: how often each product is bought, and each two of them together.
//!
//! Comes in: baskets and how much a basket counts. Goes out: [`Counts`], one [`ItemCount`] a
//! product and, one at a time, a [`PairCount`] for each two that ever met. What must stay true:
//! sums are of whole numbers, so no order of rows, no thread, no machine and no part of the baskets
//! that is looked at by itself changes a bit.
//!
//! Pairs are the product of the basket matrix with itself, row by row in a dense accumulator
//! (Gustavson 1978). With postings in order of shopper, "the last shopper seen" in each cell is
//! all it takes to count distinct shoppers.

mod pairs;
mod postings;
mod structure;
mod told;
mod weight;

use pairs::Share;
pub use structure::{
    Beat, DAYPARTS, FEWEST_OF_A_PATTERN, KinCount, LARGEST_HISTORY, MONTHS, Pattern, RhythmCounts,
    Story, StructureCounts, WIDEST_BASKET, WINDOW_SECONDS, kin_facts, shelf_months,
};
pub use told::Watched;
pub use weight::{BasketWeight, ONE, WeightTable};

use crate::{
    baskets::{Baskets, Parts},
    shares::cores,
};
use weight::{Scale, Span};

/// What is known of one product.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItemCount {
    /// Sum of the weights of the baskets that hold it.
    pub weight: f64,
    /// Orders that hold it.
    pub orders: u32,
    /// Distinct shoppers who bought it.
    pub shoppers: u32,
}

/// What is known of two products, `a < b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairCount {
    /// The one place.
    pub a: u32,
    /// The other place.
    pub b: u32,
    /// Sum of the weights of the baskets that hold both.
    pub weight: f64,
    /// Orders that hold both.
    pub orders: u32,
    /// Distinct shoppers who bought both in one order.
    pub shoppers: u32,
}

/// The counts of an order log. Raw: nothing of it may leave this machine.
pub struct Counts<'a, P = Baskets> {
    parts: &'a P,
    scale: Scale,
    /// By place of product.
    pub items: Vec<ItemCount>,
    /// By place of product: orders that hold it, those of the past counting less and less.
    pub recent_orders: Vec<f64>,
}

/// What is bought drifts: an order of so many days ago is half an order today.
pub const DRIFT: BasketWeight = BasketWeight { gamma: 0.0, half_life_days: Some(120) };

/// Counts, whoever made them: this machine from baskets, or a cluster from the same orders.
pub trait Counted {
    /// Why they can't be had.
    type Error;
    /// By place of product.
    fn items(&self) -> &[ItemCount];
    /// By place of product: orders that hold it, those of the past counting less and less.
    fn recent_orders(&self) -> &[f64];
    /// Hands each pair of at least so many shoppers to `each`, in order of `a`, then `b`, and says
    /// how many pairs there are of any number.
    fn for_each_pair(
        &self,
        fewest_shoppers: u32,
        each: impl FnMut(PairCount),
    ) -> Result<u64, Self::Error>;
}

impl<'a> Counts<'a> {
    /// Counts the products, and prepares to count their pairs.
    pub fn of(baskets: &'a Baskets, weight: &BasketWeight) -> Self {
        let Ok(counts) = Self::of_parts(baskets, weight);
        counts
    }
}

impl<'a, P: Parts> Counts<'a, P> {
    /// The same of baskets that may not be in memory.
    pub fn of_parts(parts: &'a P, weight: &BasketWeight) -> Result<Self, P::Error> {
        let span = Span::of(parts)?;
        let (scale, drift) = (weight.scale(&span), DRIFT.scale(&span));
        let cells = || vec![Cell::default(); parts.product_count()];
        let mut desks: Vec<_> = (0..cores()).map(|_| [cells(), cells()]).collect();
        parts.each_part(|part| {
            part.share_out(&mut desks, |[items, recent], origin, products| {
                let weights = [&scale, &drift].map(|scale| scale.of(origin, products));
                for product in products {
                    items[*product as usize].meet(origin.shopper, weights[0]);
                    recent[*product as usize].meet(origin.shopper, weights[1]);
                }
            });
        })?;
        let [items, recent] = desks.into_iter().fold([cells(), cells()], |[all, latest], desk| {
            let [items, recent] = desk;
            [added(all, &items), added(latest, &recent)]
        });
        let items = items.into_iter().map(ItemCount::from).collect();
        let recent_orders = recent.into_iter().map(|cell| ItemCount::from(cell).weight).collect();
        Ok(Self { parts, scale, items, recent_orders })
    }
}

impl<P: Parts> Counted for Counts<'_, P> {
    type Error = P::Error;

    fn items(&self) -> &[ItemCount] {
        &self.items
    }

    fn recent_orders(&self) -> &[f64] {
        &self.recent_orders
    }

    fn for_each_pair(
        &self,
        fewest_shoppers: u32,
        each: impl FnMut(PairCount),
    ) -> Result<u64, P::Error> {
        self.share_out(Share { fewest_shoppers, ..Share::of_this_machine() }, each)
    }
}

#[derive(Clone, Default)]
struct Cell {
    weight: u64,
    orders: u32,
    shoppers: u32,
    last_shopper: u32,
}

impl Cell {
    fn meet(&mut self, shopper: u32, weight: u64) {
        if self.orders == 0 || self.last_shopper != shopper {
            self.shoppers += 1;
            self.last_shopper = shopper;
        }
        self.orders += 1;
        self.weight += weight;
    }
}

impl Cell {
    /// Adds what was counted of other shoppers.
    fn add(&mut self, other: &Self) {
        self.weight += other.weight;
        self.orders += other.orders;
        self.shoppers += other.shoppers;
    }
}

impl From<Cell> for ItemCount {
    fn from(Cell { weight, orders, shoppers, .. }: Cell) -> Self {
        Self { weight: weight as f64 / ONE, orders, shoppers }
    }
}

/// What two desks counted, who had no shopper in common.
fn added(mut cells: Vec<Cell>, others: &[Cell]) -> Vec<Cell> {
    for (cell, other) in cells.iter_mut().zip(others) {
        cell.add(other);
    }
    cells
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::baskets::Origin;

    const ALIKE: BasketWeight = BasketWeight { gamma: 0.0, half_life_days: None };
    const PRODUCTS: usize = 9;

    fn baskets(orders: &[(u32, BTreeSet<u32>)]) -> Baskets {
        let orders = orders.iter().zip(0..).filter(|((_, products), _)| !products.is_empty());
        let orders = orders.map(|((shopper, products), order)| {
            let origin =
                Origin { shopper: *shopper, order, placed_at: None, wall_ahead_seconds: 0 };
            (origin, products.iter().copied().collect())
        });
        Baskets::of(orders.collect(), PRODUCTS)
    }

    fn pairs(counts: &Counts) -> Vec<PairCount> {
        let mut pairs = Vec::new();
        let Ok(count) = counts.for_each_pair(0, |pair| pairs.push(pair));
        assert_eq!(count, pairs.len() as u64);
        pairs
    }

    #[test]
    fn an_order_of_120_days_ago_is_half_an_order_to_what_is_popular_now() {
        let placed = |order, days: i64| {
            let origin = Origin {
                shopper: order,
                order,
                placed_at: Some(days * 86_400),
                wall_ahead_seconds: 0,
            };
            (origin, vec![0])
        };
        let baskets = Baskets::of(vec![placed(0, 0), placed(1, 120)], 1);
        let counts = Counts::of(&baskets, &ALIKE);
        assert!((counts.recent_orders[0] - 1.5).abs() < 1e-9, "{:?}", counts.recent_orders);
        assert_eq!(counts.items[0].orders, 2);
    }

    #[test]
    fn three_orders_counted_by_hand() {
        const TENT: u32 = 0;
        const STOVE: u32 = 1;
        const GAS: u32 = 2;
        let (ada, ben) = (0, 1);
        let log = baskets(&[
            (ada, BTreeSet::from([TENT, STOVE, GAS])),
            (ada, BTreeSet::from([STOVE, GAS])),
            (ben, BTreeSet::from([TENT])),
        ]);
        let counts = Counts::of(&log, &BasketWeight { gamma: 1.0, half_life_days: None });
        let count = |weight, orders, shoppers| ItemCount { weight, orders, shoppers };
        assert_eq!(counts.items[..3], [count(1.5, 2, 2), count(1.5, 2, 1), count(1.5, 2, 1)]);
        let pair = |a, b, weight, orders| PairCount { a, b, weight, orders, shoppers: 1 };
        assert_eq!(
            pairs(&counts),
            [pair(TENT, STOVE, 0.5, 1), pair(TENT, GAS, 0.5, 1), pair(STOVE, GAS, 1.5, 2),],
            "a basket of three weighs 1/2, one of two or of one weighs 1"
        );
    }

    fn any_orders() -> impl Strategy<Value = Vec<(u32, BTreeSet<u32>)>> {
        let basket = prop::collection::btree_set(0..PRODUCTS as u32, 0..5);
        prop::collection::vec((0_u32..6, basket), 0..40)
    }

    proptest! {
        #[test]
        fn pairs_are_what_a_naive_counter_counts(orders in any_orders()) {
            let mut naive: BTreeMap<(u32, u32), (u32, BTreeSet<u32>)> = BTreeMap::new();
            for (shopper, products) in &orders {
                for a in products {
                    for b in products.range(a + 1..) {
                        let (count, shoppers) = naive.entry((*a, *b)).or_default();
                        *count += 1;
                        shoppers.insert(*shopper);
                    }
                }
            }
            let naive: Vec<_> = naive
                .into_iter()
                .map(|((a, b), (orders, shoppers))| PairCount {
                    a,
                    b,
                    weight: f64::from(orders),
                    orders,
                    shoppers: shoppers.len() as u32,
                })
                .collect();
            let log = baskets(&orders);
            prop_assert_eq!(pairs(&Counts::of(&log, &ALIKE)), naive);
        }

        #[test]
        fn the_number_of_threads_changes_nothing(orders in any_orders(), threads in 2_usize..5) {
            let log = baskets(&orders);
            let counts = Counts::of(&log, &ALIKE);
            let mut shared = Vec::new();
            let share = Share { meetings_a_block: 1, threads, fewest_shoppers: 0 };
            let Ok(_) = counts.share_out(share, |pair| shared.push(pair));
            prop_assert_eq!(shared, pairs(&counts));
        }

        #[test]
        fn pairs_of_too_few_shoppers_are_told_by_their_number_only(orders in any_orders()) {
            let log = baskets(&orders);
            let counts = Counts::of(&log, &ALIKE);
            let (all, mut told) = (pairs(&counts), Vec::new());
            let Ok(count) = counts.for_each_pair(3, |pair| told.push(pair));
            prop_assert_eq!(count, all.len() as u64);
            let wanted: Vec<_> = all.into_iter().filter(|pair| pair.shoppers >= 3).collect();
            prop_assert_eq!(told, wanted);
        }

        #[test]
        fn the_order_of_orders_changes_no_bit(orders in any_orders()) {
            let weight = BasketWeight { gamma: 0.5, half_life_days: None };
            let (one, reversed) = (baskets(&orders), orders.into_iter().rev().collect::<Vec<_>>());
            let other = baskets(&reversed);
            let (one, other) = (Counts::of(&one, &weight), Counts::of(&other, &weight));
            prop_assert_eq!(&one.items, &other.items);
            prop_assert_eq!(pairs(&one), pairs(&other));
        }
    }
}

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
mod tests;

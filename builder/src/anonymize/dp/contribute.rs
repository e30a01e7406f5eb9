//! Contribute: what each unit adds to which count, after it was bounded.
//!
//! Comes in: baskets, unit by unit. Goes out: histograms, exact, seen by nothing but the noise.
//! What must stay true: with one unit taken away, a histogram changes by one in at most `limit`
//! keys and nowhere else.

use std::{collections::HashMap, hash::BuildHasher};

use super::{
    bound::Bound,
    units::{OfOne, summed},
};
use crate::{
    baskets::Baskets,
    catalogue::{Categories, Kin},
    count::{MONTHS, Story, kin_facts, shelf_months},
    order_log::OrderLog,
};

/// The units of a log and how they are bounded.
pub(super) struct Contributors<'a, S> {
    pub(super) baskets: &'a Baskets,
    pub(super) units: &'a [OfOne],
    pub(super) bound: Bound<'a, S>,
}

impl<S: BuildHasher + Sync> Contributors<'_, S> {
    /// How many units keep each product.
    pub(super) fn items(&self) -> Vec<i64> {
        summed(self.units, |units| {
            let mut counts = vec![0; self.baskets.product_count];
            for unit in units {
                for item in self.bound.keep(unit.number, self.products_of(unit), |_| 1.0) {
                    counts[item as usize] += 1;
                }
            }
            counts
        })
    }

    /// How many units keep each two products of one order. `weigh` says how soon.
    pub(super) fn pairs(&self, weigh: impl Fn(u32, u32) -> f64) -> HashMap<u64, u32> {
        self.histogram(|unit| {
            let mut pairs = Vec::new();
            for basket in unit.baskets.clone() {
                let products = self.baskets.products(basket);
                for (at, a) in products.iter().enumerate() {
                    pairs.extend(products[at + 1..].iter().map(|b| pair_key(*a, *b)));
                }
            }
            self.bound.keep(unit.number, pairs, |key| {
                let (a, b) = pair_of(key);
                weigh(a, b)
            })
        })
    }

    /// How many units keep what kin tell.
    pub(super) fn kin(&self, kin: &Kin) -> HashMap<u64, u32> {
        self.histogram(|unit| {
            let orders = unit.baskets.clone();
            let orders: Vec<_> = orders
                .map(|basket| (self.baskets.origin(basket), self.baskets.products(basket)))
                .collect();
            let facts = kin_facts(&orders, kin).map(|(a, b, story)| kin_key(a, b, story));
            self.bound.keep(unit.number, facts.collect(), |_| 1.0)
        })
    }

    /// How many units keep each month of each category.
    pub(super) fn months(&self, log: &OrderLog, categories: &Categories) -> Vec<i64> {
        summed(self.units, |units| {
            let mut counts = vec![0; categories.paths.len() * MONTHS];
            for unit in units {
                let cells = unit.baskets.clone().flat_map(|basket| {
                    let wall = log.orders[self.baskets.origin(basket).order as usize].wall_time;
                    shelf_months(self.baskets.products(basket), wall, categories)
                });
                let cells = cells.map(|(shelf, month)| shelf * MONTHS as u32 + month).collect();
                for cell in self.bound.keep(unit.number, cells, |_| 1.0) {
                    counts[cell as usize] += 1;
                }
            }
            counts
        })
    }

    fn products_of(&self, unit: &OfOne) -> Vec<u32> {
        unit.baskets.clone().flat_map(|basket| self.baskets.products(basket)).copied().collect()
    }

    fn histogram(&self, keys_of: impl Fn(&OfOne) -> Vec<u64>) -> HashMap<u64, u32> {
        let mut counts = HashMap::new();
        for unit in self.units {
            for key in keys_of(unit) {
                *counts.entry(key).or_insert(0) += 1;
            }
        }
        counts
    }
}

fn pair_key(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

/// The two products of a pair.
pub(super) fn pair_of(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

/// A place takes 31 bits, the story 2.
fn kin_key(a: u32, b: u32, story: Story) -> u64 {
    u64::from(a) << 33 | u64::from(b) << 2 | story as u64
}

/// The two products and what was told of them.
pub(super) fn kin_of(key: u64) -> Option<(u32, u32, Story)> {
    let story = Story::ALL.into_iter().find(|story| *story as u64 == key & 0b11)?;
    Some(((key >> 33) as u32, (key >> 2) as u32 & 0x7FFF_FFFF, story))
}

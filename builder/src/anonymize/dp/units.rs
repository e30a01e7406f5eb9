//! Units: what counts as one in the promise, all orders of a shopper or each order by itself.
//!
//! What must stay true: units share no order, and together they are all orders.

use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{baskets::Baskets, shares::cores};

/// Whose data the noise hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// All orders of one shopper; an order nobody claims is a shopper of its own.
    Shopper,
    /// Each order.
    Order,
}

/// The baskets of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OfOne {
    /// Its number; equal in two logs for the same unit.
    pub(super) number: u32,
    /// Which baskets.
    pub(super) baskets: Range<usize>,
}

impl Unit {
    /// How many units there are.
    pub fn count(self, baskets: &Baskets) -> usize {
        self.all(baskets).len()
    }

    /// Every unit with its baskets.
    pub(super) fn all(self, baskets: &Baskets) -> Vec<OfOne> {
        let mut units: Vec<OfOne> = Vec::new();
        for (at, (origin, _)) in baskets.iter().enumerate() {
            let number = match self {
                Self::Shopper => origin.shopper,
                Self::Order => origin.order,
            };
            match units.last_mut().filter(|last| last.number == number) {
                Some(last) => last.baskets.end = at + 1,
                None => units.push(OfOne { number, baskets: at..at + 1 }),
            }
        }
        units
    }
}

/// What `count` makes of all units, each core's added up.
pub(super) fn summed(
    units: &[OfOne],
    count: impl Fn(&[OfOne]) -> Vec<i64> + Sync + Send,
) -> Vec<i64> {
    let added = |mut sums: Vec<i64>, others: Vec<i64>| {
        for (sum, other) in sums.iter_mut().zip(others) {
            *sum += other;
        }
        sums
    };
    let some = units.len().div_ceil(cores()).max(1);
    units.par_chunks(some).map(&count).reduce_with(added).unwrap_or_else(|| count(&[]))
}

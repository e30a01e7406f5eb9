//! Shortlist: the best few of many, best first.
//!
//! What must stay true: the order of candidates is total. Of equal scores the more popular comes
//! first, then chance decides, then the order of id.

use std::cmp::Reverse;

use crate::product::ProductIndex;

use super::{score::Scored, visit::Visit};

/// Keeps the best of what it is offered.
pub(super) struct Shortlist<T> {
    best: Vec<T>,
    most: usize,
}

impl<T> Shortlist<T> {
    /// A list of at most `most`, 1 or more.
    pub(super) fn of(most: usize) -> Self {
        Self { best: Vec::with_capacity(most + 1), most }
    }

    /// Takes it up if it comes before one of the best, or there is room.
    pub(super) fn offer(&mut self, one: T, comes_before: &dyn Fn(&T, &T) -> bool) {
        let is_full = self.best.len() == self.most;
        if is_full && !self.best.last().is_some_and(|last| comes_before(&one, last)) {
            return;
        }
        let place = self.best.partition_point(|other| !comes_before(&one, other));
        self.best.insert(place, one);
        self.best.truncate(self.most);
    }

    /// The best, best first.
    pub(super) fn into_best(self) -> Vec<T> {
        self.best
    }
}

/// Leaves the best `most` of all, in any order (quickselect, Hoare 1961). No two may be equal.
pub(super) fn keep_best<T: Copy>(
    all: &mut Vec<T>,
    most: usize,
    comes_before: impl Fn(&T, &T) -> bool,
) {
    let (mut from, mut to) = (0, all.len());
    // What stands before `from` comes before all others, and what stands from `to` on after them.
    while from < most && most < to {
        let pivot = all[usize::midpoint(from, to - 1)];
        let (mut low, mut high) = (from, to - 1);
        loop {
            while comes_before(&all[low], &pivot) {
                low += 1;
            }
            while comes_before(&pivot, &all[high]) {
                high -= 1;
            }
            if low >= high {
                break;
            }
            all.swap(low, high);
            (low, high) = (low + 1, high - 1);
        }
        if most <= high { to = high + 1 } else { from = high + 1 }
    }
    all.truncate(most);
}

/// Whether the one is the better candidate.
pub(super) fn comes_before(visit: &Visit, one: &Scored, other: &Scored) -> bool {
    let tie = || tie_break(visit, one.product()) < tie_break(visit, other.product());
    one.score > other.score || (one.score >= other.score && tie())
}

/// What decides between equal scores, lowest first.
fn tie_break(visit: &Visit, product: ProductIndex) -> impl PartialOrd + use<> {
    let chance = shuffle(product.0, visit.clock.seed);
    (Reverse(visit.model.popularity(product)), chance, product)
}

/// Nought for seed 0; otherwise a fixed scattering of the numbers (Fibonacci hashing, Knuth).
fn shuffle(number: u32, seed: u32) -> u32 {
    (number ^ seed.rotate_left(16)).wrapping_mul(0x9E37_79B9).wrapping_mul(seed)
}

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

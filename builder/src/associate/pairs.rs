//! The pair family: one formula whose settings span confidence, cosine, lift and
//! `RP3beta`.
//!
//! ```text
//! w(i → j) = ( C / (nᵢ^a · nⱼ^b) · C / (C + k) )^p      C = Σ weight of baskets with i and j
//! ```
//!
//! With C = 4, nᵢ = 16, nⱼ = 1, a = .5, b = .5, k = 0, p = 1: w = 4 / (4 · 1) = 1.
//! What must stay true: each anchor keeps its largest weights, ties going to the companion that
//! is bought more and then to the lower place, so that one input has one answer.

use std::{cmp::Ordering, collections::BTreeMap, fmt};

use alongside::{contract::Band, model::DraftPair};

use super::Observed;
use crate::{
    anonymize::{Bands, ItemStatistic, Statistics},
    count::BasketWeight,
};

/// The settings of the formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairFamily {
    /// `a`: how much a popular anchor is held back.
    pub anchor_damping: f64,
    /// `b`: how much a popular companion is held back.
    pub companion_damping: f64,
    /// `gamma` and the half-life: how much a basket counts.
    pub basket: BasketWeight,
    /// `p`: how much the best relations stand out.
    pub sharpness: f64,
    /// `k`: how much evidence makes half a weight.
    pub shrinkage: f64,
    /// The most companions an anchor keeps.
    pub keep: usize,
}

/// What does well on every shop measured so far, and best on none: at most 6 % behind.
pub const SHARED_DEFAULT: PairFamily = PairFamily {
    anchor_damping: 0.8,
    companion_damping: 0.3,
    basket: BasketWeight { gamma: 0.5, half_life_days: None },
    sharpness: 1.5,
    shrinkage: 5.0,
    keep: 20,
};

impl fmt::Display for PairFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { anchor_damping, companion_damping, basket, sharpness, shrinkage, keep } = self;
        write!(f, "pairs a={anchor_damping} b={companion_damping} gamma={}", basket.gamma)?;
        write!(f, " p={sharpness} k={shrinkage} keep={keep}")?;
        basket.half_life_days.map_or(Ok(()), |days| write!(f, " half-life={days}d"))
    }
}

/// What the orders show.
pub(super) fn observe(statistics: &Statistics, family: &PairFamily) -> Observed {
    let items = &statistics.items;
    let raised = |exponent| -> Vec<f64> {
        items.iter().map(|item| libm::pow(item.orders.max(1.0), exponent)).collect()
    };
    let PairFamily { anchor_damping, companion_damping, sharpness, .. } = *family;
    let anchors = raised(anchor_damping);
    let companions = raised(companion_damping);

    let mut rows: Vec<Row> = items.iter().map(|_| Row::default()).collect();
    for pair in &statistics.pairs {
        let shrunk = pair.weight * pair.weight / (pair.weight + family.shrinkage);
        let Bands { from_a, from_b } = pair.bands;
        for (from, companion, band) in [(pair.a, pair.b, from_a), (pair.b, pair.a, from_b)] {
            let base = shrunk / (anchors[from as usize] * companions[companion as usize]);
            let kept = Kept { base, companion, band, shrunk };
            rows[from as usize].offer(kept, items, family.keep);
        }
    }

    // The same weights, as one symmetric part a pair and one tilt a product.
    let even = raised(f64::midpoint(anchor_damping, companion_damping));
    let mut pairs: BTreeMap<(u32, u32), DraftPair> = BTreeMap::new();
    for (row, anchor) in rows.into_iter().zip(0_u32..) {
        for kept in row.best(items, family.keep) {
            let (a, b) = (anchor.min(kept.companion), anchor.max(kept.companion));
            let base = kept.shrunk / (even[a as usize] * even[b as usize]);
            let weight = libm::pow(base, sharpness);
            let pair = DraftPair { a, b, weight, from_a: None, from_b: None };
            let pair = pairs.entry((a, b)).or_insert(pair);
            *(if anchor == a { &mut pair.from_a } else { &mut pair.from_b }) = Some(kept.band);
        }
    }
    Observed {
        tilts: raised(sharpness * (anchor_damping - companion_damping) / 2.0),
        pairs: pairs.into_values().collect(),
    }
}

/// A companion that is kept for now.
#[derive(Clone, Copy)]
struct Kept {
    base: f64,
    companion: u32,
    band: Band,
    shrunk: f64,
}

impl Kept {
    fn rank(&self, other: &Self, items: &[ItemStatistic]) -> Ordering {
        let bought = |kept: &Self| items[kept.companion as usize].popularity;
        other
            .base
            .total_cmp(&self.base)
            .then_with(|| bought(other).cmp(&bought(self)))
            .then_with(|| self.companion.cmp(&other.companion))
    }
}

/// An anchor's companions so far, never more than twice as many as it keeps.
#[derive(Clone, Default)]
struct Row {
    kept: Vec<Kept>,
}

impl Row {
    fn offer(&mut self, kept: Kept, items: &[ItemStatistic], keep: usize) {
        self.kept.push(kept);
        if self.kept.len() == 2 * keep {
            self.kept.select_nth_unstable_by(keep - 1, |a, b| a.rank(b, items));
            self.kept.truncate(keep);
        }
    }

    fn best(mut self, items: &[ItemStatistic], keep: usize) -> Vec<Kept> {
        self.kept.sort_unstable_by(|a, b| a.rank(b, items));
        self.kept.truncate(keep);
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymize::{PairStatistic, Suppression};

    const BANDS: Bands = Bands { from_a: Band::Often, from_b: Band::Seldom };

    fn statistics(orders: &[f64], pairs: &[(u32, u32, f64)]) -> Statistics {
        let item = |orders: &f64| ItemStatistic { orders: *orders, popularity: *orders as u8 };
        let pair = |&(a, b, weight): &(u32, u32, f64)| PairStatistic { a, b, weight, bands: BANDS };
        Statistics {
            items: orders.iter().map(item).collect(),
            pairs: pairs.iter().map(pair).collect(),
            weight_levels: 255,
            suppressed: Suppression::default(),
        }
    }

    const COSINE: PairFamily = PairFamily {
        anchor_damping: 0.5,
        companion_damping: 0.5,
        sharpness: 1.0,
        shrinkage: 0.0,
        ..SHARED_DEFAULT
    };

    #[test]
    fn the_formula_gives_what_paper_and_pencil_give() {
        let weights = |family: &PairFamily| {
            let observed = observe(&statistics(&[16.0, 1.0], &[(0, 1, 4.0)]), family);
            observed.directed().map(|(_, _, weight)| weight).collect::<Vec<_>>()
        };
        assert_eq!(weights(&COSINE), [1.0, 1.0], "4 / (4 · 1)");
        let confidence = PairFamily { anchor_damping: 1.0, companion_damping: 0.0, ..COSINE };
        assert_eq!(weights(&confidence), [0.25, 4.0], "4 / 16 and 4 / 1");
        let shrunk = PairFamily { shrinkage: 4.0, ..COSINE };
        assert_eq!(weights(&shrunk), [0.5, 0.5], "1 · 4 / (4 + 4)");
        let sharp = PairFamily { sharpness: 2.0, ..shrunk };
        assert_eq!(weights(&sharp), [0.25, 0.25], "a half, squared");
    }

    #[test]
    fn each_direction_has_its_own_band() {
        let observed = observe(&statistics(&[16.0, 1.0], &[(0, 1, 4.0)]), &COSINE);
        let [pair] = observed.pairs[..] else { panic!("one pair") };
        assert_eq!((pair.from_a, pair.from_b), (Some(Band::Often), Some(Band::Seldom)));
    }

    #[test]
    fn an_anchor_keeps_its_strongest_and_of_equals_the_one_bought_more() {
        let pairs: Vec<_> = (1..8).map(|b| (0, b, if b == 3 { 9.0 } else { 4.0 })).collect();
        let orders = [16.0, 5.0, 5.0, 5.0, 5.0, 6.0, 5.0, 5.0];
        let family = PairFamily { companion_damping: 0.0, keep: 3, ..COSINE };
        let observed = observe(&statistics(&orders, &pairs), &family);
        let kept = observed.pairs.iter().filter(|pair| pair.from_a.is_some());
        assert_eq!(kept.map(|pair| pair.b).collect::<Vec<_>>(), [1, 3, 5]);
    }
}

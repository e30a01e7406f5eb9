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

use std::{cmp::Ordering, fmt};

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::DraftRelation,
};

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

/// The relations the orders show.
pub(super) fn observe(statistics: &Statistics, family: &PairFamily) -> Vec<DraftRelation> {
    let items = &statistics.items;
    let damped = |exponent| -> Vec<f64> {
        items.iter().map(|item| libm::pow(item.orders.max(1.0), exponent)).collect()
    };
    let anchors = damped(family.anchor_damping);
    let companions = damped(family.companion_damping);

    let mut rows: Vec<Row> = items.iter().map(|_| Row::default()).collect();
    for pair in &statistics.pairs {
        let shrunk = pair.weight * pair.weight / (pair.weight + family.shrinkage);
        let Bands { from_a, from_b } = pair.bands;
        for (from, companion, band) in [(pair.a, pair.b, from_a), (pair.b, pair.a, from_b)] {
            let base = shrunk / (anchors[from as usize] * companions[companion as usize]);
            rows[from as usize].offer(Kept { base, companion, band }, items, family.keep);
        }
    }
    rows.into_iter()
        .zip(0..)
        .flat_map(|(row, anchor)| {
            let kept = row.best(items, family.keep);
            kept.into_iter().map(move |kept| (anchor, kept))
        })
        .map(|(anchor, kept)| DraftRelation {
            anchor,
            companion: kept.companion,
            kind: RelationKind::OftenBoughtWith,
            provenance: Provenance::Observed,
            source: None,
            band: kept.band,
            // Powers keep the order, so only what is kept needs one.
            weight: libm::pow(kept.base, family.sharpness),
        })
        .collect()
}

/// A companion that is kept for now.
#[derive(Clone, Copy)]
struct Kept {
    base: f64,
    companion: u32,
    band: Band,
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
        let weight = |family: &PairFamily| {
            let observed = observe(&statistics(&[16.0, 1.0], &[(0, 1, 4.0)]), family);
            observed.iter().map(|relation| relation.weight).collect::<Vec<_>>()
        };
        assert_eq!(weight(&COSINE), [1.0, 1.0], "4 / (4 · 1)");
        let confidence = PairFamily { anchor_damping: 1.0, companion_damping: 0.0, ..COSINE };
        assert_eq!(weight(&confidence), [0.25, 4.0], "4 / 16 and 4 / 1");
        let shrunk = PairFamily { shrinkage: 4.0, ..COSINE };
        assert_eq!(weight(&shrunk), [0.5, 0.5], "1 · 4 / (4 + 4)");
        let sharp = PairFamily { sharpness: 2.0, ..shrunk };
        assert_eq!(weight(&sharp), [0.25, 0.25], "a half, squared");
    }

    #[test]
    fn each_direction_has_its_own_band() {
        let observed = observe(&statistics(&[16.0, 1.0], &[(0, 1, 4.0)]), &COSINE);
        let bands: Vec<_> = observed.iter().map(|relation| relation.band).collect();
        assert_eq!(bands, [Band::Often, Band::Seldom]);
    }

    #[test]
    fn an_anchor_keeps_its_strongest_and_of_equals_the_one_bought_more() {
        let pairs: Vec<_> = (1..8).map(|b| (0, b, if b == 3 { 9.0 } else { 4.0 })).collect();
        let orders = [16.0, 5.0, 5.0, 5.0, 5.0, 6.0, 5.0, 5.0];
        let family = PairFamily { companion_damping: 0.0, keep: 3, ..COSINE };
        let observed = observe(&statistics(&orders, &pairs), &family);
        let kept = observed.iter().filter(|relation| relation.anchor == 0);
        assert_eq!(kept.map(|relation| relation.companion).collect::<Vec<_>>(), [3, 5, 1]);
    }
}

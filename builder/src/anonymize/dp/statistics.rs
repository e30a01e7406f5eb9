//! From noisy counts to the statistics learners take.
//!
//! What must stay true: a function of noisy counts and the catalogue alone; a product has at least
//! as many units as any pair of it; a word is quoted for the least the noise leaves likely.

use std::collections::BTreeMap;

use super::{noisy::NoisyCounts, plan::Selection};
use crate::{
    anonymize::{Bands, ItemStatistic, PairStatistic, Statistics, Suppression, band_of},
    catalogue::{Catalogue, Names},
};

/// As many levels as the file has: noise is finer than no coarsening.
const WEIGHT_LEVELS: u8 = 63;
/// Popularity steps a doubling: 2^20 units still fit a byte.
pub const STEPS_A_DOUBLING: f64 = 12.0;
/// What is told is true but for one time in forty.
pub(super) const DEVIATIONS: f64 = 2.0;

impl NoisyCounts {
    /// What may be known of the products of `catalogue` and of each two of them.
    pub fn statistics(&self, catalogue: &Catalogue) -> Statistics {
        let names = Names::of(&catalogue.products);
        let pairs = self.placed_pairs(&names);
        let mut units = vec![0.0_f64; catalogue.products.len()];
        for (id, count) in &self.items {
            if let Some(place) = names.resolve(id) {
                units[place as usize] += *count as f64;
            }
        }
        for ((a, b), met) in &pairs {
            for place in [*a, *b] {
                units[place as usize] = units[place as usize].max(met.about);
            }
        }
        let item = |units: &f64| ItemStatistic {
            orders: units.max(0.0),
            weight: units.max(0.0),
            popularity: popularity(*units),
        };
        let pair = |(&(a, b), met): (&(u32, u32), &Met)| {
            let band = |anchor: u32| {
                let anchors = units[anchor as usize] + DEVIATIONS * self.plan.items.sigma;
                band_of(met.least / anchors.max(1.0))
            };
            let bands = Bands { from_a: band(a), from_b: band(b) };
            PairStatistic { a, b, weight: met.weight(self.plan.selection), bands }
        };
        let count = pairs.len() as u64;
        Statistics {
            items: units.iter().map(item).collect(),
            pairs: pairs.iter().map(pair).collect(),
            weight_levels: WEIGHT_LEVELS,
            suppressed: Suppression {
                pairs_counted: count,
                pairs_kept: count,
                ..Suppression::default()
            },
        }
    }

    /// The pairs by place, the lower first, that the noise leaves anything of.
    pub(super) fn placed_pairs(&self, names: &Names) -> BTreeMap<(u32, u32), Met> {
        let mut pairs: BTreeMap<_, Met> = BTreeMap::new();
        let both = [(&self.pairs, Some(self.plan.pairs)), (&self.near, self.plan.near)];
        for (counts, share) in both.into_iter().filter_map(|(counts, share)| Some((counts, share?)))
        {
            for (one, other, count) in counts {
                let places = names.resolve(one).zip(names.resolve(other));
                if let Some((a, b)) = places.filter(|(a, b)| a != b) {
                    let met = pairs.entry((a.min(b), a.max(b))).or_default();
                    met.about += *count as f64 / share.one();
                    met.least += (*count as f64 - DEVIATIONS * share.sigma) / share.one();
                }
            }
        }
        pairs.retain(|_, met| met.least > 0.0);
        pairs
    }
}

/// About how many units bought two products together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Met {
    /// With the noise.
    pub(super) about: f64,
    /// The least the noise leaves likely.
    pub(super) least: f64,
}

impl Met {
    /// What is learned from. Listed pairs are named on less evidence than those above a
    /// threshold, so that what the noise may have added is taken off them.
    fn weight(&self, selection: Selection) -> f64 {
        match selection {
            Selection::Listed => self.least,
            Selection::Head | Selection::Uniform => self.about,
        }
    }
}

/// Steps above one unit; 0 for what may be nobody.
fn popularity(units: f64) -> u8 {
    if units < 1.0 {
        return 0;
    }
    (1.0 + libm::log2(units) * STEPS_A_DOUBLING).min(255.0) as u8
}

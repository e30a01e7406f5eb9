//! Strongest: of each anchor the companions that weigh most, whoever weighs them.
//!
//! What must stay true: a companion is kept only for a pair the statistics hold; ties go to the
//! companion that is bought more and then to the lower place, so that one input has one answer.

use std::{cmp::Ordering, fmt};

use alongside::model::DraftPair;

use super::Observed;
use crate::anonymize::{ItemStatistic, PairStatistic, Statistics};

/// A weight this much smaller than the largest there is says no more than rounding does, and
/// would stretch the file's scale of weights.
const FAINTEST: f64 = 1e-5;

/// How many companions an anchor keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Its strongest.
    pub strongest: usize,
    /// Whether it knows those too that keep it.
    pub is_mutual: bool,
}

impl Keep {
    /// Twelve and those that keep the anchor, some twenty in all: they rank better than twenty of
    /// its own, and each pair is in the file once anyway.
    pub const FEW: Self = Self { strongest: 12, is_mutual: true };
    /// Forty of its own, in a shop so small that they are a good part of all there are: those that
    /// keep it add nothing then but their bands.
    pub const MANY: Self = Self { strongest: 40, is_mutual: false };

    /// What suits a shop of so many products.
    pub fn of_shop(products: usize) -> Self {
        if products <= 1_000 { Self::MANY } else { Self::FEW }
    }
}

impl fmt::Display for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "keep={}{}", self.strongest, if self.is_mutual { "+" } else { "" })
    }
}

/// The companions of each anchor with the largest weights above 0. `weigh` gives the weight two
/// products share.
pub(super) fn strongest(
    statistics: &Statistics,
    tilts: Vec<f64>,
    keep: Keep,
    weigh: impl Fn(&PairStatistic) -> f64,
) -> Observed {
    let items = &statistics.items;
    let weights: Vec<_> = statistics.pairs.iter().map(weigh).collect();
    let faintest = FAINTEST * weights.iter().copied().fold(0.0, f64::max);

    let mut rows: Vec<Row> = items.iter().map(|_| Row::default()).collect();
    for ((pair, place), weight) in statistics.pairs.iter().zip(0..).zip(&weights) {
        if *weight > faintest {
            for (anchor, companion) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let weight = weight * tilts[companion as usize];
                let kept = Kept { weight, companion, pair: place };
                rows[anchor as usize].offer(kept, items, keep.strongest);
            }
        }
    }

    let mut is_kept = vec![[false; 2]; weights.len()];
    for (row, anchor) in rows.into_iter().zip(0..) {
        for kept in row.best(items, keep.strongest) {
            let by_b = anchor == statistics.pairs[kept.pair as usize].b;
            is_kept[kept.pair as usize][usize::from(by_b)] = true;
        }
    }
    let kept = statistics.pairs.iter().zip(weights).zip(is_kept);
    let kept = kept.filter(|(_, by_either)| by_either.contains(&true));
    let pairs = kept.map(|((pair, weight), [by_a, by_b])| DraftPair {
        a: pair.a,
        b: pair.b,
        weight,
        from_a: (by_a || keep.is_mutual).then_some(pair.bands.from_a),
        from_b: (by_b || keep.is_mutual).then_some(pair.bands.from_b),
    });
    Observed { pairs: pairs.collect(), tilts }
}

/// A companion that is kept for now.
#[derive(Clone, Copy)]
struct Kept {
    /// Of this anchor's weights, all but the anchor's own tilt.
    weight: f64,
    companion: u32,
    /// Its place among the pairs.
    pair: u32,
}

impl Kept {
    fn rank(&self, other: &Self, items: &[ItemStatistic]) -> Ordering {
        let bought = |kept: &Self| items[kept.companion as usize].popularity;
        other
            .weight
            .total_cmp(&self.weight)
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
    use alongside::contract::Band;

    use super::*;
    use crate::associate::tests::statistics;

    fn companions(observed: &Observed, anchor: u32) -> Vec<u32> {
        let directed = observed.directed().filter(|(from, ..)| *from == anchor);
        directed.map(|(_, companion, _)| companion).collect()
    }

    /// Only so many of its own.
    fn own(strongest: usize) -> Keep {
        Keep { strongest, is_mutual: false }
    }

    #[test]
    fn an_anchor_keeps_its_strongest_and_of_equals_the_one_bought_more() {
        let pairs: Vec<_> = (1..8).map(|b| (0, b, if b == 3 { 9.0 } else { 4.0 })).collect();
        let orders = [16.0, 5.0, 5.0, 5.0, 5.0, 6.0, 5.0, 5.0];
        let statistics = statistics(&orders, &pairs);
        let observed = strongest(&statistics, vec![1.0; 8], own(3), |pair| pair.weight);
        assert_eq!(companions(&observed, 0), [1, 3, 5]);
        assert_eq!(companions(&observed, 7), [0], "its only one, though 0 does not keep it");
    }

    #[test]
    fn where_companions_are_mutual_an_anchor_knows_those_that_keep_it() {
        let statistics = statistics(&[9.0; 4], &[(0, 1, 9.0), (0, 2, 8.0), (0, 3, 7.0)]);
        for (is_mutual, known) in [(false, vec![1]), (true, vec![1, 2, 3])] {
            let keep = Keep { strongest: 1, is_mutual };
            let observed = strongest(&statistics, vec![1.0; 4], keep, |pair| pair.weight);
            assert_eq!(companions(&observed, 0), known);
        }
    }

    #[test]
    fn a_companion_with_a_greater_tilt_is_worth_more_to_every_anchor() {
        let of_three = statistics(&[5.0; 3], &[(0, 1, 4.0), (0, 2, 4.0)]);
        let observed = strongest(&of_three, vec![1.0, 1.0, 2.0], own(1), |pair| pair.weight);
        assert_eq!(companions(&observed, 0), [2]);
    }

    #[test]
    fn each_direction_has_its_own_band() {
        let of_two = statistics(&[16.0, 1.0], &[(0, 1, 4.0)]);
        let observed = strongest(&of_two, vec![1.0; 2], own(3), |pair| pair.weight);
        let [pair] = observed.pairs[..] else { panic!("{observed:?}") };
        assert_eq!((pair.from_a, pair.from_b), (Some(Band::Often), Some(Band::Seldom)));
    }

    #[test]
    fn what_weighs_nothing_or_next_to_nothing_is_not_kept() {
        let of_three = statistics(&[5.0; 3], &[(0, 1, 4.0), (0, 2, 1.0)]);
        for faint in [0.0, -1.0, 4e-6] {
            let weigh = |pair: &PairStatistic| if pair.b == 1 { 1.0 } else { faint };
            let observed = strongest(&of_three, vec![1.0; 3], own(3), weigh);
            assert_eq!(companions(&observed, 0), [1], "{faint}");
        }
    }
}

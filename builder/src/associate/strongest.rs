//! Strongest: the pairs that are among the strongest of either product, whoever weighs them.
//!
//! What one product keeps the other knows too: that costs the file nothing, and ranks better than
//! twice as many pairs known from one side. What must stay true: a pair is kept only if the
//! statistics hold it; ties go to the companion that is bought more and then to the lower place,
//! so that one input has one answer.

use std::cmp::Ordering;

use alongside::model::DraftPair;

use super::Observed;
use crate::anonymize::{ItemStatistic, PairStatistic, Statistics};

/// A weight this much smaller than the largest there is says no more than rounding does, and
/// would stretch the file's scale of weights.
const FAINTEST: f64 = 1e-5;

/// For each anchor the `keep` companions with the largest weights above 0, and the same pairs seen
/// from the companion. `weigh` gives the weight two products share.
pub(super) fn strongest(
    statistics: &Statistics,
    tilts: Vec<f64>,
    keep: usize,
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
                rows[anchor as usize].offer(Kept { weight, companion, pair: place }, items, keep);
            }
        }
    }

    let mut is_kept = vec![false; weights.len()];
    for kept in rows.into_iter().flat_map(|row| row.best(items, keep)) {
        is_kept[kept.pair as usize] = true;
    }
    let kept = statistics.pairs.iter().zip(weights).zip(is_kept).filter(|(_, is_kept)| *is_kept);
    let pairs = kept.map(|((pair, weight), _)| DraftPair {
        a: pair.a,
        b: pair.b,
        weight,
        from_a: Some(pair.bands.from_a),
        from_b: Some(pair.bands.from_b),
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

    #[test]
    fn an_anchor_keeps_its_strongest_and_of_equals_the_one_bought_more() {
        // 1 to 7 keep each other, three each; 0 keeps 3 for its weight and 5 for its orders.
        let mut pairs: Vec<_> = (1..8).map(|b| (0, b, if b == 3 { 9.0 } else { 4.0 })).collect();
        pairs.extend((1..8).flat_map(|a| (a + 1..8).map(move |b| (a, b, 16.0))));
        let orders = [16.0, 5.0, 5.0, 5.0, 5.0, 6.0, 5.0, 5.0];
        let observed = strongest(&statistics(&orders, &pairs), vec![1.0; 8], 2, |pair| pair.weight);
        assert_eq!(companions(&observed, 0), [3, 5]);
    }

    #[test]
    fn what_one_product_keeps_the_other_knows_too() {
        let observed = strongest(
            &statistics(&[9.0; 4], &[(0, 1, 9.0), (0, 2, 8.0), (0, 3, 7.0)]),
            vec![1.0; 4],
            1,
            |pair| pair.weight,
        );
        assert_eq!(companions(&observed, 0), [1, 2, 3], "each of them keeps 0");
    }

    #[test]
    fn a_companion_with_a_greater_tilt_is_worth_more_to_every_anchor() {
        let pairs = [(0, 1, 4.0), (0, 2, 4.0), (1, 2, 9.0)];
        let of_three = statistics(&[5.0; 3], &pairs);
        let observed = strongest(&of_three, vec![1.0, 1.0, 2.0], 1, |pair| pair.weight);
        assert_eq!(companions(&observed, 0), [2]);
    }

    #[test]
    fn each_direction_has_its_own_band() {
        let of_two = statistics(&[16.0, 1.0], &[(0, 1, 4.0)]);
        let observed = strongest(&of_two, vec![1.0; 2], 3, |pair| pair.weight);
        let [pair] = observed.pairs[..] else { panic!("{observed:?}") };
        assert_eq!((pair.from_a, pair.from_b), (Some(Band::Often), Some(Band::Seldom)));
    }

    #[test]
    fn what_weighs_nothing_or_next_to_nothing_is_not_kept() {
        let of_three = statistics(&[5.0; 3], &[(0, 1, 4.0), (0, 2, 1.0)]);
        for faint in [0.0, -1.0, 4e-6] {
            let weigh = |pair: &PairStatistic| if pair.b == 1 { 1.0 } else { faint };
            let observed = strongest(&of_three, vec![1.0; 3], 3, weigh);
            assert_eq!(companions(&observed, 0), [1], "{faint}");
        }
    }
}

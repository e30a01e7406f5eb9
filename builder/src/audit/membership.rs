//! The membership test: does the model know more about the orders it has seen than about those
//! placed right after?
//!
//! The guess: an order of whose pairs the file says more was seen. How often that is right for one
//! order of each side is the area under the curve; a coin gives one half.

use serde::Serialize;

use super::{published::Published, sample::Sample};

/// Fewer orders on a side tell nothing.
const FEWEST: usize = 50;

/// What the test gave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// Orders the model has seen.
    pub seen: usize,
    /// Orders placed right after.
    pub unseen: usize,
    /// The share of pairs of both that are told apart; 0.5 is chance.
    pub area: f64,
    /// The standard error of that share (Hanley 1982).
    pub standard_error: f64,
    /// The difference to chance in standard errors.
    pub above_chance: f64,
}

impl Membership {
    /// Tried on both sides of the sample; none where a side has too few orders.
    pub(super) fn of(
        published: &Published,
        sample: &Sample,
        id_of: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let score = |items: &Vec<String>| {
            let ids = items.iter().filter_map(|name| id_of(name));
            let ids: Vec<_> = ids.filter(|id| published.knows(id)).collect();
            let pairs = ids
                .iter()
                .enumerate()
                .flat_map(|(at, one)| ids[at + 1..].iter().map(|other| published.says(one, other)));
            let said: Vec<_> = pairs.collect();
            // An order of fewer than two products the file knows says nothing either way.
            let told = said.iter().filter(|is_said| **is_said).count();
            (!said.is_empty()).then(|| told as f64 / said.len() as f64)
        };
        let scores = |orders: &[Vec<String>]| orders.iter().filter_map(score).collect::<Vec<_>>();
        Self::between(&scores(&sample.before), &scores(&sample.after))
    }

    fn between(seen: &[f64], unseen: &[f64]) -> Option<Self> {
        if seen.len().min(unseen.len()) < FEWEST {
            return None;
        }
        let mut ranked: Vec<_> = unseen.to_vec();
        ranked.sort_unstable_by(f64::total_cmp);
        let below = |score: &f64| {
            let lower = ranked.partition_point(|one| one < score);
            let equal = ranked.partition_point(|one| one <= score) - lower;
            lower as f64 + equal as f64 / 2.0
        };
        let (members, others) = (seen.len() as f64, unseen.len() as f64);
        let area = seen.iter().map(below).sum::<f64>() / (members * others);
        let (one, two) = (area / (2.0 - area), 2.0 * area * area / (1.0 + area));
        let spread = area * (1.0 - area)
            + (members - 1.0) * (one - area * area)
            + (others - 1.0) * (two - area * area);
        let standard_error = (spread / (members * others)).sqrt();
        // Where everything is told apart the formula says 0; one pair of doubt remains.
        let standard_error = standard_error.max(1.0 / (members * others));
        let above_chance = (area - 0.5) / standard_error;
        Some(Self { seen: seen.len(), unseen: unseen.len(), area, standard_error, above_chance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_told_apart_every_time_gives_one_and_equals_give_one_half() {
        let (low, high) = (vec![0.1; 80], vec![0.9; 80]);
        assert!((Membership::between(&high, &low).unwrap().area - 1.0).abs() < 1e-12);
        let same = Membership::between(&low, &low).unwrap();
        assert!((same.area - 0.5).abs() < 1e-12 && same.above_chance.abs() < 1e-12);
        assert!(Membership::between(&high[..40], &low).is_none());
    }
}

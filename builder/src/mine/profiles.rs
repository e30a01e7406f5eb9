//! Profiles: when a category is bought, against when anything is.
//!
//! Needs: orders by month and daypart, of all and of each category. A share is pulled towards 1 by
//! as much as chance could have moved it, and a category that is bought as everything is has no
//! profile at all.

use alongside::model::DraftProfile;

use crate::anonymize::{Beat, Estimate};

use super::Evidence;

/// Orders of an imaginary month in which the category is bought as everything is.
const SHRINKAGE: f64 = 20.0;
/// A category is worth a profile if some month or daypart departs by this factor from always.
const DEPARTURE: f64 = 1.25;

/// In order of category.
pub(super) fn find(evidence: &Evidence) -> Vec<DraftProfile> {
    let Some(rhythm) = &evidence.structure.rhythm else { return Vec::new() };
    let paths = evidence.categories.paths.iter().zip(&rhythm.categories);
    let profiles = paths.map(|(path, beat)| DraftProfile {
        category: path.clone(),
        months: shares(&beat.months, &rhythm.all.months),
        dayparts: if rhythm.has_hours {
            shares(&beat.dayparts, &rhythm.all.dayparts)
        } else {
            Beat::default().dayparts.map(|_| 1.0)
        },
    });
    profiles.filter(is_worth_it).collect()
}

fn is_worth_it(profile: &DraftProfile) -> bool {
    let departs = |share: &f64| *share >= DEPARTURE || *share <= 1.0 / DEPARTURE;
    profile.months.iter().chain(&profile.dayparts).any(departs)
}

/// The category's share of each part against the share of all orders.
fn shares<const N: usize>(of_category: &[Estimate; N], of_all: &[Estimate; N]) -> [f64; N] {
    let total = |parts: &[Estimate; N]| parts.iter().map(|part| part.low).sum::<f64>();
    let (category, all) = (total(of_category), total(of_all));
    let mut shares = [1.0; N];
    if category > 0.0 && all > 0.0 {
        for ((share, part), usual) in shares.iter_mut().zip(of_category).zip(of_all) {
            let by_chance = category * usual.low / all;
            // A part of too few shoppers says "less" if even the most there may be is less.
            let seen = part.high.min(by_chance.max(part.low));
            *share = (seen + SHRINKAGE) / (by_chance + SHRINKAGE);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_as_much_in_december_is_nearly_two_and_a_handful_stays_near_one() {
        let all = [Estimate::about(1_000.0); 2];
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.01, "{found}");
        let [less, more] = shares(&[Estimate::about(500.0), Estimate::about(1_500.0)], &all);
        near(less, 520.0 / 1_020.0);
        near(more, 1_520.0 / 1_020.0);
        let [less, more] = shares(&[Estimate::about(1.0), Estimate::about(3.0)], &all);
        near(less, 21.0 / 22.0);
        near(more, 23.0 / 22.0);
    }

    #[test]
    fn what_may_not_be_known_is_less_only_if_even_the_most_of_it_is() {
        let hidden = Estimate { low: 0.0, high: 19.0 };
        let all = [Estimate::about(1_000.0); 2];
        let [rare, _] = shares(&[hidden, Estimate::about(2_000.0)], &all);
        assert!(rare < 0.05, "nineteen of a thousand expected are few: {rare}");
        let [unknown, _] = shares(&[hidden, Estimate::about(30.0)], &all);
        assert!((unknown - 1.0).abs() < 1e-9, "fifteen expected may be fifteen: {unknown}");
    }
}

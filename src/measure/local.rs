//! Local effect: what one device can say by itself, where visits and not shoppers are assigned.
//!
//! What must stay true: below a number of visits in each arm nothing is said.

use crate::contract::{Effects, Exposed, Tally};

/// Visits an arm needs before anything is said of it.
const FEWEST_VISITS: f64 = 20.0;
/// Φ⁻¹(.975).
const Z: f64 = 1.959_963_984_540_054;

/// One for each pair of arms this device has seen enough of.
pub(super) fn local_effects(effects: &Effects) -> Vec<Tally> {
    let is_enough = |one: &&Tally| one.at(Exposed::Visits as usize) >= FEWEST_VISITS;
    let known: Vec<_> = effects.exposures.iter().filter(is_enough).collect();
    let mut found = Vec::new();
    for (place, one) in known.iter().enumerate() {
        for other in &known[place + 1..] {
            let [Some((experiment, _)), Some((its, arm))] =
                [one, other].map(|exposure| exposure.name.split_once('/'))
            else {
                continue;
            };
            if experiment == its {
                let name = [&one.name, "/", arm].concat();
                found.push(Tally { name, numbers: difference(one, other).into() });
            }
        }
    }
    found
}

/// The difference of two shares with Newcombe's hybrid score interval (1998, method 10): 20 of 40
/// against 10 of 40 is −.25 from −.433 to −.038.
fn difference(one: &Tally, other: &Tally) -> [f64; 3] {
    let ([p, p_low, p_high], [q, q_low, q_high]) = (wilson(one), wilson(other));
    let root = |a: f64, b: f64| (a * a + b * b).sqrt();
    [q - p, q - p - root(q - q_low, p_high - p), q - p + root(q_high - q, p - p_low)]
}

/// A share and Wilson's interval around it (1927).
fn wilson(exposure: &Tally) -> [f64; 3] {
    let n = exposure.at(Exposed::Visits as usize);
    let share = exposure.at(Exposed::VisitsWith as usize) / n;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    [share, (middle - half) / whole, (middle + half) / whole]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exposure(name: &str, visits_with: f64) -> Tally {
        let mut numbers = vec![0.0; Exposed::ALL];
        numbers[Exposed::Visits as usize] = 40.0;
        numbers[Exposed::VisitsWith as usize] = visits_with;
        Tally { name: name.into(), numbers }
    }

    #[test]
    fn the_interval_is_newcombe_s() {
        let exposures =
            vec![exposure("a/some", 20.0), exposure("a/none", 10.0), exposure("ab/x", 1.0)];
        let found = local_effects(&Effects { exposures, ..Effects::default() });
        assert_eq!(found.len(), 1, "one pair of arms of one experiment");
        assert_eq!(found[0].name, "a/some/none");
        let [difference, low, high] = found[0].numbers[..] else {
            return assert!(found.is_empty());
        };
        assert!((difference + 0.25).abs() < 1e-12);
        assert!((low + 0.433_296).abs() < 1e-6 && (high + 0.037_889).abs() < 1e-6);
    }
}

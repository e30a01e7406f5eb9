//! P2, P3, P4: the noise that is drawn is the noise that was promised.

use std::collections::HashMap;

use super::{Builder, FALSE_ALARM, listed_plan, trials};
use crate::anonymize::dp::{
    accounting::epsilon_of, noise::Noise, plan::Share, scaled::ONE, tau::tau,
};

/// One key a unit, with noise of `sigma`, named with a chance of `delta`.
fn single(sigma: f64, delta: f64) -> Share {
    let rho = 1.0 / (2.0 * sigma * sigma);
    Share { rho, delta, limit: 1, width: 1, sigma, tau: tau(sigma, 1, delta) }
}

/// Whether a share of `found` in `trials` can't have come about with a chance of `most` or less
/// (Chernoff 1952).
fn is_more_than(most: f64, found: usize, trials: usize) -> bool {
    let share = found as f64 / trials as f64;
    let log = |a: f64, b: f64| if a > 0.0 { a * (a / b).ln() } else { 0.0 };
    let divergence = log(share, most) + log(1.0 - share, 1.0 - most);
    share > most && trials as f64 * divergence > (1.0 / FALSE_ALARM).ln()
}

/// Of so many keys that one unit each has, how many are named.
fn named(builder: Builder, share: &Share, keys: usize) -> usize {
    let counts: HashMap<u64, u32> = (0..keys as u64).map(|key| (key, 1)).collect();
    builder.name(counts, share).unwrap().len()
}

#[test]
fn a_key_of_one_shopper_is_named_no_more_often_than_delta() {
    let keys = trials(40_000, 1_000_000);
    for (sigma, delta) in [(1.0, 0.04), (4.0, 0.01)] {
        let share = single(sigma, delta);
        let found = named(Builder::Right, &share, keys);
        assert!(!is_more_than(delta, found, keys), "sigma {sigma}: {found} of {keys}");
    }
    // tau − 1 names one in 17.
    let share = single(1.0, 0.04);
    let found = named(Builder::WithLowerTau, &share, keys);
    assert!(is_more_than(0.04, found, keys), "tau − 1 passed: {found} of {keys}");
}

#[test]
fn the_library_is_asked_whether_it_would_promise_as_much_and_one_lower_still() {
    for sigma in [0.5, 1.0, 3.7, 8.0, 31.0] {
        for limit in [1, 4, 8, 64] {
            let delta = 1e-7;
            let rho = f64::from(limit) / (2.0 * sigma * sigma);
            let tau = tau(sigma, limit, delta);
            let share = Share { rho, delta, limit, width: limit, sigma, tau };
            let one_key = || HashMap::from([(7, 1)]);
            assert!(Builder::Right.name(one_key(), &share).is_ok(), "{sigma} {limit}");
            let lower = Share { tau: tau - 2, ..share };
            assert!(Builder::Right.name(one_key(), &lower).is_err(), "{sigma} {limit}");
            let dearer = Share { rho: rho / 1.1, ..share };
            assert!(Builder::Right.name(one_key(), &dearer).is_err());
            assert!(Builder::Right.add(vec![1], &Share { width: limit + 1, ..dearer }).is_err());
        }
    }
}

#[test]
fn noise_has_the_deviation_that_was_promised() {
    let draws = trials(40_000, 1_000_000);
    for sigma in [1.0, 7.9] {
        let noisy = Builder::Right.add(vec![0; draws], &single(sigma, 0.0)).unwrap();
        let square = |noise: &i64| (*noise as f64).powi(2);
        let variance = noisy.iter().map(square).sum::<f64>() / draws as f64 / (sigma * sigma);
        // The variance of a variance is 2 / n; five and a half deviations.
        let slack = 5.5 * (2.0 / draws as f64).sqrt();
        assert!((variance - 1.0).abs() < slack, "sigma {sigma}: {variance}");
    }
}

#[test]
fn noise_on_listed_pairs_has_the_deviation_one_whole_contribution_needs() {
    let share = listed_plan().pairs;
    let draws = trials(40_000, 1_000_000);
    let noisy = Builder::Right.add(vec![0; draws], &share).unwrap();
    let square = |noise: &i64| (*noise as f64 / ONE as f64).powi(2);
    let variance = noisy.iter().map(square).sum::<f64>() / draws as f64;
    let promised = 1.0 / (2.0 * share.rho);
    let slack = 5.5 * (2.0 / draws as f64).sqrt();
    assert!((variance / promised - 1.0).abs() < slack, "{variance} and not {promised}");
    let longer = Share { width: share.width * 2, ..share };
    assert!(Builder::Right.add(vec![0], &longer).is_err(), "twice as long for the same noise");
}

#[test]
fn what_one_more_shopper_makes_likelier_stays_within_epsilon() {
    let (sigma, delta) = (1.5, 1e-3);
    let promised = epsilon_of(1.0 / (2.0 * sigma * sigma), delta);
    assert!(!tells_more_than(promised, delta, Builder::Right, sigma));
    assert!(tells_more_than(promised, delta, Builder::WithoutNoise, sigma));
    assert!(tells_more_than(promised / 2.0, delta, Builder::Right, sigma), "a bound that is near");
}

/// Whether counts of 5 and 6 are told apart better than (epsilon, delta) allows, by some threshold.
fn tells_more_than(epsilon: f64, delta: f64, builder: Builder, sigma: f64) -> bool {
    let draws = trials(60_000, 1_000_000);
    let noisy = |count| builder.add(vec![count; draws], &single(sigma, 0.0)).unwrap();
    let (without, with) = (noisy(5), noisy(6));
    (0..=12).any(|threshold| {
        let at_least = |noisy: &[i64]| noisy.iter().filter(|count| **count >= threshold).count();
        // The most the rarer event may be expected to be, as far as these draws tell.
        let rare = at_least(&without) as f64 / draws as f64;
        let slack = 5.5 * (rare.max(1.0 / draws as f64) / draws as f64).sqrt();
        let most = epsilon.exp() * (rare + slack) + delta;
        most < 1.0 && is_more_than(most, at_least(&with), draws)
    })
}

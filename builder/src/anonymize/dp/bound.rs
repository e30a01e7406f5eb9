//! Bound: of everything one shopper could add to a count, the few things that do.
//!
//! Each candidate gets a clock that rings after an exponential time, sooner the more it weighs,
//! and the first `limit` are kept: sampling without replacement in proportion to weight
//! (Efraimidis and Spirakis 2006). The times come from a keyed hash of shopper and candidate. What
//! must stay true: at most `limit` are kept, each once, and which depends on this shopper and on
//! nothing any other shopper did.

use std::hash::{BuildHasher, Hash};

/// Chooses for every shopper by one secret key. `RandomState` is `SipHash` with a key from the
/// operating system.
pub(super) struct Bound<'a, S> {
    pub(super) secret: &'a S,
    /// The most a shopper may keep.
    pub(super) limit: u32,
}

impl<S: BuildHasher> Bound<'_, S> {
    /// What `shopper` keeps of `candidates`, rising. `weigh` gives 0 for what is not to be kept.
    pub(super) fn keep<K: Copy + Ord + Hash>(
        &self,
        shopper: u32,
        mut candidates: Vec<K>,
        weigh: impl Fn(K) -> f64,
    ) -> Vec<K> {
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|candidate| weigh(*candidate) > 0.0);
        let limit = self.limit as usize;
        if candidates.len() <= limit {
            return candidates;
        }
        let clock = |candidate: K| {
            // 53 bits, never 0.
            let chance = (self.secret.hash_one((shopper, candidate)) >> 11) + 1;
            let time = -libm::log(chance as f64 / (1_u64 << 53) as f64) / weigh(candidate);
            (time, candidate)
        };
        let mut clocks: Vec<_> = candidates.into_iter().map(clock).collect();
        clocks.select_nth_unstable_by(limit, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        clocks.truncate(limit);
        let mut kept: Vec<_> = clocks.into_iter().map(|(_, candidate)| candidate).collect();
        kept.sort_unstable();
        kept
    }
}

#[cfg(test)]
mod tests {
    use std::hash::RandomState;

    use super::*;

    #[test]
    fn what_weighs_three_times_as_much_is_kept_three_times_as_often_and_nothing_without_weight() {
        let secret = RandomState::new();
        let bound = Bound { secret: &secret, limit: 1 };
        let weigh = |candidate: u32| [1.0, 3.0, 0.0][candidate as usize];
        let mut kept = [0; 3];
        for shopper in 0..40_000 {
            kept[bound.keep(shopper, vec![2, 1, 0, 1], weigh)[0] as usize] += 1;
        }
        assert_eq!(kept[2], 0);
        // 30,000 ± 5.5 deviations of 87.
        assert!((29_520..30_480).contains(&kept[1]), "{kept:?}");
    }

    #[test]
    fn the_same_key_keeps_the_same_and_no_more_than_the_limit() {
        let secret = RandomState::new();
        let bound = Bound { secret: &secret, limit: 8 };
        let keep = |shopper| bound.keep(shopper, (0..100_u32).collect(), |_| 1.0);
        assert_eq!(keep(7), keep(7));
        assert_eq!(keep(7).len(), 8);
        assert_ne!(keep(7), keep(8));
        assert_eq!(bound.keep(7, vec![3, 3, 1], |_: u32| 1.0), [1, 3]);
    }
}

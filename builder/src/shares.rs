//! Shares: work cut into about equal parts, one for each core, and what a core does at a time.
//!
//! What must stay true: what comes of it does not depend on how many there are.

use std::ops::Range;

/// So many things that lie anywhere in memory a core asks for before it looks at the first, so that one does
/// not wait for the other.
pub const AT_ONCE: usize = 32;

/// How many cores there are to work: as many as the machine has, or `RAYON_NUM_THREADS`.
pub fn cores() -> usize {
    rayon::current_num_threads()
}

/// So many things in as many shares, at most, cut only before those `may_cut` says yes to.
pub fn shares(count: usize, most: usize, may_cut: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let (mut shares, mut start) = (Vec::new(), 0);
    for share in 1..=most {
        let about = (count * share / most).max(start);
        let end = (about..count).find(|at| *at > start && may_cut(*at)).unwrap_or(count);
        if end > start {
            shares.push(start..end);
            start = end;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_cut_where_they_may_be_and_hold_everything_once() {
        let shoppers = [1, 1, 1, 2, 3, 3, 3, 3, 4];
        let may_cut = |at: usize| shoppers[at - 1] != shoppers[at];
        assert_eq!(shares(9, 2, may_cut), [0..4, 4..9]);
        assert_eq!(shares(9, 3, may_cut), [0..3, 3..8, 8..9]);
        assert_eq!(shares(9, 1, may_cut), std::iter::once(0..9).collect::<Vec<_>>());
        assert_eq!(shares(9, 40, may_cut), [0..3, 3..4, 4..8, 8..9]);
        assert_eq!(shares(0, 2, |_| true), []);
    }
}

//! Stand out: which noisy counts of listed pairs are more than noise.
//!
//! Comes in: a noisy count for every pair on a list, and the deviation of the noise. Goes out: the
//! places of those that are named. What must stay true: of those named, noise alone would bring
//! forth at most one in twenty (Benjamini and Hochberg 1995); it is settled by noisy counts, so
//! naming costs nothing.
//!
//! ```text
//! named up to the largest rank r with  p_r ≤ .05 · r / all      p: the chance that noise is as much
//! ```

/// Of the pairs that are named, so many may be noise.
const MAY_BE_NOISE: f64 = 0.05;

/// The places of `noisy` that are named, rising.
pub(super) fn stand_out(noisy: &[i64], sigma: f64) -> Vec<usize> {
    let chance = |count: i64| tail(count as f64 / sigma);
    // What is not above nothing ranks behind all that may be named.
    let above = noisy.iter().filter(|count| **count > 0);
    let mut tails: Vec<_> = above.map(|count| chance(*count)).collect();
    tails.sort_unstable_by(f64::total_cmp);
    let share = MAY_BE_NOISE / noisy.len().max(1) as f64;
    let named = tails.iter().zip(1_u32..);
    let named = named.filter(|(tail, rank)| **tail <= share * f64::from(*rank));
    let Some((last, _)) = named.last() else { return Vec::new() };
    let places = noisy.iter().enumerate();
    let places = places.filter(|(_, count)| **count > 0 && chance(**count) <= *last);
    places.map(|(place, _)| place).collect()
}

/// How likely noise alone is so many deviations or more above nothing.
fn tail(deviations: f64) -> f64 {
    libm::erfc(deviations / std::f64::consts::SQRT_2) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_names_nothing_and_what_stands_out_is_named() {
        assert!(stand_out(&[90, -50, 120, 0, -190], 100.0).is_empty());
        assert_eq!(stand_out(&[90, 600, 120, 400, -190], 100.0), [1, 3]);
        assert!(stand_out(&[], 100.0).is_empty());
    }

    #[test]
    fn where_much_stands_out_a_little_less_is_enough() {
        let two_deviations = 200;
        assert!(stand_out(&[two_deviations, 0, 0, 0], 100.0).is_empty());
        assert_eq!(stand_out(&[two_deviations, 900, 900, 900], 100.0), [0, 1, 2, 3]);
    }
}

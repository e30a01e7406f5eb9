//! Tau: from which noisy count on a key may be named at all.
//!
//! A key that only one shopper has must stay unnamed but for a chance of delta. With noise of
//! deviation sigma, at most L keys a shopper and one a key:
//!
//! ```text
//! d1 = 1 − (1 − delta)^(1/L)        tau = ⌈ 1 + 1 + sigma · Φ⁻¹(1 − d1) ⌉
//! ```
//!
//! The second 1 is no slip: discrete noise of at least m is no likelier than continuous noise of
//! at least m − 1, and a key is kept *at* tau (opendp issue 2922). With sigma 4, L = 8 and
//! delta = 5e-7: 24.

use crate::normal::upper_quantile;

/// The lowest noisy count at which one of `keys` keys a shopper may be named.
pub(super) fn tau(sigma: f64, keys: u32, delta: f64) -> u32 {
    let single = -libm::expm1(libm::log1p(-delta) / f64::from(keys));
    (2.0 + sigma * upper_quantile(single)).ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tau_is_that_of_the_privacy_note() {
        let noted = |l: f64, rho: f64| (l / (2.0 * 0.85 * rho)).sqrt();
        // Four releases a year, epsilon 4: L, tau.
        for (keys, wanted) in [(4, 33), (8, 47), (16, 66), (64, 135)] {
            let sigma = noted(f64::from(keys), 0.296 / 4.0);
            assert_eq!(tau(sigma, keys, 1e-6 / 8.0), wanted, "L = {keys}");
        }
        assert_eq!(tau(noted(8.0, 0.296), 8, 1e-6 / 2.0), 24, "one release");
    }
}

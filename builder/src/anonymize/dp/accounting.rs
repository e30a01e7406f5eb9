//! Accounting: from the promise (epsilon, delta) to what may be spent, rho, and back.
//!
//! rho of zero-concentrated differential privacy (Bun and Steinke 2016) adds up over everything
//! that looks at the same shopper; epsilon is what a label can say (Canonne, Kamath and Steinke
//! 2020, proposition 12):
//!
//! ```text
//! epsilon(rho, delta) = min over a > 1 of  a·rho + ( ln 1/delta + a·ln(1 − 1/a) − ln(a − 1) ) / (a − 1)
//! ```
//!
//! With rho = .296 and delta = 5e-7: 4. What must stay true: epsilon rises with rho, and
//! `rho_of` never gives more than `epsilon_of` takes back.

/// Cuts until an interval can't get smaller: by a third, by a half.
const THIRDS: usize = 100;
const HALVINGS: usize = 64;
/// Orders a − 1 between which the best one lies.
const ORDERS: (f64, f64) = (1e-6, 1e9);

/// The epsilon that `rho` amounts to with a chance of `delta` that it does not hold.
pub fn epsilon_of(rho: f64, delta: f64) -> f64 {
    if rho <= 0.0 {
        return 0.0;
    }
    let at = |ln_order: f64| {
        let a = 1.0 + libm::exp(ln_order);
        let tail = -libm::log(delta) + a * libm::log1p(-1.0 / a) - ln_order;
        a * rho + tail / (a - 1.0)
    };
    // It falls and then rises, so thirds close in on the lowest point.
    let (mut low, mut high) = (libm::log(ORDERS.0), libm::log(ORDERS.1));
    for _ in 0..THIRDS {
        let third = (high - low) / 3.0;
        if at(low + third) < at(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    at(f64::midpoint(low, high)).max(0.0)
}

/// The most that may be spent for `epsilon` at `delta`.
pub(super) fn rho_of(epsilon: f64, delta: f64) -> f64 {
    // rho is below epsilon: the best order is above 1.
    let (mut low, mut high) = (0.0, epsilon);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if epsilon_of(middle, delta) <= epsilon {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_privacy_note_comes_out() {
        for (epsilon, rho) in
            [(0.5, 0.0062), (1.0, 0.0229), (2.0, 0.0834), (4.0, 0.296), (8.0, 1.009)]
        {
            let found = rho_of(epsilon, 5e-7);
            assert!((found / rho - 1.0).abs() < 0.01, "epsilon {epsilon}: {found} and not {rho}");
        }
    }

    #[test]
    fn it_agrees_with_the_librarys_own_conversion() {
        for (rho, epsilon) in [(0.05, 1.4716), (0.1, 2.1419)] {
            assert!((epsilon_of(rho, 1e-6) - epsilon).abs() < 1e-4);
        }
    }

    #[test]
    fn what_may_be_spent_is_worth_what_was_promised_and_no_more() {
        for epsilon in [0.25, 1.0, 4.0, 20.0] {
            for delta in [1e-4, 5e-7, 1e-12] {
                let back = epsilon_of(rho_of(epsilon, delta), delta);
                assert!(back <= epsilon && back > epsilon * 0.999_999, "{epsilon} {delta} {back}");
            }
        }
        assert!(epsilon_of(0.0, 1e-6) <= 0.0);
    }
}

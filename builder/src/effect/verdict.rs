//! What a difference may be called: by a horizon that was fixed before, or at any look.
//!
//! Comes in: a difference with its standard error. Goes out: p-values and intervals of both sorts.
//! What must stay true: whoever looks as often as they like is wrong in no more than 5 of 100
//! experiments without an effect; the fixed sort promises that only of one look, stated before.

use serde::Serialize;

use super::estimate::Difference;
use crate::normal::{upper_quantile, upper_tail};

/// Wrong in so many of 100 experiments without an effect.
pub const ALPHA: f64 = 0.05;

/// From where to where the truth lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    fn around(value: f64, half: f64) -> Self {
        Self { low: value - half, high: value + half }
    }

    /// Whether it lies on one side of nothing.
    pub fn leaves_out_nothing_at_all(self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

#[cfg(test)]
impl Interval {
    /// Whether it holds this number.
    pub fn holds(self, number: f64) -> bool {
        (self.low..=self.high).contains(&number)
    }
}

impl Difference {
    /// The two-sided p-value of one look, at a number of shoppers fixed before. `looks` is how many
    /// comparisons share the error (Bonferroni).
    pub fn fixed_p(self, looks: usize) -> f64 {
        let z = (self.value / self.standard_error).abs();
        if z.is_nan() { 1.0 } else { (2.0 * upper_tail(z) * looks as f64).min(1.0) }
    }

    /// The 95 % interval of one look.
    pub fn fixed_interval(self, looks: usize) -> Interval {
        let z = upper_quantile(ALPHA / looks as f64 / 2.0);
        Interval::around(self.value, z * self.standard_error)
    }

    /// The always-valid p-value: the mixture sequential probability ratio test (Johari, Koomen,
    /// Pekelis and Walsh 2017). With s² the variance of the difference and τ the size of effect it
    /// is tuned to, Λ = √(s² / (s² + τ²)) · exp(d²τ² / (2s²(s² + τ²))), and p = 1 / Λ.
    /// d = .01, s = .002, τ = .005: Λ = 0.371 · e^10.8, p = 5.6e-5.
    pub fn always_p(self, tau: f64, looks: usize) -> f64 {
        let (ours, tuned) = self.variances(tau);
        let exponent = self.value * self.value * tuned / (2.0 * ours * (ours + tuned));
        let p = libm::sqrt((ours + tuned) / ours) * libm::exp(-exponent) * looks as f64;
        if p.is_nan() { 1.0 } else { p.min(1.0) }
    }

    /// The confidence sequence that goes with it: it holds the truth at all looks at once, with 95 %.
    pub fn always_interval(self, tau: f64, looks: usize) -> Interval {
        let (ours, tuned) = self.variances(tau);
        let both = ours + tuned;
        let slack = libm::log(both / ours) - 2.0 * libm::log(ALPHA / looks as f64);
        Interval::around(self.value, libm::sqrt(ours * both / tuned * slack))
    }

    fn variances(self, tau: f64) -> (f64, f64) {
        (self.standard_error * self.standard_error, tau * tau)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAR: Difference = Difference { value: 0.01, standard_error: 0.002 };

    #[test]
    fn the_numbers_are_those_of_the_formulas() {
        assert!((CLEAR.fixed_p(1) - 5.733e-7).abs() < 1e-9, "{}", CLEAR.fixed_p(1));
        assert!((CLEAR.always_p(0.005, 1) - 5.64e-5).abs() < 1e-6, "{}", CLEAR.always_p(0.005, 1));
        let interval = CLEAR.fixed_interval(1);
        assert!((interval.low - 0.00608).abs() < 1e-5 && (interval.high - 0.01392).abs() < 1e-5);
    }

    #[test]
    fn looking_at_any_time_costs_width_and_several_arms_cost_certainty() {
        let width = |interval: Interval| interval.high - interval.low;
        assert!(width(CLEAR.always_interval(0.005, 1)) > width(CLEAR.fixed_interval(1)));
        assert!(width(CLEAR.fixed_interval(3)) > width(CLEAR.fixed_interval(1)));
        assert!(CLEAR.always_p(0.005, 3) > CLEAR.always_p(0.005, 1));
    }

    #[test]
    fn interval_and_p_value_agree() {
        for value in [0.0, 0.002, 0.004, 0.005, 0.0051, 0.006, 0.02] {
            let one = Difference { value, ..CLEAR };
            assert_eq!(one.fixed_p(2) < ALPHA, one.fixed_interval(2).leaves_out_nothing_at_all());
            let always = one.always_interval(0.005, 2).leaves_out_nothing_at_all();
            assert_eq!(one.always_p(0.005, 2) < ALPHA, always, "{value}");
        }
    }

    #[test]
    fn nothing_known_proves_nothing() {
        let nothing = Difference { value: 0.0, standard_error: 0.0 };
        assert!((nothing.fixed_p(1) - 1.0).abs() < 1e-12);
        assert!((nothing.always_p(0.01, 1) - 1.0).abs() < 1e-12);
    }
}

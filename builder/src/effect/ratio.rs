//! A ratio over shoppers: parts of wholes, where one shopper brings many of both.
//!
//! What must stay true: shoppers are what scatters, not clicks; who clicks a hundred times is one.

use super::estimate::Difference;

/// Sums over shoppers of a part and its whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    /// Shoppers with any whole at all.
    pub shoppers: u64,
    part: f64,
    whole: f64,
    part_squared: f64,
    product: f64,
    whole_squared: f64,
}

impl Ratio {
    /// Adds one shopper.
    pub fn add(&mut self, part: f64, whole: f64) {
        if whole > 0.0 {
            self.shoppers += 1;
            self.part += part;
            self.whole += whole;
            self.part_squared += part * part;
            self.product += part * whole;
            self.whole_squared += whole * whole;
        }
    }

    /// The ratio r and its standard error by the delta method (Deng, Knoblich and Lu 2018):
    /// √Σ(part − r · whole)² / Σ whole. Three shoppers with 1 of 2: r = .5, standard error 0.
    pub fn value(&self) -> Difference {
        let value = if self.whole > 0.0 { self.part / self.whole } else { 0.0 };
        let scatter =
            self.part_squared - 2.0 * value * self.product + value * value * self.whole_squared;
        let standard_error = libm::sqrt(scatter.max(0.0)) / self.whole.max(f64::MIN_POSITIVE);
        Difference { value, standard_error }
    }

    /// How much larger than `other` it is, as if both were of different shoppers: what they have in
    /// common would only make it more certain.
    pub fn above(&self, other: &Self) -> Difference {
        let (ours, theirs) = (self.value(), other.value());
        let both = ours.standard_error * ours.standard_error
            + theirs.standard_error * theirs.standard_error;
        Difference { value: ours.value - theirs.value, standard_error: libm::sqrt(both) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn a_shopper_who_clicks_a_hundred_times_is_one_shopper() {
        let mut of_shoppers = Ratio::default();
        for part in [0.0, 50.0, 100.0, 50.0] {
            of_shoppers.add(part, 100.0);
        }
        let value = of_shoppers.value();
        assert!((value.value - 0.5).abs() < 1e-12);
        // √(2 · 50²) / 400, where 400 clicks by themselves would have √(.25 / 400).
        assert!((value.standard_error - 0.1768).abs() < 1e-4, "{value:?}");
    }

    #[test]
    fn its_interval_holds_the_truth() {
        let mut chance = Chance(5);
        let held = (0..400).filter(|_| {
            let mut ratio = Ratio::default();
            for _ in 0..300 {
                // Who sees many accepts more of them.
                let is_heavy = chance.share() < 0.2;
                let (whole, rate) = if is_heavy { (20, 0.3) } else { (5, 0.1) };
                let part = (0..whole).filter(|_| chance.share() < rate).count();
                ratio.add(part as f64, f64::from(whole));
            }
            // (.8 · .5 + .2 · 6) / (.8 · 5 + .2 · 20)
            ratio.value().fixed_interval(1).holds(0.2)
        });
        let held = held.count();
        assert!((365..=393).contains(&held), "{held} of 400");
    }
}

//! What may be known of a number: two bounds it lies between.
//!
//! What must stay true: a number of too few shoppers has bounds that depend on nothing but the
//! protection, so a pair nobody bought and a pair a few bought look alike.

use super::{Protection, threshold::rounded};

/// Steps a doubling of a number that may be told.
const STEPS: f64 = 2.0;

/// A count between two bounds, both 0 or more.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// It is about this or more.
    pub low: f64,
    /// It is about this or less.
    pub high: f64,
}

impl Estimate {
    /// A number that is known as well as it may be.
    pub const fn about(number: f64) -> Self {
        Self { low: number, high: number }
    }
}

impl Protection {
    /// What may be known of a count with so many distinct shoppers behind it.
    pub(super) fn estimate(self, number: u32, shoppers: u32) -> Estimate {
        match self {
            Self::None => Estimate::about(number.into()),
            Self::Threshold { minimum_shoppers } if shoppers >= minimum_shoppers.max(1) => {
                Estimate::about(rounded(number.into(), STEPS))
            }
            Self::Threshold { .. } => self.of_nobody(),
        }
    }

    /// What may be known of something no shopper is known to have done.
    pub(super) fn of_nobody(self) -> Estimate {
        Estimate { low: 0.0, high: f64::from(self.minimum_shoppers().saturating_sub(1)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_did_and_what_nineteen_did_look_alike() {
        let protection = Protection::Threshold { minimum_shoppers: 20 };
        let told = |number, shoppers| protection.estimate(number, shoppers);
        assert_eq!(told(19, 19), told(0, 0));
        assert_eq!(told(0, 0), Estimate { low: 0.0, high: 19.0 });
        assert_eq!(told(33, 20), Estimate::about(32.0));
        assert_eq!(Protection::None.estimate(3, 1), Estimate::about(3.0));
    }
}

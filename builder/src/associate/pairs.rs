//! The pair family: one formula whose settings span confidence, cosine, lift and
//! `RP3beta`.
//!
//! ```text
//! w(i → j) = ( C / (nᵢ^a · nⱼ^b) · C / (C + k) )^p      C = Σ weight of baskets with i and j
//! s(i, j)  = ( C / (nᵢ·nⱼ)^((a+b)/2) · C / (C + k) )^p   tilt(i) = nᵢ^(p·(a−b)/2)
//! ```
//!
//! With C = 4, nᵢ = 16, nⱼ = 1, a = .5, b = .5, k = 0, p = 1: w = 4 / (4 · 1) = 1.
//! It needs two statistics: the orders of each product, and the weight of each pair.
//! What must stay true: a weight is a function of its own pair and the two products.

use std::fmt;

use super::{
    Observed,
    strongest::{Keep, strongest},
};
use crate::{
    anonymize::{PairStatistic, Statistics},
    count::BasketWeight,
};

/// The settings of the formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairFamily {
    /// `a`: how much a popular anchor is held back.
    pub anchor_damping: f64,
    /// `b`: how much a popular companion is held back.
    pub companion_damping: f64,
    /// `gamma` and the half-life: how much a basket counts.
    pub basket: BasketWeight,
    /// `p`: how much the best relations stand out.
    pub sharpness: f64,
    /// `k`: how much evidence makes half a weight.
    pub shrinkage: f64,
    /// The companions an anchor keeps.
    pub keep: Keep,
}

/// What does well on every shop measured so far, and best on none: at most 6 % behind.
pub(super) const SHARED_DEFAULT: PairFamily = PairFamily {
    anchor_damping: 0.8,
    companion_damping: 0.3,
    basket: BasketWeight { gamma: 0.5, half_life_days: None },
    sharpness: 1.5,
    shrinkage: 5.0,
    keep: Keep::FEW,
};

impl PairFamily {
    /// The shared default, for a shop of so many products.
    pub fn shared_default(products: usize) -> Self {
        Self { keep: Keep::of_shop(products), ..SHARED_DEFAULT }
    }

    /// For counts with noise, in which a basket is a basket and no older than another.
    pub fn for_noise(products: usize) -> Self {
        let basket = BasketWeight { gamma: 0.0, half_life_days: None };
        Self { basket, ..Self::shared_default(products) }
    }
}

impl fmt::Display for PairFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { anchor_damping, companion_damping, basket, sharpness, shrinkage, keep } = self;
        write!(f, "pairs a={anchor_damping} b={companion_damping} {basket}")?;
        write!(f, " p={sharpness} k={shrinkage} {keep}")
    }
}

/// What the orders show.
pub(super) fn observe(statistics: &Statistics, family: &PairFamily) -> Observed {
    let paired = Paired::of(statistics, family);
    strongest(statistics, paired.tilts.clone(), family.keep, |pair| paired.weight(pair))
}

/// The formula with what it needs of each product.
pub(super) struct Paired {
    family: PairFamily,
    /// By place.
    pub(super) tilts: Vec<f64>,
    /// By place: nᵢ^((a+b)/2).
    dampings: Vec<f64>,
}

impl Paired {
    pub(super) fn of(statistics: &Statistics, family: &PairFamily) -> Self {
        let &PairFamily { anchor_damping: a, companion_damping: b, sharpness, .. } = family;
        let raised = |exponent| {
            let items = statistics.items.iter();
            items.map(|item| libm::pow(item.orders.max(1.0), exponent)).collect()
        };
        Self {
            family: *family,
            tilts: raised(sharpness * (a - b) / 2.0),
            dampings: raised(f64::midpoint(a, b)),
        }
    }

    /// The weight two products share.
    pub(super) fn weight(&self, pair: &PairStatistic) -> f64 {
        let shrunk = pair.weight * pair.weight / (pair.weight + self.family.shrinkage);
        let chance = self.dampings[pair.a as usize] * self.dampings[pair.b as usize];
        libm::pow(shrunk / chance, self.family.sharpness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::associate::tests::statistics;

    const COSINE: PairFamily = PairFamily {
        anchor_damping: 0.5,
        companion_damping: 0.5,
        sharpness: 1.0,
        shrinkage: 0.0,
        ..SHARED_DEFAULT
    };

    #[test]
    fn the_formula_gives_what_paper_and_pencil_give() {
        let weight = |family: &PairFamily| {
            let observed = observe(&statistics(&[16.0, 1.0], &[(0, 1, 4.0)]), family);
            observed.directed().map(|(.., weight)| weight).collect::<Vec<_>>()
        };
        assert_eq!(weight(&COSINE), [1.0, 1.0], "4 / (4 · 1)");
        let confidence = PairFamily { anchor_damping: 1.0, companion_damping: 0.0, ..COSINE };
        assert_eq!(weight(&confidence), [0.25, 4.0], "4 / 16 and 4 / 1");
        let shrunk = PairFamily { shrinkage: 4.0, ..COSINE };
        assert_eq!(weight(&shrunk), [0.5, 0.5], "1 · 4 / (4 + 4)");
        let sharp = PairFamily { sharpness: 2.0, ..shrunk };
        assert_eq!(weight(&sharp), [0.25, 0.25], "a half, squared");
    }
}

//! `EASE^R`: each product's part in explaining another, with all the others held equal.
//!
//! ```text
//! B = I − P · diag(1 / diag P)      P = (G + Λ)⁻¹      Λᵢᵢ = λ · √Gᵢᵢ      (Steck 2019)
//! w(i → j) = Bᵢⱼ / nᵢ^a = −Pᵢⱼ / (Pⱼⱼ · nᵢ^a)      what is not above 0 is dropped
//! s(i, j)  = −Pᵢⱼ / √(Pᵢᵢ·Pⱼⱼ · (nᵢ·nⱼ)^a)         tilt(i) = √(nᵢ^a / Pᵢᵢ)
//! ```
//!
//! G is the Gram matrix of the weighted baskets. With two products, Gᵢᵢ + Λᵢᵢ = 2 and Gᵢⱼ = 1:
//! P = (2, −1; −1, 2) / 3 and, with a = 0, w = 1/2. Λ grows with the root of a count, as the
//! count's own uncertainty does. It needs three statistics: the orders of each product, its weight
//! (the diagonal) and the weight of each pair (the rest). What must stay true: no product explains
//! itself, and no pair is kept that the statistics do not hold.

use std::fmt;

use super::{
    Observed,
    gram::{Gram, Precision},
    pairs::{PairFamily, Paired, SHARED_DEFAULT},
    strongest::{Keep, strongest},
};
use crate::{
    anonymize::{PairStatistic, Statistics},
    count::BasketWeight,
};

/// The settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ease {
    /// `gamma` and the half-life: how much a basket counts.
    pub basket: BasketWeight,
    /// `λ`: how much evidence it takes to be believed. Above 0.
    pub ridge: f64,
    /// `a`: how much a popular anchor is held back.
    pub anchor_damping: f64,
    /// The companions an anchor keeps.
    pub keep: Keep,
    /// The most products the matrix holds: the most bought; the others go by the pair family.
    pub products: usize,
}

/// A matrix of so many products and its inverse fit into 2 GB.
const MOST_PRODUCTS: usize = 10_000;

/// Within 2 % of the best that was tried on the validation parts of two shops.
pub const EASE_DEFAULT: Ease = Ease {
    basket: BasketWeight { gamma: 0.5, half_life_days: None },
    ridge: 2.0,
    anchor_damping: 0.1,
    keep: Keep::FEW,
    products: MOST_PRODUCTS,
};

impl Ease {
    /// The shared default, for a shop of so many products.
    pub fn shared_default(products: usize) -> Self {
        Self { keep: Keep::of_shop(products), ..EASE_DEFAULT }
    }

    /// For counts with noise, in which a basket is a basket and no older than another.
    pub fn for_noise(products: usize) -> Self {
        let basket = BasketWeight { gamma: 0.0, half_life_days: None };
        Self { basket, ..Self::shared_default(products) }
    }
}

impl fmt::Display for Ease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { basket, ridge, anchor_damping, keep, .. } = self;
        write!(f, "ease {basket} lambda={ridge} a={anchor_damping} {keep}")
    }
}

/// What the orders show.
pub(super) fn observe(statistics: &Statistics, ease: &Ease) -> Observed {
    let gram = Gram::of(statistics, ease.products);
    let holds_all = gram.holds_all();
    let explained = Explained::of(statistics, ease, gram.inverse(ease.ridge));
    let family = PairFamily { basket: ease.basket, keep: ease.keep, ..SHARED_DEFAULT };
    let rest = Paired::of(statistics, &family);
    let level = if holds_all { Level::default() } else { Level::of(&rest, &explained, statistics) };
    let tilts = explained.tilts.iter().zip(&rest.tilts);
    let tilts = tilts.map(|(tilt, rest)| tilt.unwrap_or(rest * level.tilt)).collect();
    strongest(statistics, tilts, ease.keep, |pair| {
        explained.weight(pair).unwrap_or_else(|| level.weight * rest.weight(pair))
    })
}

/// The products in the matrix.
struct Explained {
    precision: Precision,
    /// By place: √(nᵢ^a).
    dampings: Vec<f64>,
    /// By place, for those in the matrix.
    tilts: Vec<Option<f64>>,
}

impl Explained {
    fn of(statistics: &Statistics, ease: &Ease, precision: Precision) -> Self {
        let damping = |orders: f64| libm::pow(orders.max(1.0), ease.anchor_damping / 2.0);
        let dampings: Vec<_> = statistics.items.iter().map(|item| damping(item.orders)).collect();
        let tilt = |(place, damping): (usize, &f64)| {
            precision.diagonal(place).map(|diagonal| damping / diagonal.sqrt())
        };
        Self { tilts: dampings.iter().enumerate().map(tilt).collect(), precision, dampings }
    }

    /// The weight two products share, if both are in the matrix.
    fn weight(&self, pair: &PairStatistic) -> Option<f64> {
        let (a, b) = (pair.a as usize, pair.b as usize);
        let norm = self.tilts[a]? * self.tilts[b]?;
        let damping = self.dampings[a] * self.dampings[b];
        Some(self.precision.negative(pair)? * norm / (damping * damping))
    }
}

/// What makes the pair family's numbers, which the products outside the matrix go by, comparable
/// to those of the matrix.
struct Level {
    weight: f64,
    tilt: f64,
}

impl Default for Level {
    fn default() -> Self {
        Self { weight: 1.0, tilt: 1.0 }
    }
}

impl Level {
    /// By least squares, from the products both know.
    fn of(rest: &Paired, explained: &Explained, statistics: &Statistics) -> Self {
        let weights = statistics.pairs.iter();
        let weights =
            weights.filter_map(|pair| Some((explained.weight(pair)?.max(0.0), rest.weight(pair))));
        let tilts = explained.tilts.iter().zip(&rest.tilts);
        let tilts = tilts.filter_map(|(tilt, rest)| Some(((*tilt)?, *rest)));
        Self { weight: factor(weights), tilt: factor(tilts) }
    }
}

/// The factor that brings the second of each two nearest to the first; 1 where there are none.
fn factor(points: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (across, own) = points.fold((0.0, 0.0), |(across, own), (wanted, given)| {
        (across + wanted * given, own + given * given)
    });
    if across > 0.0 { across / own } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::associate::tests::statistics;

    const ONE: Ease = Ease { ridge: 1.0, anchor_damping: 0.0, ..EASE_DEFAULT };

    fn weights(orders: &[f64], pairs: &[(u32, u32, f64)], ease: &Ease) -> Vec<(u32, u32, f64)> {
        let observed = observe(&statistics(orders, pairs), ease);
        observed.directed().collect()
    }

    fn assert_near(found: &[(u32, u32, f64)], expected: &[(u32, u32, f64)]) {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!((found.0, found.1), (expected.0, expected.1));
            assert!((found.2 - expected.2).abs() < 1e-6, "{found:?} is not {expected:?}");
        }
    }

    #[test]
    fn three_products_give_what_paper_and_pencil_give() {
        // The inverse is (3, −2, 1; −2, 4, −2; 1, −2, 3) / 4.
        let found = weights(&[1.0, 1.0, 1.0], &[(0, 1, 1.0), (1, 2, 1.0)], &ONE);
        let (aside, middle) = (2.0 / 3.0, 0.5);
        assert_near(&found, &[(0, 1, middle), (1, 0, aside), (1, 2, aside), (2, 1, middle)]);
    }

    #[test]
    fn a_companion_another_explains_is_dropped() {
        // (4, 2, 1; 2, 4, 2; 1, 2, 4) has the inverse (1/3, −1/6, 0; −1/6, 5/12, −1/6; 0, −1/6, 1/3):
        // 0 and 2 met, but only where 1 was there too.
        let ease = Ease { ridge: 1.0 / 3.0_f64.sqrt(), ..ONE };
        let found = weights(&[3.0, 3.0, 3.0], &[(0, 1, 2.0), (0, 2, 1.0), (1, 2, 2.0)], &ease);
        assert_near(&found, &[(0, 1, 0.4), (1, 0, 0.5), (1, 2, 0.5), (2, 1, 0.4)]);
    }

    #[test]
    fn an_anchor_in_four_orders_is_held_back_by_the_root_of_four() {
        let [plain, damped] = [0.0, 0.5].map(|anchor_damping| {
            weights(&[4.0, 1.0], &[(0, 1, 1.0)], &Ease { anchor_damping, ..ONE })
        });
        assert_near(&damped, &[(0, 1, plain[0].2 / 2.0), (1, 0, plain[1].2)]);
    }

    #[test]
    fn counts_that_fit_no_baskets_still_have_an_answer() {
        let found = weights(&[1.0, 1.0], &[(0, 1, 64.0)], &ONE);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(.., weight)| weight.is_finite() && *weight > 0.0), "{found:?}");
    }

    #[test]
    fn products_that_do_not_fit_the_matrix_go_by_the_pair_family() {
        let of_two = Ease { products: 2, ..ONE };
        let pairs = [(0, 1, 4.0), (0, 2, 2.0), (2, 3, 1.0)];
        let found = weights(&[8.0, 8.0, 2.0, 1.0], &pairs, &of_two);
        let between: Vec<_> = found.iter().map(|(anchor, to, _)| (*anchor, *to)).collect();
        assert_eq!(between, [(0, 1), (1, 0), (0, 2), (2, 0), (2, 3), (3, 2)]);
    }

    proptest! {
        #[test]
        fn no_product_explains_itself_and_every_weight_is_above_0_and_of_a_pair(
            baskets in prop::collection::vec(prop::collection::btree_set(0_u32..7, 1..5), 0..30),
            products in 2_usize..8,
        ) {
            let mut orders = [0.0; 7];
            let mut met = std::collections::BTreeMap::new();
            for basket in &baskets {
                for a in basket {
                    orders[*a as usize] += 1.0;
                    for b in basket.range(a + 1..) {
                        *met.entry((*a, *b)).or_insert(0.0) += 1.0;
                    }
                }
            }
            let pairs: Vec<_> = met.iter().map(|((a, b), weight)| (*a, *b, *weight)).collect();
            for (anchor, companion, weight) in
                weights(&orders, &pairs, &Ease { products, ..ONE })
            {
                prop_assert!(met.contains_key(&(anchor.min(companion), anchor.max(companion))));
                prop_assert!(anchor != companion && weight.is_finite() && weight > 0.0);
            }
        }
    }
}

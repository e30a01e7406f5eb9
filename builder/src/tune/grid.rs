//! The settings each learner is tried with.
//!
//! What must stay true: where there are too few orders to tune by, a grid's start is what is used.

use crate::{
    associate::{EASE_DEFAULT, Ease, Keep, Learner, PairFamily},
    count::BasketWeight,
};

/// All values of one setting, the rest as given.
pub(super) type Axis<S> = fn(&S) -> Vec<S>;

/// A learner's settings that can be searched.
pub(super) trait Grid: Copy + PartialEq + Into<Learner> + 'static {
    /// Where the search begins in a shop of so many products.
    fn start(products: usize) -> Self;
    /// Each setting in turn.
    const AXES: &'static [Axis<Self>];

    /// How much a basket counts.
    fn basket(&self) -> &BasketWeight;

    /// What was found, as it will be learned with.
    fn settled(self) -> Self {
        self
    }
}

/// Every way for baskets to count.
fn basket_weights() -> impl Iterator<Item = BasketWeight> {
    [0.0, 0.5, 1.0].into_iter().flat_map(|gamma| {
        [None, Some(120)].map(|half_life_days| BasketWeight { gamma, half_life_days })
    })
}

impl Grid for PairFamily {
    const AXES: &'static [Axis<Self>] = &[
        |now| basket_weights().map(|basket| Self { basket, ..*now }).collect(),
        |now| [0.5, 0.75, 1.0].map(|a| Self { anchor_damping: a, ..*now }).into(),
        |now| [0.0, 0.15, 0.3, 0.5].map(|b| Self { companion_damping: b, ..*now }).into(),
        |now| [0.0, 2.0, 5.0, 10.0].map(|k| Self { shrinkage: k, ..*now }).into(),
        |now| [1.0, 1.5, 2.0].map(|p| Self { sharpness: p, ..*now }).into(),
        |now| vec![Self { keep: Keep::FEW, ..*now }],
    ];

    fn start(products: usize) -> Self {
        Self::shared_default(products)
    }

    fn basket(&self) -> &BasketWeight {
        &self.basket
    }
}

/// A matrix of ten thousand products takes (10/3)³, some forty times as long as one of three
/// thousand.
const PRODUCTS_TO_TUNE_BY: usize = 3_000;

impl Grid for Ease {
    const AXES: &'static [Axis<Self>] = &[
        |now| basket_weights().map(|basket| Self { basket, ..*now }).collect(),
        |now| [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0].map(|ridge| Self { ridge, ..*now }).into(),
        |now| [0.0, 0.1, 0.2, 0.3].map(|a| Self { anchor_damping: a, ..*now }).into(),
        |now| vec![Self { keep: Keep::FEW, ..*now }],
    ];

    fn basket(&self) -> &BasketWeight {
        &self.basket
    }

    fn start(products: usize) -> Self {
        Self { products: PRODUCTS_TO_TUNE_BY, ..Self::shared_default(products) }
    }

    fn settled(self) -> Self {
        Self { products: EASE_DEFAULT.products, ..self }
    }
}

//! Trials: baskets a device tries before it trusts a model, with the answers of the model itself.
//!
//! Comes in: a model. Goes out: what its most bought products go with, one at a time and with a
//! companion. What must stay true: nothing is told that the file does not tell anyway.

use std::cmp::Reverse;

use alongside::{
    life::trials::NOTED,
    model::{DraftTrial, Model},
    product::ProductIndex,
    recommend::foremost,
};

/// Baskets of one product.
const SINGLE: usize = 12;
/// Baskets of two.
const DOUBLE: usize = 4;

/// The trials of a model; none where nothing goes with anything.
pub fn of(model: &Model) -> Vec<DraftTrial> {
    let mut products: Vec<_> = model.products().collect();
    products.sort_by_key(|product| Reverse(model.popularity(*product)));
    let singles = products.iter().filter_map(|product| trial(model, &[*product]));
    let singles: Vec<_> = singles.take(SINGLE).collect();
    let doubles = singles.iter().filter_map(|single| {
        let mut basket = [single.basket[0], single.companions[0]].map(ProductIndex);
        basket.sort_unstable();
        trial(model, &basket)
    });
    let doubles: Vec<_> = doubles.take(DOUBLE).collect();
    [singles, doubles].concat()
}

fn trial(model: &Model, basket: &[ProductIndex]) -> Option<DraftTrial> {
    let places = |products: &[ProductIndex]| {
        let mut places: Vec<_> = products.iter().map(|product| product.0).collect();
        places.sort_unstable();
        places
    };
    let companions = places(&foremost(model, basket, NOTED));
    (!companions.is_empty()).then(|| DraftTrial { basket: places(basket), companions })
}

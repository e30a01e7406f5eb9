//! Foremost: what the model itself puts first for a basket. No context, no gate.
//!
//! What must stay true: it looks where suggestions come from, so a model that passes its trials
//! answers a shopper.

use crate::{model::Model, product::ProductIndex};

use super::{
    anchors,
    pool::{Pool, Supported},
    rank::NO_CONTEXT,
    shortlist::keep_best,
};

/// The `most` products that go best with this basket, none of them in it, in any order. Ties go
/// to the earlier place. `basket` in rising order.
#[must_use]
pub fn foremost(model: &Model, basket: &[ProductIndex], most: usize) -> Vec<ProductIndex> {
    let anchors = anchors::of_basket(model, basket);
    let pool = Pool::of(model, &anchors, &NO_CONTEXT);
    let mut supported: Vec<Supported> = pool.supported().collect();
    supported.retain(|one| !basket.contains(&one.product));
    keep_best(&mut supported, most, |one, other| {
        one.support > other.support || (one.support >= other.support && one.product < other.product)
    });
    supported.iter().map(|one| one.product).collect()
}

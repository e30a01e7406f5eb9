//! The scoring stage by itself, to be measured beside the same stage in JavaScript.
//!
//! Comes in: a model and a basket. Goes out: a number that only the right scores give. What must
//! stay true: it runs the stage of [`super::recommend`] and no other; nothing shipped holds it.

use crate::{model::Model, product::ProductIndex};

use super::{anchors, pool::Pool, rank::NO_CONTEXT};

/// How many candidates the basket has, plus the score of the best. `basket` is in order of
/// product, each once.
#[must_use]
pub fn scoring_stage(model: &Model, basket: &[ProductIndex]) -> f64 {
    let anchors = anchors::of_basket(model, basket);
    let pool = Pool::of(model, &anchors, &NO_CONTEXT);
    let (best, count) = pool
        .supported()
        .fold((0.0_f64, 0.0), |(best, count), one| (best.max(one.support), count + 1.0));
    best + count
}

//! The scoring stage by itself, to be measured beside the same stage in JavaScript.
//!
//! Comes in: a model and a basket. Goes out: a number that only the right scores give. What must
//! stay true: it runs the stage of [`super::recommend`] and no other; nothing shipped holds it.

use crate::{model::Model, product::ProductIndex};

use super::{candidates, score, visit::Anchor};

/// How many candidates the basket has, plus the score of the best. `basket` is in order of
/// product, each once.
#[must_use]
pub fn scoring_stage(model: &Model, basket: &[ProductIndex]) -> f64 {
    let anchors: Vec<_> = basket.iter().map(|one| Anchor::in_basket(model, *one)).collect();
    let evidence = candidates::gather(model, &anchors);
    let scored = score::score(&evidence);
    scored.iter().map(|one| one.score).fold(0.0, f64::max) + scored.len() as f64
}

//! Something is new in the shop: for 14 days (`launch_days`), for those whose tier has it.

use crate::{
    contract::What,
    model::Model,
    product::ProductIndex,
    recommend::{journey::Known, past::Past},
};

/// Whether anything is new for this shopper.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Launched).any(|deed| deed.value <= known.past.tier.0)
}

/// Whether this product is new, and already there for this shopper.
pub(in super::super) fn is_new(model: &Model, past: &Past, product: ProductIndex) -> bool {
    let launched = past.last(model, What::Launched, product);
    launched.is_some_and(|deed| deed.value <= past.tier.0)
}

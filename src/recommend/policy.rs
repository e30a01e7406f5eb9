//! The merchant's policy, asked about one product.
//!
//! What must stay true: every answer here keeps back, or reorders what others admitted.

use crate::{
    contract::{PlacementPolicy, Policy},
    model::Model,
    product::{ProductIndex, category_lies_under},
};

use super::visit::Visit;

/// The bounds of a boost.
pub(super) const BOOST: std::ops::RangeInclusive<f64> = 0.5..=2.0;

/// Whether one of these names is the product, in whatever size or colour, or a category it lies in.
pub(super) fn names(model: &Model, names: &[String], product: ProductIndex) -> bool {
    names.iter().any(|name| is_named(model, name, product))
}

fn is_named(model: &Model, name: &str, product: ProductIndex) -> bool {
    let group = |product| model.variant_group(product);
    model.resolve(name).is_some_and(|named| group(named) == group(product))
        || lies_under(model, name, product)
}

fn lies_under(model: &Model, branch: &str, product: ProductIndex) -> bool {
    model.category(product).is_some_and(|category| category_lies_under(category, branch))
}

/// Whether the shop calls its category sensitive.
pub(super) fn is_sensitive(model: &Model, policy: &Policy, product: ProductIndex) -> bool {
    policy.sensitive.iter().any(|branch| lies_under(model, branch, product))
}

/// What the shop makes of its score: ½ to 2, the first boost that names it.
pub(super) fn boost(visit: &Visit, product: ProductIndex) -> f64 {
    let tried_out = visit.arms.iter().flat_map(|arm| &arm.boosts);
    let mut boosts = tried_out.chain(&visit.policy.boosts);
    let boost = boosts.find(|boost| is_named(visit.model, &boost.name, product));
    boost.map_or(1.0, |boost| boost.factor.clamp(*BOOST.start(), *BOOST.end()))
}

/// What holds in this placement.
pub(super) fn here<'a>(visit: &Visit<'a>) -> Option<&'a PlacementPolicy> {
    let tried_out = visit.arms.iter().flat_map(|arm| &arm.placements);
    let mut placements = tried_out.chain(&visit.policy.placements);
    placements.find(|one| one.placement == visit.placement)
}

/// The most a suggestion may cost here, if the shop has an opinion.
pub(super) fn dearest(visit: &Visit) -> Option<f64> {
    let here = here(visit).and_then(|one| one.dearest);
    [here, visit.policy.dearest].into_iter().flatten().reduce(f64::min)
}

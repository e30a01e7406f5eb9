//! Fit: what clashes with the basket, is in it already, or can't be had.

use crate::contract::{RelationKind, Rule};

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Safety: nothing overrules a relation that says these two do not fit.
pub(super) fn never_with(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    candidate.has(&[RelationKind::NeverWith]).then_some(Refusal::lasting(Rule::NeverWith))
}

/// The basket holds it, or the page is about it.
pub(super) fn in_basket(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    visit.anchor(candidate.product).map(|_| Refusal::lasting(Rule::InBasket))
}

/// The basket holds the same thing in another size or colour.
pub(super) fn variant_of_basket(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = |product| visit.model.variant_group(product);
    let same = visit.anchors.iter().any(|anchor| group(anchor.product) == group(candidate.product));
    (same || candidate.has(&[RelationKind::Variant]))
        .then_some(Refusal::lasting(Rule::VariantOfBasket))
}

/// The basket holds something that does its job.
pub(super) fn substitute_of_basket(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    candidate
        .has(&[RelationKind::Substitute, RelationKind::DifferentBrand])
        .then_some(Refusal::lasting(Rule::SubstituteOfBasket))
}

/// It can't be bought now.
pub(super) fn unavailable(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    (!visit.can_be_bought(candidate.product)).then_some(Refusal::lasting(Rule::Unavailable))
}

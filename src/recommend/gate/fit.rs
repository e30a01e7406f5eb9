//! Fit: what clashes with the basket, is in it already, or can't be had.

use crate::contract::RelationKind;

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Safety: nothing overrules a relation that says these two do not fit.
pub(super) fn never_with(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    candidate.conflicts(&[RelationKind::NeverWith]).then_some(Refusal::LASTING)
}

/// The basket holds it, or the page is about it.
pub(super) fn in_basket(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    visit.present.find(candidate.product()).map(|_| Refusal::LASTING)
}

/// The basket holds the same thing in another size or colour.
pub(super) fn variant_of_basket(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = visit.model.variant_group(candidate.product());
    let same = visit.present_groups.find(group).is_some();
    (same || candidate.conflicts(&[RelationKind::Variant])).then_some(Refusal::LASTING)
}

/// The basket holds something that does its job.
pub(super) fn substitute_of_basket(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    candidate
        .conflicts(&[RelationKind::Substitute, RelationKind::DifferentBrand])
        .then_some(Refusal::LASTING)
}

/// What it would add to every set it shares with the basket is there already, and nobody says that
/// it goes with the basket all the same.
pub(super) fn role_filled(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let mut parts = visit.sets.parts(visit.model, candidate.product()).peekable();
    parts.peek()?;
    let is_stated = candidate.best()?.provenance.is_stated();
    (!is_stated && parts.all(|part| part.is_filled)).then_some(Refusal::LASTING)
}

/// It can't be bought now.
pub(super) fn unavailable(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    (!visit.can_be_bought(candidate.product())).then_some(Refusal::LASTING)
}

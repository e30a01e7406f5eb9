//! Preferences: what the shopper said no to.

use crate::{contract::Rule, product::category_lies_under};

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Taken out of the basket, it or another size or colour of it.
pub(super) fn removed(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = visit.model.variant_group(candidate.product());
    visit.removed.find(group).map(|_| Refusal::lasting(Rule::Removed))
}

/// Sent back, it or another size or colour of it.
pub(super) fn returned(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = visit.model.variant_group(candidate.product());
    visit.returned.find(group).map(|_| Refusal::lasting(Rule::Returned))
}

/// Turned down, it or another size or colour of it.
pub(super) fn dismissed(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let until = visit.resting.dismissed.of(visit.model.variant_group(candidate.product()))?;
    Some(Refusal { rule: Rule::Dismissed, until: Some(until) })
}

/// Enough of its category turned down to leave the category alone for a while.
pub(super) fn category_resting(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let category = visit.model.category_place(candidate.product())?;
    let mut resting = visit.resting.categories.iter();
    let until = resting.find(|(resting, _)| *resting == category).map(|(_, until)| *until)?;
    Some(Refusal { rule: Rule::CategoryResting, until: Some(until) })
}

/// Its category, or one it lies under, is switched off.
pub(super) fn category_off(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let mut off = visit.memory.categories_off.iter().peekable();
    off.peek()?;
    let category = visit.model.category(candidate.product())?;
    off.any(|off| category_lies_under(category, off)).then_some(Refusal::lasting(Rule::CategoryOff))
}

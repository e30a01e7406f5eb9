//! Preferences: what the shopper said no to.

use crate::{
    contract::{Clock, Dismissal, Rule},
    product::category_lies_under,
};

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Turned down, it or another size or colour of it.
pub(super) fn dismissed(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = |product| visit.model.variant_group(product);
    let until = ends(visit, visit.respect.dismissal_days, |dismissal| {
        let product = visit.model.resolve(&dismissal.id);
        product.is_some_and(|product| group(product) == group(candidate.product))
    });
    until.reduce(f64::max).map(|until| Refusal { rule: Rule::Dismissed, until: Some(until) })
}

/// Enough of its category turned down to leave the category alone for a while.
pub(super) fn category_resting(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let category = visit.model.category(candidate.product)?;
    let ends = ends(visit, visit.respect.category_rest_days, |dismissal| {
        let product = visit.model.resolve(&dismissal.id);
        product.and_then(|product| visit.model.category(product)) == Some(category)
    });
    // Dismissals are kept oldest first: the rest is over when the last but one stops counting.
    let enough = visit.respect.category_dismissals as usize;
    let until = ends.rev().nth(enough.checked_sub(1)?);
    until.map(|until| Refusal { rule: Rule::CategoryResting, until: Some(until) })
}

/// Its category, or one it lies under, is switched off.
pub(super) fn category_off(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let category = visit.model.category(candidate.product)?;
    let mut off = visit.memory.categories_off.iter();
    off.any(|off| category_lies_under(category, off)).then_some(Refusal::lasting(Rule::CategoryOff))
}

/// When the dismissals that `concerns` and that still count stop counting.
fn ends(
    visit: &Visit,
    days: u32,
    concerns: impl Fn(&Dismissal) -> bool,
) -> impl DoubleEndedIterator<Item = f64> {
    let dismissed = visit.memory.dismissed.iter().filter(move |dismissal| concerns(dismissal));
    let ends = dismissed.map(move |dismissal| Clock::days_after(dismissal.at, days));
    ends.filter(|end| *end > visit.clock.now)
}

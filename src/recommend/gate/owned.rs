//! Owned: what the shopper has is not offered again until it is used up or worn out.

use super::Refusal;
use crate::{
    contract::{Clock, RelationKind, What},
    recommend::{recollect, score::Scored, visit::Visit},
};

/// Bought, it or another size or colour of it: for 30 days if it is used up (`repurchase_days`),
/// for a year if not (`owned_days`).
pub(super) fn owned(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let (model, product) = (visit.model, candidate.product());
    let bought = visit.past.last(model, What::Bought, product)?;
    let is_used_up = candidate.best().is_some_and(|best| best.kind == RelationKind::Consumable);
    let respect = visit.respect;
    let days = if is_used_up { respect.repurchase_days } else { respect.owned_days };
    let until = Clock::days_after(bought.at, days);
    let wants_another =
        until <= visit.clock.now || recollect::is_worn_out(visit.past.used(model, product));
    (!wants_another).then(|| Refusal::until(days, until))
}

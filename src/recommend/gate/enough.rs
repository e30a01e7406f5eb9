//! Enough: when the basket has what it came for, nothing more is asked of it.

use super::{Refusal, budget::is_there};
use crate::recommend::visit::Visit;

/// As many suggestions were taken up in this session as make sense.
pub(super) fn taken(visit: &Visit) -> Option<Refusal> {
    let enough = visit.respect.accepted_is_enough;
    let session = &visit.memory.session;
    let is_enough = visit.memory.session_goes_on(&visit.clock) && session.accepted >= enough;
    let pause = f64::from(visit.respect.session_pause_minutes) * 60_000.0;
    is_enough.then(|| Refusal::until(enough, session.last_act_at + pause))
}

/// The order is near what the shopper means to spend.
pub(super) fn spent(visit: &Visit) -> Option<Refusal> {
    let percent = f64::from(visit.respect.budget_is_spent_percent);
    let (value, left) = visit.order_value.zip(visit.context.budget_left)?;
    let is_spent = value > 0.0 && value >= (value + left) * percent / 100.0;
    (is_spent && !is_there(visit)).then_some(Refusal::of(percent))
}

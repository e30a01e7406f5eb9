//! Budgets: how often anything may speak, over all placements and channels together.
//!
//! What must stay true: a strip that is on the page already may stay there; a message counts
//! against the day and the week as a strip does.

use super::Refusal;
use crate::{
    contract::{Budget, Frequency},
    recommend::visit::Visit,
};

/// What the shopper's choice allows.
fn allowed(visit: &Visit) -> Budget {
    let [less, normal, more] = visit.respect.budgets;
    match visit.frequency {
        Frequency::Off | Frequency::Less => less,
        Frequency::Normal => normal,
        Frequency::More => more,
    }
}

/// Whether this strip is on the page already.
pub(super) fn is_there(visit: &Visit) -> bool {
    visit.memory.page.spoken == Some(visit.placement)
}

/// One placement a page view.
pub(super) fn page(visit: &Visit) -> Option<Refusal> {
    let another = visit.memory.page.spoken.is_some() && !is_there(visit);
    (another && !visit.placement.is_channel()).then_some(Refusal::of(1))
}

/// So many strips a session.
pub(super) fn session(visit: &Visit) -> Option<Refusal> {
    let most = allowed(visit).session;
    let is_over = visit.memory.session_goes_on(&visit.clock)
        && visit.memory.session.strips >= most
        && !is_there(visit)
        && !visit.placement.is_channel();
    let pause = f64::from(visit.respect.session_pause_minutes) * 60_000.0;
    is_over.then(|| Refusal::until(most, visit.memory.session.last_act_at + pause))
}

/// So many strips and messages a day.
pub(super) fn day(visit: &Visit) -> Option<Refusal> {
    let most = allowed(visit).day;
    let is_over = visit.memory.spoken_within(1, &visit.clock) >= most && !is_there(visit);
    let tomorrow = visit.clock.local_day().saturating_add(1);
    is_over.then(|| Refusal::until(most, visit.clock.start_of_day(tomorrow)))
}

/// So many in seven days.
pub(super) fn week(visit: &Visit) -> Option<Refusal> {
    let most = allowed(visit).week;
    let is_over = visit.memory.spoken_within(7, &visit.clock) >= most && !is_there(visit);
    is_over.then(|| Refusal::until(most, a_week_after_the_first(visit)))
}

/// When the first of the strips of these seven days stops counting.
pub(super) fn a_week_after_the_first(visit: &Visit) -> f64 {
    let today = visit.clock.local_day();
    let days = visit.memory.spoken.iter().flat_map(|spoken| spoken.days.iter().copied());
    let first = days.filter(|day| *day > today.saturating_sub(7)).min().unwrap_or(today);
    visit.clock.start_of_day(first.saturating_add(7))
}

//! Pauses: when it is better to say nothing, whatever would fit.

use super::{Refusal, budget::is_there};
use crate::{
    contract::{Clock, Frequency, Placement},
    recommend::visit::Visit,
};

const SECOND: f64 = 1_000.0;

/// The shopper said so.
pub(super) fn frequency_off(visit: &Visit) -> Option<Refusal> {
    (visit.frequency == Frequency::Off).then_some(Refusal::LASTING)
}

/// The page asks for nothing.
pub(super) fn no_room(visit: &Visit) -> Option<Refusal> {
    (visit.limit == Some(0)).then_some(Refusal::LASTING)
}

/// Something went wrong on the page two seconds ago or less.
pub(super) fn after_error(visit: &Visit) -> Option<Refusal> {
    let seconds = visit.respect.quiet_seconds_after_error;
    let failed_at = visit.memory.session.failed_at;
    let until = failed_at + f64::from(seconds) * SECOND;
    let now = visit.clock.now;
    (failed_at > 0.0 && failed_at <= now && now < until).then(|| Refusal::until(seconds, until))
}

/// After refusals there is a pause between strips.
pub(super) fn cooling_down(visit: &Visit) -> Option<Refusal> {
    let minutes = visit.respect.cadence_minutes[visit.cadence_step];
    let spoken = visit.memory.spoken.iter().filter(|one| !one.placement.is_channel());
    let last = spoken.map(|one| one.at).filter(|at| *at <= visit.clock.now).reduce(f64::max)?;
    let until = last + f64::from(minutes) * 60.0 * SECOND;
    (visit.clock.now < until && !is_there(visit)).then(|| Refusal::until(minutes, until))
}

/// A channel has spoken lately.
pub(super) fn channel_resting(visit: &Visit) -> Option<Refusal> {
    let [notification, email, print, consultation] = visit.respect.channel_days;
    let days = match visit.placement {
        Placement::Notification => notification,
        Placement::Email => email,
        Placement::Print => print,
        Placement::Consultation => consultation,
        _ => return None,
    };
    let last = visit.memory.spoken.iter().find(|one| one.placement == visit.placement)?.at;
    let until = Clock::days_after(last, days);
    (visit.clock.now < until).then(|| Refusal::until(days, until))
}

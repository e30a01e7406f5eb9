//! The shop: what the merchant wants kept back.
//!
//! What must stay true: every rule here is one more reason for silence, and none for speech.

use super::{
    Refusal,
    budget::{a_week_after_the_first, is_there},
};
use crate::{
    contract::{Frequency, Hours, Placement, What},
    recommend::{policy, score::Scored, visit::Visit},
    rules,
};

/// One switch turns everything off.
pub(super) fn disabled(visit: &Visit) -> Option<Refusal> {
    visit.policy.disabled.then_some(Refusal::LASTING)
}

/// It is an hour at which the shop keeps quiet.
pub(super) fn quiet_hours(visit: &Visit) -> Option<Refusal> {
    let clock = &visit.clock;
    let midnight = clock.start_of_day(clock.local_day());
    let hour = clock.minutes_since(midnight) / 60.0;
    let is_quiet = |hours: &&Hours| {
        let (from, to) = (f64::from(hours.from), f64::from(hours.to));
        if from <= to { (from..to).contains(&hour) } else { hour >= from || hour < to }
    };
    let quiet = visit.policy.quiet_hours.iter().find(is_quiet)?;
    let to = f64::from(quiet.to);
    let hours_on = if to > hour { to } else { to + 24.0 };
    Some(Refusal::until(quiet.to, midnight + hours_on * 3_600_000.0))
}

/// The shop says nothing here.
pub(super) fn closed(visit: &Visit) -> Option<Refusal> {
    let here = policy::here(visit)?;
    here.closed.then_some(Refusal::LASTING)
}

/// This placement has had its share of the week's budget at Normal.
pub(super) fn share_used(visit: &Visit) -> Option<Refusal> {
    let share = policy::here(visit)?.share?;
    let [_, normal, _] = visit.respect.budgets;
    let most = (f64::from(normal.week) * share.clamp(0.0, 1.0)).floor();
    let mut spoken = visit.memory.spoken.iter();
    let spoken = spoken.find(|one| one.placement == visit.placement);
    let used = spoken.map_or(0, |one| one.within(7, &visit.clock));
    let is_used = f64::from(used) >= most && !is_there(visit);
    is_used.then(|| Refusal::until(most, a_week_after_the_first(visit)))
}

/// The most suggestions the shop wants here.
pub(super) fn room(visit: &Visit) -> u32 {
    let here = policy::here(visit).filter(|_| rules::holds("shop-items"));
    here.and_then(|one| one.items).unwrap_or(u32::MAX)
}

/// New, and for now only for those of a tier the shopper has not reached.
pub(super) fn early_access(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let launched = visit.past.last(visit.model, What::Launched, candidate.product())?;
    (launched.value > visit.past.tier.0).then(|| Refusal::of(launched.value))
}

/// The shop does not suggest it, or not while it tries out others.
pub(super) fn blocked(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let names = |names| policy::names(visit.model, names, candidate.product());
    let pilot = visit.policy.pilot.as_ref().filter(|pilot| !pilot.categories.is_empty());
    let is_outside = pilot.is_some_and(|pilot| !names(&pilot.categories));
    (names(&visit.policy.blocks) || is_outside).then_some(Refusal::LASTING)
}

/// The shop does not suggest its category at checkout.
pub(super) fn not_at_checkout(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let excluded = policy::names(visit.model, &visit.policy.not_at_checkout, candidate.product());
    (visit.placement == Placement::Checkout && excluded).then_some(Refusal::LASTING)
}

/// It costs more than the shop suggests here.
pub(super) fn price(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let most = policy::dearest(visit)?;
    let price = visit.about_price(candidate.product())?;
    (price > most).then(|| Refusal::of(most))
}

/// The shop wants to be surer than the model is. Who asked for More asked for early guesses of the
/// shop, not for guesses the shop does not stand by.
pub(super) fn floor(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let least = visit.policy.minimum_confidence?;
    let is_thin = candidate.confidence(visit) < Some(least);
    (is_thin && visit.frequency > Frequency::Off).then_some(Refusal::LASTING)
}

//! Restraint: what is better left unsaid, for now or in this place, and how sure we must be.

use super::Refusal;
use crate::{
    contract::{Clock, Confidence, Frequency, Placement, Provenance, RelationKind, What},
    recommend::{score::Scored, visit::Visit},
};

/// Seen as often as is decent; it rests. What is on the page already stays.
pub(super) fn seen_enough(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let until = visit.resting.seen.of(candidate.product())?;
    Some(Refusal::until(visit.respect.impressions, until))
}

/// Checkout is no place for ideas.
pub(super) fn not_at_checkout(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let out_of_place = visit.placement == Placement::Checkout && !is_needed(candidate);
    out_of_place.then_some(Refusal::LASTING)
}

/// Less means: what is needed, or what a person in the shop put together.
pub(super) fn not_at_less(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let picked = candidate.best().is_some_and(|b| b.provenance == Provenance::Curated);
    let too_much = visit.frequency == Frequency::Less && !picked && !is_needed(candidate);
    too_much.then_some(Refusal::LASTING)
}

/// A next step waits until the shopper has had time with what it follows, 14 days
/// (`evolution_days`), or has used it enough; a basket is no sign of that.
pub(super) fn not_yet(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let is_step = candidate.best().is_some_and(|best| best.kind == RelationKind::NextStep);
    if !is_step || candidate.candidate().is_grown_into {
        return None;
    }
    let days = visit.respect.evolution_days;
    let bought = visit.past.of(What::Bought).map(|deed| Clock::days_after(deed.at, days));
    let until = bought.filter(|until| *until > visit.clock.now).reduce(f64::min);
    Some(Refusal { until, ..Refusal::of(days) })
}

/// Thin evidence speaks only to those who asked for more. What is popular claims nothing about the
/// basket.
pub(super) fn low_confidence(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let floor =
        if visit.frequency == Frequency::More { Confidence::Early } else { Confidence::Likely };
    let is_thin = candidate.confidence(visit) < Some(floor);
    (is_thin && !visit.anchors.is_empty()).then_some(Refusal::LASTING)
}

fn is_needed(candidate: &Scored) -> bool {
    let kind = candidate.best().map(|best| best.kind);
    matches!(kind, Some(RelationKind::RequiredPart | RelationKind::Consumable))
}

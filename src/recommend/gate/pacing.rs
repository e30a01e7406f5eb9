//! Pacing: how often we may speak, how much at once, and how sure we must be.

use crate::contract::{
    Confidence, Device, Frequency, Placement, Provenance, RelationKind, Rule, Silence, SilenceCode,
};

use super::Refusal;
use crate::recommend::{fallback, score::Scored, visit::Visit};

/// Why nothing may be said now, if so. All placements share one budget.
pub(super) fn permission(visit: &Visit) -> Option<Silence> {
    let silence = |code| Some(Silence { code, until: None });
    if visit.frequency == Frequency::Off {
        return silence(SilenceCode::FrequencyOff);
    }
    if visit.limit == Some(0) {
        return silence(SilenceCode::NoRoom);
    }
    let spoken = visit.memory.page.spoken;
    if spoken.is_some_and(|placement| placement != visit.placement) {
        return silence(SilenceCode::ShownOnThisPage);
    }
    // A strip that is on the page already may stay there.
    let may_speak_again = spoken.is_some()
        || !visit.memory.session_goes_on(&visit.clock)
        || visit.memory.session.strips < visit.respect.strips_a_session_at_less;
    if visit.frequency == Frequency::Less && !may_speak_again {
        let pause = f64::from(visit.respect.session_pause_minutes) * 60_000.0;
        let until = Some(visit.memory.session.last_act_at + pause);
        return Some(Silence { code: SilenceCode::ShownThisSession, until });
    }
    if visit.anchors.is_empty() && !fallback::is_welcome(visit) {
        return silence(visit.nothing_to_go_with());
    }
    None
}

/// The most items the shopper's choice, the device and the placement allow.
pub(super) fn room(visit: &Visit) -> u32 {
    let asked = match visit.frequency {
        Frequency::Off => 0,
        Frequency::Less => visit.respect.items_at_less,
        Frequency::Normal => visit.respect.items_at_normal,
        Frequency::More => visit.respect.items_at_more,
    };
    let fitting = match visit.context.device {
        Some(Device::Handset) => asked.min(visit.respect.items_on_handset),
        _ => asked,
    };
    match visit.placement {
        Placement::Checkout => fitting.min(visit.respect.items_at_checkout),
        _ => fitting,
    }
}

/// Seen as often as is decent; it rests. What is on the page already stays.
pub(super) fn seen_enough(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let until = visit.resting.seen.of(candidate.product())?;
    Some(Refusal { rule: Rule::SeenEnough, until: Some(until) })
}

/// Checkout is no place for ideas.
pub(super) fn not_at_checkout(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let out_of_place = visit.placement == Placement::Checkout && !is_needed(candidate);
    out_of_place.then_some(Refusal::lasting(Rule::NotAtCheckout))
}

/// Less means: what is needed, or what a person in the shop put together.
pub(super) fn not_at_less(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let picked = candidate.best().is_some_and(|b| b.provenance == Provenance::Curated);
    let too_much = visit.frequency == Frequency::Less && !picked && !is_needed(candidate);
    too_much.then_some(Refusal::lasting(Rule::NotAtLess))
}

/// A next step waits for a sign that the shopper has grown; a basket is none.
pub(super) fn not_yet(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    let best = candidate.best()?;
    (best.kind == RelationKind::NextStep).then_some(Refusal::lasting(Rule::NotYet))
}

/// Thin evidence speaks only to those who asked for more. What is popular claims nothing about the
/// basket.
pub(super) fn low_confidence(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let floor =
        if visit.frequency == Frequency::More { Confidence::Early } else { Confidence::Likely };
    let is_thin = candidate.confidence(visit) < Some(floor);
    (is_thin && !visit.anchors.is_empty()).then_some(Refusal::lasting(Rule::LowConfidence))
}

fn is_needed(candidate: &Scored) -> bool {
    let kind = candidate.best().map(|best| best.kind);
    matches!(kind, Some(RelationKind::RequiredPart | RelationKind::Consumable))
}

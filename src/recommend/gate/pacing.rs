//! Pacing: how often we may speak, how much at once, and how sure we must be.

use crate::contract::{
    Confidence, Frequency, Placement, Provenance, RelationKind, Rule, Silence, SilenceCode,
};

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Why nothing may be said now, if so. All placements share one budget.
pub(super) fn permission(visit: &Visit) -> Option<Silence> {
    let silence = |code| Some(Silence { code, until: None });
    if visit.frequency == Frequency::Off {
        return silence(SilenceCode::FrequencyOff);
    }
    if super::room(visit) == 0 {
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
    if visit.anchors.is_empty() {
        let named = visit.names_a_product;
        let code = if named { SilenceCode::NothingKnown } else { SilenceCode::NothingToGoWith };
        return silence(code);
    }
    None
}

/// The most items the shopper's choice and the placement allow.
pub(super) fn room(visit: &Visit) -> u32 {
    let asked = match visit.frequency {
        Frequency::Off => 0,
        Frequency::Less => visit.respect.items_at_less,
        Frequency::Normal => visit.respect.items_at_normal,
        Frequency::More => visit.respect.items_at_more,
    };
    match visit.placement {
        Placement::Checkout => asked.min(visit.respect.items_at_checkout),
        _ => asked,
    }
}

/// Seen as often as is decent; it rests. What is on the page already stays.
pub(super) fn seen_enough(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let id = visit.model.id(candidate.product);
    let memory = &visit.memory;
    if memory.page.seen.iter().any(|seen| seen == id) {
        return None;
    }
    let seen = memory.impressions.iter().find(|seen| seen.id == id)?;
    let last = *seen.days.last()?;
    let first = seen.days.len().checked_sub(visit.respect.impressions as usize)?;
    let within =
        last.saturating_sub(seen.days[first]) < visit.respect.impressions_within_days as i32;
    let until = visit.clock.start_of_day(last.saturating_add(visit.respect.rest_days as i32));
    (within && until > visit.clock.now)
        .then_some(Refusal { rule: Rule::SeenEnough, until: Some(until) })
}

/// Checkout is no place for ideas.
pub(super) fn not_at_checkout(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let out_of_place = visit.placement == Placement::Checkout && !is_needed(candidate);
    out_of_place.then_some(Refusal::lasting(Rule::NotAtCheckout))
}

/// Less means: what is needed, or what a person in the shop put together.
pub(super) fn not_at_less(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let picked = candidate.best().is_some_and(|b| b.relation.provenance == Provenance::Curated);
    let too_much = visit.frequency == Frequency::Less && !picked && !is_needed(candidate);
    too_much.then_some(Refusal::lasting(Rule::NotAtLess))
}

/// A next step waits for a sign that the shopper has grown; a basket is none.
pub(super) fn not_yet(_: &Visit, candidate: &Scored) -> Option<Refusal> {
    let best = candidate.best()?;
    (best.relation.kind == RelationKind::NextStep).then_some(Refusal::lasting(Rule::NotYet))
}

/// Thin evidence speaks only to those who asked for more.
pub(super) fn low_confidence(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let floor =
        if visit.frequency == Frequency::More { Confidence::Early } else { Confidence::Likely };
    (candidate.confidence() < floor).then_some(Refusal::lasting(Rule::LowConfidence))
}

fn is_needed(candidate: &Scored) -> bool {
    let kind = candidate.best().map(|best| best.relation.kind);
    matches!(kind, Some(RelationKind::RequiredPart | RelationKind::Consumable))
}

//! The gate: may anything be said now, and may this be said?
//!
//! Comes in: the visit, and each scored candidate. Goes out: a silence, or the admitted and the
//! withheld with the first rule that kept each back. What must stay true: rules are asked in the
//! order of authority, safety first; each is a question with no side effect, and every no has
//! a reason.

mod consent;
mod fit;
mod pacing;
mod preferences;

use crate::contract::{Rule, Silence, Withheld};

use super::{score::Scored, visit::Visit};

/// A no: which rule, and when it lets go.
struct Refusal {
    rule: Rule,
    /// Milliseconds since 1970; none when waiting does not help.
    until: Option<f64>,
}

impl Refusal {
    /// A no that waiting does not change.
    fn lasting(rule: Rule) -> Self {
        Self { rule, until: None }
    }
}

/// A question to one candidate.
type Question = fn(&Visit, &Scored) -> Option<Refusal>;

/// Every question, in order of authority: safety, the shopper, then the model's own doubt.
const QUESTIONS: [Question; 13] = [
    fit::never_with,
    fit::in_basket,
    fit::variant_of_basket,
    fit::substitute_of_basket,
    fit::unavailable,
    preferences::dismissed,
    preferences::category_resting,
    preferences::category_off,
    pacing::seen_enough,
    pacing::not_at_checkout,
    pacing::not_at_less,
    pacing::not_yet,
    pacing::low_confidence,
];

/// Why nothing may be said at all, if so.
pub(super) fn permission(visit: &Visit) -> Option<Silence> {
    pacing::permission(visit)
}

/// The most suggestions this slate may hold.
pub(super) fn room(visit: &Visit) -> usize {
    let room = pacing::room(visit).min(consent::room(visit));
    room.min(visit.limit.unwrap_or(u32::MAX)) as usize
}

/// The candidates, parted.
pub(super) struct Gated<'a> {
    pub(super) admitted: Vec<Scored<'a>>,
    pub(super) withheld: Vec<Withheld>,
}

/// Asks every candidate that something speaks for every question.
pub(super) fn admit<'a>(visit: &Visit, scored: &[Scored<'a>]) -> Gated<'a> {
    let mut gated = Gated { admitted: Vec::new(), withheld: Vec::new() };
    for candidate in scored.iter().filter(|candidate| candidate.score > 0.0) {
        match QUESTIONS.iter().find_map(|question| question(visit, candidate)) {
            None => gated.admitted.push(*candidate),
            Some(Refusal { rule, until }) => {
                let id = visit.model.id(candidate.product).to_owned();
                gated.withheld.push(Withheld { id, rule, until });
            }
        }
    }
    gated
}

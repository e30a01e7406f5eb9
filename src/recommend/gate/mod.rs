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

use super::{
    fallback,
    score::Scored,
    shortlist::{Shortlist, comes_before},
    visit::Visit,
};

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
const QUESTIONS: [Question; 16] = [
    fit::never_with,
    fit::in_basket,
    fit::variant_of_basket,
    fit::substitute_of_basket,
    fit::role_filled,
    fit::unavailable,
    preferences::removed,
    preferences::returned,
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
    let broad = if visit.anchors.is_empty() { fallback::room(visit) } else { u32::MAX };
    let room = pacing::room(visit).min(consent::room(visit)).min(broad);
    room.min(visit.limit.unwrap_or(u32::MAX)) as usize
}

/// The candidates, parted.
pub(super) struct Gated<'a> {
    pub(super) admitted: Vec<Scored<'a>>,
    /// The best of those kept back, in order of id.
    pub(super) withheld: Vec<Withheld>,
    /// When the first of all those kept back is let go.
    pub(super) ends: Option<f64>,
}

/// The most refusals a slate tells of. A basket of twenty has hundreds, and each is paid for at the
/// boundary.
const MOST_TOLD: usize = 24;

/// Asks every candidate every question.
pub(super) fn admit<'a>(visit: &Visit, scored: &[Scored<'a>]) -> Gated<'a> {
    let (mut admitted, mut refused, mut ends) = (Vec::new(), Shortlist::of(MOST_TOLD), None);
    for candidate in scored {
        match QUESTIONS.iter().find_map(|question| question(visit, candidate)) {
            None => admitted.push(*candidate),
            Some(refusal) => {
                ends = [ends, refusal.until].into_iter().flatten().reduce(f64::min);
                refused.offer((*candidate, refusal), &|one, other| {
                    comes_before(visit, &one.0, &other.0)
                });
            }
        }
    }
    let mut withheld: Vec<Withheld> = Vec::new();
    for (candidate, Refusal { rule, until }) in refused.into_best() {
        let id = visit.model.id(candidate.product());
        let place = withheld.partition_point(|one| one.id.as_str() < id);
        withheld.insert(place, Withheld { id: id.to_owned(), rule, until });
    }
    Gated { admitted, withheld, ends }
}

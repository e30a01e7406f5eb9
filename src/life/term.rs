//! When a model may speak of orders.
//!
//! What must stay true: a clock that is a little wrong changes nothing, and one that is very wrong
//! makes a shop quieter, never louder.

use crate::contract::{Objection, Term};

/// How wrong a device's clock may be.
pub const CLOCK_SKEW_MS: f64 = 48.0 * 3_600_000.0;

/// Whether now lies within the term.
#[must_use]
pub fn is_in_term(term: &Term, now: f64) -> bool {
    objection(term, now).is_none()
}

/// What the clock has against it. Written so that what is no number is out of its time.
pub(super) fn objection(term: &Term, now: f64) -> Option<Objection> {
    let has_begun = now + CLOCK_SKEW_MS >= term.not_before;
    let goes_on = now <= term.expires + CLOCK_SKEW_MS;
    match (goes_on, has_begun) {
        (true, true) => None,
        (false, _) => Some(Objection::ManifestExpired),
        (true, false) => Some(Objection::ManifestEarly),
    }
}

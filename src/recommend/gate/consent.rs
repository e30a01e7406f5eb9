//! Consent: what may be remembered bounds how much may be said.
//!
//! Memory above today's consent never gets this far: `Memory::under` takes it away before any
//! stage sees it.

use crate::contract::Consent;

use crate::recommend::visit::Visit;

/// The most items where restraint can't be remembered.
pub(super) fn room(visit: &Visit) -> u32 {
    match visit.consent {
        Consent::None => visit.respect.items_without_consent,
        Consent::Session | Consent::Persistent => u32::MAX,
    }
}

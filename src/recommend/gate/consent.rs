//! Consent and law: what may be remembered bounds how much may be said, and what is sensitive
//! waits to be asked for.
//!
//! Memory above today's consent never gets this far: `Memory::under` takes it away before any
//! stage sees it.

use super::Refusal;
use crate::{
    contract::{Consent, What},
    product::category_lies_under,
    recommend::{policy, score::Scored, visit::Visit},
    rules,
};

/// The most items where restraint can't be remembered.
pub(super) fn room(visit: &Visit) -> u32 {
    match visit.consent {
        Consent::None if rules::holds("items-without-consent") => {
            visit.respect.items_without_consent
        }
        _ => u32::MAX,
    }
}

/// Of a category that the shop calls sensitive, that the shopper did not switch on, and that the
/// page is not about.
pub(super) fn sensitive(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let (model, product) = (visit.model, candidate.product());
    if !policy::is_sensitive(model, visit.policy, product) {
        return None;
    }
    let category = model.category(product)?;
    let mut on = visit.memory.notes_of(What::CategoryOn);
    let is_on = on.any(|note| category_lies_under(category, &note.name));
    let is_about_it = visit.viewing.and_then(|one| model.category(one)) == Some(category);
    (!is_on && !is_about_it).then_some(Refusal::LASTING)
}

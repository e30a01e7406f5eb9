//! Fallback: broad suggestions, named as such, where there is nothing to go with.
//!
//! Comes in: a visit without anchors. Goes out: what is popular, best in season first. What must
//! stay true: it never speaks at Less or at checkout, and never as if it knew the basket.

use crate::contract::{Frequency, Placement};

use super::{candidates::Candidate, context, shortlist::Shortlist, visit::Visit};

/// The most that are looked at: enough to survive every gate.
const LOOKED_AT: usize = 64;

/// Whether broad suggestions may stand in: on the front page, and where the page named products
/// that the model does not know.
pub(super) fn is_welcome(visit: &Visit) -> bool {
    visit.frequency >= Frequency::Normal
        && visit.placement != Placement::Checkout
        && !visit.placement.is_channel()
        && (visit.placement == Placement::Home || visit.names_a_product)
}

/// The most broad suggestions at once.
pub(super) fn room(visit: &Visit) -> u32 {
    visit.respect.items_in_fallback
}

/// The most popular products that can be bought, those in season first, where they are welcome.
pub(super) fn gather(visit: &Visit) -> Vec<Candidate> {
    if !is_welcome(visit) {
        return Vec::new();
    }
    let mut best = Shortlist::of(LOOKED_AT);
    for product in visit.model.products() {
        let popularity = visit.model.popularity(product);
        if popularity > 0 && visit.can_be_bought(product) {
            let value = f64::from(popularity) * context::season_for(visit, product);
            best.offer((value, product), &|one, other| one.0 > other.0);
        }
    }
    let best = best.into_best().into_iter();
    best.map(|(_, product)| Candidate::broad(product, visit.model.popularity(product).into()))
        .collect()
}

//! The stage: first visit, browsing, comparing, basket, checkout, after purchase, returning, at
//! rest.
//!
//! What must stay true: the page's own word wins, then the placement's, then the basket's, then
//! memory's; a device that remembers nothing is browsing, not on its first visit.

use crate::contract::{Consent, Frequency, Placement, Respect, Stage, What};

use super::Known;

/// From this step of the cadence on a shopper is at rest.
const AT_REST: usize = 2;
/// As many products of one category looked at in this session are being compared.
const COMPARED: usize = 2;

pub(super) fn read(known: &Known) -> Stage {
    let request = known.request;
    let hours = Respect::DEFAULT.after_purchase_hours;
    let bought = known.past.of(What::Bought).any(|deed| known.is_within_hours(deed.at, hours));
    let remembers = request.consent > Consent::None && !request.asks_for_privacy;
    if let Some(stage) = request.context.stage {
        stage
    } else if request.frequency == Frequency::Off || known.cadence_step >= AT_REST {
        Stage::AtRest
    } else if request.placement == Placement::Checkout {
        Stage::Checkout
    } else if request.placement == Placement::Done {
        Stage::AfterPurchase
    } else if known.has_basket() {
        Stage::Basket
    } else if bought {
        Stage::AfterPurchase
    } else if is_comparing(known) {
        Stage::Comparing
    } else if known.memory.visits > 0 {
        Stage::Returning
    } else if remembers && known.past.of(What::Viewed).next().is_none() {
        Stage::FirstVisit
    } else {
        Stage::Browsing
    }
}

/// Whether several products of one category were looked at in this session.
fn is_comparing(known: &Known) -> bool {
    let pause = f64::from(Respect::DEFAULT.session_pause_minutes);
    let is_now = |at: f64| (0.0..=pause).contains(&known.clock.minutes_since(at));
    let viewed = known.past.of(What::Viewed).filter(|deed| is_now(deed.at));
    let of_page = known.request.viewed.iter().filter_map(|one| known.model.resolve(&one.id));
    let products: Vec<_> = viewed.map(|deed| deed.product).chain(of_page).collect();
    products.iter().enumerate().any(|(place, product)| {
        let category = known.model.category_place(*product);
        let others = products[..place]
            .iter()
            .filter(|other| *other != product && known.model.category_place(**other) == category);
        category.is_some() && others.count() + 1 >= COMPARED
    })
}

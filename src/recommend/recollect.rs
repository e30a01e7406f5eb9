//! Recollect: which products of the past may speak in this visit, and how loudly.
//!
//! Comes in: what is known of the journey. Goes out: recollections for `anchors.rs`. What must stay
//! true: on a front page the past keeps silent until the basket holds something or the shopper has
//! said who they are, for the device may be shared; a gift is about nobody's past.

use crate::{
    contract::{Moment, Placement, What},
    rules,
};

use super::{
    anchors::{Part, Recollection},
    journey::Known,
    moments::{self, is_browsed, is_seen_again, is_solved, is_well_known, was_just_bought},
    policy,
};

/// What a moment makes of the products it is about.
const ITS_MOMENT: f64 = 2.0;

/// Everything of the past that may speak.
pub(super) fn recollect(known: &Known, open: &[Moment]) -> Vec<Recollection> {
    let is_private = known.request.placement != Placement::Home
        || known.has_basket()
        || known.request.context.signed_in
        || !rules::holds("shared-device");
    if known.is_gift || !is_private {
        return Vec::new();
    }
    let is_open = |moment| open.contains(&moment);
    let mut recalled = Vec::new();
    for deed in known.past.of(What::Bought) {
        let product = deed.product;
        let used = known.past.last(known.model, What::Used, product);
        let supported = known.past.last(known.model, What::Supported, product);
        let is_its_moment = is_open(Moment::AfterPurchase) && was_just_bought(known, deed)
            || is_open(Moment::UsageMilestone) && used.is_some_and(is_well_known)
            || is_open(Moment::SupportSolved) && supported.is_some_and(|one| is_solved(known, one));
        recalled.push(Recollection {
            product,
            part: Part::Owned,
            weight: if is_its_moment { ITS_MOMENT } else { 1.0 },
            is_grown: known.past.is_grown(known.model, deed, known.clock),
        });
    }
    let told = |product, part| Recollection { product, part, weight: 1.0, is_grown: false };
    if is_open(Moment::BasketLeft) {
        let left = known.past.of(What::Added);
        recalled.extend(left.map(|deed| told(deed.product, Part::Left)));
    }
    for deed in known.past.of(What::Viewed) {
        let is_again = is_open(Moment::SecondVisit) && is_seen_again(known, deed.product, deed.at);
        if is_again || is_open(Moment::BrowsePattern) && is_browsed(known, deed.product) {
            recalled.push(told(deed.product, Part::Viewed));
        }
    }
    // What is sensitive is no reason for anything.
    recalled.retain(|one| !policy::is_sensitive(known.model, known.policy, one.product));
    recalled
}

/// Whether a product of the past wants replacing: then the same may be suggested again.
pub(super) fn is_worn_out(used: f64) -> bool {
    used * 100.0 >= f64::from(crate::contract::Respect::DEFAULT.worn_out_percent)
        && rules::holds(&moments::WORN_OUT)
}

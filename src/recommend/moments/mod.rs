//! Moments: what makes now a time to speak of something. One file each.
//!
//! Comes in: what is known of the journey. Goes out: the moments that are open, in a fixed order.
//! What must stay true: each opens and closes by its own window, from facts the page told, and a
//! moment admits nothing: it only makes a play count for more.

mod after_purchase;
mod basket_left;
mod browse_pattern;
mod gift_window;
mod loyalty_milestone;
mod product_launch;
mod season_change;
mod second_visit;
mod support_solved;
mod usage_milestone;

pub(super) use {
    after_purchase::was_just_bought, browse_pattern::is_browsed, product_launch::is_new,
    second_visit::is_seen_again, support_solved::is_solved, usage_milestone::is_well_known,
};

use crate::{contract::Moment, rules};

use super::journey::Known;

/// Whether a moment is open.
type Question = fn(&Known) -> bool;

/// Every moment and the question that opens it.
const MOMENTS: [(Moment, Question); 10] = [
    (Moment::AfterPurchase, after_purchase::is_open),
    (Moment::SecondVisit, second_visit::is_open),
    (Moment::LoyaltyMilestone, loyalty_milestone::is_open),
    (Moment::SupportSolved, support_solved::is_open),
    (Moment::SeasonChange, season_change::is_open),
    (Moment::ProductLaunch, product_launch::is_open),
    (Moment::GiftWindow, gift_window::is_open),
    (Moment::BrowsePattern, browse_pattern::is_open),
    (Moment::BasketLeft, basket_left::is_open),
    (Moment::UsageMilestone, usage_milestone::is_open),
];

/// The name of the rule that lets what is worn out be bought again.
pub(super) const WORN_OUT: &str = "worn-out";

/// The moments that are open.
pub(super) fn open(known: &Known) -> Vec<Moment> {
    let open = MOMENTS.iter().filter(|(moment, is_open)| rules::holds(moment) && is_open(known));
    open.map(|(moment, _)| *moment).collect()
}

//! A loyalty tier was reached in the last 14 days (`tier_days`).

use crate::{contract::Respect, recommend::journey::Known};

/// Whether a tier is news.
pub(super) fn is_open(known: &Known) -> bool {
    let (tier, at) = known.past.tier;
    tier > 0.0 && known.is_within_hours(at, Respect::DEFAULT.tier_days * 24)
}

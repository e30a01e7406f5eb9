//! When it is time to speak of something, and which of the three plays it is.

use serde::{Deserialize, Serialize};

/// What makes this a moment to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Within 48 hours of an order.
    AfterPurchase,
    /// Back for a second look at the same sort of thing.
    SecondVisit,
    /// A loyalty tier was reached.
    LoyaltyMilestone,
    /// Within 24 hours of a support case that ended well.
    SupportSolved,
    /// A season has begun, or something the shopper has is worn out.
    SeasonChange,
    /// Something is new in the shop.
    ProductLaunch,
    /// It is about a gift.
    GiftWindow,
    /// A category was looked at three times or more.
    BrowsePattern,
    /// A basket was left four hours ago or more.
    BasketLeft,
    /// Something the shopper has is known well by now: three quarters used.
    UsageMilestone,
}

/// The three plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Play {
    /// Finish what this basket is for.
    Completion,
    /// The next step for someone who has grown.
    Evolution,
    /// More of a family already owned.
    Ecosystem,
}

impl Play {
    /// The name a shopper's choice is kept under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Completion => "completion",
            Self::Evolution => "evolution",
            Self::Ecosystem => "ecosystem",
        }
    }
}

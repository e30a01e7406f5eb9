//! How much is enough, in numbers. Every cap the engine keeps stands here, with its default.

/// The caps and rests that protect the shopper. No rank below the shopper may exceed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respect {
    /// Suggestions in one slate at Less.
    pub items_at_less: u32,
    /// Suggestions in one slate at Normal.
    pub items_at_normal: u32,
    /// Suggestions in one slate at More.
    pub items_at_more: u32,
    /// Suggestions in one slate where nothing may be stored.
    pub items_without_consent: u32,
    /// Suggestions in one slate at checkout.
    pub items_at_checkout: u32,
    /// Suggestions in one slate on a handset.
    pub items_on_handset: u32,
    /// Suggestions in one slate that goes with nothing.
    pub items_in_fallback: u32,
    /// Strips in a session at Less.
    pub strips_a_session_at_less: u32,
    /// A pause of this many minutes ends a session.
    pub session_pause_minutes: u32,
    /// A product rests after this many impressions …
    pub impressions: u32,
    /// … within this many days …
    pub impressions_within_days: u32,
    /// … for this many days.
    pub rest_days: u32,
    /// A product turned down stays away this many days.
    pub dismissal_days: u32,
    /// This many products of a category turned down …
    pub category_dismissals: u32,
    /// … within this many days send the category to rest, until they have passed.
    pub category_rest_days: u32,
    /// After damaged memory the engine behaves as Less for this many days.
    pub wary_days: u32,
}

impl Respect {
    /// The defaults.
    pub const DEFAULT: Self = Self {
        items_at_less: 2,
        items_at_normal: 4,
        items_at_more: 6,
        items_without_consent: 3,
        items_at_checkout: 1,
        items_on_handset: 3,
        items_in_fallback: 3,
        strips_a_session_at_less: 1,
        session_pause_minutes: 30,
        impressions: 3,
        impressions_within_days: 7,
        rest_days: 14,
        dismissal_days: 60,
        category_dismissals: 2,
        category_rest_days: 30,
        wary_days: 1,
    };
}

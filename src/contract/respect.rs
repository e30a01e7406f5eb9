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
    /// Strips and messages in a session, a day and a week at Less, at Normal and at More, over all
    /// placements and channels.
    pub budgets: [Budget; 3],
    /// Nothing is said for this many seconds after an error.
    pub quiet_seconds_after_error: u32,
    /// This many refusals slow the cadence by a step, each acceptance takes a step back …
    pub refusals_a_step: u32,
    /// … both within this many days.
    pub cadence_days: u32,
    /// The pause between two strips at each step, in minutes.
    pub cadence_minutes: [u32; 5],
    /// So many suggestions taken up in a session are enough.
    pub accepted_is_enough: u32,
    /// An order this near (in percent) to what the shopper means to spend is enough.
    pub budget_is_spent_percent: u32,
    /// Days between two messages of a channel: notification, e-mail, print, consultation.
    pub channel_days: [u32; 4],
    /// The question "Was this useful?" is put once in this many days, at most.
    pub question_days: u32,
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
    /// A product refused with "not now" rests this many days.
    pub not_now_days: u32,
    /// After "too dear" nothing of the category costs as much for this many days.
    pub too_dear_days: u32,
    /// A product bought is not suggested again for this many days if it is used up …
    pub repurchase_days: u32,
    /// … and for this many if it is not.
    pub owned_days: u32,
    /// After a purchase the first of these many hours are for what completes it.
    pub after_purchase_hours: u32,
    /// A category looked at this often …
    pub views_of_a_category: u32,
    /// … within this many days is one the shopper is interested in.
    pub views_days: u32,
    /// A basket untouched for this many hours was left …
    pub basket_left_hours: u32,
    /// … and is forgotten after this many days.
    pub basket_left_days: u32,
    /// This many hours after a support case ended well are for what works with the product.
    pub support_hours: u32,
    /// A product used by this many percent is known well enough for a next step …
    pub usage_milestone_percent: u32,
    /// … and by this many it wants replacing.
    pub worn_out_percent: u32,
    /// A next step waits for this many days after the purchase of what it follows.
    pub evolution_days: u32,
    /// A loyalty tier is news for this many days.
    pub tier_days: u32,
    /// A product is new for this many days.
    pub launch_days: u32,
    /// A season is new for this many days.
    pub season_days: u32,
    /// What feedback has taught is halved after this many days.
    pub leaning_half_life_days: u32,
    /// The most acts of a session that teach anything.
    pub lessons_a_session: u32,
    /// A click that is taken back within this many seconds was none.
    pub bounce_seconds: u32,
    /// What comes sooner than this after the act before is no person's doing, in milliseconds.
    pub fastest_act_milliseconds: u32,
    /// After damaged memory the engine behaves as Less for this many days.
    pub wary_days: u32,
}

/// How often anything may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Strips on pages in a session.
    pub session: u32,
    /// Strips and messages in a local day.
    pub day: u32,
    /// Strips and messages in seven local days.
    pub week: u32,
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
        budgets: [
            Budget { session: 1, day: 2, week: 6 },
            Budget { session: 12, day: 20, week: 60 },
            Budget { session: 24, day: 40, week: 120 },
        ],
        quiet_seconds_after_error: 2,
        refusals_a_step: 3,
        cadence_days: 14,
        cadence_minutes: [0, 10, 60, 360, 1_440],
        accepted_is_enough: 4,
        budget_is_spent_percent: 95,
        channel_days: [2, 7, 28, 0],
        question_days: 30,
        session_pause_minutes: 30,
        impressions: 3,
        impressions_within_days: 7,
        rest_days: 14,
        dismissal_days: 60,
        category_dismissals: 2,
        category_rest_days: 30,
        not_now_days: 7,
        too_dear_days: 30,
        repurchase_days: 30,
        owned_days: 365,
        after_purchase_hours: 48,
        views_of_a_category: 3,
        views_days: 14,
        basket_left_hours: 4,
        basket_left_days: 7,
        support_hours: 24,
        usage_milestone_percent: 75,
        worn_out_percent: 100,
        evolution_days: 14,
        tier_days: 14,
        launch_days: 14,
        season_days: 14,
        leaning_half_life_days: 30,
        lessons_a_session: 12,
        bounce_seconds: 5,
        fastest_act_milliseconds: 200,
        wary_days: 1,
    };
}

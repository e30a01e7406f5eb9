//! What this device remembers, as plain data. How it changes is `crate::memory`.

use serde::{Deserialize, Serialize};

use super::{Consent, Effects, Placement, RelationKind, Why};

/// The version of [`Memory`] this engine writes; it reads this and older ones.
pub const MEMORY_VERSION: u32 = 3;

/// Everything the device keeps about the shopper, in one plain value. In JavaScript it comes frozen: it
/// is never changed, only followed by another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// [`MEMORY_VERSION`] of the engine that wrote it.
    pub version: u32,
    /// The consent it was recorded under. Under a lower one it is not read.
    pub tier: Consent,
    /// This page view.
    pub page: PageView,
    /// This session.
    pub session: Session,
    /// Products turned down, oldest first.
    pub dismissed: Vec<Dismissal>,
    /// Products seen, in order of id.
    pub impressions: Vec<Impressions>,
    /// Category paths switched off, oldest first.
    pub categories_off: Vec<String>,
    /// Until when (milliseconds since 1970) the engine behaves as Less because an earlier memory
    /// was lost to damage; `null` if none was.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub wary_until: Option<f64>,
    /// Sessions begun before this one. Since version 2, as is all that follows.
    #[serde(default)]
    pub visits: u32,
    /// When it was last spoken, by placement.
    #[serde(default)]
    pub spoken: Vec<Spoken>,
    /// When the one question was last put, in milliseconds since 1970; 0 for never.
    #[serde(default)]
    pub asked_at: f64,
    /// What else happened and what else was chosen, oldest first.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What suggestions did, in counts. Since version 3.
    #[serde(default)]
    pub effects: Effects,
}

/// What has been shown since the page view began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The placement that has spoken, if one has.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Placement | null"))]
    pub spoken: Option<Placement>,
    /// Product ids seen on it, in order.
    pub seen: Vec<String>,
}

/// A stretch of visits with no pause of 30 minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The last act recorded, in milliseconds since 1970.
    pub last_act_at: f64,
    /// Page views on which a placement has spoken.
    pub strips: u32,
    /// Suggestions taken up. Since version 2, as is all that follows.
    #[serde(default)]
    pub accepted: u32,
    /// The last act on a suggestion, in milliseconds since 1970; 0 for none.
    #[serde(default)]
    pub acted_at: f64,
    /// Acts that have moved a weight.
    #[serde(default)]
    pub taught: u32,
    /// Whether it is about somebody else's present.
    #[serde(default)]
    pub gift: bool,
    /// Whether somebody else is using this device.
    #[serde(default)]
    pub not_me: bool,
    /// When something last went wrong, in milliseconds since 1970; 0 for never.
    #[serde(default)]
    pub failed_at: f64,
    /// Products turned down for somebody else: forgotten with the session.
    #[serde(default)]
    pub refused: Vec<String>,
    /// A suggestion that was opened and may yet turn out a slip of the finger.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Opened | null"))]
    pub opened: Option<Opened>,
}

/// A suggestion that has just been opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// The product's id.
    pub id: String,
    /// The suggestion's kind, if the page passed it on.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "RelationKind | null"))]
    pub kind: Option<RelationKind>,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// Whether its page has come up.
    pub landed: bool,
}

/// A product turned down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Dismissal {
    /// The product's id.
    pub id: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// Why, if the shopper said. Since version 2.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Why | null"))]
    pub why: Option<Why>,
}

/// The local days on which a product was seen, one entry an impression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Impressions {
    /// The product's id.
    pub id: String,
    /// Local days since 1970-01-01, oldest first; only as many as a rule asks for.
    pub days: Vec<i32>,
}

/// When a placement or a channel has spoken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Spoken {
    /// Where.
    pub placement: Placement,
    /// Local days since 1970-01-01, one entry a page view or a message, oldest first.
    pub days: Vec<i32>,
    /// The last time, in milliseconds since 1970.
    pub at: f64,
}

/// One thing that happened, was learned or was chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// What.
    pub what: What,
    /// To what: a product's id, a relation kind, a play, a category; empty for none.
    pub name: String,
    /// When, in whole milliseconds since 1970.
    pub at: f64,
    /// How much: times bought, share used, tier, or a leaning of -1 to 1.
    pub value: f64,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// A product was looked at, or followed from an e-mail.
    Viewed,
    /// A search found it.
    Searched,
    /// It was put into the basket and has not left it.
    Added,
    /// A suggestion of it was taken up.
    Accepted,
    /// It was bought, or the shopper has it. The value counts how often.
    Bought,
    /// It was sent back.
    SentBack,
    /// A support case about it ended well.
    Supported,
    /// It was used up to this share.
    Used,
    /// This loyalty tier was reached.
    Tier,
    /// It is new in the shop, for those of this tier and above.
    Launched,
    /// What the shopper did with suggestions of it.
    ProductLeaning,
    /// What the shopper did with suggestions of this kind.
    KindLeaning,
    /// The shopper wants no more of it.
    ProductOff,
    /// The shopper wants no more of this play.
    PlayOff,
    /// The shopper does not want it used as a reason.
    AnchorOff,
    /// The shopper switched this category on.
    CategoryOn,
}

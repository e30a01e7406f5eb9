//! What the shopper did and what happened to them, as the page tells it.
//!
//! Comes in: plain facts the host knows. What must stay true: nothing here is inferred about the
//! person, and what the shopper decides ([`Subject`], [`Why`]) can be taken back.

use serde::{Deserialize, Serialize};

use super::{Confidence, Placement, Play, RelationKind, told::Told};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "camelCase", try_from = "Told")]
pub enum Feedback {
    /// A new page, or a new view within one page, is in front of the shopper.
    PageView,
    /// These suggestions were *seen* (not only rendered) in this placement, or sent by this channel.
    Impression {
        /// Where.
        placement: Placement,
        /// Product ids as the slate gave them.
        ids: Vec<String>,
    },
    /// "Not for me."
    Dismissal {
        /// The product.
        id: String,
        /// Why, if the shopper cared to say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        why: Option<Why>,
    },
    /// The last dismissal of this product is taken back.
    Undo {
        /// The product.
        id: String,
    },
    /// The shopper opened a suggestion.
    Click {
        /// The product.
        id: String,
        /// The suggestion's `kind`, if the page passes it on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        kind: Option<RelationKind>,
    },
    /// The shopper put a suggestion into the basket.
    Add {
        /// The product.
        id: String,
        /// The suggestion's `kind`, if the page passes it on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        kind: Option<RelationKind>,
    },
    /// The shopper put a suggestion aside for later.
    Save {
        /// The product.
        id: String,
        /// The suggestion's `kind`, if the page passes it on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        kind: Option<RelationKind>,
    },
    /// The shopper switched a category off.
    CategoryOff {
        /// The category's whole path as the catalogue writes it.
        category: String,
    },
    /// The shopper switched a category on: again, or a sensitive one at all.
    CategoryOn {
        /// The category's whole path as the catalogue writes it.
        category: String,
    },
    /// The shopper wants no more of this.
    SwitchOff {
        /// Of what sort it is.
        what: Subject,
        /// Which one: an id, a category's path, or a play.
        name: String,
    },
    /// The shopper takes a [`Feedback::SwitchOff`] back.
    SwitchOn {
        /// Of what sort it is.
        what: Subject,
        /// Which one.
        name: String,
    },
    /// A product's page was looked at.
    Viewed {
        /// The product.
        id: String,
    },
    /// A search found these.
    Searched {
        /// The products, best first.
        ids: Vec<String>,
    },
    /// A product was put into the basket, not from a suggestion.
    Added {
        /// The product.
        id: String,
    },
    /// A product was taken out of the basket.
    Removed {
        /// The product.
        id: String,
    },
    /// An order was placed.
    Purchased {
        /// Its products.
        ids: Vec<String>,
    },
    /// A product was sent back.
    SentBack {
        /// The product.
        id: String,
    },
    /// A support case was closed.
    SupportClosed {
        /// The product it was about.
        id: String,
        /// Whether it was solved to the shopper's satisfaction.
        good: bool,
    },
    /// How far a product has been used, by the shopper's own account or device.
    Usage {
        /// The product.
        id: String,
        /// The share of what it is good for: 0 new, 1 used up. 0 or more.
        value: f64,
    },
    /// A tier of the shop's loyalty programme was reached.
    TierReached {
        /// 1 for the lowest.
        value: f64,
    },
    /// A link to this product in an e-mail was followed.
    EmailClicked {
        /// The product.
        id: String,
    },
    /// A product is new in the shop.
    Launched {
        /// The product.
        id: String,
        /// The lowest loyalty tier that may have it by now; 0 for everybody.
        value: f64,
    },
    /// What follows in this session is for somebody else, or no longer is.
    Gift {
        /// Whether it is.
        on: bool,
    },
    /// Somebody else is using this device in this session, or no longer is.
    NotMe {
        /// Whether somebody else is.
        on: bool,
    },
    /// Something went wrong on the page.
    Failed,
    /// The one question, "Was this useful?", was put.
    Asked,
    /// The answer to it.
    Answered {
        /// Whether it was useful.
        good: bool,
    },
    /// Of an impression: what was seen, to be counted by play, placement and confidence.
    Shown {
        /// Where.
        placement: Placement,
        /// The suggestions, as the slate gave them; none where its place came into view and they were
        /// held out.
        suggestions: Vec<Showing>,
    },
    /// A random value of this device, for experiments. The first one counts.
    Drawn {
        /// 64 bits from the system's own source, as 16 hexadecimal digits.
        name: String,
    },
    /// The shopper wants to share answers to experiments, or no longer does.
    Sharing {
        /// Whether they do.
        on: bool,
    },
    /// If an answer to an experiment is due, it is made now; `memory.effects.handed` then holds it.
    HandOver {
        /// 64 random bits, as 16 hexadecimal digits.
        name: String,
        /// Whether the browser asks for privacy: then nothing is made.
        on: bool,
    },
}

/// What is counted of a suggestion that was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Showing {
    /// The product's id as the slate gave it.
    pub id: String,
    /// Which play it makes.
    pub play: Play,
    /// How sure the engine is.
    pub confidence: Confidence,
}

/// Why a suggestion is not for this shopper. Each has its own consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// They own it: it counts as bought.
    HaveIt,
    /// It stays away, and its category counts less for a while.
    NotMyStyle,
    /// Nothing of its category that costs as much, for a while.
    TooDear,
    /// Only this very size or colour stays away.
    WrongSize,
    /// It rests for a week.
    NotNow,
}

/// What a shopper can switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// A category and all under it, by its whole path.
    Category,
    /// A product in every size and colour, by id.
    Product,
    /// A play: `completion`, `evolution` or `ecosystem`.
    Play,
    /// A product as a reason: "don't use this purchase", by id.
    Anchor,
}

//! The answer: an ordered few with a reason each, or a silence with its reason.

use serde::{Deserialize, Serialize};

use super::{Assigned, Band, Moment, Play, Provenance, RelationKind, Stage};

/// What to show, best first, and what was left out and why.
///
/// Either `suggestions` is not empty or `silence` says why it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Slate {
    /// Best first; no product twice, none from the basket.
    pub suggestions: Vec<Suggestion>,
    /// Why there is nothing to show; `null` when there is.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Silence | null"))]
    pub silence: Option<Silence>,
    /// The best-scored of the candidates a gate kept back, at most 24, each with the rule that did,
    /// in order of product id.
    pub withheld: Vec<Withheld>,
    /// Whether these are broad suggestions, of what is popular or in season, because there is
    /// nothing they could go with. Say so where you show them.
    pub fallback: bool,
    /// Where in the journey the engine takes this visit to be.
    pub stage: Stage,
    /// What makes this a moment to speak, if anything does.
    pub moments: Vec<Moment>,
    /// Whether the question "Was this useful?" may be put beside it. Record `asked` if you do.
    pub may_ask: bool,
    /// The arms of experiments this visit is in; left out where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub arms: Vec<Assigned>,
}

/// One product that goes with the basket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The product's id in the model.
    pub id: String,
    /// Sum of the evidence of the whole basket; comparable within one slate only. Above 0.
    pub score: f64,
    /// How it goes with the basket: the kind of the relation the reason cites; `null` when it
    /// goes with nothing (see `fallback`).
    #[cfg_attr(target_arch = "wasm32", tsify(type = "RelationKind | null"))]
    pub kind: Option<RelationKind>,
    /// Which play it makes.
    pub play: Play,
    /// How sure the engine is, in three words.
    pub confidence: Confidence,
    /// Why this one.
    pub reason: Reason,
    /// Ids that would do in its place, best first: same category, next in score.
    pub alternatives: Vec<String>,
    /// Today's price, when the request gave one.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub price: Option<f64>,
    /// The arms of experiments it is shown under; left out where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub arms: Vec<Assigned>,
}

/// Why a product is suggested, as data: words are made from it, in the shopper's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Which sentence tells it.
    pub code: ReasonCode,
    /// Ids of the products it rests on, strongest first, as the page named them; none in a
    /// fallback. Taking the first one away lowers the score.
    pub anchors: Vec<String>,
    /// Whether the first of them is one the shopper bought or left before, and not one of the
    /// basket or the page. Say so.
    pub past: bool,
    /// What the model holds about it.
    pub evidence: Evidence,
}

/// What the model file holds about the cited relation. Never a count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Counted, stated or decided.
    pub provenance: Provenance,
    /// Whose statement, when declared: `catalogue` for the catalogue file.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string | null"))]
    pub source: Option<String>,
    /// How often, when observed.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Band | null"))]
    pub band: Option<Band>,
    /// Whether noise was added to the counts behind it.
    pub estimated: bool,
    /// How many roles the set has that it completes, when it does.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub set_size: Option<u32>,
}

/// The sentences a reason can be told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum ReasonCode {
    /// Needed to use the anchor.
    NeededToUse,
    /// Used up by the anchor.
    UsedUpBy,
    /// Made for the anchor.
    MadeFor,
    /// Fills the last open role of a set.
    CompletesSet,
    /// Belongs to the same set.
    PartOfSet,
    /// The step after the anchor.
    NextStep,
    /// A person in the shop put them together.
    PickedByShop,
    /// Often in the same order.
    OftenTogether,
    /// Sometimes in the same order.
    SometimesTogether,
    /// Of the same family, and now and then or sometimes in the same order.
    SameFamily,
    /// Thin evidence, said as such.
    EarlyGuess,
    /// The catalogue says much the same of both; no order was asked.
    MuchAlike,
    /// Nothing is known of the anchor itself; it goes with others of its category or family.
    ThroughCategory,
    /// Bought more at this time of the year. A fallback.
    InSeason,
    /// Bought much. A fallback.
    PopularNow,
}

/// How sure the engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Thin evidence.
    Early,
    /// Good evidence.
    Likely,
    /// Needed, stated by the shop, or often bought together.
    Strong,
}

/// Why a slate is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Silence {
    /// The rule that asked for it.
    pub code: SilenceCode,
    /// The number that the rule goes by, in the unit of its name; `null` where it has none.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub setting: Option<f64>,
    /// When it ends, in milliseconds since 1970; `null` when it does not end by waiting.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub until: Option<f64>,
}

/// The reasons for silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum SilenceCode {
    /// The shop has switched suggestions off.
    Disabled,
    /// Something has just gone wrong; seconds.
    AfterError,
    /// The shopper chose Off.
    FrequencyOff,
    /// Another placement has spoken on this page view.
    ShownOnThisPage,
    /// This session has had its strips; one, where the shopper asked for fewer.
    ShownThisSession,
    /// This day has had its strips and messages.
    ShownToday,
    /// These seven days have had theirs.
    ShownThisWeek,
    /// After several refusals there is a pause between strips; minutes.
    CoolingDown,
    /// This channel has spoken lately; days.
    ChannelResting,
    /// As much was taken up in this session as makes sense.
    EnoughTaken,
    /// The order is near what the shopper means to spend; percent.
    BudgetSpent,
    /// The shop keeps quiet at this hour; the hour it ends.
    QuietHours,
    /// The shop says nothing in this placement.
    PlacementClosed,
    /// This placement has used its share of the week; strips.
    ShareUsed,
    /// The shop tries something out, and this visit is to see nothing of it.
    HeldOut,
    /// The request allowed no suggestion: `limit` is 0.
    NoRoom,
    /// There is no basket and no product in view.
    NothingToGoWith,
    /// The model knows none of these products.
    NothingKnown,
    /// The model knows them and nothing goes with them.
    NothingFits,
    /// Something goes with them, and every bit of it was withheld.
    AllWithheld,
}

/// A candidate that was kept back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Withheld {
    /// The product.
    pub id: String,
    /// The first rule that kept it back.
    pub rule: Rule,
    /// The number that the rule goes by: impressions, days, a price; `null` where it has none.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub setting: Option<f64>,
    /// When the rule lets it go, in milliseconds since 1970; `null` when waiting does not help.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub until: Option<f64>,
}

/// The rules that keep a product back, in the order they are asked: safety, what the shopper said,
/// restraint on the shopper's behalf, the shop's policy, the model's doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// It does not fit something in the basket.
    NeverWith,
    /// It is in the basket, or is what the page shows.
    InBasket,
    /// Another size or colour of it is in the basket.
    VariantOfBasket,
    /// Something in the basket does its job.
    SubstituteOfBasket,
    /// The basket has what it would add to a set.
    RoleFilled,
    /// It can't be bought now.
    Unavailable,
    /// It is of a sensitive sort, which the shopper has not asked for.
    Sensitive,
    /// It, or another size or colour of it, was taken out of the basket in this visit.
    Removed,
    /// It, or another size or colour of it, was sent back.
    Returned,
    /// The shopper has it; days.
    Owned,
    /// The shopper turned it down; days.
    Dismissed,
    /// The shopper found one of its sort too dear that costs no more; days.
    TooDear,
    /// The shopper turned down two of its category; how many.
    CategoryResting,
    /// The shopper switched its category off.
    CategoryOff,
    /// The shopper switched it off.
    ProductOff,
    /// The shopper switched this play off.
    PlayOff,
    /// It was shown often enough for now; times.
    SeenEnough,
    /// Checkout admits only what is required or used up.
    NotAtCheckout,
    /// The shopper asked for less: only what is required, used up or picked by the shop.
    NotAtLess,
    /// It is a next step, and nothing says the shopper is ready for it; days.
    NotYet,
    /// It is not yet in the shop for everybody; the loyalty tier that has it.
    EarlyAccess,
    /// The shop does not suggest it.
    ShopBlocked,
    /// The shop does not suggest its category at checkout.
    ShopNotAtCheckout,
    /// It costs more than the shop suggests here; the price.
    ShopPrice,
    /// The shop asks for more certainty.
    ShopFloor,
    /// The evidence is too thin to speak.
    LowConfidence,
}

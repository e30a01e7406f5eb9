//! What this device knows of the effect of suggestions on its own shopper.
//!
//! What must stay true: coarse and bounded. Counts of periods, not a history; a category by its
//! department only; money as the model's own prices add up. Numbers stand in lists, in the order the
//! enums here give them: a tenth of the code that a field each would take on the device.

use serde::{Deserialize, Serialize};

use super::Assigned;

/// Everything measured on this device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Effects {
    /// The random value that assigns to arms, 16 hexadecimal digits; empty until the page hands
    /// one in.
    pub draw: String,
    /// Whether the shopper wants to share answers to experiments. False until they say so.
    pub is_shared: bool,
    /// The period before this one and this one, or fewer; each of 28 days.
    pub periods: Vec<Period>,
    /// The number of the visit in which a suggestion was seen last, counted from 1; 0 for none.
    pub spoken_visit: u32,
    /// Suggestions seen lately, oldest first, by product id. The numbers: when something last came
    /// of it (milliseconds since 1970), what ([`SoFar`]), the places of its placement, play and
    /// confidence among theirs.
    pub seen: Vec<Tally>,
    /// Experiments this device has seen an arm of, oldest first, by `experiment/arm`. The numbers are
    /// those of [`Exposed`].
    pub exposures: Vec<Tally>,
    /// The very texts that were handed over, oldest first. The numbers: the epsilon it took, and the
    /// local day, counted from 1970-01-01.
    pub handed: Vec<Tally>,
    /// The first, the second and the last order, in milliseconds since 1970; fewer if there were
    /// fewer.
    pub orders_at: Vec<f64>,
}

/// A name and its numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// What is counted.
    pub name: String,
    /// The numbers, in the order of the list it stands in.
    pub numbers: Vec<f64>,
}

/// What was counted in 28 days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// The first of its local days, counted from 1970-01-01.
    pub from_day: i32,
    /// One for each [`Count`].
    pub numbers: Vec<f64>,
    /// What came of suggestions, one row a play, placement, department and confidence, such as
    /// `play:completion`; one number for each [`Fate`].
    pub rows: Vec<Tally>,
}

/// What a period counts, in the order of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Visits begun.
    Visits,
    /// Of those, visits in which a suggestion was seen.
    VisitsSpoken,
    /// Pauses between visits.
    Pauses,
    /// Days of those pauses, added up.
    DaysAway,
    /// Categories, products and plays switched off.
    Mutes,
    /// Suggestions put into the basket after the shopper had found the product without them.
    KnownBefore,
    /// Suggestions put into the basket for which something of the same sort was then taken out.
    Replaced,
    /// Suggestions taken up that have a price.
    PricedTaken,
    /// Their prices, added up.
    PriceTaken,
    /// Products bought without a suggestion that have a price.
    PricedOther,
    /// Their prices, added up.
    PriceOther,
    /// Products bought without a suggestion.
    BoughtOther,
    /// Of those, sent back.
    SentBackOther,
    /// Orders without a suggestion in them; the four after it are of these.
    Plain,
    /// What they cost, by the model's prices.
    PlainValue,
    /// Departments in them, added up.
    PlainDepartments,
    /// Of those, departments the shopper had not bought from before.
    PlainNewDepartments,
    /// Orders that were not the shopper's first.
    PlainRepeats,
    /// Orders with a suggestion; the four after it as above.
    With,
    /// What they cost, by the model's prices.
    WithValue,
    /// Departments in them, added up.
    WithDepartments,
    /// Of those, departments the shopper had not bought from before.
    WithNewDepartments,
    /// Orders that were not the shopper's first.
    WithRepeats,
}

impl Count {
    /// How many there are.
    pub const ALL: usize = Self::WithRepeats as usize + 1;
}

/// What comes of a suggestion, in the order of a row's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Seen, once a page view.
    Seen,
    /// Put into the basket.
    Accepted,
    /// Turned down.
    Dismissed,
    /// Bought after it was put there.
    Bought,
    /// Sent back after that.
    SentBack,
}

impl Fate {
    /// How many there are.
    pub const ALL: usize = Self::SentBack as usize + 1;
}

/// How far a suggestion came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoFar {
    /// Seen.
    Seen,
    /// Put into the basket.
    Accepted,
    /// Bought.
    Bought,
}

/// What is known of an arm this device has seen, in the order of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposed {
    /// When it was first seen, in milliseconds since 1970.
    At,
    /// When the outcome stops counting.
    Until,
    /// 1 if the outcome came about by then.
    Outcome,
    /// What was ordered by then, less what was sent back, by the model's prices.
    Value,
    /// Visits in which it was seen.
    Visits,
    /// Of those, visits in which the outcome came about.
    VisitsWith,
    /// The number of the visit that was counted last.
    LastVisit,
    /// 1 if that one is among `VisitsWith`.
    LastWith,
}

impl Exposed {
    /// How many there are.
    pub const ALL: usize = Self::LastWith as usize + 1;
}

/// Everything measured on this device, and what of it may be shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Measurements {
    /// What the counts of the last 28 to 56 days come to, by the names of `docs/measuring.md`: the
    /// value, and of how many.
    pub measures: Vec<Tally>,
    /// What this device can say by itself of experiments that assign visits, by
    /// `experiment/arm/arm`: the share of visits with the outcome in the second less that in the
    /// first, and the ends of its 95 % interval.
    pub local: Vec<Tally>,
    /// What the shopper may choose to share, as it would be read.
    pub summary: Summary,
}

/// What a shopper may choose to share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The version of this record: 1.
    pub alongside: u32,
    /// `summary`.
    pub sort: String,
    /// The counts of the last 28 to 56 days, cut off and rounded.
    pub counts: Period,
    /// Visits and mutes in the first 28 of them, if there were more.
    pub earlier: Vec<f64>,
    /// Days from the first to the second order, if there were two.
    pub second_purchase_days: Vec<f64>,
    /// The arms of which the window is over, by `experiment/arm`: 1 if the outcome came about, and
    /// what was ordered, rounded.
    pub arms: Vec<Tally>,
}

impl Assigned {
    /// As one word.
    #[must_use]
    pub fn name(&self) -> String {
        [&self.experiment, "/", &self.arm].concat()
    }
}

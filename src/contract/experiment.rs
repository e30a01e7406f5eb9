//! Experiments and pilots: what the merchant tries out, as part of the policy.
//!
//! What must stay true: an experiment varies one thing, an arm can only do what a policy can, and
//! the shoppers of one layer are in one of its experiments at the most.

use serde::{Deserialize, Serialize};

use super::{Boost, PlacementPolicy};

/// One thing tried out on a part of all shoppers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Experiment {
    /// Its name: 1 to 32 of a to z, 0 to 9 and `-`. A new question takes a new name.
    pub id: String,
    /// Experiments of one layer exclude each other; those of two layers know nothing of each
    /// other. Default: one layer for all.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub layer: String,
    /// The share of all shoppers that takes part, above 0 and at most 1.
    pub share: f64,
    /// When it begins, in milliseconds since 1970.
    pub starts: f64,
    /// When it ends, 14 days later at least.
    pub ends: f64,
    /// The one thing in which arms differ.
    pub varies: Varies,
    /// Two to eight. The first is what others are compared with.
    pub arms: Vec<Arm>,
    /// What is assigned to an arm. Default `shopper`.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub unit: Unit,
    /// What the one bit says that may be shared.
    pub outcome: Outcome,
    /// Within how many days after it was first seen the outcome counts: 1 to 28. Default 14.
    #[serde(default = "horizon_days")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub horizon_days: u32,
    /// How far the one bit may be told from a toss of a coin: 0.5, 1 or 2. Default 2.
    #[serde(default = "epsilon")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub epsilon: f64,
}

fn horizon_days() -> u32 {
    14
}

fn epsilon() -> f64 {
    2.0
}

/// What the arms of an experiment differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Varies {
    /// `boosts`: what counts for more or less.
    Weight,
    /// `items` of `placements`: how many are shown.
    Format,
    /// `closed` of `placements`: where on the way through the shop anything is said.
    Timing,
    /// Nothing but that the hold-out sees none.
    Presence,
}

/// What is assigned to an arm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// A device, for as long as the experiment runs.
    #[default]
    Shopper,
    /// Each visit anew: the device itself can compare.
    Visit,
}

/// What came of it: the one bit of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// A suggestion was put into the basket.
    Accepted,
    /// An order was placed.
    Ordered,
    /// The shopper came back for another visit.
    CameBack,
    /// Something was sent back.
    SentBack,
    /// A category, product or play was switched off.
    Muted,
}

/// One way of doing it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Arm {
    /// Its name: 1 to 16 of a to z, 0 to 9 and `-`.
    pub name: String,
    /// Its share of the experiment, above 0; those of all arms add up to 1.
    pub share: f64,
    /// The hold-out: nothing is suggested. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub holds_out: bool,
    /// What counts for more or less in it; the first that names a product counts, before the
    /// policy's.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boosts: Vec<Boost>,
    /// What holds in one placement or channel, before the policy's.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub placements: Vec<PlacementPolicy>,
}

/// A beginning on a small part of the shop. What lies outside stays silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Pilot {
    /// Category paths of which products are suggested; none named, all are.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub categories: Vec<String>,
    /// The share of visits in which anything is, above 0 and at most 1.
    pub share: f64,
    /// When it begins, in milliseconds since 1970.
    pub starts: f64,
    /// When it ends. Before and after nothing is suggested.
    pub ends: f64,
}

/// The arm a shopper or a visit is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Assigned {
    /// The experiment.
    pub experiment: String,
    /// The arm's name.
    pub arm: String,
}

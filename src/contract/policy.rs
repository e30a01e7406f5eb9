//! What the merchant decides: part of the manifest, for it changes more often than the model.
//!
//! What must stay true: nothing here can raise what the shopper's choice, restraint or safety
//! allow. There is no field that could.

use serde::{Deserialize, Serialize};

use super::{Confidence, Experiment, Pilot, Placement};

/// A shop's policy. What is absent changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Switches everything off at once. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub disabled: bool,
    /// Ids that come first, in this order, where they are admitted at all.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub pins: Vec<String>,
    /// Ids or category paths that are never suggested.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub blocks: Vec<String>,
    /// What counts for more or less in the order of suggestions.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boosts: Vec<Boost>,
    /// The least certainty the shop wants to speak with. It only ever asks for more.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub minimum_confidence: Option<Confidence>,
    /// What holds in one placement or channel.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub placements: Vec<PlacementPolicy>,
    /// Local hours at which nothing is said.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub quiet_hours: Vec<Hours>,
    /// Category paths not suggested at checkout.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub not_at_checkout: Vec<String>,
    /// Category paths that are suggested only to shoppers who switched them on, and where the page
    /// is about one of their products: health, faith, what is for adults.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sensitive: Vec<String>,
    /// Nothing dearer is suggested anywhere: a finite number, 0 or more.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub dearest: Option<f64>,
    /// What is tried out on a part of all shoppers.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub experiments: Vec<Experiment>,
    /// A beginning on a part of the shop: outside it nothing is suggested.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub pilot: Option<Pilot>,
}

impl Policy {
    /// The policy of a merchant who decides nothing.
    pub const NOTHING: Self = Self {
        disabled: false,
        pins: Vec::new(),
        blocks: Vec::new(),
        boosts: Vec::new(),
        minimum_confidence: None,
        placements: Vec::new(),
        quiet_hours: Vec::new(),
        not_at_checkout: Vec::new(),
        sensitive: Vec::new(),
        dearest: None,
        experiments: Vec::new(),
        pilot: None,
    };
}

/// What counts for more or less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Boost {
    /// A product's id, or a category's path.
    pub name: String,
    /// ½ to 2.
    pub factor: f64,
}

/// What holds in one placement or channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct PlacementPolicy {
    /// Which.
    pub placement: Placement,
    /// Whether it stays silent. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub closed: bool,
    /// The most of the week's budget it may use, 0 to 1. Default 1.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub share: Option<f64>,
    /// The most suggestions at once. It can only lower what the shopper's choice allows.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub items: Option<u32>,
    /// Nothing dearer is suggested here: a finite number, 0 or more.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub dearest: Option<f64>,
}

/// A stretch of the day, perhaps over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Hours {
    /// The local hour it begins, 0 to 23.
    pub from: u32,
    /// The local hour it ends, 0 to 23.
    pub to: u32,
}

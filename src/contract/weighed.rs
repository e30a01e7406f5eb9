//! What a candidate's score is made of, for people who want to know.

use serde::{Deserialize, Serialize};

/// A candidate, admitted or not, and its score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Weighed {
    /// The product.
    pub id: String,
    /// `support` times all factors.
    pub score: f64,
    /// What speaks for it, taken together.
    pub support: f64,
    /// What is made of that, by name; 1 changes nothing.
    pub factors: Vec<Factor>,
}

/// What one circumstance makes of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    /// Which circumstance.
    pub name: String,
    /// Above 0.
    pub value: f64,
}

//! What the engine says about itself and its model, for the shopper's panel and for logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The loaded model in a few plain facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Version of the engine.
    pub engine: String,
    /// Version of the model file's format.
    pub format: u32,
    /// Checksum of the model file, eight hexadecimal digits.
    pub checksum: String,
    /// Products the model knows.
    pub products: u32,
    /// Directed relations between them.
    pub relations: u32,
    /// Categories, as whole paths, in order.
    pub categories: Vec<String>,
    /// What the model promises about the people behind it.
    pub label: PrivacyLabel,
}

/// What was done to protect the people whose orders were counted, and how the model was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct PrivacyLabel {
    /// The protection.
    pub tier: PrivacyTier,
    /// Distinct shoppers behind every observed relation, at least. 0 where none is promised.
    pub minimum_shoppers: u32,
    /// The bound on what all releases of a year tell about one shopper, or one order. Above 0; 0
    /// where none is promised.
    pub epsilon: f64,
    /// The chance that the bound does not hold, 0 to 1; 0 where none is promised.
    pub delta: f64,
    /// The program that made it, such as `alongside 0.1.0`.
    pub made_by: String,
    /// The learner and its settings, such as `pairs a=0.8 b=0.3 gamma=0.5 p=1.5 k=5 keep=12+`.
    pub learner: String,
}

/// The protections a model can carry, in the order of their codes in the model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum PrivacyTier {
    /// Raw counts: for measuring on the merchant's own machine, never to publish.
    None = 0,
    /// Pairs of at least `minimum_shoppers` distinct shoppers, coarse weights, no exact totals.
    Threshold = 1,
    /// No orders at all: the catalogue and what people stated.
    Public = 2,
    /// Noise, so that the model comes out nearly the same with or without any one order.
    DpOrder = 3,
    /// Noise, so that it comes out nearly the same with or without all orders of any one shopper.
    Dp = 4,
}

impl PrivacyTier {
    /// Every tier, in the order of its code in the model file.
    pub const ALL: [Self; 5] = [Self::None, Self::Threshold, Self::Public, Self::DpOrder, Self::Dp];

    /// Whether what was counted is an estimate, because noise was added.
    #[must_use]
    pub fn is_noisy(self) -> bool {
        matches!(self, Self::Dp | Self::DpOrder)
    }

    /// The promise in plain words. Only differential privacy may say "anonymised".
    #[must_use]
    pub fn promise(self) -> &'static str {
        match self {
            Self::None => "raw counts, not to be published",
            Self::Threshold => "aggregated, not anonymous",
            Self::Public => "made without any orders",
            Self::DpOrder => "protects a single order",
            Self::Dp => "anonymised: differentially private for every shopper",
        }
    }
}

impl fmt::Display for PrivacyTier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Threshold => "threshold",
            Self::Public => "public",
            Self::DpOrder => "dp-order",
            Self::Dp => "dp",
        })
    }
}

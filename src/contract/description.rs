//! What the engine says about itself and its model, for the shopper's panel and for logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The loaded model in a few plain facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PrivacyLabel {
    /// The protection.
    pub tier: PrivacyTier,
    /// Distinct shoppers behind every observed relation, at least. 0 where none is promised.
    pub minimum_shoppers: u32,
    /// The program that made it, such as `alongside 0.1.0`.
    pub made_by: String,
    /// The learner and its settings, such as `pairs a=0.8 b=0.3 gamma=0.5 p=1.5 k=5 keep=12+`.
    pub learner: String,
}

/// The protections a model can carry, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum PrivacyTier {
    /// Raw counts: for measuring on the merchant's own machine, never to publish.
    None = 0,
    /// Pairs of at least `minimum_shoppers` distinct shoppers, coarse weights, no exact totals.
    Threshold = 1,
}

impl PrivacyTier {
    /// Every tier, in the order of its code in the model file.
    pub const ALL: [Self; 2] = [Self::None, Self::Threshold];

    /// The promise in plain words. Only differential privacy may say "anonymised".
    #[must_use]
    pub fn promise(self) -> &'static str {
        match self {
            Self::None => "raw counts, not to be published",
            Self::Threshold => "aggregated, not anonymous",
        }
    }
}

impl fmt::Display for PrivacyTier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Threshold => "threshold",
        })
    }
}

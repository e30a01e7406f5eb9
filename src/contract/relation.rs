//! How two products go together, in the vocabulary shops already use.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a relation from an anchor to a companion.
///
/// The first six are Google Merchant's `relationship_type`
/// (<https://support.google.com/merchants/answer/17085213>); the rest are ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum RelationKind {
    /// The anchor can't be used without it: a memory card for a camera.
    RequiredPart = 0,
    /// Used up by the anchor: film, filters, gas.
    Consumable = 1,
    /// Made for the anchor: a bag, a strap.
    Accessory = 2,
    /// Fills a role of the same set: tent, sleeping bag, mat.
    PartOfSet = 3,
    /// Often in the same order.
    OftenBoughtWith = 4,
    /// What a shopper grows into: the distance shoe after the first one.
    NextStep = 5,
    /// Does the same job; never offered beside the anchor.
    Substitute = 6,
    /// The same thing from another maker; never offered beside the anchor.
    DifferentBrand = 7,
    /// The same thing in another size or colour; never offered beside the anchor.
    Variant = 8,
    /// Does not fit: another mount, connector or voltage. Nothing overrules it.
    NeverWith = 9,
}

impl RelationKind {
    /// Every kind, in the order of its code in the model file.
    pub const ALL: [Self; 10] = [
        Self::RequiredPart,
        Self::Consumable,
        Self::Accessory,
        Self::PartOfSet,
        Self::OftenBoughtWith,
        Self::NextStep,
        Self::Substitute,
        Self::DifferentBrand,
        Self::Variant,
        Self::NeverWith,
    ];

    /// Whether the companion goes with the anchor, as against standing in for it or clashing.
    #[must_use]
    pub fn is_complement(self) -> bool {
        self < Self::Substitute
    }

    /// The name in feeds, files and JSON, such as `required_part`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RequiredPart => "required_part",
            Self::Consumable => "consumable",
            Self::Accessory => "accessory",
            Self::PartOfSet => "part_of_set",
            Self::OftenBoughtWith => "often_bought_with",
            Self::NextStep => "next_step",
            Self::Substitute => "substitute",
            Self::DifferentBrand => "different_brand",
            Self::Variant => "variant",
            Self::NeverWith => "never_with",
        }
    }

    /// The kind with this [`name`](Self::name).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where a relation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum Provenance {
    /// Counted in past orders.
    Observed = 0,
    /// Stated by the shop's own product data.
    Declared = 1,
    /// Decided by a person who read the report.
    Curated = 2,
    /// Nobody's word and nobody's purchase: the catalogue says much the same of both.
    Alike = 3,
}

impl Provenance {
    /// Every provenance, in the order of its code in the model file.
    pub const ALL: [Self; 4] = [Self::Observed, Self::Declared, Self::Curated, Self::Alike];

    /// Whether a person or the shop's own data says so.
    #[must_use]
    pub fn is_stated(self) -> bool {
        matches!(self, Self::Declared | Self::Curated)
    }
}

/// How often orders with the anchor hold the companion too, as coarsely as a reason may say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum Band {
    /// Now and then: an early guess.
    Seldom = 0,
    /// In a fair share of orders.
    Sometimes = 1,
    /// In many of the orders.
    Often = 2,
}

impl Band {
    /// Every band, in the order of its code in the model file.
    pub const ALL: [Self; 3] = [Self::Seldom, Self::Sometimes, Self::Often];
}

//! A model before it is bytes: what the builder fills in.

use std::fmt;

use crate::contract::{Band, PrivacyLabel, Provenance, RelationKind};

use super::{Calibration, DAYPARTS, MONTHS};

/// Everything a model file holds, in the builder's own terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The promise to the people behind the orders.
    pub label: PrivacyLabel,
    /// Levels of the log scale of the pairs' weights, 1 to 63; few levels make weights coarse.
    pub weight_levels: u8,
    /// In strictly rising order of id (bytes).
    pub products: Vec<DraftProduct>,
    /// What orders show, in any order; each two products at most once.
    pub pairs: Vec<DraftPair>,
    /// All other relations, in any order; at most one of a kind from one product to another.
    pub relations: Vec<DraftRelation>,
    /// Roles that are filled together; the order is kept.
    pub sets: Vec<DraftSet>,
    /// When categories are bought, at most one a category.
    pub profiles: Vec<DraftProfile>,
    /// What scores mean, if it was measured.
    pub calibration: Option<Calibration>,
    /// What a device tries before it trusts the model.
    pub trials: Vec<DraftTrial>,
}

/// A product of a [`Draft`].
#[derive(Clone, Debug, PartialEq)]
pub struct DraftProduct {
    /// The id; not empty.
    pub id: String,
    /// Other names baskets may use for it.
    pub aliases: Vec<String>,
    /// The whole category path.
    pub category: Option<String>,
    /// The series or system it works together with.
    pub family: Option<String>,
    /// The place in [`Draft::products`] of the product it is a size or colour of.
    pub variant_of: Option<u32>,
    /// Whether it could be bought when the model was made.
    pub in_stock: bool,
    /// How much it is bought, in whatever steps the privacy tier allows: more is more.
    pub popularity: u8,
    /// What turns a pair's weight into a direction, above 0: see [`DraftPair`].
    pub tilt: f64,
    /// In the catalogue's currency; kept in 255 steps of equal ratio. 0 is the same as unknown.
    pub price: Option<f64>,
    /// For whom: 1 for beginners, more for those who have grown.
    pub level: Option<u8>,
    /// When the shop says it is for: bit 0 spring, 1 summer, 2 autumn, 3 winter; 0 says nothing.
    pub seasons: u8,
}

/// Two products that orders show together, `a < b`, by their place in [`Draft::products`].
///
/// The weight from i to j is `weight · tilt(j) / tilt(i)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DraftPair {
    /// The one place.
    pub a: u32,
    /// The other place.
    pub b: u32,
    /// The symmetric part of the weight; above 0.
    pub weight: f64,
    /// How often orders with `a` hold `b`, if `b` is kept as a companion of `a`.
    pub from_a: Option<Band>,
    /// How often orders with `b` hold `a`, if `a` is kept as a companion of `b`. One of the two is.
    pub from_b: Option<Band>,
}

/// A relation of a [`Draft`]; products by their place in [`Draft::products`].
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRelation {
    /// From which product.
    pub anchor: u32,
    /// To which product.
    pub companion: u32,
    /// How they go together.
    pub kind: RelationKind,
    /// Where that comes from.
    pub provenance: Provenance,
    /// Who declared it, for a declared relation.
    pub source: Option<String>,
    /// How often, for an observed relation.
    pub band: Band,
    /// Above 0 for complements; not looked at for other kinds.
    pub weight: f64,
}

/// A set of a [`Draft`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSet {
    /// Where it comes from.
    pub provenance: Provenance,
    /// Who declared it, for a declared set.
    pub source: Option<String>,
    /// What it takes: two roles or more.
    pub roles: Vec<DraftRole>,
}

/// What can fill a role of a [`DraftSet`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftRole {
    /// Any product of this category.
    Category(String),
    /// Any product of this family.
    Family(String),
    /// One of these, by place.
    Products(Vec<u32>),
}

/// When a category is bought: its share of the orders of a time against its share of all orders.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftProfile {
    /// The category's whole path.
    pub category: String,
    /// From January; 1 is as always, 2 twice as much.
    pub months: [f64; MONTHS],
    /// Night (0 to 6), morning, afternoon and evening of week days, then of weekends.
    pub dayparts: [f64; DAYPARTS],
}

/// A basket and what goes with it before all else, by place and in rising order; 1 to 8 each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftTrial {
    /// What the basket holds.
    pub basket: Vec<u32>,
    /// Its first companions.
    pub companions: Vec<u32>,
}

/// Why a draft can't become a model: always a fault of the program that filled it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Products are not in strictly rising order of id; this one is out of place.
    ProductOutOfOrder(String),
    /// Two products claim the same alias, or one is another product's id.
    AliasTaken(String),
    /// A relation, set or variant names a place outside the list of products.
    UnknownProduct(u32),
    /// A set or profile names a category or family that no product has.
    UnknownName(String),
    /// A pair is not `a < b`, stands there twice, or is kept by neither.
    BadPair {
        /// The one place.
        a: u32,
        /// The other place.
        b: u32,
    },
    /// A weight or tilt is not a finite number above 0.
    BadWeight {
        /// From which product.
        anchor: u32,
        /// To which product.
        companion: u32,
    },
    /// The encoded file does not read back: more text, sources or bytes than the format holds.
    TooLarge,
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProductOutOfOrder(id) => write!(f, "product {id:?} is out of order"),
            Self::AliasTaken(alias) => write!(f, "the alias {alias:?} names two products"),
            Self::UnknownProduct(place) => write!(f, "there is no product {place} in the draft"),
            Self::UnknownName(name) => write!(f, "no product is of {name:?}"),
            Self::BadPair { a, b } => write!(f, "the pair of products {a} and {b} makes no sense"),
            Self::BadWeight { anchor, companion } => {
                write!(f, "the weight from product {anchor} to {companion} is not above 0")
            }
            Self::TooLarge => f.write_str("the model holds more than its format can"),
        }
    }
}

impl std::error::Error for DraftError {}

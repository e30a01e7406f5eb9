//! A model before it is bytes: what the builder fills in.

use std::fmt;

use crate::contract::{Band, PrivacyLabel, Provenance, RelationKind};

/// Everything a model file holds, in the builder's own terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The promise to the people behind the orders.
    pub label: PrivacyLabel,
    /// Levels of the weights' log scale, 1 to 255; few levels make weights coarse.
    pub weight_levels: u8,
    /// In strictly rising order of id (bytes).
    pub products: Vec<DraftProduct>,
    /// In any order; at most one of a kind from one product to another.
    pub relations: Vec<DraftRelation>,
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
    /// The place in [`Draft::products`] of the product it is a size or colour of.
    pub variant_of: Option<u32>,
    /// Whether it could be bought when the model was made.
    pub in_stock: bool,
    /// How much it is bought, in whatever steps the privacy tier allows: more is more.
    pub popularity: u8,
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

/// Why a draft can't become a model: always a fault of the program that filled it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// Products are not in strictly rising order of id; this one is out of place.
    ProductOutOfOrder(String),
    /// Two products claim the same alias, or one is another product's id.
    AliasTaken(String),
    /// A relation or variant names a place outside the list of products.
    UnknownProduct(u32),
    /// A complement's weight is not a finite number above 0.
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
            Self::BadWeight { anchor, companion } => {
                write!(f, "the weight from product {anchor} to {companion} is not above 0")
            }
            Self::TooLarge => f.write_str("the model holds more than its format can"),
        }
    }
}

impl std::error::Error for DraftError {}

//! Anonymize: from counts about people to statistics that may be looked at.
//!
//! Comes in: raw counts and a [`Protection`]. Goes out: [`Statistics`], all that later steps
//! ever see, and the tier that labels them. What must stay true: nothing after this step has a
//! way back to a count, so no later formula can undo a protection.

mod band;
pub mod dp;
mod estimate;
mod none;
mod structure;
mod threshold;

use alongside::contract::PrivacyTier;
use serde::Serialize;

pub use band::{Bands, band_of};
pub use estimate::Estimate;
pub use structure::{Beat, Bond, KinStatistics, Kinship, Known, Rhythm, Structure};

use crate::{
    catalogue::Catalogue,
    count::{Counted, PairCount, StructureCounts},
};

/// How the people behind the orders are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Not at all: to measure with, never to publish.
    None,
    /// A pair needs this many distinct shoppers, and every number is coarse.
    Threshold {
        /// At least this many.
        minimum_shoppers: u32,
    },
}

/// What the label of a model says of the protection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// The protection.
    pub tier: PrivacyTier,
    /// Distinct shoppers behind every observed relation, at least; 0 where none is promised.
    pub minimum_shoppers: u32,
    /// What a year's noise lets through; 0 where none was added.
    pub epsilon: f64,
    /// The chance that it lets through more; 0 where none was added.
    pub delta: f64,
}

impl Promise {
    /// There were no orders to protect.
    pub const PUBLIC: Self =
        Self { tier: PrivacyTier::Public, minimum_shoppers: 0, epsilon: 0.0, delta: 0.0 };
}

impl From<Protection> for Promise {
    fn from(protection: Protection) -> Self {
        let tier = match protection {
            Protection::None => PrivacyTier::None,
            Protection::Threshold { .. } => PrivacyTier::Threshold,
        };
        let minimum_shoppers = protection.minimum_shoppers();
        Self { tier, minimum_shoppers, epsilon: 0.0, delta: 0.0 }
    }
}

/// The fewest distinct shoppers behind a published pair.
pub const FEWEST_SHOPPERS: u32 = 20;

/// What may be known about the orders.
#[derive(Debug)]
pub struct Statistics {
    /// By place of product.
    pub items: Vec<ItemStatistic>,
    /// In order of `a`, then `b`.
    pub pairs: Vec<PairStatistic>,
    /// How many levels a weight made from them may have.
    pub weight_levels: u8,
    /// What the protection took away.
    pub suppressed: Suppression,
}

/// What may be known of one product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemStatistic {
    /// About how many orders hold it; 0 where nothing may be said.
    pub orders: f64,
    /// About the sum of the weights of the baskets that hold it; 0 where nothing may be said.
    pub weight: f64,
    /// How much it is bought, in steps.
    pub popularity: u8,
}

/// What may be known of two products, `a < b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairStatistic {
    /// The one place.
    pub a: u32,
    /// The other place.
    pub b: u32,
    /// About the sum of the weights of the baskets that hold both. Above 0.
    pub weight: f64,
    /// How often the one is bought with the other.
    pub bands: Bands,
}

/// What a protection took away, for the merchant's report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suppression {
    /// Pairs that ever met. The sum of kept and suppressed.
    pub pairs_counted: u64,
    /// Pairs later steps may use.
    pub pairs_kept: u64,
    /// Pairs of too few shoppers.
    pub pairs_suppressed: u64,
    /// Products bought by too few shoppers to say how much.
    pub products_suppressed: u64,
}

impl Statistics {
    /// Where there were no orders.
    pub fn of_nothing(catalogue: &Catalogue) -> Self {
        let nothing = ItemStatistic { orders: 0.0, weight: 0.0, popularity: 0 };
        Self {
            items: vec![nothing; catalogue.products.len()],
            pairs: Vec::new(),
            weight_levels: 1,
            suppressed: Suppression::default(),
        }
    }
}

/// What may be known about `counts` under `protection`.
pub fn anonymize<C: Counted>(counts: &C, protection: Protection) -> Result<Statistics, C::Error> {
    publish(counts, protection, |_| ())
}

/// The same, and what may be known beyond pairs; every pair is counted once, and one of which
/// nothing may be known is no bond.
pub fn anonymize_all<C: Counted>(
    counts: &C,
    structure_counts: &StructureCounts,
    protection: Protection,
) -> Result<(Statistics, Structure), C::Error> {
    let mut structure = structure::without_bonds(counts, structure_counts, protection);
    let mut bonds = Vec::new();
    let statistics = publish(counts, protection, |pair| {
        bonds.extend(structure.bond(pair, protection));
    })?;
    structure.bonds = bonds;
    Ok((statistics, structure))
}

fn publish<C: Counted>(
    counts: &C,
    protection: Protection,
    also: impl FnMut(&PairCount),
) -> Result<Statistics, C::Error> {
    match protection {
        Protection::None => none::publish(counts, also),
        Protection::Threshold { minimum_shoppers } => {
            threshold::publish(counts, minimum_shoppers, also)
        }
    }
}

impl Protection {
    /// Distinct shoppers behind every observed relation, at least; 0 where none is promised.
    pub fn minimum_shoppers(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Threshold { minimum_shoppers } => minimum_shoppers,
        }
    }
}

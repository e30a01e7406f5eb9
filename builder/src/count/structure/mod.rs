//! Counts beyond pairs of one order: what comes later, what fills a basket, when it is bought.
//!
//! Comes in: baskets, and the catalogue's own words for what is alike. Goes out:
//! [`StructureCounts`]. Raw: nothing of it may leave this machine. What must stay true: every count
//! knows the distinct shoppers behind it, and what a log without times or
//! without shoppers can't say is absent, not zero.

mod kin;
mod patterns;
mod rhythm;

pub use kin::{KinCount, LARGEST_HISTORY, Story, WINDOW_SECONDS, kin_facts};
pub use patterns::{FEWEST_OF_A_PATTERN, Pattern, WIDEST_BASKET};
pub use rhythm::{Beat, DAYPARTS, MONTHS, RhythmCounts, shelf_months};

use crate::{
    baskets::{Origin, Parts},
    catalogue::{Catalogue, Categories, Kin},
    shares::cores,
};

use super::{Cell, ItemCount, added};

/// Everything there is to count besides products and pairs.
pub struct StructureCounts {
    /// Every counted order, and everybody who placed one.
    pub all: ItemCount,
    /// By place of a main product: orders with it in any colour or size.
    pub mains: Vec<ItemCount>,
    /// By category path: orders with something on it or below it.
    pub paths: Vec<ItemCount>,
    /// Main products side by side that one shopper bought, in order of both.
    pub kin: Vec<KinCount>,
    /// Whether the log can tell what a shopper bought later.
    pub has_histories: bool,
    /// Categories that fill one basket, in order.
    pub patterns: Vec<Pattern>,
    /// When categories are bought; none where the log has no times.
    pub rhythm: Option<RhythmCounts>,
}

impl StructureCounts {
    /// Counts the baskets.
    #[cfg(test)]
    pub fn of(baskets: &crate::baskets::Baskets, catalogue: &Catalogue) -> Self {
        let Ok(counts) = Self::of_parts(baskets, catalogue);
        counts
    }

    /// Counts baskets that may not be in memory.
    pub fn of_parts<P: Parts>(parts: &P, catalogue: &Catalogue) -> Result<Self, P::Error> {
        let categories = Categories::of(&catalogue.products);
        let kin = Kin::of(catalogue);
        let desk = || Desk {
            mains: vec![Cell::default(); catalogue.products.len()],
            paths: vec![Cell::default(); categories.paths.len()],
            ..Desk::default()
        };
        let mut desks: Vec<_> = (0..cores()).map(|_| desk()).collect();
        parts.each_part(|part| {
            part.share_out(&mut desks, |desk, origin, products| {
                desk.meet(origin, products, &categories, &kin);
            });
        })?;
        let Desk { all, mains, paths, has_histories } = desks.iter().fold(desk(), Desk::with);
        Ok(Self {
            all: all.into(),
            mains: mains.into_iter().map(ItemCount::from).collect(),
            paths: paths.into_iter().map(ItemCount::from).collect(),
            kin: kin::count(parts, &kin)?,
            has_histories,
            patterns: patterns::count(parts, &categories)?,
            rhythm: RhythmCounts::of(parts, &categories)?,
        })
    }
}

/// What one core counts.
#[derive(Default)]
struct Desk {
    all: Cell,
    mains: Vec<Cell>,
    paths: Vec<Cell>,
    has_histories: bool,
}

impl Desk {
    fn meet(&mut self, origin: &Origin, products: &[u32], categories: &Categories, kin: &Kin) {
        self.has_histories |= origin.placed_at.is_some() && origin.is_claimed();
        self.all.meet(origin.shopper, 0);
        for main in distinct(products.iter().map(|product| kin.main(*product))) {
            self.mains[main as usize].meet(origin.shopper, 0);
        }
        let shelves = shelves(products, categories);
        for path in distinct(shelves.iter().flat_map(|shelf| categories.upwards(*shelf))) {
            self.paths[path as usize].meet(origin.shopper, 0);
        }
    }

    /// And what another has counted of other shoppers.
    fn with(mut self, other: &Self) -> Self {
        self.all.add(&other.all);
        self.has_histories |= other.has_histories;
        let (mains, paths) = (added(self.mains, &other.mains), added(self.paths, &other.paths));
        Self { mains, paths, ..self }
    }
}

/// The categories of a basket, rising.
fn shelves(products: &[u32], categories: &Categories) -> Vec<u32> {
    distinct(products.iter().filter_map(|product| categories.of_product[*product as usize]))
}

/// Each once, rising.
fn distinct(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

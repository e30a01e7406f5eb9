//! What may be known beyond pairs: what the miners look at.
//!
//! Comes in: raw [`StructureCounts`] and [`Counted`], and a [`Protection`]. Goes out:
//! [`Structure`]. What must stay true: under a threshold every number that is told has at least so
//! many distinct shoppers behind it and is rounded; the rest reads like nothing at all.

use crate::{
    catalogue::{Catalogue, Categories},
    count::{Counted, DAYPARTS, ItemCount, MONTHS, PairCount, StructureCounts},
};

use super::{Estimate, Protection};

/// Pairs of fewer orders are no part of anything larger.
const FEWEST_ORDERS_OF_A_BOND: f64 = 10.0;

/// What may be known of how purchases hang together.
#[derive(Debug)]
pub struct Structure {
    /// Of all orders.
    pub all: Known,
    /// By place of a product: of this very colour and size.
    pub products: Vec<Known>,
    /// By place of a main product: of all its colours and sizes.
    pub mains: Vec<Known>,
    /// By category path: of what stands there or below.
    pub paths: Vec<Known>,
    /// Of main products that are kin.
    pub kin: KinStatistics,
    /// Of two products that meet more often than chance has it, in order of both.
    pub bonds: Vec<Bond>,
    /// Of categories that fill one basket, by size, then categories.
    pub patterns: Vec<PatternStatistic>,
    /// When things are bought; none where the log has no times.
    pub rhythm: Option<Rhythm>,
}

/// How often, and by how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Known {
    /// Orders.
    pub orders: Estimate,
    /// Distinct shoppers.
    pub shoppers: Estimate,
}

/// What kin do in one shopper's hands.
#[derive(Debug, Default)]
pub struct KinStatistics {
    /// In order of `a`, then `b`.
    pairs: Vec<(u32, u32, Kinship)>,
    unseen: Kinship,
    /// Whether anything may be said of what was bought later.
    pub has_histories: bool,
    /// Whether it can be told that two kin hardly ever meet. Not where what one shopper may add
    /// was cut: then what is missing may only have been cut.
    pub tells_rarity: bool,
}

/// What is known of two kin, seen from the first. Distinct shoppers each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kinship {
    /// Who bought both in one order.
    pub together: Estimate,
    /// Who bought the second after the first.
    pub forth: Estimate,
    /// Who bought the first after the second.
    pub back: Estimate,
}

/// Two products in one order, `a < b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bond {
    /// The one place.
    pub a: u32,
    /// The other place.
    pub b: u32,
    /// About how many orders hold both.
    pub orders: f64,
}

/// Categories that fill one basket.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternStatistic {
    /// Rising.
    pub categories: Vec<u32>,
    /// About how many orders hold something of each.
    pub orders: f64,
}

/// Orders by month and by part of the week.
#[derive(Debug)]
pub struct Rhythm {
    /// Of all orders.
    pub all: Beat,
    /// By category path.
    pub categories: Vec<Beat>,
    /// Whether the log knows hours.
    pub has_hours: bool,
}

/// Orders of one thing over the year and the week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beat {
    /// January … December.
    pub months: [Estimate; MONTHS],
    /// Four of a weekday, then four of the weekend.
    pub dayparts: [Estimate; DAYPARTS],
}

impl Structure {
    /// Where there were no orders.
    pub fn of_nothing(catalogue: &Catalogue) -> Self {
        let nobody = |count| vec![Known::default(); count];
        let products = catalogue.products.len();
        Self {
            all: Known::default(),
            products: nobody(products),
            mains: nobody(products),
            paths: nobody(Categories::of(&catalogue.products).paths.len()),
            kin: KinStatistics::default(),
            bonds: Vec::new(),
            patterns: Vec::new(),
            rhythm: None,
        }
    }

    /// The bond of two products, if they meet more often than chance has it.
    pub(super) fn bond(&self, pair: &PairCount, protection: Protection) -> Option<Bond> {
        let orders = protection.estimate(pair.orders, pair.shoppers).low;
        let of = |place: u32| self.products[place as usize].orders.low;
        let by_chance = of(pair.a) * of(pair.b) / self.all.orders.low.max(1.0);
        let is_bond = orders >= FEWEST_ORDERS_OF_A_BOND && orders > by_chance;
        is_bond.then_some(Bond { a: pair.a, b: pair.b, orders })
    }
}

impl KinStatistics {
    /// From counts that were cut and have noise; `pairs` in order of both.
    pub(super) fn of_noise(pairs: Vec<(u32, u32, Kinship)>, unseen: Kinship) -> Self {
        Self { pairs, unseen, has_histories: true, tells_rarity: false }
    }

    /// What is known of two kin.
    pub fn of(&self, a: u32, b: u32) -> Kinship {
        let at = self.pairs.binary_search_by_key(&(a.min(b), a.max(b)), |(a, b, _)| (*a, *b));
        let known = at.map_or(self.unseen, |at| self.pairs[at].2);
        if a < b { known } else { Kinship { forth: known.back, back: known.forth, ..known } }
    }

    /// Every two kin of which something is known, in order of both.
    pub fn seen(&self) -> impl Iterator<Item = (u32, u32, Kinship)> {
        self.pairs.iter().copied()
    }
}

/// What may be known of `counts` under `protection`, but for the bonds.
pub(super) fn without_bonds(
    counts: &impl Counted,
    structure: &StructureCounts,
    protection: Protection,
) -> Structure {
    let known = |count: &ItemCount| Known {
        orders: protection.estimate(count.orders, count.shoppers),
        shoppers: protection.estimate(count.shoppers, count.shoppers),
    };
    let patterns = structure.patterns.iter().map(|pattern| PatternStatistic {
        categories: pattern.categories.clone(),
        orders: protection.estimate(pattern.orders, pattern.shoppers).low,
    });
    Structure {
        all: known(&structure.all),
        products: counts.items().iter().map(known).collect(),
        mains: structure.mains.iter().map(known).collect(),
        paths: structure.paths.iter().map(known).collect(),
        kin: kin(structure, protection),
        bonds: Vec::new(),
        patterns: patterns.filter(|pattern| pattern.orders > 0.0).collect(),
        rhythm: structure.rhythm.as_ref().map(|rhythm| {
            let beat = |beat: &crate::count::Beat| Beat {
                months: beat.months.map(|month| known(&month).orders),
                dayparts: beat.dayparts.map(|part| known(&part).orders),
            };
            Rhythm {
                all: beat(&rhythm.all),
                categories: rhythm.categories.iter().map(beat).collect(),
                has_hours: rhythm.has_hours,
            }
        }),
    }
}

fn kin(structure: &StructureCounts, protection: Protection) -> KinStatistics {
    let told = |shoppers| protection.estimate(shoppers, shoppers);
    let nobody = protection.of_nobody();
    let unseen = Kinship { together: nobody, forth: nobody, back: nobody };
    let pairs = structure.kin.iter().map(|count| {
        let kinship = Kinship {
            together: told(count.together_shoppers),
            forth: told(count.a_then_b),
            back: told(count.b_then_a),
        };
        (count.a, count.b, kinship)
    });
    KinStatistics {
        pairs: pairs.filter(|(.., kinship)| *kinship != unseen).collect(),
        unseen,
        has_histories: structure.has_histories,
        tells_rarity: true,
    }
}

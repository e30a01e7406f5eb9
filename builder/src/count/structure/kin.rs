//! Kin in one shopper's hands: bought together, or one some time after the other.
//!
//! What must stay true: only pairs the catalogue puts side by side are counted, each direction by
//! distinct shoppers, and an order without a time has no before and after.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{
    baskets::{Origin, Parts},
    catalogue::Kin,
};

/// What comes more than a year later is a new story.
const WINDOW_DAYS: i64 = 365;
pub const WINDOW_SECONDS: i64 = WINDOW_DAYS * 86_400;
/// Who has bought more main products than this buys for a business: what comes after what says
/// nothing then, and costs the square.
pub const LARGEST_HISTORY: usize = 400;

/// What is known of two kin, `a < b`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KinCount {
    /// The one main product.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Orders that hold both.
    pub together: u32,
    /// Distinct shoppers of those orders.
    pub together_shoppers: u32,
    /// Distinct shoppers who bought `b` in an order after one with `a`.
    pub a_then_b: u32,
    /// The other way round.
    pub b_then_a: u32,
}

/// What one shopper's orders tell of two kin, `a < b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Story {
    /// Both in one order.
    Together = 0,
    /// `b` in an order after one with `a`.
    Forth = 1,
    /// The other way round.
    Back = 2,
}

impl Story {
    /// Every story.
    pub const ALL: [Self; 3] = [Self::Together, Self::Forth, Self::Back];
}

/// What one shopper's orders tell of each two kin, each story once.
pub fn kin_facts(
    orders: &[(&Origin, &[u32])],
    kin: &Kin,
) -> impl Iterator<Item = (u32, u32, Story)> {
    History::of(orders, kin).facts(kin).into_iter()
}

/// Every kin anybody bought both of, in order of `a`, then `b`.
pub(super) fn count<P: Parts>(parts: &P, kin: &Kin) -> Result<Vec<KinCount>, P::Error> {
    if !kin.is_any() {
        return Ok(Vec::new());
    }
    let mut counts: FxHashMap<(u32, u32), KinCount> = FxHashMap::default();
    parts.each_part(|part| {
        let baskets: Vec<_> = part.iter().collect();
        for history in baskets.chunk_by(|(one, _), (other, _)| one.shopper == other.shopper) {
            History::of(history, kin).add_to(&mut counts, kin);
        }
    })?;
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_unstable_by_key(|count| (count.a, count.b));
    Ok(counts)
}

/// One shopper's main products.
#[derive(Default)]
struct History {
    /// When each was bought, as far as that is known.
    times: BTreeMap<u32, Vec<i64>>,
    /// In how many orders two kin stood together.
    together: BTreeMap<(u32, u32), u32>,
}

impl History {
    fn of(orders: &[(&Origin, &[u32])], kin: &Kin) -> Self {
        let mut history = Self::default();
        for (origin, products) in orders {
            let mains = super::distinct(products.iter().map(|product| kin.main(*product)));
            for (at, a) in mains.iter().enumerate() {
                history.times.entry(*a).or_default().extend(origin.placed_at);
                for b in mains[at + 1..].iter().filter(|b| kin.are(*a, **b)) {
                    *history.together.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        history
    }

    fn add_to(&self, counts: &mut FxHashMap<(u32, u32), KinCount>, kin: &Kin) {
        for (a, b, story) in self.facts(kin) {
            let new = || KinCount { a, b, ..KinCount::default() };
            let count = counts.entry((a, b)).or_insert_with(new);
            match story {
                Story::Together => {
                    count.together += self.together[&(a, b)];
                    count.together_shoppers += 1;
                }
                Story::Forth => count.a_then_b += 1,
                Story::Back => count.b_then_a += 1,
            }
        }
    }

    fn facts(&self, kin: &Kin) -> Vec<(u32, u32, Story)> {
        let mut facts: Vec<_> =
            self.together.keys().map(|(a, b)| (*a, *b, Story::Together)).collect();
        if self.times.len() > LARGEST_HISTORY {
            return facts;
        }
        for (a, times_of_a) in &self.times {
            for (b, times_of_b) in self.times.range(a + 1..).filter(|(b, _)| kin.are(*a, **b)) {
                let stories = [
                    (follows(times_of_a, times_of_b), Story::Forth),
                    (follows(times_of_b, times_of_a), Story::Back),
                ];
                let told = stories.into_iter().filter(|(is_told, _)| *is_told);
                facts.extend(told.map(|(_, story)| (*a, *b, story)));
            }
        }
        facts
    }
}

/// Whether some `later` time is after an `earlier` one, within the window.
fn follows(earlier: &[i64], later: &[i64]) -> bool {
    let after =
        |first: &i64| later.iter().any(|time| (1..=WINDOW_SECONDS).contains(&(time - first)));
    earlier.iter().any(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        baskets::Baskets,
        catalogue::{Catalogue, Product},
    };

    fn counted(baskets: &Baskets, kin: &Kin) -> Vec<KinCount> {
        let Ok(counts) = count(baskets, kin);
        counts
    }

    const DAY: i64 = 86_400;

    /// Products of one family, the last one a stranger.
    fn family(size: usize) -> Kin {
        let product = |place: usize| Product {
            family: (place + 1 < size).then(|| "glow".to_owned()),
            ..Product::default()
        };
        let products = (0..size).map(product).collect();
        Kin::of(&Catalogue { products, declared: Vec::new() })
    }

    fn placed(orders: &[(u32, i64, &[u32])]) -> Baskets {
        let orders = orders.iter().zip(0..).map(|((shopper, day, products), order)| {
            let origin = Origin {
                shopper: *shopper,
                order,
                placed_at: Some(day * DAY),
                wall_ahead_seconds: 0,
            };
            (origin, products.to_vec())
        });
        Baskets::of(orders.collect(), 3)
    }

    #[test]
    fn the_hub_before_the_strip_counts_one_way_and_once_a_shopper() {
        let baskets = placed(&[
            (7, 0, &[0]),
            (7, 30, &[1]),
            (7, 60, &[1]),
            (8, 0, &[0, 1]),
            (9, 0, &[0]),
            (9, 400, &[1]),
        ]);
        let wanted =
            KinCount { a: 0, b: 1, together: 1, together_shoppers: 1, a_then_b: 1, b_then_a: 0 };
        assert_eq!(counted(&baskets, &family(3)), [wanted], "after more than a year is too late");
    }

    proptest! {
        #[test]
        fn strangers_are_not_counted_and_no_direction_exceeds_its_shoppers(
            orders in prop::collection::vec((0_u32..4, 0_i64..900, prop::collection::btree_set(0_u32..3, 1..3)), 0..30),
        ) {
            let orders: Vec<_> = orders
                .iter()
                .map(|(shopper, day, products)| (*shopper, *day, products.iter().copied().collect::<Vec<_>>()))
                .collect();
            let slices: Vec<_> = orders.iter().map(|(s, d, p)| (*s, *d, p.as_slice())).collect();
            for found in counted(&placed(&slices), &family(3)) {
                prop_assert_eq!((found.a, found.b), (0, 1));
                let buyers = |product: u32| {
                    let of = orders.iter().filter(|(_, _, products)| products.contains(&product));
                    of.map(|(shopper, ..)| *shopper).collect::<std::collections::BTreeSet<_>>()
                };
                let both = buyers(0).intersection(&buyers(1)).count() as u32;
                for number in [found.a_then_b, found.b_then_a, found.together_shoppers] {
                    prop_assert!(number <= both);
                }
            }
        }
    }
}

//! The tier `threshold`: aggregated, not anonymous.
//!
//! A pair is kept if at least so many distinct shoppers bought it, every number is rounded to
//! steps of a doubling or a part of one, and how often is one of three words. Coarse steps cut
//! what two releases of a model give away by difference some fifty-fold; they prove nothing, and
//! the label says so. What must stay true: a product of fewer shoppers than the threshold has no
//! number at all, and no number is finer than its step.

use crate::count::{Counted, PairCount};

use super::{Bands, ItemStatistic, PairStatistic, Statistics, Suppression};

/// Few enough that a weight names a size of evidence and not a count.
const WEIGHT_LEVELS: u8 = 16;
/// Steps a doubling of a pair's weight.
const PAIR_STEPS: f64 = 2.0;
/// Steps a doubling of a product's numbers.
const ITEM_STEPS: f64 = 1.0;

pub(super) fn publish<C: Counted>(
    counts: &C,
    minimum_shoppers: u32,
    mut also: impl FnMut(&PairCount),
) -> Result<Statistics, C::Error> {
    let mut suppressed = Suppression::default();
    let items = counts.items().iter().zip(counts.recent_orders()).map(|(item, recent_orders)| {
        if item.shoppers < minimum_shoppers {
            suppressed.products_suppressed += u64::from(item.shoppers > 0);
            return ItemStatistic { orders: 0.0, weight: 0.0, popularity: 0 };
        }
        ItemStatistic {
            orders: rounded(item.orders.into(), ITEM_STEPS),
            weight: rounded(item.weight, ITEM_STEPS),
            popularity: 1 + libm::log2(recent_orders.max(1.0)) as u8,
        }
    });
    let items = items.collect();

    let mut pairs = Vec::new();
    suppressed.pairs_counted = counts.for_each_pair(minimum_shoppers, |pair| {
        also(&pair);
        let weight = rounded(pair.weight, PAIR_STEPS);
        let bands = Bands::of(&pair, counts.items());
        pairs.push(PairStatistic { a: pair.a, b: pair.b, weight, bands });
    })?;
    suppressed.pairs_kept = pairs.len() as u64;
    suppressed.pairs_suppressed = suppressed.pairs_counted - suppressed.pairs_kept;
    Ok(Statistics { items, pairs, weight_levels: WEIGHT_LEVELS, suppressed })
}

/// The nearest step of a log scale. `number` is above 0.
pub(super) fn rounded(number: f64, steps_a_doubling: f64) -> f64 {
    libm::exp2((libm::log2(number) * steps_a_doubling).round() / steps_a_doubling)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::{
        baskets::{Baskets, Origin},
        count::{BasketWeight, Counts},
    };

    fn counted(orders: &[(u32, BTreeSet<u32>)], products: usize) -> Baskets {
        let origin =
            |(shopper, order)| Origin { shopper, order, placed_at: None, wall_ahead_seconds: 0 };
        let orders = orders.iter().zip(0..).map(|((shopper, products), order)| {
            (origin((*shopper, order)), products.iter().copied().collect())
        });
        Baskets::of(orders.collect(), products)
    }

    const WEIGHT: BasketWeight = BasketWeight { gamma: 0.5, half_life_days: None };

    #[test]
    fn a_shopper_of_nine_hundred_orders_is_one_shopper() {
        let pair = BTreeSet::from([0, 1]);
        let bot = (0..900).map(|_| (0, pair.clone()));
        let people = |count| (1..=count).map(|shopper| (shopper, pair.clone()));
        for (others, kept) in [(18, 0), (19, 1)] {
            let orders: Vec<_> = bot.clone().chain(people(others)).collect();
            let baskets = counted(&orders, 2);
            let Ok(statistics) = publish(&Counts::of(&baskets, &WEIGHT), 20, |_| ());
            assert_eq!(statistics.pairs.len(), kept, "{others} people and a bot");
        }
    }

    proptest! {
        #[test]
        fn no_pair_and_no_product_of_too_few_shoppers_is_published(
            orders in prop::collection::vec(
                (0_u32..8, prop::collection::btree_set(0_u32..6, 1..5)), 0..60),
            minimum in 1_u32..6,
        ) {
            let baskets = counted(&orders, 6);
            let Ok(statistics) = publish(&Counts::of(&baskets, &WEIGHT), minimum, |_| ());
            let mut shoppers: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
            for (shopper, products) in &orders {
                for a in products {
                    for b in products.range(a..) {
                        shoppers.entry((*a, *b)).or_default().insert(*shopper);
                    }
                }
            }
            let enough = |a, b| {
                shoppers.get(&(a, b)).is_some_and(|who| who.len() >= minimum as usize)
            };
            for pair in &statistics.pairs {
                prop_assert!(enough(pair.a, pair.b), "{} and {}", pair.a, pair.b);
            }
            for (item, place) in statistics.items.iter().zip(0..) {
                prop_assert_eq!(item.popularity > 0, enough(place, place));
                prop_assert_eq!(item.orders > 0.0, enough(place, place));
                prop_assert_eq!(item.weight > 0.0, enough(place, place));
            }
            let told = statistics.suppressed;
            prop_assert_eq!(told.pairs_counted, told.pairs_kept + told.pairs_suppressed);
            let kept = shoppers.keys().filter(|(a, b)| a != b && enough(*a, *b)).count();
            prop_assert_eq!(statistics.pairs.len(), kept);
        }
    }

    #[test]
    fn numbers_are_rounded_to_doublings_and_parts_of_them() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(rounded(23.0, 1.0), 32.0) && near(rounded(22.0, 1.0), 16.0));
        assert!(near(rounded(23.0, 2.0), 22.627_416_997_969_52));
    }
}

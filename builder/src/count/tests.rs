//! Small logs counted by hand and by a naive counter: the same, whatever the order and the threads.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::baskets::Origin;

const ALIKE: BasketWeight = BasketWeight { gamma: 0.0, half_life_days: None };
const PRODUCTS: usize = 9;

fn baskets(orders: &[(u32, BTreeSet<u32>)]) -> Baskets {
    let orders = orders.iter().zip(0..).filter(|((_, products), _)| !products.is_empty());
    let orders = orders.map(|((shopper, products), order)| {
        let origin = Origin { shopper: *shopper, order, placed_at: None, wall_ahead_seconds: 0 };
        (origin, products.iter().copied().collect())
    });
    Baskets::of(orders.collect(), PRODUCTS)
}

fn pairs(counts: &Counts) -> Vec<PairCount> {
    let mut pairs = Vec::new();
    let Ok(count) = counts.for_each_pair(0, |pair| pairs.push(pair));
    assert_eq!(count, pairs.len() as u64);
    pairs
}

#[test]
fn an_order_of_120_days_ago_is_half_an_order_to_what_is_popular_now() {
    let placed = |order, days: i64| {
        let origin =
            Origin { shopper: order, order, placed_at: Some(days * 86_400), wall_ahead_seconds: 0 };
        (origin, vec![0])
    };
    let baskets = Baskets::of(vec![placed(0, 0), placed(1, 120)], 1);
    let counts = Counts::of(&baskets, &ALIKE);
    assert!((counts.recent_orders[0] - 1.5).abs() < 1e-9, "{:?}", counts.recent_orders);
    assert_eq!(counts.items[0].orders, 2);
}

#[test]
fn three_orders_counted_by_hand() {
    const TENT: u32 = 0;
    const STOVE: u32 = 1;
    const GAS: u32 = 2;
    let (ada, ben) = (0, 1);
    let log = baskets(&[
        (ada, BTreeSet::from([TENT, STOVE, GAS])),
        (ada, BTreeSet::from([STOVE, GAS])),
        (ben, BTreeSet::from([TENT])),
    ]);
    let counts = Counts::of(&log, &BasketWeight { gamma: 1.0, half_life_days: None });
    let count = |weight, orders, shoppers| ItemCount { weight, orders, shoppers };
    assert_eq!(counts.items[..3], [count(1.5, 2, 2), count(1.5, 2, 1), count(1.5, 2, 1)]);
    let pair = |a, b, weight, orders| PairCount { a, b, weight, orders, shoppers: 1 };
    assert_eq!(
        pairs(&counts),
        [pair(TENT, STOVE, 0.5, 1), pair(TENT, GAS, 0.5, 1), pair(STOVE, GAS, 1.5, 2),],
        "a basket of three weighs 1/2, one of two or of one weighs 1"
    );
}

fn any_orders() -> impl Strategy<Value = Vec<(u32, BTreeSet<u32>)>> {
    let basket = prop::collection::btree_set(0..PRODUCTS as u32, 0..5);
    prop::collection::vec((0_u32..6, basket), 0..40)
}

proptest! {
    #[test]
    fn pairs_are_what_a_naive_counter_counts(orders in any_orders()) {
        let mut naive: BTreeMap<(u32, u32), (u32, BTreeSet<u32>)> = BTreeMap::new();
        for (shopper, products) in &orders {
            for a in products {
                for b in products.range(a + 1..) {
                    let (count, shoppers) = naive.entry((*a, *b)).or_default();
                    *count += 1;
                    shoppers.insert(*shopper);
                }
            }
        }
        let naive: Vec<_> = naive
            .into_iter()
            .map(|((a, b), (orders, shoppers))| PairCount {
                a,
                b,
                weight: f64::from(orders),
                orders,
                shoppers: shoppers.len() as u32,
            })
            .collect();
        let log = baskets(&orders);
        prop_assert_eq!(pairs(&Counts::of(&log, &ALIKE)), naive);
    }

    #[test]
    fn the_number_of_threads_changes_nothing(orders in any_orders(), threads in 2_usize..5) {
        let log = baskets(&orders);
        let counts = Counts::of(&log, &ALIKE);
        let mut shared = Vec::new();
        let share = Share { meetings_a_block: 1, threads, fewest_shoppers: 0 };
        let Ok(_) = counts.share_out(share, |pair| shared.push(pair));
        prop_assert_eq!(shared, pairs(&counts));
    }

    #[test]
    fn pairs_of_too_few_shoppers_are_told_by_their_number_only(orders in any_orders()) {
        let log = baskets(&orders);
        let counts = Counts::of(&log, &ALIKE);
        let (all, mut told) = (pairs(&counts), Vec::new());
        let Ok(count) = counts.for_each_pair(3, |pair| told.push(pair));
        prop_assert_eq!(count, all.len() as u64);
        let wanted: Vec<_> = all.into_iter().filter(|pair| pair.shoppers >= 3).collect();
        prop_assert_eq!(told, wanted);
    }

    #[test]
    fn the_order_of_orders_changes_no_bit(orders in any_orders()) {
        let weight = BasketWeight { gamma: 0.5, half_life_days: None };
        let (one, reversed) = (baskets(&orders), orders.into_iter().rev().collect::<Vec<_>>());
        let other = baskets(&reversed);
        let (one, other) = (Counts::of(&one, &weight), Counts::of(&other, &weight));
        prop_assert_eq!(&one.items, &other.items);
        prop_assert_eq!(pairs(&one), pairs(&other));
    }
}

//! P1: with one shopper taken away, bounded counts differ in few keys, by one each, and listed
//! counts by a length of one.

use std::hash::RandomState;

use proptest::prelude::*;

use super::{Shopper, World, listed_plan, plan};
use crate::{
    anonymize::dp::{
        bound::Bound, contribute::Contributors, list::List, plan::Plan, scaled::ONE, units::Unit,
    },
    catalogue::{Categories, Kin},
};

const PRODUCTS: usize = 12;

/// Counts by key, stage by stage.
type Counted = [Vec<(u64, i64)>; 4];

fn counts(world: &World, plan: &Plan, secret: &RandomState, is_bounded: bool) -> Counted {
    let units = plan.unit.all(&world.baskets);
    let with = |limit: u32| Contributors {
        baskets: &world.baskets,
        units: &units,
        bound: Bound { secret, limit: if is_bounded { limit } else { u32::MAX } },
    };
    let listed = |counts: Vec<i64>| (0..).zip(counts).filter(|(_, count)| *count > 0).collect();
    let named = |counts: std::collections::HashMap<u64, u32>| {
        let mut counts: Vec<_> = counts.into_iter().map(|(key, n)| (key, i64::from(n))).collect();
        counts.sort_unstable();
        counts
    };
    let kin = Kin::of(&world.catalogue);
    let categories = Categories::of(&world.catalogue.products);
    [
        listed(with(plan.items.limit).items()),
        named(with(plan.pairs.limit).pairs(|a, b| f64::from(1 + a + b))),
        named(with(plan.kin.map_or(0, |share| share.limit)).kin(&kin)),
        listed(with(plan.months.map_or(0, |share| share.limit)).months(&world.log, &categories)),
    ]
}

/// By how many keys and by how much two lists of counts differ.
fn distance(one: &[(u64, i64)], other: &[(u64, i64)]) -> (usize, i64) {
    let of = |list: &[(u64, i64)], key: u64| {
        list.binary_search_by_key(&key, |(key, _)| *key).map_or(0, |at| list[at].1)
    };
    let mut keys: Vec<_> = one.iter().chain(other).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    keys.dedup();
    let differences: Vec<_> =
        keys.iter().map(|key| (of(one, *key) - of(other, *key)).abs()).collect();
    let changed = differences.iter().filter(|difference| **difference > 0).count();
    (changed, differences.into_iter().max().unwrap_or(0))
}

/// Whether every stage keeps to its limits when `gone` is taken away.
fn keeps_to_limits(shoppers: &[Shopper], gone: usize, unit: Unit, is_bounded: bool) -> bool {
    let plan = Plan { unit, ..plan() };
    let secret = RandomState::new();
    let with = counts(&World::of(PRODUCTS, shoppers), &plan, &secret, is_bounded);
    let mut others = shoppers.to_vec();
    others[gone].1.clear();
    let without = counts(&World::of(PRODUCTS, &others), &plan, &secret, is_bounded);
    let limits = plan.shares().map(|(_, share)| share.limit as usize);
    limits.zip(with.iter().zip(&without)).all(|(limit, (with, without))| {
        let (changed, most) = distance(with, without);
        changed <= limit && most <= 1
    })
}

fn shoppers() -> impl Strategy<Value = Vec<Shopper>> {
    let order = (0_i64..900, prop::collection::vec(0..PRODUCTS as u32, 1..8));
    let orders = prop::collection::vec(order, 0..7);
    prop::collection::vec(orders, 1..5).prop_map(|all| (0..).zip(all).collect())
}

proptest! {
    #[test]
    fn a_shopper_changes_at_most_the_limit_of_each_count_and_each_by_one(
        shoppers in shoppers(),
        gone: prop::sample::Index,
    ) {
        let gone = gone.index(shoppers.len());
        prop_assert!(keeps_to_limits(&shoppers, gone, Unit::Shopper, true));
    }
}

/// What all units add to every two products, scaled or one for each order that holds both.
fn listed(world: &World, unit: Unit, is_scaled: bool) -> Vec<i64> {
    let list = List::most_bought(&[Some(1); PRODUCTS], &List::of(Vec::new(), PRODUCTS));
    let units = unit.all(&world.baskets);
    if is_scaled {
        return list.count(&world.baskets, &units);
    }
    let mut counts = vec![0; list.pairs().len()];
    for (_, products) in world.baskets.iter() {
        list.meet(products, |pair| counts[pair] += ONE);
    }
    counts
}

/// Whether listed counts with and without `gone` are no farther apart than the noise is meant for.
fn keeps_to_one(shoppers: &[Shopper], gone: usize, is_scaled: bool) -> bool {
    let mut others = shoppers.to_vec();
    others[gone].1.clear();
    let counts =
        |shoppers| listed(&World::of(PRODUCTS, shoppers), Unit::Shopper, is_scaled).into_iter();
    let square = |(with, without): (i64, i64)| (with - without).pow(2);
    let apart: i64 = counts(shoppers).zip(counts(&others)).map(square).sum();
    listed_plan()
        .shares()
        .filter(|(_, share)| share.limit == 0)
        .all(|(_, share)| apart <= ONE * ONE && i64::from(share.width) == ONE * ONE)
}

proptest! {
    #[test]
    fn a_shopper_moves_listed_counts_by_a_length_of_one_whatever_was_bought(
        shoppers in shoppers(),
        gone: prop::sample::Index,
    ) {
        prop_assert!(keeps_to_one(&shoppers, gone.index(shoppers.len()), true));
    }
}

#[test]
fn a_builder_that_does_not_scale_is_found_out() {
    let shoppers = [(0, vec![(0, vec![0, 1, 2])]), (1, vec![(0, vec![0, 1]), (9, vec![0, 1])])];
    for gone in [0, 1] {
        assert!(keeps_to_one(&shoppers, gone, true));
        assert!(!keeps_to_one(&shoppers, gone, false));
    }
}

#[test]
fn an_order_moves_listed_counts_by_a_length_of_one_and_a_shopper_of_two_orders_by_more() {
    let shoppers = [(0, vec![(0, vec![0, 1]), (9, vec![0, 1])])];
    let counts =
        |unit| listed(&World::of(PRODUCTS, &shoppers), unit, true).into_iter().sum::<i64>();
    assert_eq!((counts(Unit::Shopper), counts(Unit::Order)), (ONE, 2 * ONE));
}

#[test]
fn a_builder_that_ignores_the_limits_is_found_out() {
    let everything: Vec<_> =
        (0..6).map(|month| (month * 60, (0..PRODUCTS as u32).collect())).collect();
    let shoppers = [(0, everything.clone()), (1, everything)];
    assert!(keeps_to_limits(&shoppers, 0, Unit::Shopper, true));
    assert!(!keeps_to_limits(&shoppers, 0, Unit::Shopper, false));
}

#[test]
fn one_order_of_many_changes_no_more_than_one_order_may() {
    // Every order its own unit: the shopper's other orders stay whole.
    let orders = |first: i64| vec![(first, vec![0, 1, 2]), (first + 40, vec![3, 4])];
    let shoppers = [(0, orders(0)), (1, orders(9))];
    let plan = Plan { unit: Unit::Order, ..plan() };
    assert_eq!(plan.unit.all(&World::of(PRODUCTS, &shoppers).baskets).len(), 4);
}

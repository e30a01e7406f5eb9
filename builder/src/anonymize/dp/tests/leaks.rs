//! P7: a model is a function of noisy counts and the catalogue, and of nothing else.

use std::{collections::HashMap, hash::RandomState};

use super::{World, listed_plan, plan};
use crate::{
    anonymize::dp::{
        NoisyCounts,
        noise::Noise,
        plan::{Plan, Share},
        release::{Chance, Sources, release},
    },
    assemble,
    error::BuilderError,
    pipeline::Basis,
    tune::Choice,
};

/// Answers the same whatever it is asked, or lets one true number through.
struct Deaf {
    leaks_totals: bool,
}

impl Noise for Deaf {
    fn add(&self, counts: Vec<i64>, share: &Share) -> Result<Vec<i64>, BuilderError> {
        let one = share.one() as i64;
        let told = |(at, count): (i64, &i64)| {
            if self.leaks_totals && at == 5 { *count } else { (400 - at) * one }
        };
        Ok((0..).zip(&counts).map(told).collect())
    }

    fn name(&self, _: HashMap<u64, u32>, _: &Share) -> Result<Vec<(u64, i64)>, BuilderError> {
        Ok(vec![(1, 212), (2, 77), (1 << 32 | 3, 90)])
    }
}

fn drawn(plan: &Plan, orders_each: i64, deaf: &Deaf) -> (NoisyCounts, Vec<u8>) {
    let shopper = |number: u32| {
        let orders = (0..orders_each).map(|at| (at * 30, vec![number % 6, (number + 1) % 6, 2]));
        (number, orders.collect())
    };
    let shoppers: Vec<_> = (0..40 * orders_each as u32).map(shopper).collect();
    let world = World::of(6, &shoppers);
    let sources = Sources { baskets: &world.baskets, log: &world.log, catalogue: &world.catalogue };
    let chance = Chance { noise: deaf, secret: &RandomState::new() };
    let noisy = release(&sources, plan, &chance).unwrap();
    let basis = Basis::noisy(&noisy, &world.catalogue, Choice::Auto);
    let (draft, _) = assemble::learn(&world.catalogue, &basis);
    (noisy, assemble::encode(&draft).unwrap())
}

#[test]
fn different_orders_with_the_same_noisy_counts_give_the_same_bytes() {
    let deaf = Deaf { leaks_totals: false };
    for plan in [plan(), listed_plan()] {
        let (one, other) = (drawn(&plan, 1, &deaf), drawn(&plan, 3, &deaf));
        assert!(!one.0.pairs.is_empty() && one.0.near.is_empty() != plan.near.is_some());
        assert!(one.0.to_text().unwrap() == other.0.to_text().unwrap());
        assert!(one.1 == other.1);
    }
}

#[test]
fn a_builder_that_lets_a_total_through_gives_other_bytes() {
    let leaking = Deaf { leaks_totals: true };
    for plan in [plan(), listed_plan()] {
        let (one, other) = (drawn(&plan, 1, &leaking), drawn(&plan, 3, &leaking));
        assert!(one.1 != other.1);
    }
}

#[test]
fn noisy_counts_are_read_back_as_they_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("noisy-counts.jsonl");
    for plan in [plan(), listed_plan()] {
        let (noisy, _) = drawn(&plan, 1, &Deaf { leaks_totals: false });
        std::fs::write(&file, noisy.to_text().unwrap()).unwrap();
        assert_eq!(NoisyCounts::read(&file).unwrap(), noisy);
    }
}

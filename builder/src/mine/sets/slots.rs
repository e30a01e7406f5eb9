//! Sets of categories: the kinds of things that fill one basket.
//!
//! Needs: frequent patterns of two to five categories, and orders of each. Every two roles meet
//! above chance, every three were seen together; grown while that holds, so that each set is as
//! large as the baskets say and none is part of another.

use std::collections::BTreeSet;

use alongside::{
    contract::Provenance,
    model::{DraftRole, DraftSet},
};

use super::{super::Evidence, FEWEST_ROLES, MOST_ROLES};

/// Every two roles, against chance over all orders.
const LIFT: f64 = 1.5;

/// The most frequent come first.
pub(super) fn find(evidence: &Evidence) -> Vec<DraftSet> {
    let known: BTreeSet<&[u32]> = evidence
        .structure
        .patterns
        .iter()
        .filter(|pattern| {
            pattern.categories.len() > 2 || is_lifted(evidence, pattern.orders, &pattern.categories)
        })
        .map(|pattern| pattern.categories.as_slice())
        .collect();
    let mut seeds: Vec<_> = evidence
        .structure
        .patterns
        .iter()
        .filter(|pattern| pattern.categories.len() == FEWEST_ROLES)
        .filter(|pattern| all_known(&known, &pattern.categories))
        .collect();
    seeds.sort_by(|a, b| b.orders.total_cmp(&a.orders).then(a.categories.cmp(&b.categories)));

    let mut sets: Vec<Vec<u32>> = Vec::new();
    for seed in seeds {
        if !sets.iter().any(|set| seed.categories.iter().all(|one| set.contains(one))) {
            sets.push(grow(&known, seed.categories.clone(), evidence));
        }
    }
    let role = |path: u32| DraftRole::Category(evidence.categories.paths[path as usize].clone());
    let set = |roles: Vec<u32>| DraftSet {
        provenance: Provenance::Observed,
        source: None,
        roles: roles.into_iter().map(role).collect(),
    };
    sets.into_iter().map(set).collect()
}

fn is_lifted(evidence: &Evidence, orders: f64, pair: &[u32]) -> bool {
    let of = |path: u32| evidence.structure.paths[path as usize].orders.low;
    let by_chance = of(pair[0]) * of(pair[1]) / evidence.structure.all.orders.low.max(1.0);
    orders >= LIFT * by_chance
}

/// Whether every two of the categories meet above chance.
fn all_known(known: &BTreeSet<&[u32]>, categories: &[u32]) -> bool {
    let pairs = categories
        .iter()
        .enumerate()
        .flat_map(|(at, one)| categories[at + 1..].iter().map(move |other| [*one, *other]));
    pairs.into_iter().all(|pair| known.contains(pair.as_slice()))
}

/// Adds the category that was most often seen with two of the set, while all of it holds together.
fn grow(known: &BTreeSet<&[u32]>, mut set: Vec<u32>, evidence: &Evidence) -> Vec<u32> {
    let orders = |path: u32| evidence.structure.paths[path as usize].orders.low;
    while set.len() < MOST_ROLES {
        let belongs = |candidate: u32| {
            set.iter().enumerate().all(|(at, one)| {
                let others = set[at + 1..].iter();
                known.contains(sorted(&[*one, candidate]).as_slice())
                    && others
                        .into_iter()
                        .all(|other| known.contains(sorted(&[*one, *other, candidate]).as_slice()))
            })
        };
        let candidates =
            (0..evidence.categories.paths.len() as u32).filter(|one| !set.contains(one));
        let best = candidates
            .filter(|candidate| belongs(*candidate))
            .max_by(|a, b| orders(*a).total_cmp(&orders(*b)).then(b.cmp(a)));
        let Some(next) = best else { break };
        set.push(next);
    }
    set.sort_unstable();
    set
}

fn sorted(categories: &[u32]) -> Vec<u32> {
    let mut categories = categories.to_vec();
    categories.sort_unstable();
    categories
}

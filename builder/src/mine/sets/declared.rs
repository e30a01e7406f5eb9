//! Sets the shop declares: a product and its `part_of_set`.
//!
//! A product may be part of several sets and name the pieces of all of them at once. Where two
//! pieces of one category stand there, orders tell the sets apart: each is what all meets. What
//! orders can't tell stays one set, whose role either piece fills.

use std::collections::{BTreeMap, BTreeSet};

use alongside::{
    contract::{Provenance, RelationKind},
    model::{DraftRole, DraftSet},
};

use super::{super::Evidence, Bonds, FEWEST_ROLES};

/// Whose statement it is: the catalogue file's.
const SOURCE: &str = "catalogue";

/// In order of the product that declares them.
pub(super) fn find(evidence: &Evidence, bonds: &Bonds) -> Vec<DraftSet> {
    let mut named: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for declared in &evidence.catalogue.declared {
        if declared.kind == RelationKind::PartOfSet {
            named.entry(declared.anchor).or_default().insert(declared.companion);
        }
    }
    named.iter().flat_map(|(anchor, pieces)| sets_of(evidence, bonds, *anchor, pieces)).collect()
}

fn sets_of(
    evidence: &Evidence,
    bonds: &Bonds,
    anchor: u32,
    pieces: &BTreeSet<u32>,
) -> Vec<DraftSet> {
    let whole = by_shelf(evidence, anchor, pieces);
    if whole.iter().all(|role| role.len() == 1) {
        return vec![set(whole)];
    }
    let mut told: BTreeSet<Vec<u32>> = BTreeSet::new();
    for piece in pieces.iter().filter(|piece| bonds.between(anchor, **piece).is_some()) {
        let one_a_shelf = bonds.grow([anchor, *piece], whole.len(), |one| pieces.contains(&one));
        told.insert(one_a_shelf);
    }
    told.retain(|members| members.len() >= FEWEST_ROLES);
    let left: BTreeSet<u32> = pieces
        .iter()
        .copied()
        .filter(|piece| !told.iter().any(|set| set.contains(piece)))
        .collect();
    let mut sets: Vec<_> =
        told.iter().map(|members| set(members.iter().map(|one| vec![*one]).collect())).collect();
    if !left.is_empty() {
        sets.push(set(by_shelf(evidence, anchor, &left)));
    }
    sets
}

/// A role a category; products without one are a role each.
fn by_shelf(evidence: &Evidence, anchor: u32, pieces: &BTreeSet<u32>) -> Vec<Vec<u32>> {
    let mut roles: Vec<Vec<u32>> = vec![vec![anchor]];
    for piece in pieces {
        let alike = roles[1..].iter().position(|role| evidence.kin.share_shelf(role[0], *piece));
        match alike {
            Some(at) => roles[at + 1].push(*piece),
            None => roles.push(vec![*piece]),
        }
    }
    roles
}

fn set(roles: Vec<Vec<u32>>) -> DraftSet {
    DraftSet {
        provenance: Provenance::Declared,
        source: Some(SOURCE.to_owned()),
        roles: roles.into_iter().map(DraftRole::Products).collect(),
    }
}

//! Sets of products that all meet each other: a look, a kit.
//!
//! Grown from each bond, the strongest first, by what is bound to all there is; then each role is
//! opened to what could stand in its place: bound to all the others, not to the piece itself.

use std::collections::BTreeSet;

use alongside::{
    contract::Provenance,
    model::{DraftRole, DraftSet},
};

use super::{super::Evidence, Bonds, FEWEST_ROLES, MOST_ROLES};

/// The strongest come first.
pub(super) fn find(evidence: &Evidence, bonds: &Bonds) -> Vec<DraftSet> {
    let mut covered: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut sets = Vec::new();
    for (a, b) in bonds.strongest_first() {
        if covered.contains(&(a, b)) {
            continue;
        }
        let members = bonds.grow([a, b], MOST_ROLES, |_| true);
        if members.len() < FEWEST_ROLES {
            continue;
        }
        let roles = open(evidence, bonds, &members);
        for (at, role) in roles.iter().enumerate() {
            for other in &roles[at + 1..] {
                for (one, two) in
                    role.iter().flat_map(|one| other.iter().map(move |two| (*one, *two)))
                {
                    covered.insert((one.min(two), one.max(two)));
                }
            }
        }
        let roles = roles.into_iter().map(DraftRole::Products).collect();
        sets.push(DraftSet { provenance: Provenance::Observed, source: None, roles });
    }
    sets
}

/// Each piece with what could stand in its place.
fn open(evidence: &Evidence, bonds: &Bonds, members: &[u32]) -> Vec<Vec<u32>> {
    let stands_in = |candidate: u32, piece: u32| {
        let are_alike = evidence.kin.share_shelf(candidate, piece)
            || evidence.kin.main(candidate) == evidence.kin.main(piece);
        let others = members.iter().filter(|member| **member != piece);
        are_alike
            && !members.contains(&candidate)
            && bonds.between(candidate, piece).is_none()
            && others.into_iter().all(|other| bonds.between(candidate, *other).is_some())
    };
    let role = |piece: u32| {
        let witness = members.iter().find(|member| **member != piece);
        let candidates = witness.into_iter().flat_map(|witness| bonds.of_product(*witness));
        let mut role: Vec<_> = candidates.filter(|one| stands_in(*one, piece)).collect();
        role.push(piece);
        role.sort_unstable();
        role
    };
    members.iter().map(|piece| role(*piece)).collect()
}

//! Sets with roles: what it takes, and what can fill each part of it.
//!
//! Three sources, finest first: sets the shop declares, products that all meet each other far
//! above chance, categories that fill one basket. What must stay true: a set has two roles or more,
//! no set stands there twice, and declared ones come first.

mod bonds;
mod declared;
mod pieces;
mod slots;

use alongside::model::{DraftRole, DraftSet};
use rustc_hash::FxHashMap;

use super::Evidence;
use bonds::Bonds;

/// Roles of a set, at most: what a person still sees as one thing.
const MOST_ROLES: usize = 8;
/// Roles of a set that was found: two that go together are a pair, and pairs are known.
const FEWEST_ROLES: usize = 3;

/// Every set, declared ones first.
pub(super) fn find(evidence: &Evidence) -> Vec<DraftSet> {
    let bonds = Bonds::of(evidence);
    let declared = declared::find(evidence, &bonds);
    let mut sets: Vec<DraftSet> = Vec::new();
    let mut having: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for set in
        declared.into_iter().chain(pieces::find(evidence, &bonds)).chain(slots::find(evidence))
    {
        let holds = |at: &usize| holds(&sets[*at], &set);
        // Whatever holds it has its first piece.
        let is_known = match pieces_of(&set).next() {
            Some(piece) => having.get(&piece).is_some_and(|known| known.iter().any(holds)),
            None => (0..sets.len()).any(|at| holds(&at)),
        };
        if !is_known {
            for piece in pieces_of(&set) {
                having.entry(piece).or_default().push(sets.len());
            }
            sets.push(set);
        }
    }
    sets
}

/// The products its roles name.
fn pieces_of(set: &DraftSet) -> impl Iterator<Item = u32> {
    set.roles
        .iter()
        .flat_map(|role| match role {
            DraftRole::Products(places) => places.as_slice(),
            DraftRole::Category(_) | DraftRole::Family(_) => &[],
        })
        .copied()
}

/// Whether every role of `set` is a role of `known`, or part of one.
fn holds(known: &DraftSet, set: &DraftSet) -> bool {
    let is_part = |part: &DraftRole, of: &DraftRole| match (part, of) {
        (DraftRole::Products(some), DraftRole::Products(all)) => {
            some.iter().all(|p| all.contains(p))
        }
        _ => part == of,
    };
    set.roles.iter().all(|role| known.roles.iter().any(|other| is_part(role, other)))
}

#[cfg(test)]
mod tests {
    use alongside::contract::{Provenance, RelationKind};

    use super::{
        super::scene::{Scene, product},
        *,
    };
    use crate::catalogue::{Declared, Source};

    /// Navy and sand trousers, shirts and belts in that order, socks, and a rake for other people.
    const NAVY: [u32; 3] = [0, 2, 4];
    const SAND: [u32; 3] = [1, 3, 5];

    fn wardrobe() -> Scene {
        let shelves = ["trousers", "trousers", "shirts", "shirts", "belts", "belts", "socks"];
        let clothes = shelves.into_iter().map(|shelf| product(&format!("wardrobe > {shelf}")));
        Scene::of(clothes.chain([product("garden > rakes")]).collect())
            .shoppers(2_000, &[(0, &[7])])
            .shoppers(500, &[(0, &[6])])
            .shoppers(100, &[(0, &NAVY)])
            .shoppers(100, &[(0, &SAND)])
    }

    fn of_products(sets: &[DraftSet]) -> Vec<Vec<Vec<u32>>> {
        let products = |role: &DraftRole| match role {
            DraftRole::Products(places) => Some(places.clone()),
            DraftRole::Category(_) | DraftRole::Family(_) => None,
        };
        let sets = sets.iter().map(|set| set.roles.iter().filter_map(products).collect());
        sets.filter(|roles: &Vec<_>| !roles.is_empty()).collect()
    }

    #[test]
    fn two_looks_are_told_apart_and_their_shelves_are_a_set_as_well() {
        for mined in wardrobe().both() {
            let mut looks = of_products(&mined.sets);
            looks.sort_unstable();
            assert_eq!(looks, [NAVY, SAND].map(|look| look.map(|piece| vec![piece]).to_vec()));
            let shelves = ["belts", "shirts", "trousers"];
            let shelves = shelves.map(|name| DraftRole::Category(format!("wardrobe > {name}")));
            assert!(mined.sets.iter().any(|set| set.roles == shelves), "{:?}", mined.sets);
        }
    }

    #[test]
    fn what_could_stand_in_its_place_fills_the_same_role() {
        let scene = wardrobe().shoppers(100, &[(0, &[0, 3, 4])]);
        for mined in scene.both() {
            let wanted = vec![vec![0], vec![2, 3], vec![4]];
            assert!(of_products(&mined.sets).contains(&wanted), "{:?}", mined.sets);
        }
    }

    #[test]
    fn trousers_that_name_the_pieces_of_two_looks_have_two_sets() {
        let mut scene = wardrobe().shoppers(100, &[(0, &[0, 3, 5])]);
        let (kind, source) = (RelationKind::PartOfSet, Source::Catalogue);
        let declare = |companion| Declared { anchor: 0, companion, kind, source };
        scene.catalogue.declared = [2, 3, 4, 5].map(declare).to_vec();
        for mined in scene.both() {
            let declared: Vec<_> = mined
                .sets
                .into_iter()
                .filter(|set| set.provenance == Provenance::Declared)
                .collect();
            let wanted = [[0, 2, 4], [0, 3, 5]].map(|look| look.map(|piece| vec![piece]).to_vec());
            assert_eq!(of_products(&declared), wanted);
        }
    }

    #[test]
    fn where_orders_can_not_tell_either_piece_fills_the_role() {
        let mut scene = wardrobe();
        let (kind, source) = (RelationKind::PartOfSet, Source::Catalogue);
        let declare = |companion| Declared { anchor: 6, companion, kind, source };
        scene.catalogue.declared = [2, 3, 4].map(declare).to_vec();
        for mined in scene.both() {
            let wanted = vec![vec![6], vec![2, 3], vec![4]];
            assert_eq!(of_products(&mined.sets)[0], wanted);
        }
    }
}

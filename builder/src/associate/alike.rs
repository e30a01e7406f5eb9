//! What orders leave open, filled with what the catalogue gives: products that are much alike.
//!
//! Comes in: a draft with everything that was observed, declared and mined, and the catalogue.
//! Goes out: a few more relations for products that have few. What must stay true: such a relation
//! stands between two products that have no other, never between two of one shelf or two versions
//! of one thing, which would stand in for each other; it weighs less than half of what half the
//! observed ones do, and its provenance says that no order was asked.

use std::collections::BTreeSet;

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::{Draft, DraftPair, DraftRelation},
};

use crate::catalogue::{Alike, Catalogue, alike};

/// A product with so many companions has enough.
const ENOUGH: usize = 10;
/// Likeness below this says next to nothing.
const FAINTEST: f64 = 0.2;
/// What the same in every word would weigh, beside the middle one of all observed relations.
const BESIDE_OBSERVED: f64 = 0.5;

/// Adds to `draft` what is alike.
pub fn fill(draft: &mut Draft, catalogue: &Catalogue) {
    let mut room: Vec<_> =
        companions(draft).into_iter().map(|n| ENOUGH.saturating_sub(n)).collect();
    let related = related(draft);
    let mains = catalogue.mains();
    let may_fill = |alike: &Alike| {
        let shelf = |place: u32| catalogue.products[place as usize].category.as_deref();
        let is_shelf = shelf(alike.a).is_some() && shelf(alike.a) == shelf(alike.b);
        let is_version = mains[alike.a as usize] == mains[alike.b as usize];
        alike.likeness >= FAINTEST
            && !is_shelf
            && !is_version
            && !related.contains(&(alike.a, alike.b))
    };
    let mut found: Vec<_> = alike(&catalogue.products).into_iter().filter(may_fill).collect();
    // Stable, so of equals the first places come first.
    found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
    let weight = BESIDE_OBSERVED * middle(draft);
    for Alike { a, b, likeness } in found {
        for (anchor, companion) in [(a, b), (b, a)] {
            let room = &mut room[anchor as usize];
            if *room > 0 {
                *room -= 1;
                draft.relations.push(DraftRelation {
                    anchor,
                    companion,
                    kind: RelationKind::OftenBoughtWith,
                    provenance: Provenance::Alike,
                    source: None,
                    band: Band::Seldom,
                    weight: weight * likeness.powi(4),
                });
            }
        }
    }
}

/// How many each product has by now.
fn companions(draft: &Draft) -> Vec<usize> {
    let mut counts = vec![0; draft.products.len()];
    for (anchor, _) in directed(draft) {
        counts[anchor as usize] += 1;
    }
    counts
}

/// From which product to which something speaks already.
fn directed(draft: &Draft) -> impl Iterator<Item = (u32, u32)> {
    let kept = |pair: &DraftPair| {
        let there = pair.from_a.map(|_| (pair.a, pair.b));
        there.into_iter().chain(pair.from_b.map(|_| (pair.b, pair.a)))
    };
    let complements = draft.relations.iter().filter(|relation| relation.kind.is_complement());
    let others = complements.map(|relation| (relation.anchor, relation.companion));
    draft.pairs.iter().flat_map(kept).chain(others)
}

/// Every two products of which anything is said, that they clash among it; the lower place first.
fn related(draft: &Draft) -> BTreeSet<(u32, u32)> {
    let others = draft.relations.iter().map(|relation| (relation.anchor, relation.companion));
    let all = draft.pairs.iter().map(|pair| (pair.a, pair.b)).chain(others);
    all.map(|(one, other)| (one.min(other), one.max(other))).collect()
}

/// The middle one of the observed weights; 1 where orders show none.
fn middle(draft: &Draft) -> f64 {
    let tilt = |place: u32| draft.products[place as usize].tilt;
    let mut weights: Vec<_> = draft
        .pairs
        .iter()
        .flat_map(|pair| {
            let tilted = tilt(pair.b) / tilt(pair.a);
            let there = pair.from_a.map(|_| pair.weight * tilted);
            there.into_iter().chain(pair.from_b.map(|_| pair.weight / tilted))
        })
        .collect();
    weights.sort_unstable_by(f64::total_cmp);
    weights.get(weights.len() / 2).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        anonymize::Protection,
        assemble::{Recipe, draft},
        associate::{Learner, PairFamily, associate, tests::statistics},
        catalogue::Product,
    };

    const PRODUCTS: usize = 24;

    /// Three of one series on three shelves, a fourth on the first shelf, and strangers.
    fn catalogue() -> Catalogue {
        let product = |id: &str, shelf: &str, series: Option<&str>| Product {
            id: id.into(),
            category: Some(shelf.into()),
            series: series.map(str::to_owned),
            in_stock: true,
            ..Product::default()
        };
        let nova = Some("nova");
        let products = vec![
            product("a", "cameras", nova),
            product("b", "lenses", nova),
            product("c", "bags", nova),
            product("d", "cameras", nova),
        ];
        let stranger = |place| product(&format!("x{place:02}"), &format!("shelf {place}"), None);
        let products = products.into_iter().chain((4..PRODUCTS).map(stranger)).collect();
        Catalogue { products, declared: Vec::new() }
    }

    fn filled(catalogue: &Catalogue, pairs: &[(u32, u32, f64)]) -> Vec<(u32, u32, f64)> {
        let statistics = statistics(&[9.0; PRODUCTS], pairs);
        let learner = Learner::from(PairFamily::shared_default(5));
        let recipe = Recipe { promise: Protection::None.into(), learner, calibration: None };
        let associations = associate(&statistics, &learner, &catalogue.declared);
        let mut draft = draft(catalogue, &statistics, associations, &recipe);
        fill(&mut draft, catalogue);
        assert!(draft.relations.iter().all(|one| one.provenance == Provenance::Alike));
        draft.encode().unwrap();
        draft.relations.iter().map(|one| (one.anchor, one.companion, one.weight)).collect()
    }

    #[test]
    fn what_orders_leave_open_is_filled_from_other_shelves_and_not_from_the_same() {
        let mut between: Vec<_> =
            filled(&catalogue(), &[(0, 1, 4.0)]).into_iter().map(|(a, b, _)| (a, b)).collect();
        between.sort_unstable();
        assert_eq!(between, [(0, 2), (1, 2), (1, 3), (2, 0), (2, 1), (2, 3), (3, 1), (3, 2)]);
    }

    #[test]
    fn what_is_alike_weighs_less_than_half_of_the_middle_of_what_was_observed() {
        let family = PairFamily::shared_default(5);
        let statistics = statistics(&[9.0; PRODUCTS], &[(0, 1, 4.0)]);
        let observed = associate(&statistics, &family.into(), &[]).observed;
        let middle = observed.directed().next().map(|(.., weight)| weight).unwrap();
        let found = filled(&catalogue(), &[(0, 1, 4.0)]);
        assert_eq!(found.len(), 8);
        for (.., weight) in found {
            assert!(weight > 0.0 && weight <= middle / 2.0);
        }
    }

    #[test]
    fn versions_of_one_thing_are_not_offered_beside_each_other() {
        let mut catalogue = catalogue();
        catalogue.products[1].variant_of = Some(0);
        let found = filled(&catalogue, &[]);
        assert!(found.iter().any(|(a, b, _)| (*a, *b) == (0, 2)));
        assert!(!found.iter().any(|(a, b, _)| (*a, *b) == (0, 1) || (*a, *b) == (1, 0)));
    }
}

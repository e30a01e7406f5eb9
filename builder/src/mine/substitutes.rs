//! Substitutes: what does the same job, so that nobody buys both.
//!
//! Needs: main products' orders, orders of the department around them, and for kin who bought both
//! together or one after the other. Two products of one category, alike in price or in name, that
//! meet far less often than chance has it although there was every occasion, and that shoppers do
//! not collect either.

use std::collections::BTreeMap;

use alongside::contract::RelationKind;

use super::{Evidence, steps::Step, titles};

/// Orders that chance alone should have brought, at least: below that, none at all says nothing.
const OCCASIONS: f64 = 12.0;
/// Of what chance should have brought, at most this came.
const AVOIDED: f64 = 0.35;
/// Of the buyers of the rarer one, at most this share buys the other at another time: more is a
/// collection, or a step.
const COLLECTED: f64 = 0.15;
/// Dearer by more is another class of thing, unless the name says it is the same.
const PRICE_RATIO: f64 = 2.0;
const PRICE_RATIO_OF_NAMESAKES: f64 = 3.5;

/// Two main products each, the lower place first, in order. Nothing the shop declares itself.
pub(super) fn find(evidence: &Evidence, steps: &[Step]) -> Vec<(u32, u32)> {
    if !evidence.structure.kin.tells_rarity {
        return Vec::new();
    }
    let mut shelves: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for main in evidence.kin.mains() {
        if let Some(shelf) = evidence.categories.of_product[main as usize] {
            shelves.entry(shelf).or_default().push(main);
        }
    }
    let orders = |place: u32| evidence.main(place).orders.low;
    let mut found = Vec::new();
    for shelf in shelves.values_mut() {
        shelf.sort_by(|a, b| orders(*b).total_cmp(&orders(*a)).then(a.cmp(b)));
        for (at, a) in shelf.iter().enumerate() {
            for b in &shelf[at + 1..] {
                let by_chance = orders(*a) * orders(*b) / evidence.orders_around(*a, *b).max(1.0);
                if by_chance < OCCASIONS {
                    break;
                }
                let (a, b) = (*a.min(b), *a.max(b));
                let is_step =
                    steps.iter().any(|step| [(a, b), (b, a)].contains(&(step.from, step.to)));
                if !is_step && is_avoided(evidence, a, b, by_chance) && are_alike(evidence, a, b) {
                    found.push((a, b));
                }
            }
        }
    }
    found.sort_unstable();
    let stated = |(a, b): &(u32, u32)| evidence.is_declared(*a, *b, &RelationKind::ALL);
    found.retain(|pair| !stated(pair));
    found
}

fn is_avoided(evidence: &Evidence, a: u32, b: u32, by_chance: f64) -> bool {
    let kinship = evidence.structure.kin.of(a, b);
    let rarer = evidence.main(a).shoppers.low.min(evidence.main(b).shoppers.low);
    kinship.together.high <= AVOIDED * by_chance
        && kinship.forth.low.max(kinship.back.low) <= COLLECTED * rarer
}

fn are_alike(evidence: &Evidence, a: u32, b: u32) -> bool {
    let (one, other) = (evidence.product(a), evidence.product(b));
    if one.level.zip(other.level).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let ratio = one.price.zip(other.price).map(|(a, b)| a.max(b) / a.min(b).max(0.01));
    let are_namesakes = || {
        one.title.as_deref().zip(other.title.as_deref()).is_some_and(|(a, b)| titles::share(a, b))
    };
    ratio.is_none_or(|ratio| {
        ratio <= PRICE_RATIO || (ratio <= PRICE_RATIO_OF_NAMESAKES && are_namesakes())
    })
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Scene, product};
    use crate::catalogue::Product;

    const SLING: u32 = 0;
    const PACK: u32 = 1;
    const STRAP: u32 = 2;

    fn bags(prices: [f64; 2]) -> Scene {
        let of = |category, price| Product { price: Some(price), ..product(category) };
        let [sling, pack] = prices;
        let products =
            vec![of("photo > bags", sling), of("photo > bags", pack), of("photo > straps", 49.0)];
        Scene::of(products).shoppers(3_000, &[(0, &[])])
    }

    fn found(scene: &Scene) -> [Vec<(u32, u32)>; 2] {
        scene.both().map(|mined| mined.substitutes)
    }

    #[test]
    fn two_bags_that_nobody_buys_both_of_stand_in_for_one_another() {
        let scene = bags([79.0, 119.0])
            .shoppers(300, &[(0, &[SLING, STRAP])])
            .shoppers(300, &[(0, &[PACK, STRAP])]);
        assert_eq!(found(&scene), [vec![(SLING, PACK)], vec![(SLING, PACK)]]);
    }

    #[test]
    fn what_is_bought_together_or_one_after_the_other_is_no_substitute() {
        let together = bags([79.0, 119.0])
            .shoppers(200, &[(0, &[SLING])])
            .shoppers(200, &[(0, &[PACK])])
            .shoppers(100, &[(0, &[SLING, PACK])]);
        assert_eq!(found(&together), [vec![], vec![]]);
        let collected = bags([79.0, 119.0])
            .shoppers(200, &[(0, &[SLING])])
            .shoppers(200, &[(0, &[PACK])])
            .shoppers(100, &[(0, &[SLING]), (90, &[PACK])]);
        assert_eq!(found(&collected), [vec![], vec![]]);
    }

    #[test]
    fn three_times_the_price_is_another_class_of_thing() {
        let scene =
            bags([79.0, 249.0]).shoppers(300, &[(0, &[SLING])]).shoppers(300, &[(0, &[PACK])]);
        assert_eq!(found(&scene), [vec![], vec![]]);
    }

    #[test]
    fn too_few_occasions_say_nothing_and_a_threshold_needs_more() {
        let scene =
            bags([79.0, 119.0]).shoppers(100, &[(0, &[SLING])]).shoppers(100, &[(0, &[PACK])]);
        assert_eq!(found(&scene), [vec![], vec![(SLING, PACK)]], "fifty occasions");
        let scene =
            bags([79.0, 119.0]).shoppers(40, &[(0, &[SLING])]).shoppers(40, &[(0, &[PACK])]);
        assert_eq!(found(&scene)[0], [], "twenty occasions");
    }
}

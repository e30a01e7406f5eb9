//! Select: the few of the admitted that say most together.
//!
//! What must stay true: ties are stable, no two of the few are sizes or colours of one thing or
//! do the same job, and there are never more than there is room for.

use std::cmp::Reverse;

use crate::{
    model::{self, Model},
    product::ProductIndex,
};

use super::{gate, score::Scored, visit::Visit};

/// Each pick of a category makes a further one of it worth this much of its score.
const SAME_CATEGORY: f64 = 0.5;
/// The most alternatives named for one pick.
const ALTERNATIVES: usize = 3;

/// A candidate that will be shown, and what would do in its place.
pub(super) struct Selected<'a> {
    pub(super) scored: Scored<'a>,
    pub(super) alternatives: Vec<ProductIndex>,
}

/// Picks greedily by marginal gain (Carbonell and Goldstein 1998).
pub(super) fn select<'a>(visit: &Visit, admitted: Vec<Scored<'a>>) -> Vec<Selected<'a>> {
    let (model, mut left) = (visit.model, admitted);
    let mut picked: Vec<Scored> = Vec::new();
    while picked.len() < gate::room(visit) {
        let gain = |one: &Scored| {
            let alike = picked.iter().filter(|other| same_category(model, one, other));
            alike.fold(one.score, |gain, _| gain * SAME_CATEGORY)
        };
        let adds_something = |one: &Scored| !picked.iter().any(|other| same_job(model, other, one));
        let Some(place) = best(visit, &left, adds_something, gain) else { break };
        picked.push(left.swap_remove(place));
    }
    let selected = picked.into_iter().map(|scored| {
        let alternatives = alternatives(visit, &scored, &left);
        Selected { scored, alternatives }
    });
    selected.collect()
}

/// Those not picked that would do in place of `scored`, best first.
fn alternatives(visit: &Visit, scored: &Scored, left: &[Scored]) -> Vec<ProductIndex> {
    let mut found = Vec::new();
    while found.len() < ALTERNATIVES {
        let in_its_place = |one: &Scored| {
            !found.contains(&one.product)
                && (same_job(visit.model, scored, one) || same_category(visit.model, scored, one))
        };
        let Some(place) = best(visit, left, in_its_place, |one| one.score) else { break };
        found.push(left[place].product);
    }
    found
}

/// The place of the best by `gain` of those that are `eligible`.
fn best(
    visit: &Visit,
    scored: &[Scored],
    eligible: impl Fn(&Scored) -> bool,
    gain: impl Fn(&Scored) -> f64,
) -> Option<usize> {
    let places = (0..scored.len()).filter(|place| eligible(&scored[*place]));
    let better = |a: &Scored, b: &Scored| {
        let tie = || tie_break(visit, b.product).cmp(&tie_break(visit, a.product));
        gain(a).total_cmp(&gain(b)).then_with(tie).is_gt()
    };
    places.reduce(|best, place| if better(&scored[place], &scored[best]) { place } else { best })
}

/// What decides between equal scores, lowest first: the more popular, chance, order of id.
fn tie_break(visit: &Visit, product: ProductIndex) -> impl Ord + use<> {
    let chance = shuffle(product.0, visit.clock.seed);
    (Reverse(visit.model.popularity(product)), chance, product)
}

/// Nought for seed 0; otherwise a fixed scattering of the numbers (Fibonacci hashing, Knuth).
fn shuffle(number: u32, seed: u32) -> u32 {
    (number ^ seed.rotate_left(16)).wrapping_mul(0x9E37_79B9).wrapping_mul(seed)
}

fn same_category(model: &Model, a: &Scored, b: &Scored) -> bool {
    let category = model.category(a.product);
    category.is_some() && category == model.category(b.product)
}

/// Whether one would make the other superfluous.
fn same_job(model: &Model, a: &Scored, b: &Scored) -> bool {
    let stands_in = |r: model::Relation| r.companion == b.product && !r.kind.is_complement();
    model.variant_group(a.product) == model.variant_group(b.product)
        || model.relations(a.product).any(stands_in)
}

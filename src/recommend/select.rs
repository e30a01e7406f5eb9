//! Select: the few of the admitted that say most together.
//!
//! What must stay true: ties are stable, no two of the few are sizes or colours of one thing or
//! do the same job, what was only looked at fills no more than half, and there are never more
//! than there is room for.

use crate::{contract::Play, model::Model, product::ProductIndex, rules};

use super::{
    gate,
    score::Scored,
    shortlist::{Shortlist, comes_before},
    visit::Visit,
};

/// Each pick of a category makes a further one of it worth this much of its score.
const SAME_CATEGORY: f64 = 0.5;
/// Each pick of a play makes a further one of it worth this much of its score.
const SAME_PLAY: f64 = 0.9;
/// The most alternatives named for one pick.
const ALTERNATIVES: usize = 3;
/// The most candidates looked at: variety halves a gain a few times and no more, so what stands
/// further down has no chance.
const LOOKED_AT: usize = 48;

/// Variety divides a gain by a few thousand at most.
const PINNED: f64 = 1e12;

/// A candidate that will be shown, and what would do in its place.
pub(super) struct Selected<'a> {
    pub(super) scored: Scored<'a>,
    pub(super) alternatives: Vec<ProductIndex>,
}

/// Picks greedily by marginal gain (Carbonell and Goldstein 1998).
pub(super) fn select<'a>(visit: &Visit, admitted: &[Scored<'a>]) -> Vec<Selected<'a>> {
    let room = gate::room(visit);
    let mut shortlist = Shortlist::of(LOOKED_AT);
    for candidate in admitted {
        shortlist.offer((*candidate, pin(visit, candidate)), &|(one, one_pin), (other, pin)| {
            one_pin > pin || one_pin >= pin && comes_before(visit, one, other)
        });
    }
    let best = shortlist.into_best();
    // What each would add to those picked; none once that is settled.
    let mut gains: Vec<_> = best.iter().map(|(one, pin)| Some(one.score + pin)).collect();
    let best: Vec<_> = best.iter().map(|(one, _)| Listed::of(visit, *one)).collect();
    let mut picked: Vec<Pick> = Vec::new();

    while picked.len() < room {
        let Some(place) = largest(&gains) else { break };
        gains[place] = None;
        let listed = best[place];
        let is_superfluous = picked.iter().any(|pick| pick.does_the_job_of(&listed));
        if is_superfluous || !may_rest_on_views(&picked, &listed, room) {
            continue;
        }
        for (gain, other) in gains.iter_mut().zip(&best) {
            *gain = gain.map(|gain| gain * what_is_left(&listed, other));
        }
        picked.push(Pick::of(visit.model, place, listed));
    }

    let left = |place: &usize| picked.iter().all(|pick| pick.place != *place);
    let left: Vec<_> = (0..best.len()).filter(left).map(|place| best[place]).collect();
    let selected = picked.iter().map(|pick| Selected {
        scored: pick.listed.scored,
        alternatives: alternatives(pick, &left),
    });
    selected.collect()
}

/// Above any score for what the merchant wants first, the first most; 0 for all else. It orders
/// what was admitted and admits nothing.
fn pin(visit: &Visit, scored: &Scored) -> f64 {
    let mut pins = visit.policy.pins.iter().filter(|_| rules::holds("pin"));
    let place = pins.position(|id| visit.model.resolve(id) == Some(scored.product()));
    place.map_or(0.0, |place| PINNED / (place + 1) as f64)
}

/// The place of the largest; of equal ones the first.
fn largest(gains: &[Option<f64>]) -> Option<usize> {
    let open = (0..gains.len()).filter(|place| gains[*place].is_some());
    open.reduce(|best, place| if gains[place] > gains[best] { place } else { best })
}

/// What was only looked at speaks for half of a slate, and for one at least: the last minutes are
/// not the whole purpose.
fn may_rest_on_views(picked: &[Pick], listed: &Listed, room: usize) -> bool {
    let on_views = |listed: &Listed| !listed.scored.candidate().rests_on_present;
    let so_far = picked.iter().filter(|pick| on_views(&pick.listed)).count();
    !on_views(listed) || so_far < (room / 2).max(1)
}

/// The share of its gain that a pick leaves another.
fn what_is_left(pick: &Listed, other: &Listed) -> f64 {
    let category = if pick.is_of_category_of(other) { SAME_CATEGORY } else { 1.0 };
    if pick.play == other.play { category * SAME_PLAY } else { category }
}

/// A candidate of the shortlist, with what it is compared by.
#[derive(Clone, Copy)]
struct Listed<'a> {
    scored: Scored<'a>,
    group: ProductIndex,
    category: Option<u32>,
    play: Play,
}

impl<'a> Listed<'a> {
    fn of(visit: &Visit, scored: Scored<'a>) -> Self {
        let (model, product) = (visit.model, scored.product());
        let (group, category) = (model.variant_group(product), model.category_place(product));
        Self { scored, group, category, play: scored.candidate().play(visit) }
    }

    fn is_of_category_of(&self, other: &Self) -> bool {
        self.category.is_some() && self.category == other.category
    }
}

/// A candidate that is picked, and what it makes superfluous.
struct Pick<'a> {
    /// In the shortlist.
    place: usize,
    listed: Listed<'a>,
    /// Does the same job, or clashes.
    stands_in: Vec<ProductIndex>,
}

impl<'a> Pick<'a> {
    fn of(model: &Model, place: usize, listed: Listed<'a>) -> Self {
        let others = model.other_relations(listed.scored.product());
        let stands_in = others.filter(|one| !one.kind.is_complement()).map(|one| one.companion);
        Self { place, listed, stands_in: stands_in.collect() }
    }

    fn does_the_job_of(&self, other: &Listed) -> bool {
        self.listed.group == other.group || self.stands_in.contains(&other.scored.product())
    }
}

/// Those not picked that would do in place of `pick`, best first.
fn alternatives(pick: &Pick, left: &[Listed]) -> Vec<ProductIndex> {
    let would_do = |one: &&Listed| pick.does_the_job_of(one) || pick.listed.is_of_category_of(one);
    left.iter().filter(would_do).take(ALTERNATIVES).map(|one| one.scored.product()).collect()
}

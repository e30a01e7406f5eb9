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
    for set in declared.into_iter().chain(pieces::find(evidence, &bonds)).chain(slots::find(evidence)) {
        if !sets.iter().any(|known| holds(known, &set)) {
            sets.push(set);
        }
    }
    sets
}

/// Whether every role of `set` is a role of `known`, or part of one.
fn holds(known: &DraftSet, set: &DraftSet) -> bool {
    let is_part = |part: &DraftRole, of: &DraftRole| match (part, of) {
        (DraftRole::Products(some), DraftRole::Products(all)) => some.iter().all(|p| all.contains(p)),
        _ => part == of,
    };
    set.roles.iter().all(|role| known.roles.iter().any(|other| is_part(role, other)))
}

//! Evidence: the relations behind the few that are explained, looked up once more.

use crate::{model::Relation, product::ProductIndex};

use super::{anchors::Anchor, candidates, visit::Visit};

/// One relation from an anchor, and what it adds.
#[derive(Clone, Debug)]
pub(super) struct Evidence<'a> {
    pub(super) anchor: &'a Anchor<'a>,
    pub(super) relation: Relation,
    /// What the kind of relation counts for in this visit.
    pub(super) kind_factor: f64,
    /// What it adds before its group saturates.
    pub(super) value: f64,
}

/// Everything that speaks for any of `products`, in order of anchors.
pub(super) fn gather<'a>(
    visit: &'a Visit,
    is_asked: impl Fn(ProductIndex) -> bool,
) -> Vec<Evidence<'a>> {
    let mut gathered = Vec::new();
    for anchor in &visit.anchors {
        anchor.each_relation(visit.model, &is_asked, &mut |relation| {
            if relation.kind.is_complement() {
                let value = candidates::value(anchor, &visit.kinds, relation);
                let kind_factor = visit.kinds[relation.kind as usize];
                gathered.push(Evidence { anchor, relation: *relation, kind_factor, value });
            }
        });
    }
    gathered
}

/// The evidence a reason cites: the most telling kind, first hand before lent, then
/// the most it adds.
pub(super) fn best<'e, 'a>(
    evidence: impl Iterator<Item = &'e Evidence<'a>>,
) -> Option<&'e Evidence<'a>> {
    let rank = |one: &Evidence| (one.relation.kind, !one.anchor.is_own_voice(), -one.value);
    evidence.reduce(|best, other| if rank(other) < rank(best) { other } else { best })
}

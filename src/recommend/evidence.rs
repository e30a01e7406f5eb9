//! Evidence: the relations behind the few that are explained.

use crate::{model::Relation, product::ProductIndex};

use super::{
    anchors::Anchor,
    pool::{self, Met},
    visit::Visit,
};

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

/// Everything of what was `met` that speaks for any product asked for, in order of anchors.
pub(super) fn gather<'a>(
    visit: &'a Visit,
    met: &[Met],
    is_asked: impl Fn(ProductIndex) -> bool,
) -> Vec<Evidence<'a>> {
    let speaks = |one: &&Met| one.relation.kind.is_complement() && is_asked(one.relation.companion);
    let evidence = |one: &Met| {
        let (anchor, relation) = (&visit.anchors[one.anchor], one.relation);
        let value = pool::value(anchor, &visit.kinds, &relation);
        Evidence { anchor, relation, kind_factor: visit.kinds[relation.kind as usize], value }
    };
    met.iter().filter(speaks).map(evidence).collect()
}

/// The evidence a reason cites: the most telling kind, first hand before lent, then
/// the most it adds.
pub(super) fn best<'e, 'a>(
    evidence: impl Iterator<Item = &'e Evidence<'a>>,
) -> Option<&'e Evidence<'a>> {
    let rank = |one: &Evidence| (one.relation.kind, !one.anchor.is_own_voice(), -one.value);
    evidence.reduce(|best, other| if rank(other) < rank(best) { other } else { best })
}

//! Candidates: everything the model relates to the whole basket, with the evidence for each.

use std::{cmp::Ordering, collections::BinaryHeap};

use crate::{
    model::{Model, Relation},
    product::ProductIndex,
};

use super::visit::Anchor;

/// One relation from an anchor, and what it adds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    pub(super) anchor: ProductIndex,
    pub(super) relation: Relation,
    /// The relation's weight in the model.
    pub(super) weight: f64,
    /// What the anchor's part in this visit makes of it, 0 to 1.
    pub(super) factor: f64,
}

/// A product in view says less about the shopper's purpose than one in the basket.
const IN_VIEW: f64 = 0.5;

impl Evidence {
    /// What this relation adds to the companion's score.
    pub(super) fn value(&self) -> f64 {
        self.weight * self.factor
    }
}

/// All evidence of all `anchors` (which are in order of product), in order of companion, then anchor, then kind.
pub(super) fn gather(model: &Model, anchors: &[Anchor]) -> Vec<Evidence> {
    let evidence = anchors
        .iter()
        .flat_map(|anchor| {
            let factor = if anchor.in_basket { 1.0 } else { IN_VIEW };
            model.relations(anchor.product).map(move |relation| Evidence {
                anchor: anchor.product,
                relation,
                weight: relation.weight,
                factor,
            })
        })
        .collect::<BinaryHeap<_>>();
    // A heap sorts well enough here, in a twentieth of the code that a slice's sort would bring.
    evidence.into_sorted_vec()
}

/// In order of companion, then anchor, then kind: no two evidences are alike in all three.
impl Ord for Evidence {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |e: &Self| (e.relation.companion, e.anchor, e.relation.kind);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Evidence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Evidence {}

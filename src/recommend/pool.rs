//! Pool: everything the anchors relate to, met once, with the sum of the evidence for it.
//!
//! Comes in: anchors, groups standing together. Goes out: each companion with its support, and
//! every relation as it was met, for whoever has more to ask of it. What must stay true: sums run
//! in the order of anchors, so a basket scores the same whatever order its lines come in; taking
//! away an anchor that gives evidence lowers the support.

use crate::{
    contract::RelationKind,
    model::{Model, Relation},
    product::ProductIndex,
};

use super::{anchors::Anchor, places::Places};

/// What a kind of relation counts for in this visit, by the code of the kind.
pub(super) type KindFactors = [f64; RelationKind::ALL.len()];

/// What one relation of an anchor adds.
pub(super) fn value(anchor: &Anchor, kinds: &KindFactors, relation: &Relation) -> f64 {
    relation.weight * anchor.factor * kinds[relation.kind as usize]
}

/// A companion, and the sum of the evidence for it, groups saturated: above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Supported {
    pub(super) product: ProductIndex,
    pub(super) support: f64,
    /// In its pool.
    pub(super) place: usize,
}

/// One relation of an anchor to something of the pool.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    /// Which of the anchors.
    pub(super) anchor: usize,
    /// Which of the pool.
    pub(super) place: usize,
    pub(super) relation: Relation,
}

/// All companions while they are being met: what is done for each of hundreds is no more than to
/// add up.
pub(super) struct Pool {
    places: Places,
    /// In step with `places`.
    supports: Vec<Support>,
    met: Vec<Met>,
}

impl Pool {
    /// Everything `anchors` relate to.
    pub(super) fn of(model: &Model, anchors: &[Anchor], kinds: &KindFactors) -> Self {
        let most = anchors.iter().map(|anchor| model.most_pairs(anchor.voice)).sum();
        let mut pool = Self {
            places: Places::with_capacity(most),
            supports: Vec::with_capacity(most),
            met: Vec::with_capacity(most),
        };
        for (at, anchor) in anchors.iter().enumerate() {
            let mut meet = |relation: &Relation| {
                let value = value(anchor, kinds, relation);
                pool.meet(at, anchor.group, relation, value);
            };
            if anchor.is_own_voice() {
                model.each_pair(anchor.product, &mut meet);
                model.other_relations(anchor.product).for_each(|one| meet(&one));
            } else {
                anchor.each_relation(model, &|_| true, &mut meet);
            }
        }
        pool
    }

    /// How many there are, those included that nothing speaks for.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Where the product stands, if it was met.
    pub(super) fn place(&self, product: ProductIndex) -> Option<usize> {
        self.places.find(product)
    }

    /// The companions that anything speaks for, as they were met.
    pub(super) fn supported(&self) -> impl Iterator<Item = Supported> {
        let sums = self.places.keys().iter().zip(&self.supports).enumerate();
        let supported = sums.map(|(place, (product, sum))| {
            let (product, support) = (*product, sum.total());
            Supported { product, support, place }
        });
        supported.filter(|one| one.support > 0.0)
    }

    /// Every relation, in the order of anchors.
    pub(super) fn met(&self) -> &[Met] {
        &self.met
    }

    #[inline]
    fn meet(&mut self, anchor: usize, group: ProductIndex, relation: &Relation, value: f64) {
        let place = self.places.place(relation.companion);
        if place == self.supports.len() {
            self.supports.push(Support::NONE);
        }
        if relation.kind.is_complement() {
            self.supports[place].add(group, value);
        }
        self.met.push(Met { anchor, place, relation: *relation });
    }
}

/// Evidence as it adds up. Within a group of anchors the strongest, M, counts whole and the others
/// less and less: `M · (2 − M / sum)`, never twice the strongest. Ten mugs are not ten reasons.
#[derive(Clone, Copy, Debug)]
struct Support {
    /// Of the groups that are complete.
    complete: f64,
    group: ProductIndex,
    /// Of the group that is being met: the strongest evidence, and all of it.
    strongest: f64,
    sum: f64,
}

impl Support {
    const NONE: Self = Self { complete: 0.0, group: ProductIndex(0), strongest: 0.0, sum: 0.0 };

    fn add(&mut self, group: ProductIndex, value: f64) {
        if self.group != group {
            *self = Self { complete: self.total(), group, strongest: 0.0, sum: 0.0 };
        }
        self.strongest = self.strongest.max(value);
        self.sum += value;
    }

    fn total(&self) -> f64 {
        // Most groups have one anchor, and to divide takes longer than all the rest.
        if self.sum > self.strongest {
            self.complete + self.strongest * (2.0 - self.strongest / self.sum)
        } else {
            self.complete + self.strongest
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support(evidence: &[(u32, f64)]) -> f64 {
        let mut support = Support::NONE;
        for (group, value) in evidence {
            support.add(ProductIndex(*group), *value);
        }
        support.total()
    }

    #[test]
    fn groups_add_up_and_one_group_never_counts_twice_its_strongest() {
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
        close(support(&[]), 0.0);
        close(support(&[(1, 0.3), (2, 0.4)]), 0.7);
        close(support(&[(1, 0.4), (1, 0.4)]), 0.6);
        close(support(&[(1, 0.1), (1, 0.4), (2, 0.2)]), 0.4 * (2.0 - 0.4 / 0.5) + 0.2);
        let mugs = [(1, 0.4); 10];
        assert!(support(&mugs) > support(&mugs[1..]), "each still counts for something");
        assert!(support(&mugs) < 0.8);
    }
}

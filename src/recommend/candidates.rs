//! Candidates: everything the anchors relate to is met once, to add up; the best supported are met
//! once more, to be told of.
//!
//! Comes in: anchors, groups standing together. Goes out: one [`Candidate`] for each companion with
//! most support, with all that later stages ask about it; the evidence itself is gathered again for
//! the few that are shown (`evidence.rs`).
//! What must stay true: sums run in the order of anchors, so a basket scores the same whatever
//! order its lines come in; taking away an anchor that gives evidence lowers the support.

use crate::{
    contract::{Band, Confidence, Provenance, RelationKind},
    model::{Model, Relation},
    product::ProductIndex,
};

use super::{
    anchors::Anchor, context::Play, doubts::Doubt, places::Places, rank::NO_CONTEXT,
    shortlist::Shortlist, visit::Visit,
};

/// A companion of at least one anchor.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) product: ProductIndex,
    /// The sum of the evidence for it, groups saturated.
    pub(super) support: f64,
    /// What speaks against it: the strongest evidence of products taken out, sent back or turned
    /// down.
    pub(super) against: f64,
    /// The most telling relation to it.
    pub(super) best: Option<Best>,
    /// The best that anybody has said for it.
    said: Said,
    /// How sure its surest relation makes us.
    word: Confidence,
    /// The first group of anchors that makes it likely.
    likely: Option<ProductIndex>,
    /// Whether a second group does too.
    agreed: bool,
    /// The kinds, as bits, that stand between it and what the basket or the page holds.
    conflicts: u16,
    /// Whether the basket or the page speaks for it, and not only what was looked at before.
    pub(super) rests_on_present: bool,
    /// The price of the dearest anchor that speaks for it; infinite where one is unknown.
    pub(super) dearest: f64,
}

/// How good a word somebody has put in for a candidate, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// Nothing, or only by others of an anchor's category or family.
    Nothing,
    /// An anchor's own orders were counted.
    Counted,
    /// Somebody states that it goes with an anchor.
    Stated,
}

/// The most telling relation to a candidate: the first kind, then the most it adds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    pub(super) kind: RelationKind,
    pub(super) provenance: Provenance,
    value: f64,
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
        if self.sum > 0.0 {
            self.complete + self.strongest * (2.0 - self.strongest / self.sum)
        } else {
            self.complete
        }
    }
}

impl Candidate {
    /// One that goes with nothing in particular.
    pub(super) fn broad(product: ProductIndex, value: f64) -> Self {
        let supported = Supported { product, support: value };
        Self { dearest: f64::INFINITY, rests_on_present: true, ..Self::new(&supported) }
    }

    fn new(supported: &Supported) -> Self {
        Self {
            product: supported.product,
            support: supported.support,
            against: 0.0,
            best: None,
            said: Said::Nothing,
            word: Confidence::Early,
            likely: None,
            agreed: false,
            conflicts: 0,
            rests_on_present: false,
            dearest: 0.0,
        }
    }

    /// Whether what the basket or the page holds stands in one of `kinds` to it.
    pub(super) fn conflicts(&self, kinds: &[RelationKind]) -> bool {
        kinds.iter().any(|kind| self.conflicts & 1 << *kind as u16 != 0)
    }

    /// How sure the evidence makes us, if it makes us at all. What somebody states is as sure as
    /// that; what was counted is as sure as the model's own calibration says, where it has one.
    pub(super) fn confidence(&self, visit: &Visit) -> Option<Confidence> {
        match visit.model.calibration() {
            _ if self.said == Said::Nothing => Some(Confidence::Early),
            Some(calibration) if self.said == Said::Counted => {
                let present = visit.present.len() as u32;
                let score = calibration.comparable(self.support, present);
                let words = [Confidence::Strong, Confidence::Likely, Confidence::Early];
                let mut words = words.into_iter().zip(calibration.words.iter().rev());
                words.find(|(_, word)| score >= f64::from(word.from)).map(|(word, _)| word)
            }
            _ if self.agreed => Some(Confidence::Strong),
            _ => Some(self.word),
        }
    }

    /// Which play it would make.
    pub(super) fn play(&self, visit: &Visit) -> Play {
        match self.best {
            Some(Best { kind: RelationKind::NextStep, .. }) => Play::Evolution,
            _ if visit.in_family_of(self.product).next().is_some() => Play::Ecosystem,
            _ => Play::Completion,
        }
    }

    fn hear(&mut self, anchor: &Anchor, relation: &Relation, value: f64) {
        self.rests_on_present |= anchor.part.is_present();
        self.dearest = self.dearest.max(anchor.price);
        let better = |best: &Best| (relation.kind, -value) < (best.kind, -best.value);
        if self.best.as_ref().is_none_or(better) {
            let Relation { kind, provenance, .. } = *relation;
            self.best = Some(Best { kind, provenance, value });
        }
        if anchor.is_own_voice() {
            self.said = self.said.max(match relation.provenance {
                Provenance::Observed => Said::Counted,
                Provenance::Declared | Provenance::Curated => Said::Stated,
                Provenance::Alike => Said::Nothing,
            });
            self.believe(anchor.group, word(relation));
        }
    }

    fn believe(&mut self, group: ProductIndex, word: Confidence) {
        self.word = self.word.max(word);
        if word >= Confidence::Likely {
            self.agreed |= self.likely.is_some_and(|likely| likely != group);
            self.likely.get_or_insert(group);
        }
    }
}

/// How sure one relation makes us: as sure as the person who stated it, or as often as it happens.
fn word(relation: &Relation) -> Confidence {
    match relation.provenance {
        Provenance::Curated => Confidence::Strong,
        Provenance::Declared if relation.kind == RelationKind::RequiredPart => Confidence::Strong,
        Provenance::Declared => Confidence::Likely,
        Provenance::Alike => Confidence::Early,
        Provenance::Observed => match relation.band {
            Band::Often => Confidence::Strong,
            Band::Sometimes => Confidence::Likely,
            Band::Seldom => Confidence::Early,
        },
    }
}

/// What a kind of relation counts for in this visit, by the code of the kind.
pub(super) type KindFactors = [f64; RelationKind::ALL.len()];

/// What one relation of an anchor adds.
pub(super) fn value(anchor: &Anchor, kinds: &KindFactors, relation: &Relation) -> f64 {
    relation.weight * anchor.factor * kinds[relation.kind as usize]
}

/// The most candidates that are looked at. To look at one costs more than to meet it, and factors
/// are too small to bring one from further down to the top.
const LOOKED_AT: usize = 96;

/// The candidates with most support.
pub(super) fn gather(visit: &Visit) -> Vec<Candidate> {
    let pool = Pool::of(visit.model, &visit.anchors, &visit.kinds);
    let mut most_supported = Shortlist::of(LOOKED_AT);
    for one in pool.supported() {
        most_supported.offer(one, &|one, other| {
            one.support > other.support
                || (one.support >= other.support && one.product < other.product)
        });
    }
    let mut told = Told::of(&most_supported.into_best());
    told.by_anchors(visit.model, &visit.anchors, &visit.kinds);
    for doubt in &visit.doubts {
        told.by_doubt(visit.model, doubt);
    }
    told.candidates
}

/// The supported, with all that their anchors tell of them.
pub(super) fn told(model: &Model, anchors: &[Anchor], supported: &[Supported]) -> Vec<Candidate> {
    let mut told = Told::of(supported);
    told.by_anchors(model, anchors, &NO_CONTEXT);
    told.candidates
}

/// A companion, and the sum of the evidence for it, groups saturated: above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Supported {
    pub(super) product: ProductIndex,
    pub(super) support: f64,
}

/// All companions while they are being met: what is done for each of hundreds is no more than to
/// add up.
pub(super) struct Pool {
    places: Places,
    /// In step with `places`.
    supports: Vec<Support>,
}

impl Pool {
    /// Everything `anchors` relate to.
    pub(super) fn of(model: &Model, anchors: &[Anchor], kinds: &KindFactors) -> Self {
        let most = anchors.iter().map(|anchor| model.most_pairs(anchor.voice)).sum();
        let mut pool =
            Self { places: Places::with_capacity(most), supports: Vec::with_capacity(most) };
        for anchor in anchors {
            if anchor.is_own_voice() {
                let factor = kinds[RelationKind::OftenBoughtWith as usize];
                model.each_pair(anchor.product, |companion, weight| {
                    pool.add(companion, anchor.group, weight * anchor.factor * factor);
                });
                for relation in model.other_relations(anchor.product) {
                    pool.hear(anchor, &relation, kinds);
                }
            } else {
                anchor.each_relation(model, &|_| true, &mut |one| pool.hear(anchor, one, kinds));
            }
        }
        pool
    }

    /// The companions that anything speaks for, as they were met.
    pub(super) fn supported(&self) -> impl Iterator<Item = Supported> {
        let sums = self.places.keys().iter().zip(&self.supports);
        let supported =
            sums.map(|(product, sum)| Supported { product: *product, support: sum.total() });
        supported.filter(|one| one.support > 0.0)
    }

    fn hear(&mut self, anchor: &Anchor, relation: &Relation, kinds: &KindFactors) {
        if relation.kind.is_complement() {
            self.add(relation.companion, anchor.group, value(anchor, kinds, relation));
        }
    }

    #[inline]
    fn add(&mut self, companion: ProductIndex, group: ProductIndex, value: f64) {
        let place = self.places.place(companion);
        if place == self.supports.len() {
            self.supports.push(Support::NONE);
        }
        self.supports[place].add(group, value);
    }
}

/// Few candidates while they are told of.
struct Told {
    places: Places,
    /// In step with `places`.
    candidates: Vec<Candidate>,
}

impl Told {
    fn of(supported: &[Supported]) -> Self {
        let mut places = Places::with_capacity(supported.len());
        for one in supported {
            places.place(one.product);
        }
        Self { places, candidates: supported.iter().map(Candidate::new).collect() }
    }

    fn by_anchors(&mut self, model: &Model, anchors: &[Anchor], kinds: &KindFactors) {
        for anchor in anchors {
            let tells_of_conflicts = anchor.part.is_present() && anchor.is_own_voice();
            let is_told = |product| self.places.find(product).is_some();
            anchor.each_relation(model, &is_told, &mut |relation| {
                let Some(place) = self.places.find(relation.companion) else { return };
                if relation.kind.is_complement() {
                    let value = value(anchor, kinds, relation);
                    self.candidates[place].hear(anchor, relation, value);
                } else if tells_of_conflicts {
                    self.candidates[place].conflicts |= 1 << relation.kind as u16;
                }
            });
        }
    }

    /// What goes with a product the shopper does not want is wanted less.
    fn by_doubt(&mut self, model: &Model, doubt: &Doubt) {
        let is_told = |product| self.places.find(product).is_some();
        model.each_relation(doubt.product, &is_told, &mut |relation| {
            let place = self.places.find(relation.companion);
            if let Some(place) = place.filter(|_| relation.kind.is_complement()) {
                let against = &mut self.candidates[place].against;
                *against = against.max(relation.weight * doubt.factor);
            }
        });
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

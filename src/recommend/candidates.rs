//! Candidates: of all the anchors relate to, the best supported, with what is told of them.
//!
//! Comes in: the pool of companions. Goes out: one [`Candidate`] for each companion with most
//! support, with all that later stages ask about it; the evidence itself is gathered again for the
//! few that are shown (`evidence.rs`). What must stay true: nobody is told of by other relations
//! than those that add up to its support.

use crate::{
    contract::{Band, Confidence, Provenance, RelationKind},
    model::{Model, Relation},
    product::ProductIndex,
};

use super::{
    anchors::Anchor,
    context::Play,
    doubts::Doubt,
    pool::{KindFactors, Met, Pool, Supported, value},
    rank::NO_CONTEXT,
    shortlist::keep_best,
    visit::Visit,
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

impl Candidate {
    /// One that goes with nothing in particular.
    pub(super) fn broad(product: ProductIndex, value: f64) -> Self {
        Self { dearest: f64::INFINITY, rests_on_present: true, ..Self::new(product, value) }
    }

    fn new(product: ProductIndex, support: f64) -> Self {
        Self {
            product,
            support,
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
            let is_counted = relation.provenance == Provenance::Observed;
            self.said = self.said.max(if is_counted { Said::Counted } else { Said::Stated });
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
        Provenance::Observed => match relation.band {
            Band::Often => Confidence::Strong,
            Band::Sometimes => Confidence::Likely,
            Band::Seldom => Confidence::Early,
        },
    }
}

/// The most candidates that are looked at. To look at one costs more than to meet it, and factors
/// are too small to bring one from further down to the top.
const LOOKED_AT: usize = 96;

/// The candidates with most support.
pub(super) fn gather(visit: &Visit, pool: &Pool) -> Vec<Candidate> {
    let mut supported: Vec<_> = pool.supported().collect();
    keep_best(&mut supported, LOOKED_AT, |one, other| {
        one.support > other.support || (one.support >= other.support && one.product < other.product)
    });
    let mut told = Told::of(pool, &supported);
    told.by_anchors(&visit.anchors, &visit.kinds);
    for doubt in &visit.doubts {
        told.by_doubt(visit.model, doubt);
    }
    told.candidates
}

/// The supported of a pool, with all that their anchors tell of them.
pub(super) fn told(pool: &Pool, anchors: &[Anchor], supported: &[Supported]) -> Vec<Candidate> {
    let mut told = Told::of(pool, supported);
    told.by_anchors(anchors, &NO_CONTEXT);
    told.candidates
}

/// Few candidates while they are told of.
struct Told<'a> {
    pool: &'a Pool,
    /// By place in the pool: where it stands among the candidates, if it does.
    places: Vec<u32>,
    candidates: Vec<Candidate>,
}

/// Where one stands who is no candidate.
const NOWHERE: u32 = u32::MAX;

impl<'a> Told<'a> {
    fn of(pool: &'a Pool, supported: &[Supported]) -> Self {
        let mut places = vec![NOWHERE; pool.len()];
        for (one, place) in supported.iter().zip(0..) {
            places[one.place] = place;
        }
        let candidate = |one: &Supported| Candidate::new(one.product, one.support);
        Self { pool, places, candidates: supported.iter().map(candidate).collect() }
    }

    fn by_anchors(&mut self, anchors: &[Anchor], kinds: &KindFactors) {
        for Met { anchor, place, relation } in self.pool.met() {
            let place = self.places[*place] as usize;
            let Some(candidate) = self.candidates.get_mut(place) else { continue };
            let anchor = &anchors[*anchor];
            if relation.kind.is_complement() {
                candidate.hear(anchor, relation, value(anchor, kinds, relation));
            } else if anchor.part.is_present() && anchor.is_own_voice() {
                candidate.conflicts |= 1 << relation.kind as u16;
            }
        }
    }

    /// What goes with a product the shopper does not want is wanted less.
    fn by_doubt(&mut self, model: &Model, doubt: &Doubt) {
        let place = |product| self.pool.place(product).map(|place| self.places[place]);
        let is_told = |product| place(product).is_some_and(|place| place != NOWHERE);
        model.each_relation(doubt.product, &is_told, &mut |relation| {
            let Some(place) = place(relation.companion) else { return };
            if relation.kind.is_complement() {
                let against = &mut self.candidates[place as usize].against;
                *against = against.max(relation.weight * doubt.factor);
            }
        });
    }
}

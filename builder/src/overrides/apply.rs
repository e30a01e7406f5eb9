//! Apply: decisions change the draft, after everything that was learned.
//!
//! What must stay true: what a person states comes first with its anchor and is marked `curated`;
//! what a person stands behind keeps the weight orders gave it; what nobody decided about is
//! untouched, bit for bit.

use std::collections::BTreeMap;

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::{Draft, DraftPair, DraftRelation},
};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::catalogue::Catalogue;

use super::{Edge, Overrides, Ruling};

/// A pin beside the strongest relation the shop has: two good reasons do not outweigh a person.
const PIN_SHARE: f64 = 2.0;

/// What came of the decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Applied {
    /// Relations a person now stands behind.
    pub approved: usize,
    /// Relations taken out.
    pub rejected: usize,
    /// Relations a person stated.
    pub pinned: usize,
    /// Products, and pairs of products, that are not offered.
    pub blocked: usize,
    /// Relations of another kind than was learned.
    pub relabelled: usize,
    /// Words for the next reader.
    pub notes: usize,
    /// Places in the file of decisions about relations this model does not hold.
    pub without_effect: Vec<usize>,
}

impl Overrides {
    /// Changes the draft.
    pub fn apply(&self, draft: &mut Draft, catalogue: &Catalogue) -> Applied {
        let mut editor = Editor::of(draft, catalogue);
        let mut applied = Applied::default();
        let mut rulings: Vec<_> = self.rulings.iter().zip(0..).collect();
        rulings.sort_by_key(|(ruling, _)| ruling.turn());
        for (ruling, at) in rulings {
            let (count, changed) = match *ruling {
                Ruling::Reject { edge, kind } => (&mut applied.rejected, editor.reject(edge, kind)),
                Ruling::Withdraw { product } => (&mut applied.blocked, editor.withdraw(product)),
                Ruling::Relabel { edge, from, to } => {
                    (&mut applied.relabelled, editor.relabel(edge, from, to))
                }
                Ruling::Approve { edge, kind } => {
                    (&mut applied.approved, editor.approve(edge, kind))
                }
                Ruling::State { edge, kind } => {
                    editor.pin(edge, kind);
                    let is_block = kind == RelationKind::NeverWith;
                    (if is_block { &mut applied.blocked } else { &mut applied.pinned }, true)
                }
                Ruling::Note => (&mut applied.notes, true),
            };
            if changed {
                *count += 1;
            } else {
                applied.without_effect.push(at);
            }
        }
        editor.finish();
        applied.without_effect.sort_unstable();
        applied
    }
}

impl Ruling {
    /// What takes out goes first, so that it takes nothing a person puts in; the order of the file
    /// means nothing.
    fn turn(&self) -> u8 {
        match self {
            Self::Reject { .. } | Self::Withdraw { .. } => 0,
            Self::Relabel { .. } => 1,
            Self::Approve { .. } => 2,
            Self::State { .. } | Self::Note => 3,
        }
    }
}

/// What was known of a relation that is taken out.
struct Known {
    kind: RelationKind,
    weight: f64,
    band: Band,
    provenance: Provenance,
    source: Option<String>,
}

/// The draft while it is being changed.
struct Editor<'a> {
    draft: &'a mut Draft,
    /// Where each two products stand among the pairs.
    pairs: FxHashMap<(u32, u32), usize>,
    relations: BTreeMap<(u32, u32, RelationKind), DraftRelation>,
    /// All colours and sizes of a main product.
    versions: BTreeMap<u32, Vec<u32>>,
    mains: Vec<u32>,
    strongest: f64,
}

impl<'a> Editor<'a> {
    fn of(draft: &'a mut Draft, catalogue: &Catalogue) -> Self {
        let strongest = strongest(draft);
        let pairs = draft.pairs.iter().zip(0..).map(|(pair, at)| ((pair.a, pair.b), at)).collect();
        let relations = std::mem::take(&mut draft.relations).into_iter();
        let relations = relations.map(|one| ((one.anchor, one.companion, one.kind), one)).collect();
        let mains = catalogue.mains();
        let mut versions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (main, place) in mains.iter().zip(0..) {
            versions.entry(*main).or_default().push(place);
        }
        Self { draft, pairs, relations, versions, mains, strongest }
    }

    fn finish(self) {
        self.draft.relations = self.relations.into_values().collect();
        self.draft.pairs.retain(|pair| pair.from_a.is_some() || pair.from_b.is_some());
    }

    fn reject(&mut self, edge: Edge, kind: Option<RelationKind>) -> bool {
        !self.take(edge, kind).is_empty()
    }

    fn approve(&mut self, edge: Edge, kind: Option<RelationKind>) -> bool {
        let known = self.take(edge, kind);
        let is_known = !known.is_empty();
        for one in known {
            // What the shop states needs nobody else to state it.
            let is_stated = one.provenance != Provenance::Observed;
            let provenance = if is_stated { one.provenance } else { Provenance::Curated };
            self.put(edge, Known { provenance, ..one });
        }
        is_known
    }

    fn relabel(&mut self, edge: Edge, from: RelationKind, to: RelationKind) -> bool {
        let Some(known) = self.take(edge, Some(from)).pop() else { return false };
        if to.is_complement() {
            let weight = if known.weight > 0.0 { known.weight } else { self.strongest };
            let provenance = Provenance::Curated;
            self.put(edge, Known { kind: to, weight, provenance, source: None, ..known });
        } else {
            if !from.is_complement() {
                self.take(Edge { anchor: edge.companion, companion: edge.anchor }, Some(from));
            }
            self.pin(edge, to);
        }
        true
    }

    fn pin(&mut self, edge: Edge, kind: RelationKind) {
        let weight = if kind.is_complement() { PIN_SHARE * self.strongest } else { 0.0 };
        let edges = if kind.is_complement() { vec![edge] } else { self.every_version(edge) };
        for edge in edges {
            self.take(edge, Some(kind));
            let (band, provenance) = (Band::Seldom, Provenance::Curated);
            self.put(edge, Known { kind, weight, band, provenance, source: None });
        }
    }

    /// Nobody is offered the product any more; its own companions stay.
    fn withdraw(&mut self, product: u32) -> bool {
        self.relations
            .retain(|(_, companion, kind), _| *companion != product || !kind.is_complement());
        for pair in &mut self.draft.pairs {
            if pair.b == product {
                pair.from_a = None;
            }
            if pair.a == product {
                pair.from_b = None;
            }
        }
        let entry = &mut self.draft.products[product as usize];
        (entry.in_stock, entry.popularity) = (false, 0);
        true
    }

    /// From both sides, in every colour and size of both.
    fn every_version(&self, edge: Edge) -> Vec<Edge> {
        let all = |place: u32| self.versions[&self.mains[place as usize]].clone();
        let companions = all(edge.companion);
        let edges = all(edge.anchor).into_iter().flat_map(|anchor| {
            companions.clone().into_iter().flat_map(move |companion| {
                [Edge { anchor, companion }, Edge { anchor: companion, companion: anchor }]
            })
        });
        edges.filter(|edge| edge.anchor != edge.companion).collect()
    }

    fn put(&mut self, edge: Edge, known: Known) {
        let Edge { anchor, companion } = edge;
        let Known { kind, weight, band, provenance, source } = known;
        let relation = DraftRelation { anchor, companion, kind, provenance, source, band, weight };
        self.relations.insert((anchor, companion, kind), relation);
    }

    /// Takes out the relation of this kind, or all complements from the one to the other.
    fn take(&mut self, edge: Edge, kind: Option<RelationKind>) -> Vec<Known> {
        let Edge { anchor, companion } = edge;
        let kinds = RelationKind::ALL.into_iter();
        let kinds = kinds.filter(|one| kind.map_or(one.is_complement(), |kind| kind == *one));
        let mut taken = Vec::new();
        for kind in kinds {
            if kind == RelationKind::OftenBoughtWith {
                taken.extend(self.take_pair(edge));
            }
            if let Some(one) = self.relations.remove(&(anchor, companion, kind)) {
                let DraftRelation { weight, band, provenance, source, .. } = one;
                taken.push(Known { kind, weight, band, provenance, source });
            }
        }
        taken
    }

    fn take_pair(&mut self, edge: Edge) -> Option<Known> {
        let Edge { anchor, companion } = edge;
        let at = *self.pairs.get(&(anchor.min(companion), anchor.max(companion)))?;
        let tilt = |place: u32| self.draft.products[place as usize].tilt;
        let tilted = tilt(companion) / tilt(anchor);
        let pair = &mut self.draft.pairs[at];
        let kept = if pair.a == anchor { &mut pair.from_a } else { &mut pair.from_b };
        let band = kept.take()?;
        Some(Known {
            kind: RelationKind::OftenBoughtWith,
            weight: pair.weight * tilted,
            band,
            provenance: Provenance::Observed,
            source: None,
        })
    }
}

/// The largest weight from any anchor; 1 where there is none.
fn strongest(draft: &Draft) -> f64 {
    let tilt = |place: u32| draft.products[place as usize].tilt;
    let directed = |pair: &DraftPair| {
        let tilted = tilt(pair.b) / tilt(pair.a);
        let there = pair.from_a.map_or(0.0, |_| pair.weight * tilted);
        there.max(pair.from_b.map_or(0.0, |_| pair.weight / tilted))
    };
    let stated = draft.relations.iter().map(|relation| relation.weight);
    let strongest = draft.pairs.iter().map(directed).chain(stated).fold(0.0, f64::max);
    if strongest > 0.0 { strongest } else { 1.0 }
}

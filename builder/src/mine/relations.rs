//! What was found enters the draft.
//!
//! What must stay true: what stands in for a product does so in every colour and from both sides,
//! as a declared substitute does; what the draft says already is not said again.

use std::collections::BTreeMap;

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::{Draft, DraftRelation},
};

use crate::catalogue::Catalogue;

use super::Mined;

/// A step beside the strongest pair ever observed: it has to wait for its moment, and then it
/// stands beside good evidence and not above it.
const STEP_SHARE: f64 = 0.3;

impl Mined {
    /// Adds relations, sets, profiles and marks of families.
    pub fn enter(&self, draft: &mut Draft, catalogue: &Catalogue) {
        let strongest = strongest(draft);
        let mut relations: BTreeMap<_, _> = BTreeMap::new();
        let found = self.steps(strongest).chain(self.stand_ins(catalogue));
        for relation in found.chain(std::mem::take(&mut draft.relations)) {
            relations.insert((relation.anchor, relation.companion, relation.kind), relation);
        }
        draft.relations = relations.into_values().collect();
        draft.sets.clone_from(&self.sets);
        draft.profiles.clone_from(&self.profiles);
        for (entry, product) in draft.products.iter_mut().zip(&catalogue.products) {
            let family =
                product.family.as_ref().filter(|name| self.families.marked.contains(*name));
            entry.family = family.cloned();
        }
    }

    fn steps(&self, strongest: f64) -> impl Iterator<Item = DraftRelation> {
        self.steps.iter().map(move |step| DraftRelation {
            anchor: step.from,
            companion: step.to,
            kind: RelationKind::NextStep,
            provenance: Provenance::Observed,
            source: None,
            band: step.band,
            weight: STEP_SHARE * strongest,
        })
    }

    fn stand_ins(&self, catalogue: &Catalogue) -> impl Iterator<Item = DraftRelation> {
        let mut versions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (main, place) in catalogue.mains().into_iter().zip(0..) {
            versions.entry(main).or_default().push(place);
        }
        let pairs = self.substitutes.iter().flat_map(move |(a, b)| {
            let (one, other) = (versions[a].clone(), versions[b].clone());
            one.into_iter().flat_map(move |a| other.clone().into_iter().map(move |b| (a, b)))
        });
        pairs.flat_map(|(a, b)| [(a, b), (b, a)]).map(|(anchor, companion)| DraftRelation {
            anchor,
            companion,
            kind: RelationKind::Substitute,
            provenance: Provenance::Observed,
            source: None,
            band: Band::Seldom,
            weight: 0.0,
        })
    }
}

/// The largest weight of any pair, from either side; 1 where orders show none.
fn strongest(draft: &Draft) -> f64 {
    let tilt = |place: u32| draft.products[place as usize].tilt;
    let weights = draft.pairs.iter().flat_map(|pair| {
        let tilted = tilt(pair.b) / tilt(pair.a);
        let there = pair.from_a.map(|_| pair.weight * tilted);
        there.into_iter().chain(pair.from_b.map(|_| pair.weight / tilted))
    });
    let strongest = weights.fold(0.0, f64::max);
    if strongest > 0.0 { strongest } else { 1.0 }
}

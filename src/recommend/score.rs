//! Score: the evidence of all anchors together, `score(j) = Σ weight(i → j) · factor(i)`.
//!
//! What must stay true: the sum runs in order of anchor, so a basket scores the same whatever
//! order its lines come in; taking away an anchor that gives evidence lowers the score.

use crate::{
    contract::{Band, Confidence, Provenance, RelationKind},
    product::ProductIndex,
};

use super::candidates::Evidence;

/// A candidate with its score and the evidence behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored<'a> {
    pub(super) product: ProductIndex,
    /// Above 0 when anything speaks for it.
    pub(super) score: f64,
    evidence: &'a [Evidence],
}

/// One score a companion. `evidence` is in order of companion.
pub(super) fn score(evidence: &[Evidence]) -> Vec<Scored<'_>> {
    evidence
        .chunk_by(|a, b| a.relation.companion == b.relation.companion)
        .map(|evidence| Scored {
            product: evidence[0].relation.companion,
            score: evidence.iter().map(Evidence::value).sum(),
            evidence,
        })
        .collect()
}

impl<'a> Scored<'a> {
    /// What speaks for it.
    pub(super) fn complements(&self) -> impl Iterator<Item = &'a Evidence> {
        self.evidence.iter().filter(|evidence| evidence.relation.kind.is_complement())
    }

    /// Whether any anchor stands in one of `kinds` to it.
    pub(super) fn has(&self, kinds: &[RelationKind]) -> bool {
        self.evidence.iter().any(|evidence| kinds.contains(&evidence.relation.kind))
    }

    /// The evidence a reason cites: the most telling kind, then the most it adds.
    pub(super) fn best(&self) -> Option<&'a Evidence> {
        self.complements().reduce(|best, other| {
            let rank = |evidence: &Evidence| (evidence.relation.kind, -evidence.value());
            if rank(other) < rank(best) { other } else { best }
        })
    }

    /// How sure the evidence makes us: as sure as its best relation, and strong when two anchors
    /// each make it likely.
    pub(super) fn confidence(&self) -> Confidence {
        let words = || self.complements().map(|evidence| (evidence.anchor, word(evidence)));
        let best = words().map(|(_, word)| word).max().unwrap_or(Confidence::Early);
        let mut likely = words().filter(|(_, word)| *word >= Confidence::Likely);
        let first = likely.next().map(|(anchor, _)| anchor);
        let agreed = likely.any(|(anchor, _)| Some(anchor) != first);
        if agreed { Confidence::Strong } else { best }
    }
}

/// How sure one relation makes us: as sure as the person who stated it, or as often as it happens.
fn word(evidence: &Evidence) -> Confidence {
    let relation = &evidence.relation;
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

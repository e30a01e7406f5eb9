//! Trace: how every score came about, for people who want to know.

use serde::Serialize;

use crate::{
    contract::{Band, Clock, Failure, Memory, Provenance, RecommendRequest, RelationKind, Slate},
    model::Model,
};

use super::{
    candidates, recommend,
    score::{self, Scored},
    visit::Visit,
};

/// A slate and the arithmetic behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The answer.
    pub slate: Slate,
    /// Every candidate that something speaks for, admitted or not, best first.
    pub scored: Vec<TracedScore>,
}

/// One candidate's score and its terms.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedScore {
    /// The product.
    pub id: String,
    /// The sum of the terms' values.
    pub score: f64,
    /// One for each relation that speaks for it.
    pub terms: Vec<Term>,
}

/// One relation's share of a score: `value = weight × factor`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// The basket product, as the page named it.
    pub anchor: String,
    /// How the candidate goes with it.
    pub kind: RelationKind,
    /// Where that comes from.
    pub provenance: Provenance,
    /// How often, for observed relations.
    pub band: Band,
    /// The relation's weight in the model.
    pub weight: f64,
    /// The anchor's part in this visit, 0 to 1.
    pub factor: f64,
    /// What it adds.
    pub value: f64,
}

/// [`recommend`], and how every score came about.
///
/// # Errors
/// As [`recommend`].
pub fn trace(
    model: &Model,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Trace, Failure> {
    let slate = recommend(model, request, memory, clock)?;
    let visit = Visit::read(model, request, memory, clock)?;
    let evidence = candidates::gather(model, &visit.anchors);
    let scored = score::score(&evidence);
    let speaks = scored.iter().filter(|candidate| candidate.score > 0.0);
    let mut scored: Vec<_> = speaks.map(|candidate| traced(&visit, candidate)).collect();
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    Ok(Trace { slate, scored })
}

fn traced(visit: &Visit, candidate: &Scored) -> TracedScore {
    let terms = candidate.complements().map(|evidence| Term {
        anchor: visit.anchor(evidence.anchor).map_or_else(String::new, |a| a.named.to_owned()),
        kind: evidence.relation.kind,
        provenance: evidence.relation.provenance,
        band: evidence.relation.band,
        weight: evidence.weight,
        factor: evidence.factor,
        value: evidence.value(),
    });
    TracedScore {
        id: visit.model.id(candidate.product).to_owned(),
        score: candidate.score,
        terms: terms.collect(),
    }
}

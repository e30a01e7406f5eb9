//! Trace: how every score came about, for people who want to know.

use serde::Serialize;

use crate::{
    contract::{Band, Clock, Failure, Memory, Provenance, RecommendRequest, RelationKind, Slate},
    model::Model,
};

use super::{
    context::FACTORS,
    evidence::{self, Evidence},
    pool::Pool,
    recommend,
    score::{self, Scored},
    visit::Visit,
};

/// A slate and the arithmetic behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The answer.
    pub slate: Slate,
    /// The candidates with most support (96 at most), admitted or not, best first.
    pub scored: Vec<TracedScore>,
}

/// One candidate's score and its terms.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedScore {
    /// The product.
    pub id: String,
    /// The sum of the terms' values times all factors.
    pub score: f64,
    /// One for each relation that speaks for it.
    pub terms: Vec<Term>,
    /// What is made of their sum, by name; 1 changes nothing.
    pub factors: Vec<Factor>,
}

/// What one circumstance makes of a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    /// Which circumstance.
    pub name: &'static str,
    /// Above 0.
    pub value: f64,
}

/// One relation's share of a score: `value = weight × anchor factor × kind factor`.
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
    /// The anchor's part in this visit, above 0 and at most 1.
    pub anchor_factor: f64,
    /// What this kind of relation counts for in this visit, ¼ to 1.25.
    pub kind_factor: f64,
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
    let pool = Pool::of(model, &visit.anchors, &visit.kinds);
    let candidates = super::gather(&visit, &pool);
    let evidence = evidence::gather(&visit, pool.met(), |_| true);
    let scored = score::score(&visit, &candidates);
    let mut scored: Vec<_> = scored.iter().map(|one| traced(&visit, one, &evidence)).collect();
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    Ok(Trace { slate, scored })
}

fn traced(visit: &Visit, scored: &Scored, evidence: &[Evidence]) -> TracedScore {
    let speaks = evidence.iter().filter(|one| one.relation.companion == scored.product());
    let terms: Vec<_> = speaks
        .map(|evidence| Term {
            anchor: evidence.anchor.named.to_owned(),
            kind: evidence.relation.kind,
            provenance: evidence.relation.provenance,
            band: evidence.relation.band,
            weight: evidence.relation.weight,
            anchor_factor: evidence.anchor.factor,
            kind_factor: evidence.kind_factor,
            value: evidence.value,
        })
        .collect();
    let candidate = scored.candidate();
    let sum: f64 = terms.iter().map(|term| term.value).sum();
    let value = if terms.is_empty() { 1.0 } else { candidate.support / sum };
    let saturation = Factor { name: "saturation", value };
    let others = FACTORS.iter();
    let others = others.map(|(name, factor)| Factor { name, value: factor(visit, candidate) });
    TracedScore {
        id: visit.model.id(scored.product()).to_owned(),
        score: scored.score,
        factors: [saturation].into_iter().chain(others).collect(),
        terms,
    }
}

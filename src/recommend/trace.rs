//! Trace: how every score came about, for people who want to know.

use serde::Serialize;

use crate::contract::{
    Band, Clock, Factor, Failure, Memory, Provenance, RecommendRequest, RelationKind, Slate,
};
use crate::model::Model;

use super::{
    Shop,
    evidence::{self, Evidence},
    pool::Pool,
    recommend_in,
    score::{self, Scored},
    tried_out,
    visit::Visit,
    weigh::factors,
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
    /// What this kind of relation counts for in this visit, ⅛ to 2.
    pub kind_factor: f64,
    /// What it adds.
    pub value: f64,
}

/// [`recommend`](super::recommend), and how every score came about.
///
/// # Errors
/// As [`recommend_in`].
pub fn trace(
    model: &Model,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Trace, Failure> {
    trace_in(&Shop::of(model), request, memory, clock)
}

/// [`recommend_in`], and how every score came about.
///
/// # Errors
/// As [`recommend_in`].
pub fn trace_in(
    shop: &Shop,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Trace, Failure> {
    let slate = recommend_in(shop, request, memory, clock)?;
    let standing = tried_out(shop, request, memory, clock);
    let visit = Visit::read(shop, request, memory, clock)?.in_arms(&standing.arms);
    let pool = Pool::of(shop.model, &visit.anchors, &visit.journey.kinds);
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
    let saturation = Factor { name: "saturation".to_owned(), value };
    TracedScore {
        id: visit.model.id(scored.product()).to_owned(),
        score: scored.score,
        factors: [saturation].into_iter().chain(factors(visit, candidate)).collect(),
        terms,
    }
}

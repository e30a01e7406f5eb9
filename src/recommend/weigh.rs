//! Weigh: what the score of every candidate is made of, as the page's engineers may see it.
//!
//! What must stay true: these are the scores of the same stages, before the gate.

use crate::contract::{Clock, Factor, Failure, Memory, RecommendRequest, Weighed};

use super::{
    Shop, candidates::Candidate, context::FACTORS, gather, pool::Pool, score, tried_out,
    visit::Visit,
};

/// The candidates with most support (96 at most), admitted or not, in no order.
///
/// # Errors
/// As [`recommend_in`](super::recommend_in).
pub fn weigh(
    shop: &Shop,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Vec<Weighed>, Failure> {
    let standing = tried_out(shop, request, memory, clock);
    let visit = Visit::read(shop, request, memory, clock)?.in_arms(&standing.arms);
    let pool = Pool::of(shop.model, &visit.anchors, &visit.journey.kinds);
    let candidates = gather(&visit, &pool);
    let scored = score::score(&visit, &candidates);
    let weighed = scored.iter().map(|one| Weighed {
        id: visit.model.id(one.product()).to_owned(),
        score: one.score,
        support: one.candidate().support,
        factors: factors(&visit, one.candidate()),
    });
    Ok(weighed.collect())
}

/// Every factor of a candidate's score.
pub(super) fn factors(visit: &Visit, candidate: &Candidate) -> Vec<Factor> {
    let factors = FACTORS.iter();
    let named = |(name, of): &(&str, fn(&Visit, &Candidate) -> f64)| Factor {
        name: (*name).to_owned(),
        value: of(visit, candidate),
    };
    factors.map(named).collect()
}

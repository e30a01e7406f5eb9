//! Choosing, every time, on the device, for one person: the stages on one screen.
//!
//! Comes in: a model, a request, memory and the clock. Goes out: a [`Slate`], which is a few
//! suggestions with a reason each or a silence with its reason.
//! What must stay true: same inputs, same slate, native and in the browser.

mod anchors;
#[cfg(feature = "bench")]
pub mod bench;
mod candidates;
mod context;
mod doubts;
mod evidence;
mod explain;
mod fallback;
mod gate;
mod places;
mod pool;
mod rank;
mod reason;
mod resting;
mod score;
mod select;
mod sets;
mod shortlist;
mod trace;
mod visit;
mod voices;

pub use rank::{Gates, Ranker};
pub use trace::{Factor, Term, Trace, TracedScore, trace};

use crate::{
    contract::{Clock, Failure, Memory, RecommendRequest, Slate},
    model::Model,
};
use candidates::Candidate;
use pool::Pool;
use visit::Visit;

/// What goes with this basket, here and now.
///
/// # Errors
/// When the request can't be answered as it stands: a price or time that is not a number.
pub fn recommend(
    model: &Model,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Slate, Failure> {
    let visit = Visit::read(model, request, memory, clock)?;
    if let Some(silence) = gate::permission(&visit) {
        return Ok(explain::silent(silence));
    }
    let pool = Pool::of(model, &visit.anchors, &visit.kinds);
    let candidates = gather(&visit, &pool);
    let scored = score::score(&visit, &candidates);
    let gated = gate::admit(&visit, &scored);
    let selected = select::select(&visit, &gated.admitted);
    Ok(explain::slate(&visit, &selected, gated, pool.met()))
}

/// Everything that may be suggested: what goes with the anchors, or what is popular without any.
fn gather(visit: &Visit, pool: &Pool) -> Vec<Candidate> {
    if visit.anchors.is_empty() { fallback::gather(visit) } else { candidates::gather(visit, pool) }
}

//! Choosing, every time, on the device, for one person: the stages on one screen.
//!
//! Comes in: a model, a request, memory and the clock. Goes out: a [`Slate`], which is a few
//! suggestions with a reason each or a silence with its reason.
//! What must stay true: same inputs, same slate, native and in the browser.

mod anchors;
#[cfg(feature = "bench")]
pub mod bench;
mod candidates;
mod conflicts;
mod context;
mod doubts;
mod evidence;
mod explain;
mod fallback;
mod foremost;
mod gate;
mod journey;
mod moments;
mod past;
mod places;
mod policy;
mod pool;
mod rank;
mod reason;
mod recollect;
mod resting;
mod score;
mod select;
mod sets;
mod shortlist;
mod trace;
mod visit;
mod voices;
mod weigh;

pub use conflicts::conflicts;
pub use foremost::foremost;
pub use rank::{Gates, Ranker};
pub use trace::{Term, Trace, TracedScore, trace, trace_in};
pub use weigh::weigh;

use crate::{
    contract::{Clock, Effects, Failure, Memory, Policy, RecommendRequest, Slate},
    measure::{self, Standing},
    model::Model,
};
use candidates::Candidate;
use pool::Pool;
use visit::Visit;

/// A model, and what the merchant says about it.
#[derive(Clone, Copy, Debug)]
pub struct Shop<'a> {
    /// What goes with what.
    pub model: &'a Model,
    /// What the merchant decides.
    pub policy: &'a Policy,
}

impl<'a> Shop<'a> {
    /// A shop whose merchant decides nothing.
    #[must_use]
    pub fn of(model: &'a Model) -> Self {
        static NOTHING: Policy = Policy::NOTHING;
        Self { model, policy: &NOTHING }
    }
}

/// What goes with this basket, here and now, in a shop without a policy.
///
/// # Errors
/// When the request can't be answered as it stands: a price or time that is not a number.
pub fn recommend(
    model: &Model,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Slate, Failure> {
    recommend_in(&Shop::of(model), request, memory, clock)
}

/// What goes with this basket in this shop, here and now.
///
/// # Errors
/// As [`recommend`].
pub fn recommend_in(
    shop: &Shop,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Result<Slate, Failure> {
    let standing = tried_out(shop, request, memory, clock);
    let visit = Visit::read(shop, request, memory, clock)?.in_arms(&standing.arms);
    let slate = answer(&visit);
    Ok(standing.mark(slate))
}

/// What is tried out on this visit, as far as memory may be read.
fn tried_out<'a>(
    shop: &Shop<'a>,
    request: &RecommendRequest,
    memory: &Memory,
    clock: &Clock,
) -> Standing<'a> {
    let consent = request.consent.unless_asked_for_privacy(request.asks_for_privacy);
    let nothing = Effects::default();
    let effects = if memory.tier <= consent { &memory.effects } else { &nothing };
    measure::standing(shop.policy, effects, memory.visits, clock)
}

/// The stages.
fn answer(visit: &Visit) -> Slate {
    if let Some(silence) = gate::permission(visit) {
        return explain::silent(visit, silence);
    }
    let pool = Pool::of(visit.model, &visit.anchors, &visit.journey.kinds);
    let candidates = gather(visit, &pool);
    let scored = score::score(visit, &candidates);
    let gated = gate::admit(visit, &scored);
    let selected = select::select(visit, &gated.admitted);
    explain::slate(visit, &selected, gated, pool.met())
}

/// Everything that may be suggested: what goes with the anchors, or what is popular without any.
fn gather(visit: &Visit, pool: &Pool) -> Vec<Candidate> {
    if visit.anchors.is_empty() { fallback::gather(visit) } else { candidates::gather(visit, pool) }
}

//! Score: `score(j) = support(j) · Π factor(j)`.
//!
//! Comes in: candidates. Goes out: the best of those that anything speaks for, with a score
//! above 0.
//! What must stay true: every factor is bounded, and 1 where nothing is known (`context.rs`);
//! taking away an anchor that gives evidence lowers the score, for it raises no factor.

use crate::{
    contract::{Confidence, RelationKind},
    product::ProductIndex,
};

use super::{
    candidates::{Best, Candidate},
    context::FACTORS,
    shortlist::Shortlist,
    visit::Visit,
};

/// A candidate with its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored<'a> {
    candidate: &'a Candidate,
    /// Above 0.
    pub(super) score: f64,
}

/// The most candidates that are scored. To look at one costs more than to meet it, and factors are
/// too small to bring one from further down to the top.
const SCORED: usize = 96;

/// One score each for the candidates with most support.
pub(super) fn score<'a>(visit: &Visit, candidates: &'a [Candidate]) -> Vec<Scored<'a>> {
    let mut most_supported = Shortlist::of(SCORED);
    for one in supported(candidates) {
        most_supported.offer(one, &|one, other| {
            let tie = one.score >= other.score && one.product() < other.product();
            one.score > other.score || tie
        });
    }
    let with_factors = |one: Scored<'a>| {
        let factors = FACTORS.iter().map(|(_, factor)| factor(visit, one.candidate));
        Scored { score: factors.fold(one.score, |score, factor| score * factor), ..one }
    };
    most_supported.into_best().into_iter().map(with_factors).collect()
}

/// The support alone, whatever the circumstances.
pub(super) fn supported(candidates: &[Candidate]) -> impl Iterator<Item = Scored<'_>> {
    let scored = candidates.iter().map(|one| Scored { candidate: one, score: one.support() });
    scored.filter(|one| one.score > 0.0)
}

impl<'a> Scored<'a> {
    pub(super) fn product(&self) -> ProductIndex {
        self.candidate.product
    }

    pub(super) fn candidate(&self) -> &'a Candidate {
        self.candidate
    }

    /// Whether what the basket or the page holds stands in one of `kinds` to it.
    pub(super) fn conflicts(&self, kinds: &[RelationKind]) -> bool {
        self.candidate.conflicts(kinds)
    }

    /// The most telling relation to it.
    pub(super) fn best(&self) -> Option<Best> {
        self.candidate.best
    }

    /// How sure the evidence makes us; none where it is too thin even for a guess.
    pub(super) fn confidence(&self, visit: &Visit) -> Option<Confidence> {
        self.candidate.confidence(visit)
    }
}

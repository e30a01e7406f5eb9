//! Score: `score(j) = support(j) · Π factor(j)`.
//!
//! Comes in: candidates that something speaks for. Goes out: each with a score above 0.
//! What must stay true: every factor is bounded, and 1 where nothing is known (`context.rs`);
//! taking away an anchor that gives evidence lowers the score, for it raises no factor.

use crate::{
    contract::{Confidence, RelationKind},
    product::ProductIndex,
};

use super::{
    candidates::{Best, Candidate},
    context::FACTORS,
    visit::Visit,
};

/// A candidate with its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored<'a> {
    candidate: &'a Candidate,
    /// Above 0.
    pub(super) score: f64,
}

/// One score each.
pub(super) fn score<'a>(visit: &Visit, candidates: &'a [Candidate]) -> Vec<Scored<'a>> {
    let with_factors = |candidate: &'a Candidate| {
        let factors = FACTORS.iter().map(|(_, factor)| factor(visit, candidate));
        Scored { candidate, score: factors.fold(candidate.support, |score, factor| score * factor) }
    };
    candidates.iter().map(with_factors).collect()
}

impl<'a> Scored<'a> {
    /// By its support alone, whatever the circumstances.
    pub(super) fn bare(candidate: &'a Candidate) -> Self {
        Self { candidate, score: candidate.support }
    }

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

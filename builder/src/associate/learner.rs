//! The learners: each turns statistics into weights, and is nothing but its settings.
//!
//! What must stay true: whoever learned, what is observed is of one form, and the model's label tells
//! who and how.

use std::fmt;

use super::{Ease, Observed, PairFamily, ease, pairs};
use crate::{anonymize::Statistics, count::BasketWeight};

/// A learner with its settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Learner {
    /// Each pair by itself.
    Pairs(PairFamily),
    /// All pairs at once.
    Ease(Ease),
}

impl Learner {
    /// How much a basket counts in the statistics it learns from.
    pub fn basket(&self) -> &BasketWeight {
        match self {
            Self::Pairs(family) => &family.basket,
            Self::Ease(ease) => &ease.basket,
        }
    }

    /// What the orders show.
    pub(super) fn observe(&self, statistics: &Statistics) -> Observed {
        match self {
            Self::Pairs(family) => pairs::observe(statistics, family),
            Self::Ease(ease) => ease::observe(statistics, ease),
        }
    }
}

impl From<PairFamily> for Learner {
    fn from(family: PairFamily) -> Self {
        Self::Pairs(family)
    }
}

impl From<Ease> for Learner {
    fn from(ease: Ease) -> Self {
        Self::Ease(ease)
    }
}

impl fmt::Display for Learner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pairs(family) => family.fmt(f),
            Self::Ease(ease) => ease.fmt(f),
        }
    }
}

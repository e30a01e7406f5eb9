//! What `build` and `evaluate` are both told about learning.

use clap::{Args, ValueEnum};

use crate::tune::Choice;

/// How to learn.
#[derive(Debug, Args)]
pub(super) struct Learning {
    /// The learner. Auto fits both and takes ease where it clearly wins; with --no-tune, pairs.
    #[arg(long, value_enum, default_value_t = Learner::Auto)]
    pub(super) learner: Learner,
    /// Take the shared default settings instead of fitting them to this shop.
    #[arg(long)]
    pub(super) no_tune: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Learner {
    /// Whichever ranks this shop better.
    Auto,
    /// Each pair of products by itself.
    Pairs,
    /// All pairs at once, each product with the others held equal.
    Ease,
}

impl From<Learner> for Choice {
    fn from(learner: Learner) -> Self {
        match learner {
            Learner::Auto => Self::Auto,
            Learner::Pairs => Self::Pairs,
            Learner::Ease => Self::Ease,
        }
    }
}

//! What `build` and `evaluate` are both told about learning, and what this version refuses.

use clap::{Args, ValueEnum};

use crate::error::BuilderError;

/// How to learn.
#[derive(Debug, Args)]
pub(super) struct Learning {
    /// The learner; auto takes the best there is.
    #[arg(long, value_enum, default_value_t = Learner::Auto)]
    pub(super) learner: Learner,
    /// Take the shared default settings instead of fitting them to this shop.
    #[arg(long)]
    pub(super) no_tune: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Learner {
    Auto,
    Pairs,
    Ease,
}

impl Learner {
    /// Whether this version has it.
    pub(super) fn check(self) -> Result<(), BuilderError> {
        match self {
            Self::Auto | Self::Pairs => Ok(()),
            Self::Ease => Err(BuilderError::Refused(
                "This version has no learner `ease`. Leave --learner out, or ask for `pairs`."
                    .into(),
            )),
        }
    }
}

/// This version can't protect anyone so.
pub(super) fn not_built(tier: &str) -> BuilderError {
    BuilderError::Refused(format!(
        "This version has no privacy tier `{tier}`, and a label may not promise what was not \
         done. Ask for --privacy threshold."
    ))
}

//! The arguments of `alongside report`.

use std::path::PathBuf;

use clap::Args;

use crate::{effect::report::ReportRequest, error::BuilderError, policy};

/// `alongside report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Files of shared records: answers, summaries, or both.
    #[arg(long = "in", value_name = "FILE", num_args = 1.., required = true)]
    shared: Vec<PathBuf>,
    /// The policy with the experiments: the order of their arms, and the shares they should have.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Shoppers an arm that were planned before the start: then there is one look, when they are
    /// there. Without it any look is as good as any other.
    #[arg(long, value_name = "N")]
    planned: Option<u64>,
    /// The share taken up that the shop had before, or wants to be above.
    #[arg(long, value_name = "SHARE", default_value_t = 0.02)]
    baseline: f64,
    /// Write the page with the pictures here.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl Report {
    /// The request behind the words.
    pub fn request(self) -> Result<ReportRequest, BuilderError> {
        let Self { shared, policy, planned, baseline, html, json: _ } = self;
        let policy = policy.as_deref().map(policy::read).transpose()?;
        Ok(ReportRequest { shared, policy, planned, baseline, html })
    }
}

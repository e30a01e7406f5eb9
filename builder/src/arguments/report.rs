//! The arguments of `alongside report`.

use std::path::PathBuf;

use clap::Args;

use crate::effect::report::ReportRequest;

/// `alongside report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Files of shared answers.
    #[arg(long = "in", value_name = "FILE", num_args = 1.., required = true)]
    shared: Vec<PathBuf>,
    /// Shoppers an arm that were planned before the start: then there is one look, when they are
    /// there. Without it any look is as good as any other.
    #[arg(long, value_name = "N")]
    planned: Option<u64>,
    /// Write the page with the pictures here.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl Report {
    /// The request behind the words.
    pub fn request(self) -> ReportRequest {
        let Self { shared, planned, html, json: _ } = self;
        ReportRequest { shared, planned, html }
    }
}

//! The arguments of `alongside audit`.

use std::path::PathBuf;

use clap::Args;

use crate::audit::AuditRequest;

/// `alongside audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// The model file.
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// The order export it was made from, with times; later orders are welcome.
    #[arg(long, value_name = "FILE")]
    orders: PathBuf,
    /// The model file of the version before.
    #[arg(long, value_name = "OLDER")]
    against: Option<PathBuf>,
    /// When that version had seen its last order; else its private folder tells.
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl Audit {
    /// The request behind the words.
    pub fn request(self) -> AuditRequest {
        let Self { model, orders, against, since, json: _ } = self;
        AuditRequest { model, orders, against, since }
    }
}

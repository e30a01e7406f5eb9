//! The arguments of `alongside synth`.

use std::path::PathBuf;

use clap::Args;

use crate::synth::{Many, Size, SynthRequest};

/// `alongside synth`.
#[derive(Debug, Args)]
pub struct Synth {
    /// Order lines, such as 1M, 250k or 123.
    #[arg(long, value_name = "N")]
    lines: Many,
    /// Products; without it as many as a shop of so many lines may have.
    #[arg(long, value_name = "N")]
    products: Option<Many>,
    /// The same seed invents the same log.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The order log to write: Parquet where its name ends in .parquet, else CSV.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The catalogue to write, CSV with titles, categories and prices.
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// The planted pairs to write, CSV: who buys the anchor buys the companion, every other time.
    #[arg(long, value_name = "FILE")]
    planted: Option<PathBuf>,
}

impl Synth {
    /// The request behind the words.
    pub fn request(self) -> SynthRequest {
        let Self { lines, products, seed, out, catalogue, planted } = self;
        let products = products.map(|Many(products)| products as u32);
        SynthRequest { out, catalogue, planted, size: Size { lines: lines.0, products }, seed }
    }
}

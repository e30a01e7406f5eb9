//! The arguments of `alongside build`, and the request behind them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{
    inputs::Inputs,
    learning::{Learning, not_built},
};
use crate::{
    anonymize::{FEWEST_SHOPPERS, Protection},
    error::BuilderError,
    pipeline::BuildRequest,
    preview::PreviewRequest,
};

/// `alongside build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    inputs: Inputs,
    /// The folder to write to.
    #[arg(long, value_name = "DIR", required_unless_present = "dry_run")]
    out: Option<PathBuf>,
    /// How the people behind the orders are protected.
    #[arg(long, value_enum, default_value_t = BuildPrivacy::Threshold)]
    privacy: BuildPrivacy,
    /// Distinct shoppers a pair needs to be published.
    #[arg(long, value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// ISO 4217 code of the catalogue's prices, such as EUR.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: Option<String>,
    /// Decisions of a person who read the report.
    #[arg(long, value_name = "FILE")]
    overrides: Option<PathBuf>,
    /// Read, clean and count, say what would come of it, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    learning: Learning,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum BuildPrivacy {
    Threshold,
    Dp,
    DpOrder,
    Public,
}

impl Build {
    /// What a dry run looks at.
    pub fn preview(&self) -> PreviewRequest {
        PreviewRequest { orders: self.inputs.orders(), catalogue: self.inputs.catalogue() }
    }

    /// The request behind the words, or why it is refused.
    pub fn request(self) -> Result<BuildRequest, BuilderError> {
        let minimum_shoppers = self.minimum_shoppers;
        if minimum_shoppers < FEWEST_SHOPPERS {
            return Err(BuilderError::Refused(format!(
                "A pair of fewer than {FEWEST_SHOPPERS} shoppers is not published. Leave \
                 --minimum-shoppers out, or ask for {FEWEST_SHOPPERS} or more."
            )));
        }
        let protection = match self.privacy {
            BuildPrivacy::Threshold => Protection::Threshold { minimum_shoppers },
            BuildPrivacy::Dp => return Err(not_built("dp")),
            BuildPrivacy::DpOrder => return Err(not_built("dp-order")),
            BuildPrivacy::Public => return Err(not_built("public")),
        };
        Ok(BuildRequest {
            orders: self.inputs.orders(),
            catalogue: self.inputs.catalogue(),
            out: self.out.unwrap_or_default(),
            protection,
            choice: self.learning.learner.into(),
            is_tuned: !self.learning.no_tune,
            overrides: self.overrides,
            currency: self.currency,
        })
    }
}

fn currency(code: &str) -> Result<String, String> {
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Ok(code.to_owned()) } else { Err("three capital letters, such as EUR".to_owned()) }
}

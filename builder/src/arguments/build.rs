//! The arguments of `alongside build`, and the request behind them.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::{inputs::Inputs, learning::Learning, noise::Noise, sensitive::ShelfLists};
use crate::{
    anonymize::{FEWEST_SHOPPERS, Protection, dp::Unit},
    error::BuilderError,
    pipeline::{BuildRequest, Draw, Elsewhere, Source},
    preview::PreviewRequest,
    publish::ledger_of,
};

/// `alongside build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    inputs: Inputs,
    /// Counts an earlier build drew with noise, to learn from instead of orders: free of charge. The
    /// tier is theirs. With --orders, the log they were drawn from, the new version is audited.
    #[arg(long, value_name = "FILE")]
    noisy_counts: Option<PathBuf>,
    /// What a cluster counted by the statements of `alongside sql`, instead of orders: a folder of
    /// Parquet tables. The tier and its threshold are theirs, and nothing is tuned.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["orders", "noisy_counts", "dry_run"])]
    from_aggregates: Option<PathBuf>,
    /// The folder to write to.
    #[arg(long, value_name = "DIR", required_unless_present = "dry_run")]
    out: Option<PathBuf>,
    /// How the people behind the orders are protected.
    #[arg(long, value_enum, default_value_t = BuildPrivacy::Dp)]
    privacy: BuildPrivacy,
    /// Distinct shoppers a pair needs to be published under --privacy threshold.
    #[arg(long, value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// Where noise is charged; without it DIR/private/ledger.json. One for each order log.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
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
    /// Leave out the table of what each tier would give on this log, which takes as long again.
    #[arg(long)]
    no_forecast: bool,
    #[command(flatten)]
    noise: Noise,
    #[command(flatten)]
    shelves: ShelfLists,
    /// What the merchant decides, JSON; checked against the model and published in the manifest.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    #[command(flatten)]
    learning: Learning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BuildPrivacy {
    /// Anonymised: noise hides all orders of any one shopper.
    Dp,
    /// Noise hides any single order.
    DpOrder,
    /// Aggregated, not anonymous: pairs of enough shoppers.
    Threshold,
    /// No orders at all: the catalogue and what it states.
    Public,
}

impl Build {
    /// What a dry run looks at.
    pub fn preview(&self) -> Result<PreviewRequest, BuilderError> {
        let orders = self.inputs.orders(None).ok_or_else(no_orders)?;
        let shelves = self.shelves.clone().into();
        Ok(PreviewRequest { orders, catalogue: self.inputs.catalogue(), shelves })
    }

    /// The request behind the words, or why it is refused. `now` dates what noise is charged.
    pub fn request(self, now: Timestamp) -> Result<BuildRequest, BuilderError> {
        Ok(BuildRequest {
            source: self.source(now)?,
            catalogue: self.inputs.catalogue(),
            out: self.out.unwrap_or_default(),
            choice: self.learning.learner.into(),
            overrides: self.overrides,
            policy: self.policy,
            shelves: self.shelves.into(),
            currency: self.currency,
            forecast: (!self.no_forecast).then(|| self.noise.terms(Unit::Shopper)),
        })
    }

    fn source(&self, now: Timestamp) -> Result<Source, BuilderError> {
        if let Some(file) = &self.noisy_counts {
            let orders = self.inputs.orders(None);
            return Ok(Source::Rescored { counts: file.clone(), orders });
        }
        if let Some(folder) = &self.from_aggregates {
            let (folder, tolerance) = (folder.clone(), self.inputs.tolerance());
            return Ok(Source::Aggregated(Elsewhere { folder, tolerance }));
        }
        let orders = || self.inputs.orders(self.out.as_deref()).ok_or_else(no_orders);
        let drawn = |unit| {
            let ledger = self
                .ledger
                .clone()
                .unwrap_or_else(|| ledger_of(self.out.as_deref().unwrap_or(Path::new(""))));
            let (orders, terms) = (orders()?, self.noise.terms(unit));
            Ok(Source::Drawn(Draw { orders, terms, ledger, now }))
        };
        match self.privacy {
            BuildPrivacy::Dp => drawn(Unit::Shopper),
            BuildPrivacy::DpOrder => drawn(Unit::Order),
            BuildPrivacy::Public => Ok(Source::Nothing),
            BuildPrivacy::Threshold => Ok(Source::Counted {
                orders: orders()?,
                protection: self.threshold()?,
                is_tuned: !self.learning.no_tune,
            }),
        }
    }

    fn threshold(&self) -> Result<Protection, BuilderError> {
        let minimum_shoppers = self.minimum_shoppers;
        if minimum_shoppers < FEWEST_SHOPPERS {
            return Err(BuilderError::Refused(format!(
                "A pair of fewer than {FEWEST_SHOPPERS} shoppers is not published. Leave \
                 --minimum-shoppers out, or ask for {FEWEST_SHOPPERS} or more."
            )));
        }
        Ok(Protection::Threshold { minimum_shoppers })
    }
}

fn no_orders() -> BuilderError {
    BuilderError::Usage(
        "There is nothing to count. Name the order export with --orders, or counts that were drawn \
         before with --noisy-counts."
            .into(),
    )
}

fn currency(code: &str) -> Result<String, String> {
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Ok(code.to_owned()) } else { Err("three capital letters, such as EUR".to_owned()) }
}

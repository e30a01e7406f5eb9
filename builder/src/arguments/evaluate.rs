//! The arguments of `alongside evaluate`, and the request behind them.

use std::path::PathBuf;

use alongside::recommend::Gates;
use clap::{Args, ValueEnum};

use super::{learning::Learning, noise};
use crate::{
    anonymize::{
        FEWEST_SHOPPERS, Protection,
        dp::{Terms, Unit},
    },
    error::BuilderError,
    evaluate::{EvaluateRequest, Tier},
    input::Export,
    order_log::Orders,
};

/// `alongside evaluate`.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// The order export, CSV.
    #[arg(long, value_name = "FILE")]
    orders: PathBuf,
    /// The catalogue, CSV. Without it every counted item is a product.
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// Which order is of which part, CSV.
    #[arg(long, value_name = "FILE")]
    split: PathBuf,
    /// What to ask, CSV.
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// The part to ask about.
    #[arg(long, default_value = "test", value_parser = ["valid", "test"])]
    part: String,
    /// How the people behind the orders are protected. Noise is drawn anew and charged to nobody:
    /// the figures stay on this machine.
    #[arg(long, value_enum, default_value_t = EvaluatePrivacy::None)]
    privacy: EvaluatePrivacy,
    /// Distinct shoppers a pair needs under --privacy threshold.
    #[arg(long, value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// Suggestions a query.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    k: u32,
    /// Let the gate have its say: only what a first visit would be shown goes before the popular.
    #[arg(long)]
    gates: bool,
    /// Where to write every ranked list, CSV.
    #[arg(long, value_name = "FILE")]
    ranked: Option<PathBuf>,
    /// Where to write the measured model. For measuring: without --privacy it protects nobody and
    /// must not be published.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Promises to measure one after the other instead of --epsilon, such as 1,2,4,8.
    #[arg(long, value_name = "E,E", value_delimiter = ',', value_parser = noise::epsilon, conflicts_with = "epsilon")]
    epsilons: Vec<f64>,
    /// How often noise is drawn for each promise.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    draws: u32,
    #[command(flatten)]
    noise: noise::Noise,
    #[command(flatten)]
    learning: Learning,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EvaluatePrivacy {
    None,
    Threshold,
    Dp,
    DpOrder,
    Public,
}

impl Evaluate {
    /// The request behind the words, or why it is refused.
    pub fn request(self) -> Result<EvaluateRequest, BuilderError> {
        let minimum_shoppers = self.minimum_shoppers;
        let tier = match self.privacy {
            EvaluatePrivacy::None => Tier::Counted(Protection::None),
            EvaluatePrivacy::Threshold => Tier::Counted(Protection::Threshold { minimum_shoppers }),
            EvaluatePrivacy::Dp => self.noisy(Unit::Shopper),
            EvaluatePrivacy::DpOrder => self.noisy(Unit::Order),
            EvaluatePrivacy::Public => Tier::Public,
        };
        if self.model.is_some() && matches!(tier, Tier::Noisy { .. }) {
            return Err(BuilderError::Refused(
                "Noise that is drawn to measure with is not charged to a ledger, so no model may \
                 promise it. Leave --model out, or use `alongside build`."
                    .into(),
            ));
        }
        if self.ranked.is_some() && (self.draws > 1 || self.epsilons.len() > 1) {
            return Err(BuilderError::Usage(
                "Ranked lists are those of one measurement. Leave --ranked out, or ask for one \
                 --epsilon and one draw."
                    .into(),
            ));
        }
        Ok(EvaluateRequest {
            orders: Orders::exactly(&self.orders),
            catalogue: self.catalogue.as_deref().map(Export::of),
            split: self.split,
            queries: self.queries,
            part: self.part,
            tier,
            choice: self.learning.learner.into(),
            is_tuned: !self.learning.no_tune,
            gates: if self.gates { Gates::On } else { Gates::Off },
            k: self.k as usize,
            ranked: self.ranked,
            model: self.model,
        })
    }

    fn noisy(&self, unit: Unit) -> Tier {
        let terms = self.noise.terms(unit);
        let each = self.epsilons.iter().map(|epsilon| Terms { epsilon: *epsilon, ..terms });
        let promises = if self.epsilons.is_empty() { vec![terms] } else { each.collect() };
        Tier::Noisy { promises, draws: self.draws }
    }
}

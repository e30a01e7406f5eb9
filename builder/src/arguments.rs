//! The command line: what can be asked, and the sentences of `--help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    anonymize::{FEWEST_SHOPPERS, Protection},
    error::BuilderError,
    evaluate::EvaluateRequest,
    pipeline::BuildRequest,
};

/// Turns an order export into a small model file that says what goes with a basket.
#[derive(Debug, Parser)]
#[command(name = "alongside", version, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 done · 2 usage · 3 the input is wrong · 4 refused")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the model: order log and catalogue in, three files to publish out.
    #[command(after_help = "Examples:
  alongside build --orders orders.csv --catalogue catalogue.csv --out shop/model
  alongside build --orders orders.csv --out model --no-tune
  alongside build --orders orders.csv --catalogue catalogue.csv --currency EUR --out model

orders.csv     order_id,item_id and perhaps user_id,timestamp,quantity,price
catalogue.csv  item_id and perhaps title,category,price,variant_of,aliases,related_product,…
               related_product: required_part:id:card-64,accessory:id:bag

Publish model.alongside, catalogue.json and manifest.json. Never publish private/.")]
    Build(Build),
    /// Measures the learner on orders it has not counted.
    #[command(after_help = "Examples:
  alongside evaluate --orders orders.csv --split split.csv --queries queries.csv
  alongside evaluate --orders orders.csv --catalogue products.csv --split split.csv \\
                     --queries queries.csv --privacy threshold --ranked ranked.csv

split.csv    order_id,part with the parts train, valid, test
queries.csv  query_id,part,order_id,context,target; the context's items separated by spaces")]
    Evaluate(Evaluate),
    /// Tells what is in a model, how it was made and what it promises.
    #[command(after_help = "Examples:
  alongside inspect model/model.alongside
  alongside inspect model/model.alongside --json")]
    Inspect(Inspect),
    /// Tells what a basket is answered, with every term of every score.
    #[command(after_help = "Examples:
  alongside explain model/model.alongside --basket tent,stove
  alongside explain model/model.alongside --basket tent --json")]
    Explain(Explain),
}

/// `alongside build`.
#[derive(Debug, Args)]
pub struct Build {
    /// The order export, CSV.
    #[arg(long, value_name = "FILE")]
    orders: PathBuf,
    /// The catalogue, CSV. Without it every item of the order log is a product.
    #[arg(long, value_name = "FILE")]
    catalogue: Option<PathBuf>,
    /// The folder to write to.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How the people behind the orders are protected.
    #[arg(long, value_enum, default_value_t = BuildPrivacy::Threshold)]
    privacy: BuildPrivacy,
    /// Distinct shoppers a pair needs to be published.
    #[arg(long, value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// ISO 4217 code of the catalogue's prices, such as EUR.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: Option<String>,
    #[command(flatten)]
    learning: Learning,
}

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
    #[arg(long, default_value = "test", value_parser = ["train", "valid", "test"])]
    part: String,
    /// How the people behind the orders are protected.
    #[arg(long, value_enum, default_value_t = EvaluatePrivacy::None)]
    privacy: EvaluatePrivacy,
    /// Distinct shoppers a pair needs under --privacy threshold.
    #[arg(long, value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// Suggestions a query.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    k: u32,
    /// Where to write every ranked list, CSV.
    #[arg(long, value_name = "FILE")]
    ranked: Option<PathBuf>,
    #[command(flatten)]
    learning: Learning,
}

/// How to learn.
#[derive(Debug, Args)]
struct Learning {
    /// The learner; auto takes the best there is.
    #[arg(long, value_enum, default_value_t = Learner::Auto)]
    learner: Learner,
    /// Take the shared default settings instead of fitting them to this shop.
    #[arg(long)]
    no_tune: bool,
}

/// `alongside inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The model file.
    #[arg(value_name = "MODEL")]
    pub model: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `alongside explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The model file.
    #[arg(value_name = "MODEL")]
    pub model: PathBuf,
    /// Product ids or aliases, separated by commas.
    #[arg(long, value_name = "ID,ID", value_delimiter = ',', required = true)]
    pub basket: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Learner {
    Auto,
    Pairs,
    Ease,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum BuildPrivacy {
    Threshold,
    Dp,
    DpOrder,
    Public,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EvaluatePrivacy {
    None,
    Threshold,
    Dp,
    DpOrder,
    Public,
}

impl Build {
    /// The request behind the words, or why it is refused.
    pub fn request(self) -> Result<BuildRequest, BuilderError> {
        self.learning.learner.check()?;
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
            orders: self.orders,
            catalogue: self.catalogue,
            out: self.out,
            protection,
            is_tuned: !self.learning.no_tune,
            currency: self.currency,
        })
    }
}

impl Evaluate {
    /// The request behind the words, or why it is refused.
    pub fn request(self) -> Result<EvaluateRequest, BuilderError> {
        self.learning.learner.check()?;
        let minimum_shoppers = self.minimum_shoppers;
        let protection = match self.privacy {
            EvaluatePrivacy::None => Protection::None,
            EvaluatePrivacy::Threshold => Protection::Threshold { minimum_shoppers },
            EvaluatePrivacy::Dp => return Err(not_built("dp")),
            EvaluatePrivacy::DpOrder => return Err(not_built("dp-order")),
            EvaluatePrivacy::Public => return Err(not_built("public")),
        };
        Ok(EvaluateRequest {
            orders: self.orders,
            catalogue: self.catalogue,
            split: self.split,
            queries: self.queries,
            part: self.part,
            protection,
            is_tuned: !self.learning.no_tune,
            k: self.k as usize,
            ranked: self.ranked,
        })
    }
}

impl Learner {
    fn check(self) -> Result<(), BuilderError> {
        match self {
            Self::Auto | Self::Pairs => Ok(()),
            Self::Ease => Err(BuilderError::Refused(
                "This version has no learner `ease`. Leave --learner out, or ask for `pairs`."
                    .into(),
            )),
        }
    }
}

fn not_built(tier: &str) -> BuilderError {
    BuilderError::Refused(format!(
        "This version has no privacy tier `{tier}`, and a label may not promise what was not \
         done. Ask for --privacy threshold."
    ))
}

fn currency(code: &str) -> Result<String, String> {
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Ok(code.to_owned()) } else { Err("three capital letters, such as EUR".to_owned()) }
}

//! The arguments of `alongside power`.

use clap::Args;

use crate::{
    effect::power::{self, Aim, Plan},
    error::BuilderError,
};

/// `alongside power`.
#[derive(Debug, Args)]
pub struct Power {
    /// The share today: of shoppers who order, say. 0.05 is 5 %.
    #[arg(long, value_name = "SHARE")]
    base: f64,
    /// How much more of it is worth finding: 0.1 is 10 % more.
    #[arg(long, value_name = "SHARE")]
    lift: f64,
    /// How many arms, the hold-out among them.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u64).range(2..=8))]
    arms: u64,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl Power {
    /// What it needs.
    pub fn plan(&self) -> Result<Plan, BuilderError> {
        Ok(power::plan(Aim::new(self.base, self.lift)?, self.arms))
    }
}

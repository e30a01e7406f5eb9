//! What `build` and `evaluate` are both told about noise.

use clap::{Args, ValueEnum};

use crate::anonymize::dp::{PAIRS, Selection, Terms, Unit};

/// How noise protects, under --privacy dp and dp-order. Never choose by looking at the orders.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Noise {
    /// What all releases of a year may tell about anyone: 1 is strict, 8 is weak.
    #[arg(long, value_name = "E", default_value_t = 4.0, value_parser = epsilon)]
    epsilon: f64,
    /// Releases a year that share it.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=12))]
    releases: u32,
    /// Pairs of products one shopper adds at most, where pairs are not listed: 4 where baskets are
    /// small, 16 to 64 for groceries.
    #[arg(long, value_name = "L", default_value_t = PAIRS, value_parser = clap::value_parser!(u32).range(1..=256))]
    pairs_a_shopper: u32,
    /// Which pairs count: all on a list made without an order, or what was bought above a
    /// threshold, and then of more than count those of products many buy, or any.
    #[arg(long, value_enum, default_value_t = Which::Listed)]
    selection: Which,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    Listed,
    Head,
    Uniform,
}

impl Noise {
    /// The terms, for all orders of a shopper or for each order.
    pub(super) fn terms(self, unit: Unit) -> Terms {
        let selection = match self.selection {
            Which::Listed => Selection::Listed,
            Which::Head => Selection::Head,
            Which::Uniform => Selection::Uniform,
        };
        let Self { epsilon, releases, pairs_a_shopper: pairs, .. } = self;
        Terms { unit, epsilon, releases, selection, pairs }
    }
}

pub(super) fn epsilon(text: &str) -> Result<f64, String> {
    let epsilon = text.parse().ok().filter(|epsilon: &f64| (0.01..=16.0).contains(epsilon));
    epsilon.ok_or_else(|| "a number from 0.01 to 16, such as 4".to_owned())
}

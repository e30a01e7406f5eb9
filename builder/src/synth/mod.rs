//! Synth: an invented shop's order log, of any size, to try and to measure the builder with.
//!
//! Comes in: a seed and how many lines. Goes out: an order log as CSV or Parquet, and perhaps the
//! catalogue and the pairs that were planted in it. What must stay true: same seed and size, same
//! bytes; what is in memory does not grow with the log.
//!
//! Products are bought by Zipf's law and in ranges of sixteen, shoppers come back and have
//! ranges of their own, one order in ten names nobody, some orders are huge, and some shoppers
//! are machines.

mod chance;
mod orders;
mod shop;
mod write;

use std::{fmt, path::PathBuf, str::FromStr};

use crate::{error::BuilderError, progress::Progress, publish::replace};
use orders::Orders;
use shop::Shop;

/// Which log to invent.
#[derive(Clone, Debug)]
pub struct SynthRequest {
    /// The file to write; one that ends in `.parquet` is Parquet, any other CSV.
    pub out: PathBuf,
    /// Where to write the catalogue, if anywhere.
    pub catalogue: Option<PathBuf>,
    /// Where to write the planted pairs, if anywhere.
    pub planted: Option<PathBuf>,
    /// Its size.
    pub size: Size,
    /// The same seed invents the same log.
    pub seed: u64,
}

/// How large the shop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Order lines, exactly.
    pub lines: u64,
    /// Products, in whole ranges; none for as many as a shop of so many lines may have.
    pub products: Option<u32>,
}

/// What was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    files: Vec<PathBuf>,
    orders: u64,
    lines: u64,
    products: u32,
}

/// Invents the log and writes it.
pub fn synth(request: &SynthRequest, progress: &Progress) -> Result<Written, BuilderError> {
    let shop = Shop::of(request.size, request.seed);
    let mut files = vec![request.out.clone()];
    let orders = write::write(&request.out, Orders::of(&shop, request.size.lines), progress)?;
    if let Some(file) = &request.catalogue {
        replace(file, shop.catalogue().as_bytes())?;
        files.push(file.clone());
    }
    if let Some(file) = &request.planted {
        replace(file, shop.planted().as_bytes())?;
        files.push(file.clone());
    }
    Ok(Written { files, orders, lines: request.size.lines, products: shop.products })
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, orders, lines, products } = self;
        writeln!(f, "invented   {lines} lines of {orders} orders, {products} products")?;
        for file in files {
            writeln!(f, "wrote      {}", file.display())?;
        }
        Ok(())
    }
}

/// A number of things, such as `10M`, `500k` or `123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Many(pub u64);

impl FromStr for Many {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (digits, times) = match text.strip_suffix(['k', 'K']) {
            Some(digits) => (digits, 1_000),
            None => text.strip_suffix('M').map_or((text, 1), |digits| (digits, 1_000_000)),
        };
        let number: Option<u64> = digits.parse().ok();
        number
            .and_then(|number| number.checked_mul(times))
            .filter(|number| (1..=1_000_000_000).contains(number))
            .map(Self)
            .ok_or_else(|| "a number from 1 to 1000M, such as 250k or 10M".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_millions_have_letters() {
        for (text, number) in [("7", 7), ("250k", 250_000), ("10M", 10_000_000)] {
            assert_eq!(text.parse(), Ok(Many(number)));
        }
        for text in ["", "k", "0", "-1", "2000M", "1G", "1.5M"] {
            assert!(text.parse::<Many>().is_err(), "{text}");
        }
    }
}

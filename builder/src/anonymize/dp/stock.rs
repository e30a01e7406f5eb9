//! Stock: fine noise drawn once, and scaled to whatever several promises need, to measure them with.
//!
//! Comes in: nothing. Goes out: [`Noise`] for one measurement after another. Almost all of the time
//! of a release goes into the noise of three million listed pairs; at one in 4,096 it is so fine
//! that scaled and rounded it is what would have been drawn. What must stay true: what is released
//! never comes from here, for two releases with the same noise tell what differs between them.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use super::{
    noise::{DiscreteGaussian, Noise},
    plan::Share,
};
use crate::error::BuilderError;

/// Of rho: a deviation of some four million.
const FINE: f64 = 5e-7;

/// Noise for many measurements.
#[derive(Default)]
pub struct Stock {
    drawn: RefCell<Vec<i64>>,
}

impl Stock {
    /// Noise for one measurement: the same as for any other, as far as it is listed pairs'.
    pub fn once(&self) -> impl Noise + use<'_> {
        OfStock { stock: self, taken: Cell::new(0) }
    }

    /// Draws until there is so much.
    fn fill(&self, wanted: usize) -> Result<(), BuilderError> {
        let mut drawn = self.drawn.borrow_mut();
        let missing = wanted.saturating_sub(drawn.len());
        drawn.extend(DiscreteGaussian.add(vec![0; missing], &Share::scaled(FINE))?);
        Ok(())
    }
}

/// What one measurement takes.
struct OfStock<'a> {
    stock: &'a Stock,
    taken: Cell<usize>,
}

impl Noise for OfStock<'_> {
    fn add(&self, counts: Vec<i64>, share: &Share) -> Result<Vec<i64>, BuilderError> {
        if share.limit > 0 {
            return DiscreteGaussian.add(counts, share);
        }
        // No two counts of one measurement share their noise.
        let from = self.taken.replace(self.taken.get() + counts.len());
        self.stock.fill(from + counts.len())?;
        let part = share.sigma / Share::scaled(FINE).sigma;
        let noisy = |(count, noise): (&i64, &i64)| count + (*noise as f64 * part).round() as i64;
        Ok(counts.iter().zip(&self.stock.drawn.borrow()[from..]).map(noisy).collect())
    }

    fn name(
        &self,
        counts: HashMap<u64, u32>,
        share: &Share,
    ) -> Result<Vec<(u64, i64)>, BuilderError> {
        DiscreteGaussian.name(counts, share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_from_stock_has_the_deviation_a_share_needs_and_no_two_counts_share_it() {
        let stock = Stock::default();
        for rho in [0.02, 0.3] {
            let (noise, share) = (stock.once(), Share::scaled(rho));
            let one = noise.add(vec![0; 20_000], &share).unwrap();
            let other = noise.add(vec![0; 20_000], &share).unwrap();
            assert_ne!(one[..100], other[..100]);
            let square = |noise: &i64| (*noise as f64 / share.sigma).powi(2);
            let variance = one.iter().chain(&other).map(square).sum::<f64>() / 40_000.0;
            // The variance of a variance is 2 / n; five and a half deviations.
            assert!((variance - 1.0).abs() < 5.5 * (2.0 / 40_000.0_f64).sqrt(), "{variance}");
        }
    }
}

//! One arm's mean, and how far one shopper's value scatters around it.
//!
//! Comes in: bits as they were handed over, or amounts. Goes out: a mean without the coin's bias,
//! and the variance of one shopper's contribution to it.

use super::coin::Coin;

/// The mean of an arm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// How many it rests on.
    pub shoppers: u64,
    /// In the unit of what was measured: a share, or money.
    pub mean: f64,
    /// Of what one shopper contributes.
    pub variance: f64,
}

impl Estimate {
    /// From bits of which each is true with the coin's chance and the opposite otherwise.
    ///
    /// With q the share of ones handed over and p the coin, the true share is (q − (1 − p)) /
    /// (2p − 1), and one bit's variance q(1 − q) / (2p − 1)² (Warner 1965). With ε = 2 and 5 %:
    /// q = .157, variance .228 instead of .0475.
    pub fn of_bits(ones: u64, shoppers: u64, coin: Coin) -> Self {
        let q = if shoppers == 0 { 0.5 } else { ones as f64 / shoppers as f64 };
        let spread = 2.0 * coin.truth() - 1.0;
        Self {
            shoppers,
            mean: (q - (1.0 - coin.truth())) / spread,
            variance: q * (1.0 - q) / (spread * spread),
        }
    }

    /// From amounts, by their number, sum and sum of squares.
    pub fn of_amounts(shoppers: u64, sum: f64, squares: f64) -> Self {
        let count = shoppers.max(1) as f64;
        let mean = sum / count;
        let scatter = (squares / count - mean * mean).max(0.0);
        let unbiased = if shoppers > 1 { count / (count - 1.0) } else { 1.0 };
        Self { shoppers, mean, variance: scatter * unbiased }
    }

    /// The variance of the mean.
    fn of_mean(self) -> f64 {
        self.variance / self.shoppers.max(1) as f64
    }

    /// How much larger than `control` it is.
    pub fn above(self, control: Self) -> Difference {
        Difference {
            value: self.mean - control.mean,
            standard_error: libm::sqrt(self.of_mean() + control.of_mean()),
        }
    }

    /// The mean as a difference from nothing, for its own interval.
    pub fn alone(self) -> Difference {
        Difference { value: self.mean, standard_error: libm::sqrt(self.of_mean()) }
    }
}

/// How far two arms lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Treatment less control.
    pub value: f64,
    /// Of `value`.
    pub standard_error: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coin_s_bias_is_taken_out() {
        let coin = Coin::of(2.0);
        let handed_over = 0.05 * coin.truth() + 0.95 * (1.0 - coin.truth());
        let ones = (handed_over * 1e6).round() as u64;
        let estimate = Estimate::of_bits(ones, 1_000_000, coin);
        assert!((estimate.mean - 0.05).abs() < 1e-5, "{estimate:?}");
        assert!((estimate.variance - 0.2283).abs() < 1e-3, "{estimate:?}");
    }

    #[test]
    fn amounts_scatter_as_they_should() {
        let estimate = Estimate::of_amounts(3, 6.0, 14.0);
        assert!((estimate.mean - 2.0).abs() < 1e-12, "{estimate:?}");
        assert!((estimate.variance - 1.0).abs() < 1e-12, "{estimate:?}");
    }
}

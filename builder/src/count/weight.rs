//! How much a basket counts.
//!
//! What must stay true: a weight is a whole number, so that sums of weights are exact.

use std::fmt;

use crate::baskets::Baskets;

/// How much one basket counts: `(size-1)^-gamma · 2^(-age / half-life)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BasketWeight {
    /// 0 counts every basket alike; 1 shares one vote among a basket's pairs.
    pub gamma: f64,
    /// Days after which an order counts half; none lets all count alike.
    pub half_life_days: Option<u32>,
}

/// The weight of a basket of two, of today: weights are sums of whole parts of it.
pub(super) const ONE: f64 = (1_u64 << 32) as f64;
const SECONDS_A_DAY: f64 = 86_400.0;

impl BasketWeight {
    /// By basket, in parts of [`ONE`].
    pub(super) fn of_each(&self, baskets: &Baskets) -> Vec<u64> {
        let newest = baskets.iter().filter_map(|(origin, _)| origin.placed_at).max();
        let age_days = |placed_at: Option<i64>| match (newest, placed_at) {
            (Some(newest), Some(placed_at)) => (newest - placed_at) as f64 / SECONDS_A_DAY,
            _ => 0.0,
        };
        let weigh = |size: usize, placed_at| {
            let others = size.saturating_sub(1).max(1) as f64;
            let decay = self
                .half_life_days
                .map_or(1.0, |half_life| libm::exp2(-age_days(placed_at) / f64::from(half_life)));
            (libm::pow(others, -self.gamma) * decay * ONE).round().max(1.0) as u64
        };
        baskets.iter().map(|(origin, products)| weigh(products.len(), origin.placed_at)).collect()
    }
}

impl fmt::Display for BasketWeight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "gamma={}", self.gamma)?;
        self.half_life_days.map_or(Ok(()), |days| write!(f, " half-life={days}d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baskets::Origin;

    #[test]
    fn an_order_of_one_half_life_ago_counts_half() {
        let placed = |order, placed_at| Origin { shopper: order, order, placed_at };
        let orders =
            vec![(placed(0, Some(0)), vec![0, 1]), (placed(1, Some(120 * 86_400)), vec![0, 1])];
        let weight = BasketWeight { gamma: 0.0, half_life_days: Some(120) };
        let weights = weight.of_each(&Baskets::of(orders, 2));
        assert_eq!(weights, [ONE as u64 / 2, ONE as u64]);
    }

    #[test]
    fn a_basket_of_five_has_four_others_and_weighs_a_half_at_gamma_one_half() {
        let origin = Origin { shopper: 0, order: 0, placed_at: None };
        let weight = BasketWeight { gamma: 0.5, half_life_days: None };
        let weights = weight.of_each(&Baskets::of(vec![(origin, vec![0, 1, 2, 3, 4])], 5));
        assert_eq!(weights, [ONE as u64 / 2]);
    }
}

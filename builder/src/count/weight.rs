//! How much a basket counts.
//!
//! What must stay true: a weight is the product of two whole numbers read off two short tables,
//! so that sums are exact and any engine that can join and add makes the same ones.

use std::fmt;

use crate::baskets::{Origin, Parts};

/// How much one basket counts: `(size-1)^-gamma · 2^(-age / half-life)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BasketWeight {
    /// 0 counts every basket alike; 1 shares one vote among a basket's pairs.
    pub gamma: f64,
    /// Days after which an order counts half; none lets all count alike.
    pub half_life_days: Option<u32>,
}

/// Each factor is a whole number of parts of this.
const PART: f64 = (1_u64 << 16) as f64;
/// The weight of a basket of two, of today: weights are sums of whole parts of it.
pub const ONE: f64 = PART * PART;
const SECONDS_A_DAY: i64 = 86_400;
/// Halvings after which a factor of [`PART`] is down to one part, and stays there.
const HALVINGS: u32 = 17;

/// What baskets weigh: a factor for how many products they hold times a factor for their age,
/// both in parts of 65,536. A basket of two, of today, weighs 65,536 · 65,536.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightTable {
    /// By number of products, from none to the most there are.
    pub by_size: Vec<u32>,
    /// By age in whole days (of the date in UTC); what is older than the last weighs as the last.
    pub by_age: Vec<u32>,
}

impl WeightTable {
    /// The weight of a basket of `size` products, `age_days` older than the newest of all.
    pub fn weight(&self, size: usize, age_days: u64) -> u64 {
        let last = self.by_age.len() - 1;
        let age = usize::try_from(age_days).map_or(last, |age| age.min(last));
        u64::from(self.by_size[size]) * u64::from(self.by_age[age])
    }
}

impl BasketWeight {
    /// The tables for baskets of at most `largest` products.
    pub fn table(&self, largest: usize) -> WeightTable {
        let parts = |factor: f64| (factor * PART).round().max(1.0) as u32;
        let of_size = |size: usize| {
            let others = size.saturating_sub(1).max(1) as f64;
            parts(libm::pow(others, -self.gamma))
        };
        let by_age = match self.half_life_days {
            None => vec![parts(1.0)],
            Some(days) => (0..=HALVINGS * days)
                .map(|age| parts(libm::exp2(-f64::from(age) / f64::from(days))))
                .collect(),
        };
        WeightTable { by_size: (0..=largest).map(of_size).collect(), by_age }
    }

    /// What baskets of this span weigh.
    pub(super) fn scale(&self, span: &Span) -> Scale {
        Scale { table: self.table(span.largest), newest_day: span.newest.map_or(0, day) }
    }
}

/// The largest of many baskets, and the newest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    largest: usize,
    newest: Option<i64>,
}

impl Span {
    pub(super) fn of<P: Parts>(parts: &P) -> Result<Self, P::Error> {
        let mut span = Self::default();
        parts.each_part(|part| {
            for (origin, products) in part.iter() {
                span.largest = span.largest.max(products.len());
                span.newest = span.newest.max(origin.placed_at);
            }
        })?;
        Ok(span)
    }
}

/// A [`BasketWeight`], laid at the newest of many baskets.
pub(super) struct Scale {
    table: WeightTable,
    newest_day: i64,
}

impl Scale {
    /// Of a basket, in parts of [`ONE`]. An order without a time is of today.
    pub(super) fn of(&self, origin: &Origin, products: &[u32]) -> u64 {
        let age = |placed_at: i64| self.newest_day.abs_diff(day(placed_at));
        self.table.weight(products.len(), origin.placed_at.map_or(0, age))
    }
}

fn day(placed_at: i64) -> i64 {
    placed_at.div_euclid(SECONDS_A_DAY)
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
    use crate::baskets::Baskets;

    fn weights(weight: &BasketWeight, baskets: &Baskets) -> Vec<u64> {
        let Ok(span) = Span::of(baskets);
        let scale = weight.scale(&span);
        baskets.iter().map(|(origin, products)| scale.of(origin, products)).collect()
    }

    #[test]
    fn an_order_of_one_half_life_ago_counts_half() {
        let placed =
            |order, placed_at| Origin { shopper: order, order, placed_at, wall_ahead_seconds: 0 };
        let orders =
            vec![(placed(0, Some(0)), vec![0, 1]), (placed(1, Some(120 * 86_400)), vec![0, 1])];
        let weight = BasketWeight { gamma: 0.0, half_life_days: Some(120) };
        let weights = weights(&weight, &Baskets::of(orders, 2));
        assert_eq!(weights, [ONE as u64 / 2, ONE as u64]);
    }

    #[test]
    fn a_basket_of_five_has_four_others_and_weighs_a_half_at_gamma_one_half() {
        let origin = Origin { shopper: 0, order: 0, placed_at: None, wall_ahead_seconds: 0 };
        let weight = BasketWeight { gamma: 0.5, half_life_days: None };
        let weights = weights(&weight, &Baskets::of(vec![(origin, vec![0, 1, 2, 3, 4])], 5));
        assert_eq!(weights, [ONE as u64 / 2]);
    }

    #[test]
    fn a_table_goes_down_to_one_part_and_no_further() {
        let weight = BasketWeight { gamma: 1.0, half_life_days: Some(3) };
        let table = weight.table(1_000_000);
        assert_eq!(table.by_size[..4], [65_536, 65_536, 65_536, 32_768]);
        assert_eq!(table.by_age[..4], [65_536, 52_016, 41_285, 32_768]);
        assert_eq!(table.weight(1_000_000, 52), 1);
        assert_eq!(table.weight(1_000_000, u64::MAX), 1);
        let falls = |column: &[u32]| column.is_sorted_by(|one, next| one >= next);
        assert!(falls(&table.by_size) && falls(&table.by_age));
    }
}

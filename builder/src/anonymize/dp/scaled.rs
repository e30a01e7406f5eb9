//! Scaled: what each unit adds to listed pairs, all of it together of one length.
//!
//! Comes in: baskets, unit by unit, and a [`List`]. Goes out: one number for every pair on the
//! list, exact, seen by nothing but the noise. What must stay true: one unit's numbers, as a
//! vector, are never longer than [`ONE`], however many pairs it bought and however often; without
//! the unit nothing else changes.
//!
//! ```text
//! v = floor( ONE · k / |k| )      k: in how many of the unit's orders each listed pair stands
//! ```
//!
//! A unit with three orders, of which two hold one listed pair and one another: k = (2, 1),
//! |k| = √5, v = (3663, 1831) of 4096. So whoever buys by the hundred speaks as loudly as anybody
//! and no louder.

use super::{
    list::List,
    units::{OfOne, summed},
};
use crate::baskets::Baskets;

/// The length of a unit's contribution: counts of listed pairs are in so many parts of one.
pub(super) const ONE: i64 = 4096;

impl List {
    /// What all units add to each pair.
    pub(super) fn count(&self, baskets: &Baskets, units: &[OfOne]) -> Vec<i64> {
        summed(units, |units| self.count_some(baskets, units))
    }

    fn count_some(&self, baskets: &Baskets, units: &[OfOne]) -> Vec<i64> {
        let mut sums = vec![0; self.pairs().len()];
        let mut orders = vec![0_u32; self.pairs().len()];
        let (mut known, mut met) = (Vec::new(), Vec::new());
        for unit in units {
            for basket in unit.baskets.clone() {
                known.clear();
                known.extend(baskets.products(basket).iter().filter(|at| self.knows(**at)));
                self.meet(&known, |pair| {
                    if orders[pair] == 0 {
                        met.push(pair);
                    }
                    orders[pair] += 1;
                });
            }
            let counted: Vec<_> =
                met.iter().map(|pair| std::mem::take(&mut orders[*pair])).collect();
            for (pair, part) in met.drain(..).zip(parts(&counted)) {
                sums[pair] += part;
            }
        }
        sums
    }
}

/// A unit's contribution: in proportion to `orders`, of length [`ONE`] or a little less.
fn parts(orders: &[u32]) -> Vec<i64> {
    let square = |number: f64| number * number;
    let length = orders.iter().map(|count| square(f64::from(*count))).sum::<f64>().sqrt();
    let part = |count: &u32| (ONE as f64 * f64::from(*count) / length).floor() as i64;
    let mut parts: Vec<_> = orders.iter().map(part).collect();
    // Where the division rounded up to a whole number the length could be a hair too much.
    while parts.iter().map(|part| part * part).sum::<i64>() > ONE * ONE {
        for part in &mut parts {
            *part = (*part - 1).max(0);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_unit_counts_in_proportion_by_paper_and_pencil() {
        assert_eq!(parts(&[2, 1]), [3663, 1831]);
        assert_eq!(parts(&[7]), [ONE]);
        assert!(parts(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn no_contribution_is_longer_than_one(orders in prop::collection::vec(1_u32..5_000, 1..400)) {
            let parts = parts(&orders);
            prop_assert!(parts.iter().map(|part| part * part).sum::<i64>() <= ONE * ONE);
            prop_assert!(orders.len() > 1 || parts == [ONE]);
        }
    }
}

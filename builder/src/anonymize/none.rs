//! No protection: what the counts say, for measuring on the merchant's own machine.

use crate::count::{Counted, PairCount};

use super::{Bands, ItemStatistic, PairStatistic, Statistics, Suppression};

/// As many levels as the file has.
const WEIGHT_LEVELS: u8 = 63;
/// Popularity steps a doubling: 2^20 orders still fit a byte.
const STEPS_A_DOUBLING: f64 = 12.0;

pub(super) fn publish<C: Counted>(
    counts: &C,
    mut also: impl FnMut(&PairCount),
) -> Result<Statistics, C::Error> {
    let items = counts.items().iter().zip(counts.recent_orders());
    let items = items.map(|(item, recent_orders)| ItemStatistic {
        orders: item.orders.into(),
        weight: item.weight,
        popularity: popularity(*recent_orders),
    });
    let mut pairs = Vec::new();
    counts.for_each_pair(0, |pair| {
        also(&pair);
        let bands = Bands::of(&pair, counts.items());
        pairs.push(PairStatistic { a: pair.a, b: pair.b, weight: pair.weight, bands });
    })?;
    let count = pairs.len() as u64;
    let suppressed =
        Suppression { pairs_counted: count, pairs_kept: count, ..Suppression::default() };
    Ok(Statistics { items: items.collect(), pairs, weight_levels: WEIGHT_LEVELS, suppressed })
}

/// Steps above one recent order; 0 only for what nobody bought.
fn popularity(recent_orders: f64) -> u8 {
    if recent_orders <= 0.0 {
        return 0;
    }
    (1.0 + libm::log2(recent_orders.max(1.0)) * STEPS_A_DOUBLING).min(255.0) as u8
}

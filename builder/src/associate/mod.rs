//! Associate: from statistics to relations between products.
//!
//! Comes in: [`Statistics`], never orders, and what the catalogue declares. Goes out: the
//! relations of the model. What must stay true: the same statistics give the same relations in
//! the same order, and what the shop declares outranks what was observed.

mod alike;
mod declared;
mod ease;
mod gram;
mod learner;
mod pairs;
mod strongest;
mod symmetric;
mod tile;

use alongside::model::{DraftPair, DraftRelation};

pub use alike::fill;
pub use ease::{EASE_DEFAULT, Ease};
pub use learner::Learner;
pub use pairs::PairFamily;
pub use strongest::Keep;

use crate::{anonymize::Statistics, catalogue::Declared};

/// What orders show: `w(i → j) = weight(i, j) · tilt(j) / tilt(i)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    /// By place of product, above 0.
    pub tilts: Vec<f64>,
    /// Each two products once, in order of `a`, then `b`.
    pub pairs: Vec<DraftPair>,
}

impl Observed {
    /// Every relation that is kept, with its directed weight: anchor, companion, weight.
    pub fn directed(&self) -> impl Iterator<Item = (u32, u32, f64)> {
        self.pairs.iter().flat_map(|pair| {
            let tilt = |place: u32| self.tilts[place as usize];
            let weight = |from, to| (from, to, pair.weight * tilt(to) / tilt(from));
            let there = pair.from_a.map(|_| weight(pair.a, pair.b));
            there.into_iter().chain(pair.from_b.map(|_| weight(pair.b, pair.a)))
        })
    }
}

/// Everything the model relates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Associations {
    /// What orders show.
    pub observed: Observed,
    /// What the shop states, in order of anchor, companion and kind.
    pub declared: Vec<DraftRelation>,
}

/// What orders show and the shop declares, on one scale of weights.
pub fn associate(
    statistics: &Statistics,
    learner: &Learner,
    declared: &[Declared],
) -> Associations {
    let observed = learner.observe(statistics);
    let strongest = observed.directed().map(|(.., weight)| weight).fold(0.0, f64::max);
    let strongest = if strongest > 0.0 { strongest } else { 1.0 };
    let mut declared: Vec<_> = declared::state(declared, strongest).collect();
    declared.sort_by_key(|relation| (relation.anchor, relation.companion, relation.kind));
    declared.dedup_by_key(|relation| (relation.anchor, relation.companion, relation.kind));
    Associations { observed, declared }
}

#[cfg(test)]
mod tests {
    use alongside::contract::Band;

    use super::*;
    use crate::anonymize::{Bands, ItemStatistic, PairStatistic, Suppression};

    /// Products of so many orders, each of weight 1, and pairs of so much weight.
    pub(super) fn statistics(orders: &[f64], pairs: &[(u32, u32, f64)]) -> Statistics {
        let bands = Bands { from_a: Band::Often, from_b: Band::Seldom };
        let item = |orders: &f64| ItemStatistic {
            orders: *orders,
            weight: *orders,
            popularity: *orders as u8,
        };
        let pair = |&(a, b, weight): &(u32, u32, f64)| PairStatistic { a, b, weight, bands };
        Statistics {
            items: orders.iter().map(item).collect(),
            pairs: pairs.iter().map(pair).collect(),
            weight_levels: 63,
            suppressed: Suppression::default(),
        }
    }

    #[test]
    fn one_weight_and_two_tilts_give_both_directions() {
        let (from_a, from_b) = (Some(Band::Often), Some(Band::Seldom));
        let pair = DraftPair { a: 0, b: 1, weight: 2.0, from_a, from_b };
        let directed = |pair| {
            let observed = Observed { tilts: vec![1.0, 4.0], pairs: vec![pair] };
            observed.directed().collect::<Vec<_>>()
        };
        let [forth, back] = [(0, 1, 8.0), (1, 0, 0.5)];
        assert_eq!(directed(pair), [forth, back]);
        assert_eq!(directed(DraftPair { from_a: None, ..pair }), [back]);
    }
}

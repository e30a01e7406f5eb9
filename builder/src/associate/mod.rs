//! Associate: from statistics to relations between products.
//!
//! Comes in: [`Statistics`], never orders, and what the catalogue declares. Goes out: the
//! relations of the model. What must stay true: the same statistics give the same relations in
//! the same order, and what the shop declares outranks what was observed.

mod declared;
mod pairs;

use alongside::model::{DraftPair, DraftRelation};

pub use pairs::{PairFamily, SHARED_DEFAULT};

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
    family: &PairFamily,
    declared: &[Declared],
) -> Associations {
    let observed = pairs::observe(statistics, family);
    let strongest = observed.directed().map(|(.., weight)| weight).fold(0.0, f64::max);
    let strongest = if strongest > 0.0 { strongest } else { 1.0 };
    let mut declared: Vec<_> = declared::state(declared, strongest).collect();
    declared.sort_by_key(|relation| (relation.anchor, relation.companion, relation.kind));
    declared.dedup_by_key(|relation| (relation.anchor, relation.companion, relation.kind));
    Associations { observed, declared }
}

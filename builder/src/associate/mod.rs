//! Associate: from statistics to relations between products.
//!
//! Comes in: [`Statistics`], never orders, and what the catalogue declares. Goes out: the
//! relations of the model. What must stay true: the same statistics give the same relations in
//! the same order, and what the shop declares outranks what was observed.

mod declared;
mod pairs;

use std::collections::BTreeMap;

use alongside::model::DraftRelation;

pub use pairs::{PairFamily, SHARED_DEFAULT};

use crate::{anonymize::Statistics, catalogue::Declared};

/// Every relation of the model, in order of anchor, companion and kind.
pub fn associate(
    statistics: &Statistics,
    family: &PairFamily,
    declared: &[Declared],
) -> Vec<DraftRelation> {
    let observed = pairs::observe(statistics, family);
    let strongest = observed.iter().map(|relation| relation.weight).fold(0.0, f64::max);
    let declared = declared::state(declared, if strongest > 0.0 { strongest } else { 1.0 });
    let by_place =
        |relation: DraftRelation| ((relation.anchor, relation.companion, relation.kind), relation);
    let relations: BTreeMap<_, _> = observed.into_iter().chain(declared).map(by_place).collect();
    relations.into_values().collect()
}

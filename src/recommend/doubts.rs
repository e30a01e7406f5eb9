//! Doubts: products the shopper does not want, whose companions are wanted less.
//!
//! What must stay true: nothing that is in the basket or in view now is doubted.

use crate::product::ProductIndex;

use super::places::Places;

/// A product that speaks against what goes with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    pub(super) product: ProductIndex,
    /// How much of its relations' weights counts against, above 0 and at most 1.
    pub(super) factor: f64,
}

/// Sent back is a judgement; taken out or turned down may be a change of plan.
const RETURNED: f64 = 1.0;
const REMOVED: f64 = 0.5;
const DISMISSED: f64 = 0.5;

/// Each doubted product once, by its strongest doubt, which comes first.
pub(super) fn read(
    returned: &[ProductIndex],
    removed: &[ProductIndex],
    dismissed: &[ProductIndex],
    present: &Places,
) -> Vec<Doubt> {
    let mut met = present.clone();
    let mut doubts = Vec::new();
    for (products, factor) in [(returned, RETURNED), (removed, REMOVED), (dismissed, DISMISSED)] {
        for product in products {
            let next = met.len();
            if met.place(*product) == next {
                doubts.push(Doubt { product: *product, factor });
            }
        }
    }
    doubts
}

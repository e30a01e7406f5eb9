//! The scoring stage as one more export, for `npm run bench:engine`.

use wasm_bindgen::prelude::*;

use super::Engine;
use crate::{product::ProductIndex, recommend::bench::scoring_stage};

#[wasm_bindgen]
impl Engine {
    /// The sum of [`scoring_stage`] over all `baskets`, which hold `size` places of products each.
    #[wasm_bindgen(js_name = scoringStage)]
    pub fn scoring_stage(&self, baskets: &[u32], size: usize) -> f64 {
        let known = |place: &u32| *place < self.model.product_count();
        let basket = |places: &[u32]| -> Vec<_> {
            places.iter().copied().filter(known).map(ProductIndex).collect()
        };
        baskets.chunks(size.max(1)).map(|places| scoring_stage(&self.model, &basket(places))).sum()
    }
}

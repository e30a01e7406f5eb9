//! Counts that were read from aggregates: what a build's own counter would have counted.

use std::convert::Infallible;

use crate::count::{Counted, ItemCount, PairCount, StructureCounts};

/// Counts of products, of pairs and of what goes beyond them. What too few shoppers bought is
/// zero, or not there.
pub struct Aggregates {
    /// By place of product.
    pub items: Vec<ItemCount>,
    /// By place of product: orders that hold it, those of the past counting less and less.
    pub recent_orders: Vec<f64>,
    /// In order of `a`, then `b`.
    pub pairs: Vec<PairCount>,
    /// Everything else.
    pub structure: StructureCounts,
}

impl Counted for Aggregates {
    type Error = Infallible;

    fn items(&self) -> &[ItemCount] {
        &self.items
    }

    fn recent_orders(&self) -> &[f64] {
        &self.recent_orders
    }

    fn for_each_pair(
        &self,
        fewest_shoppers: u32,
        each: impl FnMut(PairCount),
    ) -> Result<u64, Infallible> {
        let pairs = self.pairs.iter().copied();
        pairs.filter(|pair| pair.shoppers >= fewest_shoppers).for_each(each);
        Ok(self.pairs.len() as u64)
    }
}

//! Counting, told as it goes on.

use super::{Counted, ItemCount, PairCount};
use crate::progress::Told;

/// The same counts; whoever waits is told how many products' pairs are done.
pub struct Watched<'a, C> {
    /// The counts.
    pub counts: &'a C,
    /// Who is told.
    pub told: Told,
}

impl<C: Counted> Counted for Watched<'_, C> {
    type Error = C::Error;

    fn items(&self) -> &[ItemCount] {
        self.counts.items()
    }

    fn recent_orders(&self) -> &[f64] {
        self.counts.recent_orders()
    }

    fn for_each_pair(
        &self,
        fewest_shoppers: u32,
        mut each: impl FnMut(PairCount),
    ) -> Result<u64, C::Error> {
        let mut at = 0;
        self.counts.for_each_pair(fewest_shoppers, |pair| {
            if pair.a != at {
                at = pair.a;
                self.told.reached(at.into());
            }
            each(pair);
        })
    }
}

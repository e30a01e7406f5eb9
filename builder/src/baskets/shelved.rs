//! Shelved: baskets on the disk, read back part by part.
//!
//! What must stay true: baskets read back are those that were put there; a run of products is cut
//! so that what holds one of them takes no more than its share of the memory.

use std::{borrow::Cow, ops::Range, sync::Arc};

use super::{Baskets, Origin, Parts};
use crate::{
    error::BuilderError,
    spill::{PARTS, Reader, Room, Spill},
    unfinished::Unfinished,
};

/// Of the memory, what the baskets of one run may take: one of so many shares.
const SHARES: u64 = 2;
/// A basket in memory, its index and its weight, besides its products.
const BYTES_A_BASKET: u64 = 56;
/// A product of it, and where it stands in the index.
const BYTES_A_PRODUCT: u64 = 12;

/// Baskets in parts on the disk.
pub struct Shelved {
    spill: Spill,
    product_count: usize,
    memory: u64,
    baskets: u64,
    products: u64,
}

impl Shelved {
    /// None yet.
    pub fn begin(room: &Room, folder: &Arc<Unfinished>, product_count: usize) -> Self {
        let spill = room.spill(folder, "baskets");
        Self { spill, product_count, memory: room.memory, baskets: 0, products: 0 }
    }

    /// Puts all baskets of some shoppers into a part that was empty.
    pub fn put(&mut self, part: usize, baskets: &Baskets) -> Result<(), BuilderError> {
        for (origin, products) in baskets.iter() {
            self.baskets += 1;
            self.products += products.len() as u64;
            self.spill.put(part, |writer| {
                writer.number(origin.shopper.into());
                writer.number(u64::from(origin.placed_at.is_some()));
                writer.signed(origin.placed_at.unwrap_or_default());
                writer.signed(origin.wall_ahead_seconds.into());
                writer.number(products.len() as u64);
                let mut before = 0;
                for product in products {
                    writer.number((product - before).into());
                    before = *product;
                }
            })?;
        }
        Ok(())
    }

    /// All of them are there.
    pub fn close(&mut self) -> Result<(), BuilderError> {
        self.spill.close()
    }

    /// Adds to `baskets` those of a part that `is_wanted` says yes to.
    fn read(
        &self,
        part: usize,
        baskets: &mut Baskets,
        is_wanted: impl Fn(&[u32]) -> bool,
    ) -> Result<(), BuilderError> {
        let bytes = self.spill.read(part)?;
        let (mut reader, mut products) = (Reader::of(&bytes), Vec::new());
        while !reader.is_done() {
            let order = baskets.len() as u32;
            let origin = basket(&mut reader, order, &mut products);
            let origin = origin.ok_or_else(|| self.spill.damaged(part))?;
            if is_wanted(&products) {
                baskets.push(origin, &products);
            }
        }
        Ok(())
    }
}

fn basket(reader: &mut Reader, order: u32, products: &mut Vec<u32>) -> Option<Origin> {
    let (shopper, has_time) = (reader.small()?, reader.number()? == 1);
    let (placed_at, ahead) = (reader.signed()?, reader.signed()?);
    let wall_ahead_seconds = ahead.try_into().ok()?;
    let placed_at = has_time.then_some(placed_at);
    products.clear();
    let mut product = 0;
    for _ in 0..reader.number()? {
        product += reader.small()?;
        products.push(product);
    }
    Some(Origin { shopper, order, placed_at, wall_ahead_seconds })
}

impl Parts for Shelved {
    type Error = BuilderError;

    fn product_count(&self) -> usize {
        self.product_count
    }

    fn each_part(&self, mut look: impl FnMut(&Baskets)) -> Result<(), BuilderError> {
        for part in 0..PARTS {
            let mut baskets = Baskets::none(self.product_count);
            self.read(part, &mut baskets, |_| true)?;
            look(&baskets);
        }
        Ok(())
    }

    fn runs(&self, orders: impl Iterator<Item = u32>) -> Vec<Range<usize>> {
        let products_each = self.products.div_ceil(self.baskets.max(1));
        let bytes_each = BYTES_A_BASKET + BYTES_A_PRODUCT * products_each;
        let most = self.memory / SHARES / bytes_each;
        let (mut runs, mut start, mut held) = (Vec::new(), 0, 0);
        for (product, orders) in orders.enumerate() {
            let orders = u64::from(orders);
            if held + orders > most && product > start {
                runs.push(start..product);
                (start, held) = (product, 0);
            }
            held += orders;
        }
        runs.push(start..self.product_count);
        runs
    }

    fn holding(&self, run: &Range<usize>) -> Result<Cow<'_, Baskets>, BuilderError> {
        let mut baskets = Baskets::none(self.product_count);
        let is_in = |product: &u32| run.contains(&(*product as usize));
        for part in 0..PARTS {
            self.read(part, &mut baskets, |products| products.iter().any(is_in))?;
        }
        Ok(Cow::Owned(baskets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baskets_read_back_as_they_were_put_in_runs_as_small_as_memory_asks_for() {
        let folder = tempfile::tempdir().unwrap();
        let room = Room { memory: 400, folder: folder.path().join("counting") };
        let mut shelved = Shelved::begin(&room, &room.open().unwrap(), 4);
        let origin = |shopper, placed_at| Origin {
            shopper,
            order: 0,
            placed_at,
            wall_ahead_seconds: -7_200,
        };
        let one = vec![(origin(3, Some(-5)), vec![0, 3]), (origin(3, None), vec![1])];
        let other = vec![(origin(1 << 31, Some(9)), vec![1, 2, 3])];
        for (part, baskets) in [(0, one.clone()), (200, other.clone())] {
            shelved.put(part, &Baskets::of(baskets, 4)).unwrap();
        }
        shelved.close().unwrap();
        let told = |baskets: &Baskets| {
            let told = baskets
                .iter()
                .map(|(origin, held)| (Origin { order: 0, ..*origin }, held.to_vec()));
            told.collect::<Vec<_>>()
        };
        let mut read = Vec::new();
        shelved.each_part(|part| read.extend(told(part))).unwrap();
        let mut all = [one, other].concat();
        all.sort();
        assert_eq!(read, all);

        let runs = shelved.runs([1, 2, 1, 2].into_iter());
        assert_eq!(runs, [0..1, 1..2, 2..3, 3..4]);
        assert_eq!(told(&shelved.holding(&runs[2]).unwrap()), [all[2].clone()]);
    }
}

//! Pairs: the product of the basket matrix with itself, a block of rows at a time on every core.
//!
//! What must stay true: pairs are handed on in order of `a`, then `b`, whatever the number of
//! threads; no thread runs more than a few blocks ahead, so memory stays that of a few blocks.

use std::{
    ops::Range,
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use super::{Cell, Counts, ONE, PairCount, postings::Postings};
use crate::baskets::{Baskets, Parts};

/// Meetings of two products that make a block worth a thread's while.
const MEETINGS_A_BLOCK: usize = 1 << 18;
/// Blocks a thread may be ahead of who takes them.
const AHEAD: usize = 2;

/// How the work is shared out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) meetings_a_block: usize,
    pub(super) threads: usize,
}

impl Share {
    /// Among all cores.
    pub(super) fn of_this_machine() -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        Self { meetings_a_block: MEETINGS_A_BLOCK, threads }
    }
}

/// The accumulator of one thread.
struct Bench {
    row: Vec<Cell>,
    met: Vec<u32>,
}

impl<P: Parts> Counts<'_, P> {
    /// Counts every pair and hands each to `each`, in order of `a`, then `b`.
    pub(super) fn share_out(
        &self,
        share: Share,
        mut each: impl FnMut(PairCount),
    ) -> Result<(), P::Error> {
        for run in self.parts.runs(self.items.iter().map(|item| item.orders)) {
            let baskets = &*self.parts.holding(&run)?;
            let weights = self.scale.of_each(baskets);
            let postings = Postings::of(baskets, &self.items, &run);
            Run { baskets, weights, postings, products: run }.share_out(share, &mut each);
        }
        Ok(())
    }
}

/// Products, and every basket that holds one of them.
struct Run<'a> {
    baskets: &'a Baskets,
    weights: Vec<u64>,
    postings: Postings,
    products: Range<usize>,
}

impl Run<'_> {
    fn share_out(&self, share: Share, mut each: impl FnMut(PairCount)) {
        let blocks = self.blocks(share.meetings_a_block);
        let threads = share.threads.clamp(1, blocks.len().max(1));
        if threads == 1 {
            let mut bench = self.bench();
            return blocks.into_iter().for_each(|block| self.count(block, &mut bench, &mut each));
        }
        thread::scope(|scope| {
            let counted: Vec<Receiver<Vec<PairCount>>> = (0..threads)
                .map(|first| {
                    let (done, counted) = sync_channel(AHEAD);
                    let own = blocks.iter().skip(first).step_by(threads);
                    scope.spawn(move || {
                        let mut bench = self.bench();
                        for block in own {
                            let mut pairs = Vec::new();
                            self.count(block.clone(), &mut bench, &mut |pair| pairs.push(pair));
                            // Nobody takes it when another thread has panicked.
                            if done.send(pairs).is_err() {
                                return;
                            }
                        }
                    });
                    counted
                })
                .collect();
            for block in 0..blocks.len() {
                let pairs = counted[block % threads].recv().unwrap_or_default();
                pairs.into_iter().for_each(&mut each);
            }
        });
    }

    fn bench(&self) -> Bench {
        Bench { row: vec![Cell::default(); self.baskets.product_count], met: Vec::new() }
    }

    /// The products in blocks of about as much work.
    fn blocks(&self, meetings_a_block: usize) -> Vec<Range<usize>> {
        let (mut blocks, mut start, mut meetings) = (Vec::new(), self.products.start, 0);
        for a in self.products.clone() {
            let of_posting = |basket: u32, next: u32| {
                self.baskets.products(basket as usize).len() - next as usize
            };
            let postings = self.postings.of_product(a).iter();
            meetings += postings.map(|p| of_posting(p.basket, p.next)).sum::<usize>();
            if meetings >= meetings_a_block {
                blocks.push(start..a + 1);
                (start, meetings) = (a + 1, 0);
            }
        }
        blocks.push(start..self.products.end);
        blocks
    }

    fn count(&self, block: Range<usize>, bench: &mut Bench, each: &mut impl FnMut(PairCount)) {
        let Bench { row, met } = bench;
        for a in block {
            for posting in self.postings.of_product(a) {
                let basket = posting.basket as usize;
                let shopper = self.baskets.origin(basket).shopper;
                let weight = self.weights[basket];
                for b in &self.baskets.products(basket)[posting.next as usize..] {
                    let cell = &mut row[*b as usize];
                    if cell.orders == 0 {
                        met.push(*b);
                    }
                    cell.meet(shopper, weight);
                }
            }
            met.sort_unstable();
            for b in met.drain(..) {
                let cell = std::mem::take(&mut row[b as usize]);
                each(PairCount {
                    a: a as u32,
                    b,
                    weight: cell.weight as f64 / ONE,
                    orders: cell.orders,
                    shoppers: cell.shoppers,
                });
            }
        }
    }
}

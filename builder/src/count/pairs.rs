//! Pairs: the product of the basket matrix with itself, a block of rows at a time on every core.
//!
//! What must stay true: pairs are handed on in order of `a`, then `b`, whatever the number of
//! threads; no thread runs more than a few blocks ahead, so memory stays that of a few blocks.
//! Most pairs meet once or twice: those nobody asks for are forgotten where they were counted.

use std::{
    ops::Range,
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use super::{Cell, Counts, ONE, PairCount, postings::Postings};
use crate::{
    baskets::{Baskets, Parts},
    shares::{AT_ONCE, cores},
};

/// Meetings of two products that make a block worth a thread's while.
const MEETINGS_A_BLOCK: u64 = 1 << 18;
/// Blocks a thread may be ahead of who takes them.
const AHEAD: usize = 2;

/// How the work is shared out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) meetings_a_block: u64,
    pub(super) threads: usize,
    /// Of each pair that is handed on.
    pub(super) fewest_shoppers: u32,
}

impl Share {
    /// Among all cores; every pair.
    pub(super) fn of_this_machine() -> Self {
        Self { meetings_a_block: MEETINGS_A_BLOCK, threads: cores(), fewest_shoppers: 0 }
    }
}

/// The accumulator of one thread.
struct Bench {
    row: Vec<Cell>,
    met: Vec<u32>,
}

/// The pairs of a block.
#[derive(Default)]
struct Found {
    /// Of enough shoppers.
    pairs: Vec<PairCount>,
    /// Of any number.
    count: u64,
}

impl<P: Parts> Counts<'_, P> {
    /// Counts every pair, hands those that are wanted to `each`, in order of `a`, then `b`, and
    /// says how many there are.
    pub(super) fn share_out(
        &self,
        share: Share,
        mut each: impl FnMut(PairCount),
    ) -> Result<u64, P::Error> {
        let mut count = 0;
        for run in self.parts.runs(self.items.iter().map(|item| item.orders)) {
            let baskets = &*self.parts.holding(&run)?;
            let postings = Postings::of(baskets, &self.items, &self.scale, &run);
            count += Run { baskets, postings, products: run, share }.count(&mut each);
        }
        Ok(count)
    }
}

/// Products, and every basket that holds one of them.
struct Run<'a> {
    baskets: &'a Baskets,
    postings: Postings,
    products: Range<usize>,
    share: Share,
}

impl Run<'_> {
    fn count(&self, mut each: impl FnMut(PairCount)) -> u64 {
        let blocks = self.blocks();
        let threads = self.share.threads.clamp(1, blocks.len().max(1));
        thread::scope(|scope| {
            let counted: Vec<Receiver<Found>> = (0..threads)
                .map(|first| {
                    let (done, counted) = sync_channel(AHEAD);
                    let own = blocks.iter().skip(first).step_by(threads);
                    scope.spawn(move || {
                        let mut bench = self.bench();
                        for block in own {
                            // Nobody takes it when another thread has panicked.
                            if done.send(self.block(block.clone(), &mut bench)).is_err() {
                                return;
                            }
                        }
                    });
                    counted
                })
                .collect();
            let mut sum = 0;
            for block in 0..blocks.len() {
                let Found { pairs, count } = counted[block % threads].recv().unwrap_or_default();
                pairs.into_iter().for_each(&mut each);
                sum += count;
            }
            sum
        })
    }

    fn bench(&self) -> Bench {
        Bench { row: vec![Cell::default(); self.baskets.product_count], met: Vec::new() }
    }

    /// The products in blocks of about as much work.
    fn blocks(&self) -> Vec<Range<usize>> {
        let (mut blocks, mut start, mut meetings) = (Vec::new(), self.products.start, 0);
        for a in self.products.clone() {
            meetings += self.postings.meetings(a);
            if meetings >= self.share.meetings_a_block {
                blocks.push(start..a + 1);
                (start, meetings) = (a + 1, 0);
            }
        }
        blocks.push(start..self.products.end);
        blocks
    }

    fn block(&self, block: Range<usize>, bench: &mut Bench) -> Found {
        let mut counted = Found::default();
        for a in block {
            self.meet(a, bench);
            counted.count += bench.met.len() as u64;
            bench.keep(self.share.fewest_shoppers);
            for b in bench.met.drain(..) {
                let Cell { weight, orders, shoppers, .. } =
                    std::mem::take(&mut bench.row[b as usize]);
                let weight = weight as f64 / ONE;
                counted.pairs.push(PairCount { a: a as u32, b, weight, orders, shoppers });
            }
        }
        counted
    }

    /// Counts whatever stands after a product in a basket.
    fn meet(&self, product: usize, bench: &mut Bench) {
        let (Bench { row, met }, products) = (bench, self.baskets.all_products());
        self.postings.each::<AT_ONCE>(products, product, |some| {
            for others in some {
                for b in others.among(products) {
                    let cell = &mut row[*b as usize];
                    if cell.orders == 0 {
                        met.push(*b);
                    }
                    cell.meet(others.shopper, others.weight);
                }
            }
        });
    }
}

impl Bench {
    /// Keeps what enough shoppers met, in order.
    fn keep(&mut self, fewest_shoppers: u32) {
        let Self { row, met } = self;
        met.retain(|b| {
            let cell = &mut row[*b as usize];
            let is_kept = cell.shoppers >= fewest_shoppers;
            if !is_kept {
                *cell = Cell::default();
            }
            is_kept
        });
        met.sort_unstable();
    }
}

//! The inverted index: for each product the baskets that hold it, shopper by shopper.
//!
//! What must stay true: what is asked of a basket stands side by side, for a posting leads
//! anywhere, and each look at memory there is one to wait for.

use std::{hint::black_box, ops::Range};

use rayon::prelude::*;

use super::{ItemCount, weight::Scale};
use crate::{
    baskets::{Baskets, Origin},
    shares::{cores, shares},
};

/// For each product of a run the baskets that hold it, shopper by shopper.
pub(super) struct Postings {
    /// The product of the first of `starts`.
    first: usize,
    starts: Vec<u32>,
    held: Vec<Posting>,
    /// By basket.
    cards: Vec<Card>,
    /// By product of the run: how many it meets, one by one, that come after it.
    meetings: Vec<u64>,
}

/// A product in a basket.
#[derive(Clone, Copy, Default)]
struct Posting {
    basket: u32,
    /// Where the products of the basket after this one begin, among those of all baskets.
    next: u32,
}

/// What is asked of a basket.
struct Card {
    weight: u64,
    shopper: u32,
    /// Where its products end, among those of all baskets.
    end: u32,
}

/// The products that stand after one in a basket.
#[derive(Clone, Copy, Default)]
pub(super) struct Others {
    pub(super) weight: u64,
    pub(super) shopper: u32,
    from: u32,
    to: u32,
}

impl Others {
    pub(super) fn among<'a>(&self, products: &'a [u32]) -> &'a [u32] {
        &products[self.from as usize..self.to as usize]
    }
}

/// Some of the products, for one core to index.
struct Shelf<'a> {
    first: usize,
    starts: &'a [u32],
    held: &'a mut [Posting],
    meetings: &'a mut [u64],
}

impl Shelf<'_> {
    fn fill(self, baskets: &Baskets) {
        let begin = self.starts[0];
        let mut free: Vec<_> = self.starts.iter().map(|start| start - begin).collect();
        let mut next = 0;
        for (basket, (_, products)) in (0..).zip(baskets.iter()) {
            let end = next + products.len() as u32;
            for product in products {
                next += 1;
                let at = (*product as usize).wrapping_sub(self.first);
                if let Some(place) = free.get_mut(at) {
                    self.held[*place as usize] = Posting { basket, next };
                    *place += 1;
                    self.meetings[at] += u64::from(end - next);
                }
            }
        }
    }
}

impl Postings {
    /// `items` counts all products, those outside the run too.
    pub(super) fn of(
        baskets: &Baskets,
        items: &[ItemCount],
        scale: &Scale,
        run: &Range<usize>,
    ) -> Self {
        let (first, mut end) = (run.start, 0);
        let mut starts = vec![0];
        for item in &items[run.clone()] {
            end += item.orders;
            starts.push(end);
        }
        let mut held = vec![Posting::default(); end as usize];
        let mut meetings = vec![0; run.len()];
        let (mut free, mut unmet) = (&mut held[..], &mut meetings[..]);
        let shelves = shares(run.len(), cores(), |_| true).into_iter().map(|share| {
            let count = (starts[share.end] - starts[share.start]) as usize;
            let held = free.split_off_mut(..count).unwrap_or_default();
            let meetings = unmet.split_off_mut(..share.len()).unwrap_or_default();
            let starts = &starts[share.start..share.end];
            Shelf { first: first + share.start, starts, held, meetings }
        });
        let shelves: Vec<_> = shelves.collect();
        shelves.into_par_iter().for_each(|shelf| shelf.fill(baskets));
        let mut end = 0;
        let card = |(origin, products): (&Origin, &[u32])| {
            end += products.len() as u32;
            Card { weight: scale.of(origin, products), shopper: origin.shopper, end }
        };
        let cards = baskets.iter().map(card).collect();
        Self { first, starts, held, cards, meetings }
    }

    /// How many a product meets, one by one, that come after it.
    pub(super) fn meetings(&self, product: usize) -> u64 {
        self.meetings[product - self.first]
    }

    /// What stands after a product in each basket that holds it, `N` baskets at a time. `products`
    /// are those of all baskets.
    pub(super) fn each<const N: usize>(
        &self,
        products: &[u32],
        product: usize,
        mut look: impl FnMut(&[Others]),
    ) {
        let at = product - self.first;
        let postings = &self.held[self.starts[at] as usize..self.starts[at + 1] as usize];
        let mut others = [Others::default(); N];
        for some in postings.chunks(N) {
            for (others, posting) in others.iter_mut().zip(some) {
                let Card { weight, shopper, end } = self.cards[posting.basket as usize];
                *others = Others { weight, shopper, from: posting.next, to: end };
                // Is asked for now, and will be there when it is looked at.
                black_box(products.get(posting.next as usize).copied());
            }
            look(&others[..some.len()]);
        }
    }
}

//! The inverted index: for each product the baskets that hold it, shopper by shopper.

use std::ops::Range;

use crate::baskets::Baskets;

use super::ItemCount;

/// For each product of a run the baskets that hold it, shopper by shopper.
pub(super) struct Postings {
    /// The product of the first of `starts`.
    first: usize,
    starts: Vec<u32>,
    held: Vec<Posting>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Posting {
    pub(super) basket: u32,
    /// Where in the basket the products after this one begin.
    pub(super) next: u32,
}

impl Postings {
    /// `items` counts all products, those outside the run too.
    pub(super) fn of(baskets: &Baskets, items: &[ItemCount], run: &Range<usize>) -> Self {
        let first = run.start;
        let mut starts = vec![0];
        let mut end = 0;
        for item in &items[run.clone()] {
            end += item.orders;
            starts.push(end);
        }
        let mut free = starts.clone();
        let mut held = vec![Posting::default(); end as usize];
        for (basket, (_, products)) in baskets.iter().enumerate() {
            for (product, next) in products.iter().zip(1..) {
                if !run.contains(&(*product as usize)) {
                    continue;
                }
                let place = &mut free[*product as usize - first];
                held[*place as usize] = Posting { basket: basket as u32, next };
                *place += 1;
            }
        }
        Self { first, starts, held }
    }

    pub(super) fn of_product(&self, product: usize) -> &[Posting] {
        let at = product - self.first;
        &self.held[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

//! The inverted index: for each product the baskets that hold it, shopper by shopper.
//!
//! What must stay true: what is asked of a basket stands side by side, for a posting leads
//! anywhere, and each look at memory there is one to wait for.

use std::{hint::black_box, ops::Range};

use crate::baskets::Baskets;

use super::{ItemCount, weight::Scale};

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
        let mut free = starts.clone();
        let mut held = vec![Posting::default(); end as usize];
        let mut meetings = vec![0; run.len()];
        let mut cards = Vec::with_capacity(baskets.len());
        let mut next = 0;
        for (basket, (origin, products)) in (0..).zip(baskets.iter()) {
            let end = next + products.len() as u32;
            for product in products {
                next += 1;
                if run.contains(&(*product as usize)) {
                    let at = *product as usize - first;
                    held[free[at] as usize] = Posting { basket, next };
                    free[at] += 1;
                    meetings[at] += u64::from(end - next);
                }
            }
            let weight = scale.of(origin, products);
            cards.push(Card { weight, shopper: origin.shopper, end });
        }
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

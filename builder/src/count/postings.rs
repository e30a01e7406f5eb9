//! The inverted index: for each product the baskets that hold it, shopper by shopper.

use crate::baskets::Baskets;

use super::ItemCount;

/// For each product the baskets that hold it, shopper by shopper.
pub(super) struct Postings {
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Posting {
    pub(super) basket: u32,
    /// Where in the basket the products after this one begin.
    pub(super) next: u32,
}

impl Postings {
    pub(super) fn of(baskets: &Baskets, items: &[ItemCount]) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for item in items {
            end += item.orders;
            starts.push(end);
        }
        let mut free = starts.clone();
        let mut postings = vec![Posting::default(); end as usize];
        for (basket, (_, products)) in baskets.iter().enumerate() {
            for (product, next) in products.iter().zip(1..) {
                let place = &mut free[*product as usize];
                postings[*place as usize] = Posting { basket: basket as u32, next };
                *place += 1;
            }
        }
        Self { starts, postings }
    }

    pub(super) fn of_product(&self, product: usize) -> &[Posting] {
        &self.postings[self.starts[product] as usize..self.starts[product + 1] as usize]
    }
}

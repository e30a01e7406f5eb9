//! Baskets: each order as the set of products it held, ready to be counted.
//!
//! Comes in: an [`OrderLog`] and the names of the catalogue. Goes out: [`Baskets`] in order of
//! shopper, and a [`Tally`] of every line. What must stay true: a basket is a rising run of
//! places, and all baskets of one shopper stand together.

mod gather;
mod parts;
mod shelved;
mod tally;

use std::ops::Range;

pub use gather::Items;
pub use parts::Parts;
pub use shelved::Shelved;
pub use tally::Tally;

use rayon::prelude::*;

use crate::{order_log::is_claimed, shares::shares};

/// Many baskets, each a rising run of product places.
#[derive(Clone, Debug, Default)]
pub struct Baskets {
    starts: Vec<u32>,
    products: Vec<u32>,
    origins: Vec<Origin>,
    /// How many products there are to hold.
    pub product_count: usize,
}

/// Whose basket, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Equal for baskets of one shopper, and only for those.
    pub shopper: u32,
    /// The order's number in its log.
    pub order: u32,
    /// In seconds since 1970.
    pub placed_at: Option<i64>,
    /// By how much the clock on the wall was ahead of UTC then.
    pub wall_ahead_seconds: i32,
}

impl Origin {
    /// What the clock on the wall said, in seconds since 1970 by its own date.
    pub fn wall_time(&self) -> Option<i64> {
        Some(self.placed_at? + i64::from(self.wall_ahead_seconds))
    }

    /// Whether the log names who placed it.
    pub fn is_claimed(&self) -> bool {
        is_claimed(self.shopper)
    }
}

impl Baskets {
    /// Baskets of rising products, put in order of shopper.
    #[cfg(test)]
    pub fn of(baskets: Vec<(Origin, Vec<u32>)>, product_count: usize) -> Self {
        let mut all = Self::none(product_count);
        for (origin, products) in baskets {
            all.push(origin, &products);
        }
        all.ordered()
    }

    fn none(product_count: usize) -> Self {
        Self { starts: vec![0], product_count, ..Self::default() }
    }

    /// The same, in order of shopper.
    #[cfg(test)]
    fn ordered(self) -> Self {
        if self.origins.is_sorted() {
            return self;
        }
        let mut places: Vec<_> = (0..self.origins.len() as u32).collect();
        places.sort_unstable_by_key(|place| self.origins[*place as usize]);
        let mut ordered = Self {
            starts: Vec::with_capacity(self.starts.len()),
            products: Vec::with_capacity(self.products.len()),
            origins: Vec::with_capacity(self.origins.len()),
            product_count: self.product_count,
        };
        ordered.starts.push(0);
        for place in places {
            ordered.push(*self.origin(place as usize), self.products(place as usize));
        }
        ordered
    }

    /// Those of `others` behind these.
    fn append(&mut self, others: Self) {
        if self.origins.is_empty() {
            *self = others;
            return;
        }
        let before = self.products.len() as u32;
        self.starts.extend(others.starts[1..].iter().map(|start| before + start));
        self.products.extend(others.products);
        self.origins.extend(others.origins);
    }

    fn push(&mut self, origin: Origin, products: &[u32]) {
        self.products.extend(products);
        self.starts.push(self.products.len() as u32);
        self.origins.push(origin);
    }

    /// The baskets `belongs` admits.
    pub fn only(&self, belongs: impl Fn(&Origin) -> bool) -> Self {
        let mut chosen = Self::none(self.product_count);
        for (origin, products) in self.iter().filter(|(origin, _)| belongs(origin)) {
            chosen.push(*origin, products);
        }
        chosen
    }

    /// How many baskets there are.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// The products of a basket, rising.
    pub fn products(&self, basket: usize) -> &[u32] {
        &self.products[self.starts[basket] as usize..self.starts[basket + 1] as usize]
    }

    /// The products of all baskets, one basket after the other.
    pub fn all_products(&self) -> &[u32] {
        &self.products
    }

    /// Whose basket it is, and when.
    pub fn origin(&self, basket: usize) -> &Origin {
        &self.origins[basket]
    }

    /// The baskets of each shopper, by place.
    fn shoppers(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.origins.chunk_by(|one, next| one.shopper == next.shopper).map(move |of_one| {
            let baskets = start..start + of_one.len();
            start = baskets.end;
            baskets
        })
    }

    /// Shows every basket to one of the desks, all of a shopper to the same; each desk is a core's.
    pub fn share_out<D: Send>(
        &self,
        desks: &mut [D],
        look: impl Fn(&mut D, &Origin, &[u32]) + Sync,
    ) {
        let shopper = |at: usize| self.origins[at].shopper;
        let shares = shares(self.len(), desks.len(), |at| shopper(at - 1) != shopper(at));
        desks.par_iter_mut().zip(shares).for_each(|(desk, share)| {
            for basket in share {
                look(desk, self.origin(basket), self.products(basket));
            }
        });
    }

    /// Every basket, shopper by shopper.
    pub fn iter(&self) -> impl Iterator<Item = (&Origin, &[u32])> {
        (0..self.len()).map(|basket| (self.origin(basket), self.products(basket)))
    }
}

//! Baskets: each order as the set of products it held, ready to be counted.
//!
//! Comes in: an [`OrderLog`] and the names of the catalogue. Goes out: [`Baskets`] in order of
//! shopper, and a [`Tally`] of every line. What must stay true: a basket is a rising run of
//! places, and all baskets of one shopper stand together.

mod gather;

pub use gather::Tally;

/// Many baskets, each a rising run of product places.
#[derive(Debug, Default)]
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
}

impl Baskets {
    /// Baskets of rising products, put in order of shopper.
    pub fn of(mut baskets: Vec<(Origin, Vec<u32>)>, product_count: usize) -> Self {
        baskets.sort_unstable_by_key(|(origin, _)| *origin);
        let mut ordered = Self { starts: vec![0], product_count, ..Self::default() };
        for (origin, products) in &baskets {
            ordered.push(*origin, products);
        }
        ordered
    }

    fn push(&mut self, origin: Origin, products: &[u32]) {
        self.products.extend(products);
        self.starts.push(self.products.len() as u32);
        self.origins.push(origin);
    }

    /// The baskets `belongs` admits.
    pub fn only(&self, belongs: impl Fn(&Origin) -> bool) -> Self {
        let product_count = self.product_count;
        let mut chosen = Self { starts: vec![0], product_count, ..Self::default() };
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

    /// Whose basket it is, and when.
    pub fn origin(&self, basket: usize) -> &Origin {
        &self.origins[basket]
    }

    /// Every basket, shopper by shopper.
    pub fn iter(&self) -> impl Iterator<Item = (&Origin, &[u32])> {
        (0..self.len()).map(|basket| (self.origin(basket), self.products(basket)))
    }
}

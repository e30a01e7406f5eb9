//! Products have many names: the one place that knows which is whose.

use rustc_hash::FxHashMap;

use super::Product;

/// Every id and alias, with the place of its product.
#[derive(Debug, Default)]
pub struct Names<'a> {
    places: FxHashMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    /// The names of `products`, which [`super::Catalogue::read`] has found to be unambiguous.
    pub fn of(products: &'a [Product]) -> Self {
        let mut names = Self::default();
        for (product, place) in products.iter().zip(0..) {
            names.claim(&product.id, place);
            product.aliases.iter().for_each(|alias| {
                names.claim(alias, place);
            });
        }
        names
    }

    /// Gives `name` to the product at `place`, or tells whose it is already.
    pub(super) fn claim(&mut self, name: &'a str, place: u32) -> Option<u32> {
        let holder = *self.places.entry(name).or_insert(place);
        (holder != place).then_some(holder)
    }

    /// The product that answers to `name`. What nothing knows is not guessed.
    pub fn resolve(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }
}

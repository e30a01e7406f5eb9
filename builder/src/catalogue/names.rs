//! Products have many names: the one place that knows which is whose.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Product;

/// Every id and alias, with the place of its product.
#[derive(Debug, Default)]
pub struct Names<'a> {
    places: FxHashMap<&'a str, u32>,
    /// By name in small letters: the place, where only one product goes by it. Letters are those
    /// of ASCII, so that a cluster's SQL folds them alike. Most shops never ask.
    in_any_case: OnceLock<FxHashMap<String, Option<u32>>>,
}

impl<'a> Names<'a> {
    /// The names of `products`, which [`super::Catalogue::read`] has found to be unambiguous.
    pub fn of(products: &'a [Product]) -> Self {
        let mut names = Self::default();
        names.places.reserve(products.len());
        for (product, place) in products.iter().zip(0..) {
            names.claim(&product.id, place);
            product.aliases.iter().for_each(|alias| {
                names.claim(alias, place);
            });
        }
        names
    }

    fn in_any_case(&self) -> &FxHashMap<String, Option<u32>> {
        self.in_any_case.get_or_init(|| {
            let mut places = FxHashMap::default();
            for (name, place) in &self.places {
                let first = places.entry(name.to_ascii_lowercase()).or_insert(Some(*place));
                if *first != Some(*place) {
                    *first = None;
                }
            }
            places
        })
    }

    /// Gives `name` to the product at `place`, or tells whose it is already.
    pub(super) fn claim(&mut self, name: &'a str, place: u32) -> Option<u32> {
        let holder = *self.places.entry(name).or_insert(place);
        (holder != place).then_some(holder)
    }

    /// Every name as it is written, with the place of its product.
    pub fn exact(&self) -> impl Iterator<Item = (&str, u32)> {
        self.places.iter().map(|(name, place)| (*name, *place))
    }

    /// Every name in small letters that only one product goes by.
    pub fn folded(&self) -> impl Iterator<Item = (&str, u32)> {
        self.in_any_case().iter().filter_map(|(name, place)| Some((name.as_str(), (*place)?)))
    }

    /// The product that answers to `name`: as it is written, else in small or capital letters if
    /// that leaves no choice. What nothing knows is not guessed.
    pub fn resolve(&self, name: &str) -> Option<u32> {
        let exactly = self.places.get(name).copied();
        exactly.or_else(|| self.in_any_case().get(&name.to_ascii_lowercase()).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_in_other_letters_is_known_where_it_leaves_no_choice() {
        let product = |id: &str| Product { id: id.into(), ..Product::default() };
        let products = ["85123A", "mug", "MUG"].map(product);
        let names = Names::of(&products);
        assert_eq!(names.resolve("85123a"), Some(0));
        assert_eq!((names.resolve("mug"), names.resolve("MUG")), (Some(1), Some(2)));
        assert_eq!(names.resolve("Mug"), None, "it could be either");
    }
}

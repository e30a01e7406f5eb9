//! The shelves: every category path, and the paths above it.
//!
//! Comes in: products with paths such as `photo > bags`. Goes out: numbered paths in byte order,
//! the path above each, the path of each product. What must stay true: a path's number says
//! nothing the path does not; products without a category have none.

use std::collections::BTreeSet;

use super::Product;

/// Between the parts of a path.
const BELOW: &str = " > ";

/// All category paths, those above the ones named among them.
#[derive(Debug, Default)]
pub struct Categories {
    /// In byte order.
    pub paths: Vec<String>,
    /// By path: the one above it.
    pub above: Vec<Option<u32>>,
    /// By place of product: its own path.
    pub of_product: Vec<Option<u32>>,
}

impl Categories {
    /// The categories of `products`.
    pub fn of(products: &[Product]) -> Self {
        let named = products.iter().filter_map(|product| product.category.as_deref());
        let all: BTreeSet<&str> =
            named.flat_map(|path| std::iter::successors(Some(path), |path| above(path))).collect();
        let paths: Vec<_> = all.into_iter().map(str::to_owned).collect();
        let place = |path: &str| {
            paths.binary_search_by(|known| known.as_str().cmp(path)).ok().map(|at| at as u32)
        };
        Self {
            above: paths.iter().map(|path| above(path).and_then(place)).collect(),
            of_product: products
                .iter()
                .map(|product| place(product.category.as_deref()?))
                .collect(),
            paths,
        }
    }

    /// A path and all above it.
    pub fn upwards(&self, path: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(path), |path| self.above[*path as usize])
    }
}

fn above(path: &str) -> Option<&str> {
    path.rsplit_once(BELOW).map(|(above, _)| above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bag_stands_on_its_shelf_and_in_the_department_above() {
        let product = |category: Option<&str>| Product {
            category: category.map(str::to_owned),
            ..Product::default()
        };
        let products =
            [product(Some("photo > bags")), product(None), product(Some("photo > lenses"))];
        let categories = Categories::of(&products);
        assert_eq!(categories.paths, ["photo", "photo > bags", "photo > lenses"]);
        assert_eq!(categories.of_product, [Some(1), None, Some(2)]);
        assert_eq!(categories.upwards(2).collect::<Vec<_>>(), [2, 0]);
    }
}

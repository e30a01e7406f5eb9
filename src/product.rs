//! What a product is to the engine: its place in the model.

/// A product's place in the model's list, which is in order of id. Valid for one model only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductIndex(pub u32);

impl ProductIndex {
    /// The place as an index into a slice.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

impl From<ProductIndex> for u32 {
    fn from(product: ProductIndex) -> Self {
        product.0
    }
}

/// Whether `path` is `branch` or lies under it: `photo > bags` lies under `photo`.
#[must_use]
pub fn category_lies_under(path: &str, branch: &str) -> bool {
    path.strip_prefix(branch)
        .is_some_and(|rest| rest.is_empty() || rest.trim_start_matches(' ').starts_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_lies_under_its_department_and_not_under_a_namesake() {
        assert!(category_lies_under("photo > bags", "photo"));
        assert!(category_lies_under("photo > bags", "photo > bags"));
        assert!(!category_lies_under("photography > bags", "photo"));
        assert!(!category_lies_under("photo", "photo > bags"));
    }
}

//! A pattern of browsing: three looks (`views_of_a_category`) at a category within 14 days
//! (`views_days`).

use crate::{
    contract::{Respect, What},
    product::ProductIndex,
    recommend::journey::Known,
};

/// Whether any category was looked at so often.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Viewed).any(|deed| is_browsed(known, deed.product))
}

/// Whether the product's category was.
pub(in super::super) fn is_browsed(known: &Known, product: ProductIndex) -> bool {
    let category = known.model.category_place(product);
    let looks: f64 = known
        .past
        .of(What::Viewed)
        .filter(|deed| known.model.category_place(deed.product) == category)
        .map(|deed| deed.value)
        .sum();
    category.is_some() && looks >= f64::from(Respect::DEFAULT.views_of_a_category)
}

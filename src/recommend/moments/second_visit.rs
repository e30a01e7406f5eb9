//! A second visit with similar browsing: a category looked at now that was looked at in an earlier
//! visit too, within 14 days (`views_days`).

use crate::{
    contract::{Respect, What},
    product::ProductIndex,
    recommend::journey::Known,
};

/// Whether what is looked at now was looked at before.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Viewed).any(|deed| is_seen_again(known, deed.product, deed.at))
}

/// Whether this, seen in an earlier visit, is of the sort that is looked at now.
pub(in super::super) fn is_seen_again(known: &Known, product: ProductIndex, at: f64) -> bool {
    let category = known.model.category_place(product);
    let pause = f64::from(Respect::DEFAULT.session_pause_minutes);
    let of_page = known.request.viewing.iter().chain(known.request.viewed.iter().map(|v| &v.id));
    let mut of_page = of_page.filter_map(|id| known.model.resolve(id));
    category.is_some()
        && known.clock.minutes_since(at) > pause
        && of_page.any(|one| known.model.category_place(one) == category)
}

//! Rank: the bare order of companions, to measure a model with. No gate, no confidence, no variety.

use std::cmp::Reverse;

use crate::{model::Model, product::ProductIndex};

use super::{candidates, score, visit::Anchor};

/// The `k` products that score highest with this basket, filled up with the most popular; none
/// from the basket, none twice. Ties go to the more popular, then by id.
#[must_use]
pub fn rank(model: &Model, basket: &[ProductIndex], k: usize) -> Vec<ProductIndex> {
    let mut basket = basket.to_vec();
    basket.sort_unstable();
    basket.dedup();
    let anchors: Vec<_> = basket.iter().map(|product| Anchor::in_basket(model, *product)).collect();
    let is_new = |product: ProductIndex| basket.binary_search(&product).is_err();

    let evidence = candidates::gather(model, &anchors);
    let mut scored = score::score(&evidence);
    scored.retain(|one| one.score > 0.0 && is_new(one.product));
    let popular = |product| (Reverse(model.popularity(product)), product);
    scored.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| popular(a.product).cmp(&popular(b.product)))
    });
    let mut ranked: Vec<_> = scored.iter().map(|one| one.product).take(k).collect();
    if ranked.len() < k {
        let missing = k - ranked.len();
        let left = model.products().filter(|one| is_new(*one) && !ranked.contains(one));
        let mut left: Vec<_> = left.collect();
        if left.len() > missing && missing > 0 {
            left.select_nth_unstable_by_key(missing - 1, |one| popular(*one));
            left.truncate(missing);
        }
        left.sort_unstable_by_key(|one| popular(*one));
        ranked.extend(left);
    }
    ranked
}

//! Voices: a product no order has spoken of yet is spoken for by others of its family or category.
//!
//! What must stay true: a lent voice is weak, says only what orders show, and never of products of
//! the anchor's own category, which would stand in for it.

use crate::{
    contract::Provenance,
    model::{Model, Relation},
    product::ProductIndex,
};

use super::{
    anchors::{self, Anchor},
    shortlist::Shortlist,
};

/// What a lent relation counts for.
const LENT: f64 = 0.3;
/// The most products that lend their voice to one anchor.
const LENDERS: usize = 8;
/// The most anchors that are lent to: each takes a look at every product.
const BORROWERS: usize = 4;

/// Adds, for each silent anchor of the basket and the page, the voices of the most popular like it.
pub(super) fn lend(model: &Model, anchors: &mut Vec<Anchor>) {
    let is_silent = |anchor: &&Anchor| {
        // What only looks alike has not spoken.
        let is_alike = |relation: Relation| relation.provenance == Provenance::Alike;
        anchor.part.is_present()
            && !model.has_pairs(anchor.product)
            && model.other_relations(anchor.product).all(is_alike)
    };
    let silent: Vec<_> = anchors.iter().filter(is_silent).take(BORROWERS).cloned().collect();
    for anchor in silent {
        for voice in lenders(model, &anchor) {
            let lent = Anchor { voice, factor: anchor.factor * LENT, ..anchor.clone() };
            anchors::insert(anchors, lent);
        }
    }
}

/// The most popular others of its family, else of its category.
fn lenders(model: &Model, anchor: &Anchor) -> Vec<ProductIndex> {
    let (family, category) =
        (model.family_place(anchor.product), model.category_place(anchor.product));
    let mut lenders = Shortlist::of(LENDERS);
    for product in model.products().filter(|one| *one != anchor.product) {
        let is_family = family.is_some() && model.family_place(product) == family;
        let is_alike = category.is_some() && model.category_place(product) == category;
        if is_family || is_alike {
            // A popularity is below 256: the family comes first.
            let rank = f64::from(model.popularity(product)) + if is_family { 256.0 } else { 0.0 };
            lenders.offer((rank, product), &|one, other| one.0 > other.0);
        }
    }
    lenders.into_best().into_iter().map(|(_, product)| product).collect()
}

//! `WooCommerce`: the product CSV with `Upsells`, `Cross-sells` and `Grouped products`.
//!
//! Products go by SKU. The importer parts a list at commas, reads `\,` as a comma of a name and
//! `id:7` as the number of a post. Cross-sells stand on what is in the cart and name what goes with
//! it; upsells name what could be bought instead.

use std::collections::BTreeSet;

use alongside::contract::RelationKind;

use crate::error::BuilderError;

use super::{Account, LeftOut, Listing, csv};

const HEADER: [&str; 4] = ["SKU", "Upsells", "Cross-sells", "Grouped products"];
/// The longest SKU: of the database column.
const LONGEST_SKU: usize = 100;

pub(super) fn tell(listings: &[Listing], account: &mut Account) -> Result<String, BuilderError> {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    for Listing { product, related, .. } in listings {
        let mut lists: [Vec<String>; 3] = Default::default();
        let mut named = BTreeSet::new();
        for one in related {
            let Some(column) = column(one.kind) else {
                account.left_out(LeftOut::NoWord);
                continue;
            };
            let ids = [&product.id, &one.companion.id];
            if !ids.into_iter().all(|id| is_sku(id)) {
                account.left_out(LeftOut::BadId);
            } else if named.insert((column, &one.companion.id)) {
                lists[column].push(one.companion.id.replace(',', "\\,"));
                account.told();
            }
        }
        if !named.is_empty() {
            let lists = lists.map(|list| list.join(", "));
            rows.push([product.id.clone()].into_iter().chain(lists).collect());
        }
    }
    csv(rows.into_iter())
}

/// 0: upsells, 1: cross-sells, 2: grouped products.
fn column(kind: RelationKind) -> Option<usize> {
    match kind {
        RelationKind::Substitute | RelationKind::DifferentBrand => Some(0),
        RelationKind::RequiredPart
        | RelationKind::Consumable
        | RelationKind::Accessory
        | RelationKind::OftenBoughtWith => Some(1),
        RelationKind::PartOfSet => Some(2),
        RelationKind::NextStep | RelationKind::Variant | RelationKind::NeverWith => None,
    }
}

/// Whether the importer finds the product by it.
fn is_sku(id: &str) -> bool {
    let is_plain =
        id.trim() == id && !id.chars().any(|letter| letter.is_control() || letter == '\\');
    is_plain && !id.starts_with("id:") && id.chars().count() <= LONGEST_SKU
}

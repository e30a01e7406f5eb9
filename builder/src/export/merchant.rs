//! Google Merchant: a supplemental feed of `id` and `related_product`.
//!
//! The attribute stands on the main product and names its companions
//! (<https://support.google.com/merchants/answer/17085213>): at most 30 a product, each
//! `relationship_type:id:identifier`, separated by commas. An id has at most 50 characters.
//! Variants are not told: an `item_group_id` without its colours and sizes is refused there.

use std::collections::BTreeSet;

use alongside::contract::RelationKind;

use super::{Account, LeftOut, Listing};

const MOST_RELATED: usize = 30;
const LONGEST_ID: usize = 50;

pub(super) fn tell(listings: &[Listing], account: &mut Account) -> String {
    let mut feed = String::from("id\trelated_product\n");
    for Listing { product, related, .. } in listings {
        let mut entries = Vec::new();
        let mut named = BTreeSet::new();
        for one in related {
            let Some(kind) = relationship_type(one.kind) else {
                account.left_out(LeftOut::NoWord);
                continue;
            };
            if !is_identifier(&one.companion.id) || !is_identifier(&product.id) {
                account.left_out(LeftOut::BadId);
            } else if entries.len() == MOST_RELATED {
                account.left_out(LeftOut::TooMany);
            } else if named.insert((kind, &one.companion.id)) {
                entries.push(format!("{kind}:id:{}", one.companion.id));
                account.told();
            }
        }
        if !entries.is_empty() {
            feed.extend([&product.id, "\t", &entries.join(","), "\n"]);
        }
    }
    feed
}

/// Google's word. What is used up is made for its main product too.
fn relationship_type(kind: RelationKind) -> Option<&'static str> {
    match kind {
        RelationKind::Consumable => Some(RelationKind::Accessory.name()),
        RelationKind::RequiredPart
        | RelationKind::Accessory
        | RelationKind::PartOfSet
        | RelationKind::OftenBoughtWith
        | RelationKind::Substitute
        | RelationKind::DifferentBrand => Some(kind.name()),
        RelationKind::NextStep | RelationKind::Variant | RelationKind::NeverWith => None,
    }
}

/// Whether the text form can hold it: commas part entries, colons part their parts.
fn is_identifier(id: &str) -> bool {
    let is_plain = |letter: char| !letter.is_control() && !matches!(letter, ',' | ':');
    id.chars().count() <= LONGEST_ID && id.chars().all(is_plain)
}

//! Shopify: the product CSV with the two columns a merchant otherwise fills by hand.
//!
//! Products go by their handle, the last part of `/products/<handle>`; all variants share one. Apps
//! may not write these columns, an import may. Only what somebody states is told: what this file
//! holds comes back one day as the shop's own statement, and a count must not become one.

use std::collections::{BTreeMap, BTreeSet};

use alongside::contract::RelationKind;

use crate::{catalogue::Product, error::BuilderError};

use super::{Account, LeftOut, Listing, csv};

const HEADER: [&str; 4] = [
    "Handle",
    "Title",
    "Complementary products (product.metafields.shopify--discovery--product_recommendation.complementary_products)",
    "Related products (product.metafields.shopify--discovery--product_recommendation.related_products)",
];
/// Each of the two columns.
const COLUMNS: usize = 2;
const MOST_RELATED: usize = 10;

#[derive(Default)]
struct Row {
    title: String,
    /// In order of how sure we are.
    handles: [Vec<String>; COLUMNS],
    named: BTreeSet<String>,
}

pub(super) fn tell(listings: &[Listing], account: &mut Account) -> Result<String, BuilderError> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for Listing { product, related, .. } in listings {
        for one in related {
            let Some(column) = column(one.kind) else {
                account.left_out(LeftOut::NoWord);
                continue;
            };
            let (Some(own), Some(other)) = (handle(product), handle(one.companion)) else {
                account.left_out(LeftOut::BadId);
                continue;
            };
            if own == other {
                continue;
            }
            let row = rows.entry(own.to_owned()).or_default();
            if row.title.is_empty() {
                row.title = product.title.clone().unwrap_or_else(|| product.id.clone());
            }
            if row.named.contains(other) {
                continue;
            }
            if row.handles[column].len() == MOST_RELATED {
                account.left_out(LeftOut::TooMany);
                continue;
            }
            row.named.insert(other.to_owned());
            row.handles[column].push(other.to_owned());
            account.told();
        }
    }
    let rows = rows.into_iter().filter(|(_, row)| !row.named.is_empty());
    let rows = rows.map(|(handle, Row { title, handles: [complementary, related], .. })| {
        vec![handle, title, complementary.join("; "), related.join("; ")]
    });
    csv([HEADER.map(str::to_owned).to_vec()].into_iter().chain(rows))
}

/// 0: complementary, 1: related.
fn column(kind: RelationKind) -> Option<usize> {
    match kind {
        RelationKind::RequiredPart | RelationKind::Consumable | RelationKind::Accessory => Some(0),
        RelationKind::Substitute | RelationKind::DifferentBrand => Some(1),
        _ => None,
    }
}

/// The handle in its address; the id itself where that could be one.
fn handle(product: &Product) -> Option<&str> {
    let in_address = product.url.as_deref().and_then(|url| {
        let (_, rest) = url.split_once("/products/")?;
        rest.split(['?', '#', '/']).next()
    });
    let is_handle = |text: &&str| {
        let is_part = |letter: u8| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, b'-' | b'_')
        };
        (1..=255).contains(&text.len()) && text.bytes().all(is_part)
    };
    in_address.filter(is_handle).or_else(|| Some(product.id.as_str()).filter(is_handle))
}

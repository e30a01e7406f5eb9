//! schema.org 30.1: one graph of products.
//!
//! What is made for a main product, or used up by it, says so itself
//! (`isAccessoryOrSparePartFor`, `isConsumableFor`): there the arrow points the other way than in
//! the model. `isOftenBoughtWith` is new in 30.1, and no search engine has said that it reads it.

use std::collections::{BTreeMap, BTreeSet};

use alongside::contract::RelationKind;
use serde_json::{Map, Value, json};

use crate::{error::BuilderError, publish};

use super::{Account, LeftOut, Listing, Related};

/// Which product says what of which others.
type Properties<'a> = BTreeMap<&'a str, BTreeMap<&'static str, BTreeSet<&'a str>>>;

pub(super) fn tell(listings: &[Listing], account: &mut Account) -> Result<String, BuilderError> {
    let mut properties = Properties::new();
    for Listing { product, related, .. } in listings {
        for Related { companion, kind } in related {
            let (subject, property, object) = match kind {
                RelationKind::RequiredPart | RelationKind::Accessory => {
                    (companion, "isAccessoryOrSparePartFor", *product)
                }
                RelationKind::Consumable => (companion, "isConsumableFor", *product),
                RelationKind::OftenBoughtWith => (product, "isOftenBoughtWith", *companion),
                RelationKind::PartOfSet => (product, "isRelatedTo", *companion),
                RelationKind::Substitute | RelationKind::DifferentBrand => {
                    (product, "isSimilarTo", *companion)
                }
                RelationKind::NextStep | RelationKind::Variant | RelationKind::NeverWith => {
                    account.left_out(LeftOut::NoWord);
                    continue;
                }
            };
            let said = properties.entry(&subject.id).or_default().entry(property).or_default();
            if said.insert(&object.id) {
                account.told();
            }
        }
    }
    let products = listings.iter().map(|listing| node(listing, &properties));
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": products.collect::<Vec<_>>(),
    });
    // As it may stand inside a <script>: no title can end it.
    Ok(publish::pretty(&graph)?.replace('<', "\\u003c"))
}

fn node(listing: &Listing, properties: &Properties) -> Value {
    let Listing { product, group, .. } = listing;
    let mut node = Map::from_iter([
        ("@type".to_owned(), json!("Product")),
        ("@id".to_owned(), json!(address(&product.id))),
        ("sku".to_owned(), json!(product.id)),
    ]);
    let texts = [("name", &product.title), ("url", &product.url)];
    for (key, text) in texts {
        if let Some(text) = text {
            node.insert(key.to_owned(), json!(text));
        }
    }
    if let Some(group) = group {
        node.insert("inProductGroupWithID".to_owned(), json!(group));
    }
    for (property, objects) in properties.get(product.id.as_str()).into_iter().flatten() {
        let objects = objects.iter().map(|id| json!({ "@id": address(id) }));
        node.insert((*property).to_owned(), objects.collect());
    }
    Value::Object(node)
}

/// The id as the fragment of an address.
fn address(id: &str) -> String {
    let encoded = id.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    format!("#{}", encoded.collect::<String>())
}

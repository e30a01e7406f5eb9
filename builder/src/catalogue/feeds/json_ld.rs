//! schema.org products as JSON-LD: one document or many, arrays, `@graph`, groups of variants.
//!
//! `isAccessoryOrSparePartFor` and `isConsumableFor` stand on the accessory and point at what it
//! is for; our relation goes the other way, from the product to what goes with it.

use std::{io::BufRead, path::Path};

use alongside::contract::RelationKind;
use serde_json::Value;

use crate::error::{BuilderError, InputError};

use super::{CatalogueRow, Direction, RelatedProduct, Source, filled, kept::Kept, price, product};

/// schema.org's relations: what they are called, ours, and which end stands where.
const RELATIONS: [(&str, RelationKind, Direction); 5] = [
    ("isAccessoryOrSparePartFor", RelationKind::Accessory, Direction::FromCompanion),
    ("isConsumableFor", RelationKind::Consumable, Direction::FromCompanion),
    ("isOftenBoughtWith", RelationKind::OftenBoughtWith, Direction::ToCompanion),
    ("isRelatedTo", RelationKind::PartOfSet, Direction::ToCompanion),
    ("isSimilarTo", RelationKind::Substitute, Direction::ToCompanion),
];

pub(super) fn read(file: &Path, text: impl BufRead) -> Result<Vec<CatalogueRow>, BuilderError> {
    let mut found = Found::default();
    for document in serde_json::Deserializer::from_reader(text).into_iter() {
        let Kept(document) = document.map_err(|error| {
            InputError::new(file, "this is not JSON")
                .line(error.line() as u64)
                .expected("JSON-LD of the type Product or ProductGroup")
                .advice("export the products again")
        })?;
        found.visit(&document, None);
    }
    Ok(found.rows)
}

#[derive(Default)]
struct Found {
    rows: Vec<CatalogueRow>,
}

impl Found {
    fn visit(&mut self, value: &Value, group: Option<&str>) {
        if let Some(values) = value.as_array() {
            return values.iter().for_each(|value| self.visit(value, group));
        }
        if let Some(graph) = value.get("@graph") {
            return self.visit(graph, group);
        }
        if is_a(value, "ProductGroup") {
            return self.visit_group(value);
        }
        if is_a(value, "Product") && is_described(value) {
            let row = row(value, group, self.rows.len() as u64 + 1);
            self.rows.extend(row);
        }
    }

    /// The variants of a group; the first stands for all and answers to the group's id.
    fn visit_group(&mut self, group: &Value) {
        let first = self.rows.len();
        if let Some(variants) = group.get("hasVariant") {
            each(variants, |variant| self.visit(variant, None));
        }
        let names: Vec<_> =
            ["productGroupID", "@id", "name"].iter().filter_map(|key| text(group, key)).collect();
        let Some((main, others)) = self.rows[first..].split_first_mut() else { return };
        main.product.aliases.extend(names);
        for other in others {
            other.variant_of = Some(main.product.id.clone());
        }
    }
}

fn row(value: &Value, group: Option<&str>, place: u64) -> Option<CatalogueRow> {
    let id = name(value)?;
    let mut one = product(place, &id);
    let offer = value.get("offers").map(|offers| offers.get(0).unwrap_or(offers));
    let it = &mut one.product;
    let keys = ["@id", "sku", "productID", "gtin", "gtin13", "gtin12", "gtin14", "mpn"];
    it.aliases = keys.iter().filter_map(|key| text(value, key)).collect();
    it.title = text(value, "name");
    it.category = text(value, "category");
    it.brand = value
        .get("brand")
        .and_then(|brand| brand.as_str().map(str::to_owned).or_else(|| text(brand, "name")));
    it.url = text(value, "url");
    it.image = value.get("image").and_then(|image| {
        let image = image.get(0).unwrap_or(image);
        image.as_str().map(str::to_owned).or_else(|| text(image, "url"))
    });
    if let Some(offer) = offer {
        let stated = text(offer, "price").or_else(|| text(offer, "lowPrice"));
        it.price = stated.as_deref().and_then(price);
        let availability = text(offer, "availability").unwrap_or_default();
        let gone = ["OutOfStock", "SoldOut", "Discontinued"];
        it.in_stock = !gone.iter().any(|word| availability.ends_with(word));
    }
    one.variant_of = value
        .get("isVariantOf")
        .and_then(|of| text(of, "productGroupID").or_else(|| name(of)))
        .or_else(|| text(value, "inProductGroupWithID"))
        .or_else(|| group.map(str::to_owned));
    for (key, kind, direction) in RELATIONS {
        let Some(others) = value.get(key) else { continue };
        each(others, |other| {
            one.related.extend(name(other).map(|name| RelatedProduct {
                kind,
                name,
                source: Source::JsonLd,
                direction,
            }));
        });
    }
    Some(one)
}

fn each(value: &Value, mut visit: impl FnMut(&Value)) {
    match value.as_array() {
        Some(values) => values.iter().for_each(visit),
        None => visit(value),
    }
}

/// What a product is called by others: its SKU, else its id, else its address.
fn name(value: &Value) -> Option<String> {
    if let Some(address) = value.as_str() {
        return filled(address);
    }
    ["sku", "productID", "@id", "gtin13", "gtin", "mpn", "url"]
        .iter()
        .find_map(|key| text(value, key))
}

fn text(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => filled(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn is_a(value: &Value, wanted: &str) -> bool {
    let is = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.rsplit(['/', ':']).next() == Some(wanted)
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// A bare reference, such as `{"@type":"Product","sku":"X"}`, describes nothing.
fn is_described(value: &Value) -> bool {
    value.get("name").is_some() || value.get("offers").is_some()
}

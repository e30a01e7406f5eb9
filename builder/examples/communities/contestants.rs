//! A model's relations as those who do without the engine would ship them.
//!
//! Comes in: a checked model. Goes out: bytes. What must stay true: nothing is in them that the
//! model does not hold.

use std::collections::BTreeMap;

use alongside::{
    contract::{CATALOGUE_VERSION, Catalogue, CatalogueProduct},
    model::{Model, Relation},
};
use serde_json::{Value, json};

type Bytes = Result<Vec<u8>, serde_json::Error>;

/// `{"ids": […], "companions": [[[place, weight], …], …]}`, weights of three significant digits.
/// Places instead of ids: the smallest and quickest JSON that still reads like JSON.
pub fn json(model: &Model) -> Bytes {
    let row = |anchor| {
        let relations = model.relations(anchor);
        let pair = |one: Relation| json!([one.companion.0, rounded(one.weight)]);
        relations.map(pair).collect::<Value>()
    };
    let ids: Value = model.products().map(|product| model.id(product)).collect();
    let companions: Value = model.products().map(row).collect();
    serde_json::to_vec(&json!({ "ids": ids, "companions": companions }))
}

/// Little-endian, each part aligned to its own numbers: products u32 · relations u32 ·
/// weight of each code f64 × 256 · rows u32 × (products + 1) · companions u32 ·
/// codes u8 · bands u8 · ids joined by line breaks.
pub fn arrays(model: &Model) -> Result<Vec<u8>, String> {
    let relations = || model.products().flat_map(|anchor| model.relations(anchor));
    let weights = relations().map(|relation| relation.weight.to_bits());
    // Positive floating-point numbers are in the order of their bits.
    let mut code_of: BTreeMap<u64, u8> = weights.map(|weight| (weight, 0)).collect();
    for (place, code) in code_of.values_mut().enumerate() {
        *code = u8::try_from(place).map_err(|_| "there are more than 256 weights")?;
    }
    let code = |weight: f64| code_of.get(&weight.to_bits()).copied().unwrap_or_default();

    let mut out = Vec::new();
    out.extend(model.product_count().to_le_bytes());
    out.extend((relations().count() as u32).to_le_bytes());
    let table = code_of.keys().copied().chain(std::iter::repeat(0));
    out.extend(table.take(256).flat_map(u64::to_le_bytes));
    let mut row = 0_u32;
    out.extend(row.to_le_bytes());
    for anchor in model.products() {
        row += model.relations(anchor).count() as u32;
        out.extend(row.to_le_bytes());
    }
    out.extend(relations().flat_map(|relation| relation.companion.0.to_le_bytes()));
    out.extend(relations().map(|relation| code(relation.weight)));
    out.extend(relations().map(|relation| relation.band as u8));
    let ids: Vec<&str> = model.products().map(|product| model.id(product)).collect();
    out.extend(ids.join("\n").into_bytes());
    Ok(out)
}

/// A title for every product.
pub fn catalogue(model: &Model) -> Bytes {
    let products = model.products().map(|product| CatalogueProduct {
        id: model.id(product).to_owned(),
        title: Some(format!("Product {}", product.0)),
        ..CatalogueProduct::default()
    });
    serde_json::to_vec(&Catalogue {
        version: CATALOGUE_VERSION,
        currency: None,
        products: products.collect(),
    })
}

fn rounded(weight: f64) -> f64 {
    format!("{weight:.2e}").parse().unwrap_or(weight)
}

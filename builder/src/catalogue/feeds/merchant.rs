//! A Google Merchant feed: TSV or CSV, RSS 2.0 or Atom with `g:` names.
//!
//! <https://support.google.com/merchants/answer/7052112>; `related_product` stands on the product
//! that is gone with: <https://support.google.com/merchants/answer/17085213>. Products of one
//! `item_group_id` are variants of the first of them.

use std::{collections::BTreeMap, io::BufRead, path::Path};

use alongside::contract::RelationKind;
use quick_xml::{Reader, events::Event};

use crate::{
    error::{BuilderError, InputError},
    table::Table,
};

use super::{CatalogueRow, RelatedProduct, Source, companion, filled, price, product};

/// What a feed says of one product, by attribute; several values of one are kept apart.
type Attributes = BTreeMap<String, Vec<String>>;

/// The attributes that are read; others are passed over.
const READ: [&str; 20] = [
    "id",
    "item_group_id",
    "title",
    "link",
    "image_link",
    "price",
    "sale_price",
    "availability",
    "brand",
    "gtin",
    "mpn",
    "product_type",
    "google_product_category",
    "related_product",
    "relationship_type",
    "identifier_type",
    "identifier",
    "quantity",
    "adult",
    "name",
];

pub(super) fn read_table(mut table: Table) -> Result<Vec<CatalogueRow>, BuilderError> {
    let names: Vec<_> = table
        .headers()
        .iter()
        .map(|header| header.trim_start_matches("g:").replace(' ', "_").to_lowercase())
        .collect();
    let columns: Vec<_> = table
        .headers()
        .iter()
        .map(|header| table.find(|name| name == header))
        .zip(names)
        .filter(|(_, name)| READ.contains(&name.as_str()))
        .collect();
    let mut items = Vec::new();
    while let Some(row) = table.next_of_any_length()? {
        let mut item = Attributes::new();
        for (column, name) in &columns {
            if let Some(value) = row.optional(*column) {
                item.entry(name.clone()).or_default().push(value.to_owned());
            }
        }
        items.push((row.line(), item));
    }
    Ok(products(items))
}

pub(super) fn read_xml(file: &Path, text: impl BufRead) -> Result<Vec<CatalogueRow>, BuilderError> {
    let mut reader = Reader::from_reader(text);
    let (mut buffer, mut items) = (Vec::new(), Vec::new());
    let mut item: Option<Attributes> = None;
    let (mut name, mut value, mut related) = (String::new(), String::new(), String::new());
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|error| {
            InputError::new(file, format!("the XML can't be read: {error}"))
                .expected("an RSS or Atom feed of products")
                .advice("export the feed again")
        })?;
        match event {
            Event::Start(start) => {
                start.local_name().as_ref().clone_into(&mut name);
                value.clear();
                if name == "item" || name == "entry" {
                    item = Some(Attributes::new());
                }
            }
            Event::Empty(empty) if empty.local_name().as_ref() == "link" => {
                // Atom writes <link href="…"/>.
                let href = empty.try_get_attribute("href").ok().flatten();
                put(
                    &mut item,
                    "link",
                    href.map(|href| href.value.into_owned()).unwrap_or_default(),
                );
            }
            Event::Text(text) => value.push_str(&text),
            Event::CData(text) => value.push_str(&text),
            Event::GeneralRef(reference) => {
                let known = quick_xml::escape::resolve_predefined_entity(&reference);
                match reference.resolve_char_ref() {
                    Ok(Some(letter)) => value.push(letter),
                    _ => value.push_str(known.unwrap_or_default()),
                }
            }
            Event::End(end) => {
                let ended = end.local_name().as_ref().to_owned();
                match ended.as_str() {
                    "item" | "entry" => items.extend(item.take()),
                    "relationship_type" | "identifier_type" => {
                        related.extend([value.trim(), ":"]);
                    }
                    "identifier" => related += value.trim(),
                    "related_product" if value.trim().is_empty() || !related.is_empty() => {
                        put(&mut item, "related_product", std::mem::take(&mut related));
                    }
                    known if known == name && READ.contains(&known) => {
                        put(&mut item, known, value.trim().to_owned());
                    }
                    _ => {}
                }
                value.clear();
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    Ok(products(items.into_iter().zip(1..).map(|(item, number)| (number, item)).collect()))
}

fn put(item: &mut Option<Attributes>, name: &str, value: String) {
    if let Some(item) = item.as_mut().filter(|_| !value.is_empty()) {
        item.entry(name.to_owned()).or_default().push(value);
    }
}

fn products(items: Vec<(u64, Attributes)>) -> Vec<CatalogueRow> {
    let mut mains: BTreeMap<String, String> = BTreeMap::new();
    let mut rows = Vec::new();
    for (place, item) in items {
        let first = |name: &str| item.get(name).and_then(|values| values.first());
        let text = |name: &str| first(name).map(String::as_str).unwrap_or_default();
        if text("id").is_empty() {
            continue;
        }
        let mut one = product(place, text("id"));
        let it = &mut one.product;
        it.aliases = ["gtin", "mpn"].iter().filter_map(|name| first(name).cloned()).collect();
        it.title = filled(text("title"));
        it.category = filled(text("product_type")).or_else(|| {
            // A number of Google's taxonomy tells nobody anything.
            filled(text("google_product_category")).filter(|path| path.parse::<u32>().is_err())
        });
        it.brand = filled(text("brand"));
        it.url = filled(text("link"));
        it.image = filled(text("image_link"));
        it.price = price(text("sale_price")).or_else(|| price(text("price")));
        let availability = text("availability").replace(' ', "_");
        it.in_stock = !matches!(availability.as_str(), "out_of_stock" | "OutOfStock");
        let group = text("item_group_id");
        if !group.is_empty() {
            if let Some(main) = mains.get(group) {
                one.variant_of = Some(main.clone());
            } else {
                mains.insert(group.to_owned(), one.product.id.clone());
                one.product.aliases.push(group.to_owned());
            }
        }
        one.related = item
            .get("related_product")
            .into_iter()
            .flatten()
            .flat_map(|text| text.split(',').filter_map(related))
            .collect();
        rows.push(one);
    }
    rows
}

/// `required_part:id:AZ7A` or `accessory:gtin:811571013579`; both ids and GTINs are names here.
fn related(entry: &str) -> Option<RelatedProduct> {
    let mut parts = entry.trim().splitn(3, ':').map(str::trim);
    let (kind, identifier, name) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = RelationKind::from_name(&kind.to_lowercase())?;
    let is_known = matches!(identifier.to_lowercase().as_str(), "id" | "gtin");
    (is_known && !name.is_empty()).then(|| companion(kind, name, Source::Merchant))
}

//! The product export of Shopify's admin, with its old and its new column names.
//!
//! One row a variant; further rows of a product repeat its handle and leave the rest blank, and
//! some only hold a picture. The first variant stands for the product and answers to its handle.

use alongside::contract::RelationKind;

use crate::{
    error::BuilderError,
    table::{Column, Row, Table},
};

use super::{CatalogueRow, RelatedProduct, Source, companion, filled, price, product};

struct Columns {
    handle: Option<Column>,
    title: Option<Column>,
    vendor: Option<Column>,
    category: Option<Column>,
    kind: Option<Column>,
    sku: Option<Column>,
    price: Option<Column>,
    barcode: Option<Column>,
    quantity: Option<Column>,
    tracker: Option<Column>,
    policy: Option<Column>,
    status: Option<Column>,
    image: Option<Column>,
    variant_image: Option<Column>,
    options: [Option<Column>; 3],
    complementary: Option<Column>,
    related: Option<Column>,
}

impl Columns {
    fn of(table: &Table) -> Self {
        let any = |names: &[&str]| table.find(|name| names.contains(&name));
        let metafield = |end: &str| table.find(|name| name.ends_with(end));
        Self {
            handle: any(&["Handle", "URL handle"]),
            title: any(&["Title"]),
            vendor: any(&["Vendor"]),
            category: any(&["Product Category", "Product category"]),
            kind: any(&["Type"]),
            sku: any(&["Variant SKU", "SKU"]),
            price: any(&["Variant Price", "Price"]),
            barcode: any(&["Variant Barcode", "Barcode"]),
            quantity: any(&["Variant Inventory Qty", "Inventory quantity"]),
            tracker: any(&["Variant Inventory Tracker", "Inventory tracker"]),
            policy: any(&["Variant Inventory Policy", "Continue selling when out of stock"]),
            status: any(&["Status"]),
            image: any(&["Image Src", "Product image URL"]),
            variant_image: any(&["Variant Image", "Variant image URL"]),
            options: [1, 2, 3].map(|number| {
                let (old, new) = (format!("Option{number} Value"), format!("Option{number} value"));
                table.find(|name| name == old || name == new)
            }),
            complementary: metafield("product_recommendation.complementary_products)"),
            related: metafield("product_recommendation.related_products)"),
        }
    }
}

/// What the first row of a product says about all its variants.
#[derive(Default)]
struct Head {
    handle: String,
    title: String,
    main: Option<String>,
    like: CatalogueHead,
}

#[derive(Clone, Default)]
struct CatalogueHead {
    category: Option<String>,
    brand: Option<String>,
    image: Option<String>,
    is_active: bool,
}

pub(super) fn read(mut table: Table) -> Result<Vec<CatalogueRow>, BuilderError> {
    let columns = Columns::of(&table);
    let (mut rows, mut head) = (Vec::new(), Head::default());
    while let Some(row) = table.next()? {
        let handle = row.text(columns.handle);
        let is_first = handle != head.handle;
        if is_first {
            head = first(&row, &columns);
        }
        let options = columns.options.map(|column| row.text(column));
        // Shopify guards numbers from spreadsheets with an apostrophe.
        let sku = row.text(columns.sku).trim_start_matches('\'');
        let is_picture = sku.is_empty()
            && row.optional(columns.price).is_none()
            && options.iter().all(|option| option.is_empty());
        if handle.is_empty() || (is_picture && !is_first) {
            continue;
        }
        let mut variant = variant(&row, &columns, &head, sku, options);
        if is_first {
            variant.product.aliases.push(head.handle.clone());
            variant.related = declared(&row, &columns);
            head.main = Some(variant.product.id.clone());
        } else {
            variant.variant_of.clone_from(&head.main);
        }
        rows.push(variant);
    }
    Ok(rows)
}

fn first(row: &Row, columns: &Columns) -> Head {
    let category = row.optional(columns.category).or_else(|| row.optional(columns.kind));
    let status = row.text(columns.status);
    Head {
        handle: row.text(columns.handle).to_owned(),
        title: row.text(columns.title).to_owned(),
        main: None,
        like: CatalogueHead {
            category: category.map(str::to_owned),
            brand: row.optional(columns.vendor).map(str::to_owned),
            image: row.optional(columns.image).map(str::to_owned),
            is_active: status.is_empty() || status.eq_ignore_ascii_case("active"),
        },
    }
}

fn variant(
    row: &Row,
    columns: &Columns,
    head: &Head,
    sku: &str,
    options: [&str; 3],
) -> CatalogueRow {
    let named: Vec<_> = options
        .into_iter()
        .filter(|option| !option.is_empty() && *option != "Default Title")
        .collect();
    let id = match (sku, named.as_slice()) {
        ("", []) => head.handle.clone(),
        ("", options) => format!("{}/{}", head.handle, options.join("/")),
        (sku, _) => sku.to_owned(),
    };
    // As a line of an order names it.
    let title = match named.as_slice() {
        [] => head.title.clone(),
        options => format!("{} - {}", head.title, options.join(" / ")),
    };
    let mut variant = product(row.line(), &id);
    let it = &mut variant.product;
    it.aliases.extend([title.clone()]);
    it.aliases.extend(row.optional(columns.barcode).map(|code| code.trim_matches('\'').to_owned()));
    it.title = filled(&title);
    it.category.clone_from(&head.like.category);
    it.brand.clone_from(&head.like.brand);
    it.image =
        row.optional(columns.variant_image).map(str::to_owned).or_else(|| head.like.image.clone());
    it.url = Some(format!("/products/{}", head.handle));
    it.price = row.optional(columns.price).and_then(price);
    it.in_stock = head.like.is_active && !is_sold_out(row, columns);
    variant
}

/// Only where Shopify counts the stock, and does not sell beyond it.
fn is_sold_out(row: &Row, columns: &Columns) -> bool {
    let goes_on = matches!(row.text(columns.policy), "continue" | "CONTINUE" | "TRUE" | "true");
    let left = row.text(columns.quantity).parse::<i64>();
    !row.text(columns.tracker).is_empty() && !goes_on && left.is_ok_and(|left| left <= 0)
}

/// What a person chose in Search & Discovery: handles, separated by semicolons or line breaks.
fn declared(row: &Row, columns: &Columns) -> Vec<RelatedProduct> {
    let lists = [
        (columns.complementary, RelationKind::Accessory),
        (columns.related, RelationKind::Substitute),
    ];
    let each = lists.into_iter().flat_map(|(column, kind)| {
        let handles = row.text(column).split([';', ',', '\n']).map(str::trim);
        handles
            .filter(|handle| !handle.is_empty())
            .map(move |handle| companion(kind, handle, Source::Shopify))
    });
    each.collect()
}

//! Catalogues in other programs' formats, one file a program.
//!
//! Comes in: a recognised feed. Goes out: rows of our catalogue, references as names. What must
//! stay true: a relation keeps the direction its program gave it a meaning in, and says whose
//! statement it is; a feed that refers to what it does not hold is tidied, not refused.

mod json_ld;
mod kept;
mod merchant;
mod shopify;
mod tidy;
mod woocommerce;

use std::path::Path;

use alongside::contract::RelationKind;

use crate::{
    error::{BuilderError, InputError},
    input::{Format, Recognised},
    progress::Progress,
    table::{Row, Table},
};

use super::{
    Product, Source,
    columns::{CatalogueRow, Columns},
    related::{Direction, RelatedProduct},
};
pub(super) use tidy::tidy;

/// Reads a catalogue of any format. The plain one is taken at its word; of others it is known
/// that they refer to products that are gone.
pub(super) fn read(
    file: &Path,
    recognised: Recognised,
    progress: &Progress,
) -> Result<Vec<CatalogueRow>, BuilderError> {
    let rows = match recognised {
        Recognised::Rows(Format::ShopifyProducts, table) => shopify::read(table)?,
        Recognised::Rows(Format::WoocommerceProducts, table) => woocommerce::read(table)?,
        Recognised::Rows(Format::Merchant, table) => merchant::read_table(table)?,
        Recognised::Text(Format::JsonLd, text) => json_ld::read(file, text)?,
        Recognised::Text(_, text) => merchant::read_xml(file, text)?,
        Recognised::Rows(_, table) => return plain(table),
    };
    let (rows, tidied) = tidy(rows);
    if tidied.is_something() {
        progress.note(&format!("{}: {tidied}", file.display()));
    }
    Ok(rows)
}

fn plain(mut table: Table) -> Result<Vec<CatalogueRow>, BuilderError> {
    let columns = Columns::find(&table)?;
    let mut rows = Vec::new();
    while let Some(row) = table.next()? {
        rows.push(columns.read(&row)?);
    }
    Ok(rows)
}

/// A product of a feed, before anything is known of it but its id.
fn product(line: u64, id: &str) -> CatalogueRow {
    CatalogueRow {
        line,
        product: Product { id: id.to_owned(), in_stock: true, ..Product::default() },
        variant_of: None,
        related: Vec::new(),
    }
}

/// A companion of the row's product.
fn companion(kind: RelationKind, name: &str, source: Source) -> RelatedProduct {
    RelatedProduct { kind, name: name.to_owned(), source, direction: Direction::ToCompanion }
}

/// Text, if there is any.
fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A price as the feed writes it.
fn price(text: &str) -> Option<f64> {
    crate::amount::read(text.trim()).filter(|price| *price >= 0.0)
}

/// A row whose product has no id.
fn without_id(row: &Row, file: &Path) -> InputError {
    InputError::new(file, "the product has no id")
        .line(row.line())
        .expected("an id in every row")
        .advice("export the products again")
}

#[cfg(test)]
mod tests;

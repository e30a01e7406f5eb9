//! What a file is: its rows or its text, and the format its first bytes name.

use std::{io::BufRead, path::Path};

use crate::{
    error::{BuilderError, InputError},
    progress::Progress,
    table::Table,
};

use super::{Columnar, Content, Delimited, Export, Format, Role, Rows, ahead::Ahead, bytes};

/// A file, open and recognised.
pub enum Recognised {
    /// Rows with a header.
    Rows(Format, Table),
    /// JSON or XML, from its first byte.
    Text(Format, Box<dyn BufRead + Send>),
}

/// Opens a file of an export about `role`.
pub fn recognise(
    file: &Path,
    export: &Export,
    role: Role,
    progress: &Progress,
) -> Result<Recognised, BuilderError> {
    progress.step(format!("reading {}", file.display()));
    let recognised = match bytes::open(file, progress)? {
        Content::Columns(opened) => {
            of_rows(file, export, Box::new(Columnar::read(file, opened, progress)?))
        }
        Content::Text(mut text) => {
            let start = text.fill_buf().map_err(|error| bytes::unreadable(file, &error))?;
            match of_text(start) {
                Some(format) => Recognised::Text(export.format.unwrap_or(format), text),
                None => of_rows(file, export, Box::new(Delimited::read(file, text)?)),
            }
        }
    };
    let (Recognised::Rows(format, _) | Recognised::Text(format, _)) = &recognised;
    match format.role() {
        Some(found) if found != role => Err(misplaced(file, *format, found)),
        _ => Ok(recognised),
    }
}

fn of_rows(file: &Path, export: &Export, rows: Box<dyn Rows + Send>) -> Recognised {
    let table = Table::of(file, Box::new(Ahead::of(rows))).renamed(&export.columns);
    let by_header = || {
        // Whoever names columns has looked at the table, and our own names are our own.
        let is_ours = table.headers().iter().any(|name| name == "item_id");
        if is_ours || !export.columns.is_empty() {
            Format::Table
        } else {
            Format::of_header(table.headers())
        }
    };
    Recognised::Rows(export.format.unwrap_or_else(by_header), table)
}

/// The format of JSON or XML; none if it is neither.
fn of_text(start: &[u8]) -> Option<Format> {
    let start = String::from_utf8_lossy(start);
    let has = |mark: &str| start.contains(mark);
    match start.trim_start().chars().next() {
        Some('<') => Some(Format::Merchant),
        Some('{' | '[') => Some(if has("\"@type\"") || has("\"@context\"") {
            Format::JsonLd
        } else if !has("\"event_name\"")
            && (has("\"properties\"") || has("\"anonymousId\"") || has("\"messageId\""))
        {
            Format::Segment
        } else {
            Format::Ga4
        }),
        _ => None,
    }
}

fn misplaced(file: &Path, format: Format, found: Role) -> BuilderError {
    let option = match found {
        Role::Orders => "--orders",
        Role::Catalogue => "--catalogue",
    };
    InputError::new(file, format!("this is a {format}"))
        .expected(match found {
            Role::Orders => "a catalogue here",
            Role::Catalogue => "an order log here",
        })
        .advice(format!("hand it in with {option}, or say what it is with --format"))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_by_what_its_first_bytes_name() {
        for (start, format) in [
            ("\n<?xml version=\"1.0\"?>", Some(Format::Merchant)),
            ("{\"@context\":\"https://schema.org\"", Some(Format::JsonLd)),
            ("{\"event_name\":\"purchase\",\"user_properties\":[]", Some(Format::Ga4)),
            ("[\"event\",\"purchase\",{}]", Some(Format::Ga4)),
            ("{\"event\":\"purchase\",\"ecommerce\":{}}", Some(Format::Ga4)),
            ("{\"type\":\"track\",\"properties\":{}}", Some(Format::Segment)),
            ("order_id,item_id", None),
        ] {
            assert_eq!(of_text(start.as_bytes()), format, "{start}");
        }
    }

    #[test]
    fn a_header_is_told_by_columns_no_other_export_has_together() {
        for (header, format) in [
            ("Name,Email,Lineitem quantity,Lineitem name", Format::ShopifyOrders),
            ("Handle,Title,Vendor,Variant SKU", Format::ShopifyProducts),
            ("Date,Order #,Status,Customer,Product(s)", Format::WoocommerceOrders),
            ("order_number,status,line_item_1", Format::WoocommerceOrders),
            ("ID,Typ,Artikelnummer,Name", Format::WoocommerceProducts),
            ("id,title,description,link,price", Format::Merchant),
            ("event_name,event_timestamp,items.item_id", Format::Ga4),
            ("order_id,item_id,Name,Lineitem quantity", Format::Table),
            ("InvoiceNo,StockCode", Format::Table),
        ] {
            let text = format!("{header}\n").into_bytes();
            let file = Path::new("export.csv");
            let rows = Delimited::read(file, Box::new(std::io::Cursor::new(text))).unwrap();
            let recognised = of_rows(file, &Export::default(), Box::new(rows));
            assert!(
                matches!(recognised, Recognised::Rows(found, _) if found == format),
                "{header}"
            );
        }
    }
}

//! Order exports, one file a program that writes them.
//!
//! Comes in: a recognised file. Goes out: its rows, handed to the [`Intake`]. What must stay true:
//! a format's traps are known in its own file and nowhere else.

mod ga4;
mod json;
mod plain;
mod segment;
mod shopify;
mod standing;
mod table;
mod woocommerce;

use std::path::Path;

pub use standing::{CANCELLED, TEST};

use crate::{
    error::BuilderError,
    input::{Export, Format, Recognised, Role, recognise},
    progress::Progress,
    table::{Column, Table},
};

use super::{Intake, reading::FileRead, row::Fields};

/// Reads one file.
pub(super) fn read(
    file: &Path,
    export: &Export,
    intake: &mut Intake,
    progress: &Progress,
) -> Result<(), BuilderError> {
    match recognise(file, export, Role::Orders, progress)? {
        Recognised::Rows(Format::ShopifyOrders, rows) => shopify::read(rows, intake),
        Recognised::Rows(Format::WoocommerceOrders, rows) => woocommerce::read(rows, intake),
        Recognised::Rows(Format::Ga4, rows) => ga4::read_rows(rows, intake),
        Recognised::Rows(_, rows) => table::read(rows, intake),
        Recognised::Text(Format::Segment, text) => segment::read(file, text, intake),
        Recognised::Text(_, text) => ga4::read_lines(file, text, intake),
    }
}

/// Where the parts of an order line stand in a table.
#[derive(Default)]
struct Columns {
    order: Option<Column>,
    item: Option<Column>,
    shopper: Option<Column>,
    timestamp: Option<Column>,
    quantity: Option<Column>,
    price: Option<Column>,
    /// What else the format needs.
    others: Vec<Option<Column>>,
}

impl Columns {
    /// Tells table and intake what is read, so that nothing else is.
    fn announce(&self, table: &mut Table, format: Format, intake: &mut Intake) {
        let ours = [
            ("order_id", self.order),
            ("item_id", self.item),
            ("user_id", self.shopper),
            ("timestamp", self.timestamp),
            ("quantity", self.quantity),
            ("price", self.price),
        ];
        let read: Vec<_> =
            ours.iter().map(|(_, column)| *column).chain(self.others.iter().copied()).collect();
        table.only(&read);
        let is_read = |name: &String| {
            read.iter().any(|column| column.is_some() && table.name(*column) == name)
        };
        let found = ours.iter().filter(|(_, column)| column.is_some());
        let file_read = FileRead {
            file: name_of(table.file()),
            format,
            columns: found.map(|(ours, at)| (*ours, table.name(*at).to_owned())).collect(),
            dropped: table.headers().iter().filter(|name| !is_read(name)).cloned().collect(),
        };
        let name = |column| table.name(column).to_owned();
        let fields = Fields {
            order: name(self.order),
            item: name(self.item),
            timestamp: name(self.timestamp),
            quantity: name(self.quantity),
            price: name(self.price),
            unit: table.unit(),
        };
        let file = table.file().to_owned();
        intake.begin(&file, file_read, fields);
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;

//! A plain table: our own columns, or others named by `--column`. One row an order line.

use crate::{error::BuilderError, input::Format, order_log::Intake, table::Table};

use super::{super::intake::OrderRow, Columns, standing};

pub(super) fn read(mut table: Table, intake: &mut Intake) -> Result<(), BuilderError> {
    let status = table.column("status")?;
    let columns = Columns {
        order: Some(table.required("order_id")?),
        item: Some(table.required("item_id")?),
        shopper: table.column("user_id")?,
        timestamp: table.column("timestamp")?,
        quantity: table.column("quantity")?,
        price: table.column("price")?,
        others: vec![status],
    };
    columns.announce(&mut table, Format::Table, intake);
    while let Some(row) = table.next_of_any_length()? {
        if let Err(error) = row.whole() {
            intake.give_up(error);
        } else if let Some(why) = row.optional(status).and_then(standing::left_out) {
            intake.leave_out(why);
        } else {
            intake.row(&OrderRow {
                order: row.text(columns.order),
                item: row.text(columns.item),
                shopper: row.text(columns.shopper),
                timestamp: row.text(columns.timestamp),
                quantity: row.text(columns.quantity),
                price: row.text(columns.price),
                place: row.line(),
            });
        }
    }
    Ok(())
}

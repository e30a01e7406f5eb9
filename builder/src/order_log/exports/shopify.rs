//! The orders export of Shopify's admin.
//!
//! One row a line item; `Name` is the key, and what belongs to the order stands in its first row
//! only, so that further rows leave it blank. There is no product id: a line is known by its SKU,
//! else by its name. Whose order it is stands only in e-mail and addresses, which are not read.

use crate::{
    error::BuilderError,
    input::Format,
    order_log::{Intake, LeftOut},
    table::Table,
};

use super::{super::row::OrderRow, Columns, standing};

/// What the first row of an order says about all of it.
#[derive(Default)]
struct Head {
    name: String,
    created_at: String,
    left_out: Option<LeftOut>,
}

pub(super) fn read(mut table: Table, intake: &mut Intake) -> Result<(), BuilderError> {
    let [cancelled_at, paid, payment, tags, name] =
        ["Cancelled at", "Financial Status", "Payment Method", "Tags", "Lineitem name"]
            .map(|name| table.find(|header| header == name));
    let sku = table.find(|header| header == "Lineitem sku");
    let columns = Columns {
        order: Some(table.required("Name")?),
        item: sku.or(name),
        shopper: table.column("user_id")?,
        timestamp: table.find(|header| header == "Created at"),
        quantity: Some(table.required("Lineitem quantity")?),
        price: table.find(|header| header == "Lineitem price"),
        others: vec![cancelled_at, paid, payment, tags, name],
    };
    columns.announce(&mut table, Format::ShopifyOrders, intake);

    let mut head = Head::default();
    while let Some(row) = table.next_of_any_length()? {
        if let Err(error) = row.whole() {
            intake.give_up(error);
            continue;
        }
        let order = row.text(columns.order);
        if order != head.name {
            let left_out = row.optional(cancelled_at).map(|_| LeftOut::Cancelled);
            let is_test = standing::is_test(row.text(payment), row.text(tags));
            head = Head {
                name: order.to_owned(),
                created_at: row.text(columns.timestamp).to_owned(),
                left_out: left_out
                    .or_else(|| standing::left_out(row.text(paid)))
                    .or(is_test.then_some(LeftOut::Test)),
            };
        }
        if let Some(why) = head.left_out {
            intake.leave_out(why);
            continue;
        }
        intake.row(&OrderRow {
            order,
            item: row.optional(sku).unwrap_or_else(|| row.text(name)),
            shopper: row.text(columns.shopper),
            timestamp: row.optional(columns.timestamp).unwrap_or(&head.created_at),
            quantity: row.text(columns.quantity),
            price: row.text(columns.price),
            place: row.line(),
        });
    }
    Ok(())
}

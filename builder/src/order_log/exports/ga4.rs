//! Purchases and refunds of Google Analytics 4.
//!
//! Three shapes: the BigQuery export, whose JSON writes whole numbers as text; the pushes of a
//! `dataLayer` through Tag Manager, `{"event":"purchase","ecommerce":{…}}`; and through gtag,
//! `["event","purchase",{…}]`. A refund without items takes the whole order back. The shopper is
//! the browser's own pseudonym, and gone when reading ends, as every shopper's id is.

use std::{borrow::Cow, io::BufRead, path::Path};

use serde::Deserialize;

use crate::{
    error::BuilderError,
    input::Format,
    order_log::{Intake, LeftOut},
    table::Table,
};

use super::{
    super::row::OrderRow,
    Columns,
    json::{Loose, announce, each_line, list, not_an_order},
};

const PURCHASE: &str = "purchase";
const REFUND: &str = "refund";

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message<'a> {
    #[serde(borrow)]
    event: Option<Cow<'a, str>>,
    #[serde(borrow)]
    event_name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    event_timestamp: Loose<'a>,
    #[serde(borrow)]
    user_pseudo_id: Loose<'a>,
    #[serde(borrow)]
    ecommerce: Option<Purchase<'a>>,
    #[serde(borrow, deserialize_with = "list")]
    items: Vec<Line<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Purchase<'a> {
    #[serde(borrow)]
    transaction_id: Loose<'a>,
    #[serde(borrow, deserialize_with = "list")]
    items: Vec<Line<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line<'a> {
    #[serde(borrow)]
    item_id: Loose<'a>,
    #[serde(borrow)]
    item_name: Loose<'a>,
    #[serde(borrow)]
    quantity: Loose<'a>,
    #[serde(borrow)]
    price: Loose<'a>,
}

/// JSON, one event a line.
pub(super) fn read_lines(
    file: &Path,
    text: impl BufRead,
    intake: &mut Intake,
) -> Result<(), BuilderError> {
    let columns = [
        ("order_id", "transaction_id"),
        ("item_id", "item_id"),
        ("user_id", "user_pseudo_id"),
        ("timestamp", "event_timestamp"),
        ("quantity", "quantity"),
        ("price", "price"),
    ];
    announce(file, Format::Ga4, columns, intake);
    each_line(file, text, intake, |line, number, intake| {
        if line.starts_with('[') {
            return command(line, number, intake);
        }
        let event: Message = serde_json::from_str(line)?;
        let name = event.event_name.as_deref().or(event.event.as_deref());
        let purchase = event.ecommerce.unwrap_or_default();
        let items = if purchase.items.is_empty() { event.items } else { purchase.items };
        let purchase = Purchase { items, ..purchase };
        let (shopper, time) = (event.user_pseudo_id, event.event_timestamp);
        take(name, &purchase, [shopper.text(), time.text()], number, intake);
        Ok(())
    })
}

/// `["event","purchase",{…}]`: any other command, such as `consent`, is passed over unread.
fn command(line: &str, number: u64, intake: &mut Intake) -> Result<(), serde_json::Error> {
    let is_event = ["\"event\",\"purchase\"", "\"event\",\"refund\""]
        .iter()
        .any(|start| line[1..].replace(", ", ",").trim_start().starts_with(start));
    if !is_event {
        not_an_order(intake);
        return Ok(());
    }
    let (_, name, purchase): (Cow<str>, Cow<str>, Purchase) = serde_json::from_str(line)?;
    take(Some(&name), &purchase, ["", ""], number, intake);
    Ok(())
}

/// Hands on the items of a purchase; those of a refund with their sign turned.
fn take(
    event: Option<&str>,
    purchase: &Purchase,
    [shopper, timestamp]: [&str; 2],
    place: u64,
    intake: &mut Intake,
) {
    let order = purchase.transaction_id.text();
    let is_refund = event == Some(REFUND);
    if event != Some(PURCHASE) && !is_refund {
        return not_an_order(intake);
    }
    if is_refund && purchase.items.is_empty() && !order.is_empty() {
        return intake.cancel(order);
    }
    if purchase.items.is_empty() {
        return not_an_order(intake);
    }
    for item in &purchase.items {
        let pieces = item.quantity.text();
        let returned = is_refund.then(|| returned(pieces));
        let id = if item.item_id.text().is_empty() { &item.item_name } else { &item.item_id };
        intake.row(&OrderRow {
            order,
            item: id.text(),
            shopper,
            timestamp,
            quantity: returned.as_deref().unwrap_or(pieces),
            price: item.price.text(),
            place,
        });
    }
}

/// The rows of a Parquet file, one an item.
pub(super) fn read_rows(mut table: Table, intake: &mut Intake) -> Result<(), BuilderError> {
    let find = |name: &str| table.find(|header| header == name);
    let (event, name) = (find("event_name"), find("items.item_name"));
    let columns = Columns {
        order: find("ecommerce.transaction_id"),
        item: Some(table.required("items.item_id")?),
        shopper: find("user_pseudo_id"),
        timestamp: find("event_timestamp"),
        quantity: find("items.quantity"),
        price: find("items.price"),
        others: vec![event, name],
    };
    columns.announce(&mut table, Format::Ga4, intake);
    while let Some(row) = table.next_of_any_length()? {
        let is_refund = row.text(event) == REFUND;
        let order = Loose(row.text(columns.order).into());
        let item = row.optional(columns.item).unwrap_or_else(|| row.text(name));
        if row.text(event) != PURCHASE && !is_refund {
            not_an_order(intake);
        } else if item.is_empty() && is_refund && !order.text().is_empty() {
            intake.cancel(order.text());
        } else if item.is_empty() {
            intake.leave_out(LeftOut::NotAnOrder);
        } else {
            let pieces = row.text(columns.quantity);
            let returned = is_refund.then(|| returned(pieces));
            intake.row(&OrderRow {
                order: order.text(),
                item,
                shopper: row.text(columns.shopper),
                timestamp: row.text(columns.timestamp),
                quantity: returned.as_deref().unwrap_or(pieces),
                price: row.text(columns.price),
                place: row.line(),
            });
        }
    }
    Ok(())
}

/// As many pieces as `pieces`, coming back.
fn returned(pieces: &str) -> String {
    match pieces {
        "" => "-1".to_owned(),
        pieces if pieces.starts_with('-') => pieces.to_owned(),
        pieces => format!("-{pieces}"),
    }
}

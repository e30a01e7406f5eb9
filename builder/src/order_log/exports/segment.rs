//! `Order Completed`, `Order Refunded` and `Order Cancelled` of Segment and RudderStack.
//!
//! Traits, context and addresses are never read. Of a product its `product_id` counts, then its
//! SKU, then its name. A refund that names no products, and a cancellation, take the order back.

use std::{borrow::Cow, io::BufRead, path::Path};

use serde::Deserialize;

use crate::{error::BuilderError, input::Format, order_log::Intake};

use super::{
    super::row::OrderRow,
    json::{Loose, announce, each_line, list, not_an_order},
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message<'a> {
    #[serde(borrow)]
    event: Option<Cow<'a, str>>,
    #[serde(borrow)]
    timestamp: Loose<'a>,
    #[serde(borrow, rename = "originalTimestamp")]
    original_timestamp: Loose<'a>,
    #[serde(borrow, rename = "userId")]
    user_id: Loose<'a>,
    #[serde(borrow, rename = "anonymousId")]
    anonymous_id: Loose<'a>,
    #[serde(borrow)]
    properties: Option<Order<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Order<'a> {
    #[serde(borrow)]
    order_id: Loose<'a>,
    #[serde(borrow, deserialize_with = "list")]
    products: Vec<Line<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line<'a> {
    #[serde(borrow)]
    product_id: Loose<'a>,
    #[serde(borrow)]
    sku: Loose<'a>,
    #[serde(borrow)]
    name: Loose<'a>,
    #[serde(borrow)]
    quantity: Loose<'a>,
    #[serde(borrow)]
    price: Loose<'a>,
}

pub(super) fn read(
    file: &Path,
    text: impl BufRead,
    intake: &mut Intake,
) -> Result<(), BuilderError> {
    let columns = [
        ("order_id", "properties.order_id"),
        ("item_id", "properties.products.product_id"),
        ("user_id", "userId"),
        ("timestamp", "timestamp"),
        ("quantity", "properties.products.quantity"),
        ("price", "properties.products.price"),
    ];
    announce(file, Format::Segment, columns, intake);
    each_line(file, text, intake, |line, number, intake| {
        take(&serde_json::from_str(line)?, number, intake);
        Ok(())
    })
}

fn take(event: &Message, place: u64, intake: &mut Intake) {
    let none = Order::default();
    let properties = event.properties.as_ref().unwrap_or(&none);
    let (order, products) = (properties.order_id.text(), &properties.products);
    let is_refund = match event.event.as_deref() {
        Some("Order Completed") => false,
        Some("Order Refunded" | "Order Cancelled") => true,
        _ => return not_an_order(intake),
    };
    if is_refund && !order.is_empty() && (products.is_empty() || is_cancelled(event)) {
        return intake.cancel(order);
    }
    if products.is_empty() {
        return not_an_order(intake);
    }
    let either = |first: &'_ Loose, second: &'_ Loose| {
        if first.text().is_empty() { second.text().to_owned() } else { first.text().to_owned() }
    };
    let shopper = either(&event.user_id, &event.anonymous_id);
    let timestamp = either(&event.timestamp, &event.original_timestamp);
    for product in products {
        let names = [&product.product_id, &product.sku, &product.name];
        let item = names.into_iter().map(Loose::text).find(|name| !name.is_empty());
        let pieces = product.quantity.text();
        let returned = is_refund.then(|| match pieces {
            "" => "-1".to_owned(),
            pieces => format!("-{}", pieces.trim_start_matches('-')),
        });
        intake.row(&OrderRow {
            order,
            item: item.unwrap_or(""),
            shopper: &shopper,
            timestamp: &timestamp,
            quantity: returned.as_deref().unwrap_or(pieces),
            price: product.price.text(),
            place,
        });
    }
}

fn is_cancelled(event: &Message) -> bool {
    event.event.as_deref() == Some("Order Cancelled")
}

//! Orders of WooCommerce, one row an order.
//!
//! Analytics writes all products into one value, `2× Tent, sand, 1× Gas`, under headers in the
//! shop's language; names may hold commas, quantities may not. The export plugin writes
//! `line_item_1`, `line_item_2` …, each `name:Tent|product_id:12|sku:SKU-1|quantity:2|…`.

use crate::{
    error::{BuilderError, InputError},
    input::{Format, localised},
    order_log::{Intake, LeftOut},
    table::{Column, Row, Table},
};

use super::{super::row::OrderRow, Columns, standing};

pub(super) fn read(table: Table, intake: &mut Intake) -> Result<(), BuilderError> {
    let headers = table.headers().to_vec();
    let is_item = |name: &str| name.strip_prefix("line_item_").is_some_and(is_number);
    if headers.iter().any(|name| is_item(name)) {
        let items: Vec<_> = headers
            .iter()
            .filter(|name| is_item(name))
            .map(|name| table.find(|header| header == *name))
            .collect();
        let any = |names: [&str; 2]| table.find(|header| names.contains(&header));
        let (order, status) = (any(["order_id", "order_number"]), any(["status", "order_status"]));
        let columns = Columns {
            order,
            item: items.first().copied().flatten(),
            shopper: any(["user_id", "customer_id"]),
            timestamp: any(["order_date", "date"]),
            others: items.iter().copied().chain([status]).collect(),
            ..Columns::default()
        };
        return each_order(table, &columns, status, intake, |row, take| {
            for value in items.iter().filter_map(|column| row.optional(*column)) {
                take(&labelled(value));
            }
        });
    }
    // In every language: date, number, perhaps revenue, status, customer, its type, products.
    let products = table.find(|name| localised::ORDER_PRODUCTS.is(name));
    let at = |place: usize| {
        let name = headers.get(place)?;
        table.find(|header| header == name)
    };
    let place = headers.iter().position(|name| localised::ORDER_PRODUCTS.is(name));
    let status = place.and_then(|place| at(place.checked_sub(3)?));
    let (Some(products), order @ Some(_), timestamp) = (products, at(1), at(0)) else {
        return Err(InputError::new(table.file(), "the header lacks a column of order lines")
            .line(1)
            .expected("`Product(s)`, or `line_item_1` and further")
            .advice("export Analytics > Orders, or name the format with --format")
            .into());
    };
    let columns = Columns {
        order,
        item: Some(products),
        timestamp,
        others: vec![status],
        ..Columns::default()
    };
    each_order(table, &columns, status, intake, |row, take| {
        for item in analysed(row.text(Some(products))) {
            take(&item);
        }
    })
}

/// A line of an order: what, and how many.
#[derive(Debug, Default, PartialEq)]
struct Item<'a> {
    name: &'a str,
    quantity: &'a str,
}

/// Hands on every line `items_of` finds in the rows of orders that count.
fn each_order(
    mut table: Table,
    columns: &Columns,
    status: Option<Column>,
    intake: &mut Intake,
    items_of: impl for<'a> Fn(&Row<'a>, &mut dyn FnMut(&Item<'a>)),
) -> Result<(), BuilderError> {
    columns.announce(&mut table, Format::WoocommerceOrders, intake);
    while let Some(row) = table.next_of_any_length()? {
        if let Err(error) = row.whole() {
            intake.give_up(error);
            continue;
        }
        if let Some(why) = row.optional(status).and_then(standing::left_out) {
            intake.leave_out(why);
            continue;
        }
        let mut is_empty = true;
        items_of(&row, &mut |item| {
            is_empty = false;
            intake.row(&OrderRow {
                order: row.text(columns.order),
                item: item.name,
                shopper: row.text(columns.shopper),
                timestamp: row.text(columns.timestamp),
                quantity: item.quantity,
                price: "",
                place: row.line(),
            });
        });
        if is_empty {
            intake.leave_out(LeftOut::NotAnOrder);
        }
    }
    Ok(())
}

/// `2× Tent, sand, 1× Gas`: a comma ends a name only where a quantity follows it.
fn analysed(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut rest = text;
    while let Some((quantity, names)) = rest.split_once('×') {
        let end = names
            .match_indices(", ")
            .map(|(at, _)| at)
            .find(|at| names[at + 2..].split_once('×').is_some_and(|(next, _)| is_number(next)));
        let (name, further) = end.map_or((names, ""), |at| (&names[..at], &names[at + 2..]));
        items.push(Item { name: name.trim(), quantity: quantity.trim() });
        rest = further;
    }
    items
}

/// `name:Tent|product_id:12|sku:SKU-1|quantity:2|total:189.00`
fn labelled(text: &str) -> Item<'_> {
    let value = |label: &str| {
        let parts = text.split('|').filter_map(|part| part.split_once(':'));
        parts.filter(|(name, value)| *name == label && !value.is_empty()).map(|(_, v)| v).next()
    };
    let name = ["sku", "product_id", "name"].into_iter().find_map(value);
    Item { name: name.unwrap_or(""), quantity: value("quantity").unwrap_or("") }
}

fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches('-');
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_name_ends_no_line() {
        let item = |name, quantity| Item { name, quantity };
        let found = analysed("2× Tent, sand, 1× Gas 3× stronger, 10× Pegs");
        assert_eq!(
            found,
            [item("Tent, sand", "2"), item("Gas 3× stronger", "1"), item("Pegs", "10")]
        );
        assert_eq!(analysed(""), []);
    }

    #[test]
    fn a_line_is_known_by_its_sku_then_its_number_then_its_name() {
        assert_eq!(
            labelled("name:Tent|product_id:12|sku:SKU-1|quantity:2|total:378.00").name,
            "SKU-1"
        );
        assert_eq!(labelled("name:Tent|product_id:12|sku:|quantity:2").name, "12");
        assert_eq!(labelled("name:Tent|quantity:2"), Item { name: "Tent", quantity: "2" });
    }
}

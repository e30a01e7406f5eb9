//! What becomes of each line and order: guests, refunds, resellers, bots, postage and what nobody sells.

use std::sync::Arc;

use super::*;
use crate::catalogue::Product;

/// A log of `(order, item, pieces)`, with the shoppers of its orders.
fn log(shoppers: &[Option<u32>], lines: &[(u32, &str, i32)]) -> OrderLog {
    let mut log = OrderLog::default();
    for shopper in shoppers {
        log.orders.push(Order { shopper: *shopper, ..Order::default() });
    }
    for (order, item, pieces) in lines {
        let (item, quantity_thousandths) =
            (Arc::make_mut(&mut log.items).number(item), pieces * 1_000);
        log.lines.push(OrderLine { order: *order, item, quantity_thousandths });
    }
    log
}

fn gathered(log: &OrderLog, products: &[Product]) -> (Baskets, Tally) {
    let items = Items::of(&log.items, &log.rules, &Names::of(products));
    Baskets::gather(log, &ByShopper::of(log), &items, products.len(), |_| true)
}

fn tent_and_gas() -> Vec<Product> {
    let product = |id: &str, alias: &str| Product {
        id: id.into(),
        aliases: vec![alias.into()],
        ..Product::default()
    };
    vec![product("gas", "SKU-GAS"), product("tent", "SKU-TENT")]
}

#[test]
fn every_line_is_counted_or_told_why_not() {
    let products = tent_and_gas();
    let log = log(
        &[Some(0), Some(0), None],
        &[
            (0, "tent", 1),
            (0, "SKU-TENT", 1),
            (0, "gas", 2),
            (1, "gas", 1),
            (1, "SKU-GAS", -1),
            (2, "lantern", 1),
        ],
    );
    let (baskets, tally) = gathered(&log, &products);
    assert_eq!(baskets.iter().map(|(_, products)| products).collect::<Vec<_>>(), [[0, 1]]);
    let expected = Tally {
        lines: 6,
        lines_counted: 2,
        lines_of_unknown_items: 1,
        lines_repeated: 1,
        lines_cancelled: 2,
        orders: 3,
        orders_counted: 1,
        orders_empty: 2,
        ..Tally::default()
    };
    assert_eq!(tally, expected);
}

#[test]
fn guests_are_shoppers_of_their_own() {
    let products = tent_and_gas();
    let log = log(&[None, None, Some(0)], &[(0, "tent", 1), (1, "tent", 1), (2, "tent", 1)]);
    let (baskets, _) = gathered(&log, &products);
    let mut shoppers: Vec<_> = baskets.iter().map(|(origin, _)| origin.shopper).collect();
    shoppers.dedup();
    assert_eq!(shoppers.len(), 3);
}

#[test]
fn an_order_of_a_reseller_is_not_counted() {
    let items: Vec<String> = (0..=100).map(|n| format!("{n:04}")).collect();
    let products: Vec<_> =
        items.iter().map(|id| Product { id: id.clone(), ..Product::default() }).collect();
    let lines: Vec<_> = items.iter().map(|id| (0, id.as_str(), 1)).collect();
    let mut log = log(&[Some(0)], &lines);
    let (baskets, tally) = gathered(&log, &products);
    assert_eq!(baskets.len(), 0);
    assert_eq!(tally.lines_in_largest_orders, tally.lines);
    assert_eq!(tally.orders_too_large, 1);

    log.rules.largest_order = 101;
    assert_eq!(gathered(&log, &products).0.len(), 1, "a wholesale shop raises the limit");
}

#[test]
fn of_a_bot_only_the_newest_orders_count() {
    let products = tent_and_gas();
    let mut log = log(&[Some(0); 3], &[(0, "gas", 1), (1, "gas", 1), (2, "gas", 1)]);
    for (order, id) in ["c", "b", "a"].iter().enumerate() {
        log.order_ids.number(id);
        log.orders[order].placed_at = Some(if order == 1 { 9 } else { 5 });
    }
    log.rules.most_orders = 2;
    let (baskets, tally) = gathered(&log, &products);
    let orders: Vec<_> = baskets.iter().map(|(origin, _)| origin.order).collect();
    assert_eq!(orders, [1, 2], "the newest, and of two of one time the first by id");
    assert_eq!((tally.orders_beyond_most, tally.lines_beyond_most_orders), (1, 1));
    assert_eq!((tally.orders_counted, tally.lines_counted), (2, 2));
}

#[test]
fn postage_is_no_product_unless_the_catalogue_sells_it() {
    let mut products = tent_and_gas();
    let log = log(&[None, None], &[(0, "POST", 1), (0, "gas", 1), (1, "gas", 1)]);
    let (_, tally) = gathered(&log, &products);
    assert_eq!((tally.lines_of_no_product, tally.lines_counted), (1, 2));
    products.push(Product { id: "POST".into(), ..Product::default() });
    let (_, tally) = gathered(&log, &products);
    assert_eq!((tally.lines_of_no_product, tally.lines_counted), (0, 3));
}

#[test]
fn nothing_of_a_cancelled_order_counts() {
    let products = tent_and_gas();
    let mut log = log(&[None, None], &[(0, "tent", 1), (1, "gas", 1)]);
    log.orders[0].is_cancelled = true;
    let (_, tally) = gathered(&log, &products);
    assert_eq!((tally.lines_cancelled, tally.orders_empty, tally.orders_counted), (1, 1, 1));
}

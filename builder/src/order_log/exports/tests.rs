//! One fixture a format in `tests/data/exports`, written by hand from its specification.

use std::{fs, io::Write, path::PathBuf};

use crate::{
    input::{Export, Format},
    order_log::{OrderLog, Orders, Tolerance, read},
    progress::Progress,
};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data/exports").join(name)
}

fn orders(export: Export) -> OrderLog {
    let orders = Orders { export, tolerance: "100%".parse().unwrap(), ..Orders::default() };
    read(&orders, &Progress::silent()).unwrap()
}

fn log(name: &str) -> OrderLog {
    orders(Export::of(&fixture(name)))
}

/// Every line as `order item pieces`, those of cancelled orders left out.
fn lines(log: &OrderLog) -> Vec<String> {
    let counted = log.lines.iter().filter(|line| !log.orders[line.order as usize].is_cancelled);
    let line = |order: u32, item: u32, thousandths: i32| {
        let pieces = f64::from(thousandths) / 1_000.0;
        format!("{} {} {pieces}", log.order_ids.name(order), log.items.name(item))
    };
    counted.map(|at| line(at.order, at.item, at.quantity_thousandths)).collect()
}

/// A row is kept, left out by one rule, or unreadable.
fn assert_adds_up(log: &OrderLog) {
    let reading = &log.reading;
    let left_out = reading.not_orders
        + reading.cancelled_orders
        + reading.test_orders
        + reading.zero_quantity
        + reading.unreadable;
    assert_eq!(reading.rows, reading.kept + left_out);
    assert_eq!(reading.kept, log.lines.len() as u64);
}

fn shoppers(log: &OrderLog) -> Vec<Option<u32>> {
    log.orders.iter().map(|order| order.shopper).collect()
}

#[test]
fn semicolons_windows_line_ends_a_byte_order_mark_and_decimal_commas_are_a_plain_table() {
    let log = log("orders-semicolon.csv");
    assert_eq!(log.reading.files[0].format, Format::Table);
    assert_eq!(lines(&log), ["1 tent 1", "1 pegs 2", "2 gas 2", "4 gas 1"]);
    assert_eq!((log.reading.unreadable, log.reading.cancelled_orders), (1, 1));
    assert_eq!(log.reading.zero_quantity, 1);
    assert_eq!(log.reading.unreadable_by_field["timestamp"], 1);
    assert_eq!(log.reading.files[0].dropped, ["email"]);
    assert_eq!(shoppers(&log), [Some(0), None, Some(1)], "customer 0 is a guest");
    assert_adds_up(&log);
}

#[test]
fn text_saved_by_windows_is_read_as_it_was_meant() {
    assert_eq!(
        lines(&log("orders-latin-1.tsv")),
        ["1 Zelt grün 1", "1 Heringe 1", "2 Zelt grün 1"]
    );
}

#[test]
fn gzip_and_zstd_of_a_file_are_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let plain = fs::read(fixture("orders-semicolon.csv")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&plain).unwrap();
    let packed = [gzip.finish().unwrap(), zstd::encode_all(&*plain, 1).unwrap()];
    for bytes in packed {
        let file = folder.path().join("orders.csv");
        fs::write(&file, bytes).unwrap();
        assert_eq!(lines(&orders(Export::of(&file))), lines(&log("orders-semicolon.csv")));
    }
}

#[test]
fn many_files_and_a_folder_of_them_are_one_log() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in
        [("a.csv", "order_id,item_id\n1,tent\n"), ("b.csv", "item_id,order_id\ngas,1\n")]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let wanted = ["1 tent 1", "1 gas 1"];
    assert_eq!(lines(&orders(Export::of(folder.path()))), wanted);
    let paths = ["a.csv", "b.csv"].map(|name| folder.path().join(name)).to_vec();
    assert_eq!(lines(&orders(Export { paths, ..Export::default() })), wanted);
}

#[test]
fn parquet_with_columns_of_other_names_is_read_whatever_their_types() {
    let columns =
        ["order_id=order", "item_id=sku", "user_id=customer", "timestamp=day", "quantity=pieces"];
    let columns = columns.map(|column| column.parse().unwrap()).to_vec();
    let log = orders(Export { columns, ..Export::of(&fixture("orders.parquet")) });
    assert_eq!(lines(&log), ["1 tent 1", "1 pegs 2", "2 stove 1", "2 gas -1", "3 tent 1"]);
    assert_eq!(shoppers(&log), [Some(0), None, None]);
    let midnight = Some(1_777_680_000);
    assert_eq!(
        log.orders.iter().map(|o| o.placed_at).collect::<Vec<_>>()[..],
        [midnight, midnight.map(|at| at + 86_400), None]
    );
    assert_eq!(log.reading.files[0].dropped, ["email"]);
}

#[test]
fn shopify_rows_that_leave_the_order_blank_belong_to_it() {
    let log = log("shopify-orders.csv");
    let wanted = ["#1001 SKU-1001 1", "#1001 SKU-1100 2", "#1002 Gas stove 1", "#1002 Gift Card 1"];
    assert_eq!(lines(&log), wanted);
    assert_eq!((log.reading.cancelled_orders, log.reading.test_orders), (3, 1));
    let ten_fifteen_in_berlin = Some(1_777_709_700);
    assert_eq!(log.orders[0].placed_at, ten_fifteen_in_berlin);
    assert!(log.reading.files[0].dropped.contains(&"Email".to_owned()));
    assert_adds_up(&log);
}

#[test]
fn woocommerce_orders_are_taken_apart_in_any_language_and_both_shapes() {
    let analytics = log("woocommerce-orders-de.csv");
    let wanted = ["7001 Zwei-Personen-Zelt, grün 1", "7001 Zehn Heringe 2", "7002 Gaskocher 1"];
    assert_eq!(lines(&analytics), wanted);
    assert_eq!(analytics.reading.cancelled_orders, 1);
    let plugin = log("woocommerce-orders-plugin.csv");
    assert_eq!(lines(&plugin), ["7001 SKU-1001 1", "7001 SKU-1100 2", "7002 44 1"]);
    assert_eq!(shoppers(&plugin), [Some(0), None]);
    assert_adds_up(&plugin);
}

#[test]
fn ga4_purchases_are_taken_and_refunds_taken_back_from_json_lines_and_parquet_alike() {
    let mut found = Vec::new();
    for name in ["ga4-bigquery.jsonl", "ga4-bigquery.parquet"] {
        let log = log(name);
        assert_eq!(log.reading.files[0].format, Format::Ga4, "{name}");
        assert_eq!((log.reading.not_orders, log.reading.cancelled_orders), (2, 1), "{name}");
        assert_eq!(log.orders[0].placed_at, Some(1_777_709_700), "{name}");
        assert_adds_up(&log);
        found.push(lines(&log));
    }
    let wanted = [
        "T1 SKU-1001 1",
        "T1 SKU-1100 2",
        "T2 SKU-2001 1",
        "T2 SKU-2100 3",
        "T2 SKU-2100 -3",
        "T3 Gas stove 1",
    ];
    assert_eq!(found, [wanted, wanted]);
}

#[test]
fn both_shapes_of_a_data_layer_are_understood() {
    let log = log("ga4-datalayer.jsonl");
    assert_eq!(lines(&log), ["T1 SKU-1001 1", "T1 SKU-1100 2"], "T2 was paid back");
    assert_eq!((log.reading.not_orders, log.reading.cancelled_orders), (4, 1));
    assert_adds_up(&log);
}

#[test]
fn segment_orders_are_taken_and_cancelled_ones_taken_back() {
    let log = log("segment.jsonl");
    let wanted =
        ["1001 SKU-1001 1", "1001 SKU-1100 2", "1002 44 1", "1002 SKU-2100 1", "1002 SKU-2100 -1"];
    assert_eq!(lines(&log), wanted);
    assert_eq!((log.reading.not_orders, log.reading.cancelled_orders), (2, 1));
    assert_eq!(log.orders[0].placed_at, Some(1_777_716_900));
    assert_adds_up(&log);
}

#[test]
fn an_export_of_products_is_not_taken_for_orders() {
    let orders = Orders { export: Export::of(&fixture("merchant.tsv")), ..Orders::default() };
    let said = read(&orders, &Progress::silent()).unwrap_err().to_string();
    assert!(said.contains("this is a Google Merchant feed"), "{said}");
    assert!(said.contains("--catalogue"), "{said}");
}

#[test]
fn too_many_unreadable_rows_stop_the_build() {
    let export = Export::of(&fixture("orders-semicolon.csv"));
    let orders = Orders { export, tolerance: Tolerance::default(), ..Orders::default() };
    let said = read(&orders, &Progress::silent()).unwrap_err().to_string();
    assert!(said.contains("line 4, field `timestamp`: \"02-bad\" is not understood"), "{said}");
}

//! Exports as shops have them, from the command line: what is read, what is said, what is dropped.

use std::{fs, path::Path};

use serde_json::Value;

use crate::scene::{Scene, campers, csv};

const ORDERS: [&str; 7] = [
    "orders-semicolon.csv",
    "shopify-orders.csv",
    "woocommerce-orders-de.csv",
    "woocommerce-orders-plugin.csv",
    "ga4-bigquery.jsonl",
    "ga4-datalayer.jsonl",
    "segment.jsonl",
];

impl Scene {
    /// A fixture of `tests/data/exports`.
    fn with_export(&self, name: &str) {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/exports");
        fs::copy(data.join(name), self.path(name)).unwrap();
    }
}

/// What a person would not want to see again, wherever it stands in the fixtures.
fn is_personal(text: &str) -> bool {
    let text = text.to_lowercase();
    ["canary", "203.0.113", "@example"].iter().any(|mark| text.contains(mark))
}

#[test]
fn no_personal_column_of_any_export_is_in_an_output_a_report_or_a_message() {
    for name in ORDERS {
        let scene = Scene::new();
        scene.with_export(name);
        assert!(is_personal(&scene.read(name)), "{name} has nobody to protect");
        for tolerate in ["100%", "0%"] {
            let said = scene.alongside(&format!(
                "build --orders {name} --privacy threshold --no-tune --tolerate {tolerate} --out model"
            ));
            assert!(tolerate == "0%" || said.status == 0, "{name}: {}", said.stderr);
            assert!(!is_personal(&said.stdout), "{name}: {}", said.stdout);
            assert!(!is_personal(&said.stderr), "{name}: {}", said.stderr);
        }
        let mut files = vec![scene.path("model")];
        let mut looked_at = 0;
        while let Some(file) = files.pop() {
            if file.is_dir() {
                files.extend(fs::read_dir(file).unwrap().map(|entry| entry.unwrap().path()));
            } else {
                let bytes = fs::read(&file).unwrap();
                assert!(!is_personal(&String::from_utf8_lossy(&bytes)), "{name}: {file:?}");
                looked_at += 1;
            }
        }
        assert!(looked_at >= 4, "{name}: a build writes at least four files");
    }
}

#[test]
fn who_wrote_a_review_of_a_product_is_in_no_output_either() {
    let scene = Scene::new();
    scene.with_export("products.jsonld");
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    assert!(is_personal(&scene.read("products.jsonld")));
    let said = scene.alongside(
        "build --orders orders.csv --catalogue products.jsonld --privacy threshold --no-tune \
         --out model",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    for file in ["model.alongside", "catalogue.json", "manifest.json", "private/report.json"] {
        let bytes = scene.bytes(&format!("model/{file}"));
        assert!(!is_personal(&String::from_utf8_lossy(&bytes)), "{file}");
    }
    assert!(!is_personal(&said.stdout) && !is_personal(&said.stderr));
}

#[test]
fn every_row_that_was_read_is_accounted_for_in_the_report() {
    for name in ORDERS {
        let scene = Scene::new();
        scene.with_export(name);
        let said = scene.alongside(&format!(
            "build --orders {name} --privacy threshold --no-tune --tolerate 100% --out model"
        ));
        assert_eq!(said.status, 0, "{name}: {}", said.stderr);
        let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
        let number = |group: &str, key: &str| report[group][key].as_u64().unwrap();
        let at_reading: u64 =
            ["notOrders", "cancelledOrders", "testOrders", "zeroQuantity", "notUnderstood"]
                .iter()
                .map(|key| number("reading", key))
                .sum();
        let at_gathering: u64 = [
            "Counted",
            "OfUnknownItems",
            "Repeated",
            "Cancelled",
            "InLargestOrders",
            "OfNoProduct",
            "BeyondMostOrders",
        ]
        .iter()
        .map(|key| number("tally", &format!("lines{key}")))
        .sum();
        assert_eq!(number("reading", "rows"), at_reading + at_gathering, "{name}");
    }
}

#[test]
fn orders_and_products_of_one_program_find_each_other() {
    let scene = Scene::new();
    for name in ["shopify-orders.csv", "shopify-products.csv"] {
        scene.with_export(name);
    }
    let said = scene.alongside(
        "build --orders shopify-orders.csv --catalogue shopify-products.csv --privacy threshold \
         --no-tune --out model",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
    assert_eq!(report["tally"]["linesCounted"], 3, "by SKU, and the stove by its name");
    assert_eq!(report["tally"]["linesOfNoProduct"], 1, "the gift card");
    let said = scene.alongside("explain model/model.alongside --basket SKU-1001 --json");
    assert!(said.stdout.contains(r#""source": "shopify""#), "{}", said.stdout);
}

#[test]
fn a_table_of_any_program_is_read_with_its_columns_named() {
    let scene = Scene::new();
    let rows = campers().into_iter().map(|row| row.replace(',', ";")).collect::<Vec<_>>();
    scene.write("export.csv", &csv("Beleg;Kunde;Artikel", &rows));
    let said = scene.alongside(
        "build --orders export.csv --column order_id=Beleg --column user_id=Kunde \
         --column item_id=Artikel --privacy threshold --no-tune --out model",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("90 of 100 rows"), "{}", said.stdout);

    let said = scene.alongside("build --orders export.csv --privacy threshold --out model");
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("--column order_id=ITS-NAME"), "{}", said.stderr);
    assert!(said.stderr.contains("`Beleg`, `Kunde`, `Artikel`"), "{}", said.stderr);
}

#[test]
fn one_row_in_a_hundred_may_be_wrong_and_is_told() {
    let scene = Scene::new();
    let mut rows = campers();
    rows.push("order-0,camper-0,".into());
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
    let build = "build --orders orders.csv --privacy threshold --no-tune --out model";
    let said = scene.alongside(build);
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("1 rows could not be read"), "{}", said.stdout);

    for row in 0..4 {
        rows.push(format!(",camper-{row},stove"));
    }
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
    let said = scene.alongside(build);
    assert_eq!(said.status, 3);
    let told = "5 of 105 rows can't be read (4.8 %), and 1% is tolerated";
    assert!(said.stderr.contains(told), "{}", said.stderr);
    assert!(
        said.stderr.contains("line 102, field `item_id`: the value is empty"),
        "{}",
        said.stderr
    );
    assert_eq!(scene.alongside(&format!("{build} --tolerate 5%")).status, 0);
}

#[test]
fn a_dry_run_tells_what_would_be_read_and_dropped_and_writes_nothing() {
    let scene = Scene::new();
    for name in ["shopify-orders.csv", "shopify-products.csv"] {
        scene.with_export(name);
    }
    let run = "build --orders shopify-orders.csv --catalogue shopify-products.csv --dry-run";
    let said = scene.alongside(&format!("{run} --out model"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    for told in [
        "shopify-orders.csv: Shopify orders export",
        "item_id    Lineitem sku",
        "dropped    Email, ",
        "counted    2 of 2 orders",
        "3 rows of orders cancelled or paid back",
        "model      about 1 KB; nothing was written",
    ] {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
    assert!(!is_personal(&said.stdout) && !scene.path("model").exists());
    let found: Value =
        serde_json::from_str(&scene.alongside(&format!("{run} --json")).stdout).unwrap();
    assert_eq!(found["wentIn"]["reading"]["files"][0]["format"], "shopify-orders");
}

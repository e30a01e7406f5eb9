//! What only a real order log shows; without one the test says so.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::scene::Scene;

/// The folder of data sets, or none where there is none.
fn data_set(name: &str) -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let data = std::env::var_os("ALONGSIDE_DATA").unwrap_or_else(|| "../shared/data".into());
    let folder = checkout.join(data).join(name);
    folder.is_dir().then_some(folder)
}

#[test]
fn teacups_in_three_colours_are_one_teacup_and_a_mug_without_a_twin_is_none() {
    let Some(data) = data_set("online_retail_2010") else {
        return eprintln!(
            "No online_retail_2010 (ALONGSIDE_DATA names its folder): not looked at."
        );
    };
    let scene = Scene::new();
    let (orders, catalogue) = (data.join("orders.csv"), data.join("products.csv"));
    let [orders, catalogue] = [orders, catalogue].map(|file| file.display().to_string());
    let build = format!(
        "build --no-tune --privacy threshold --orders {orders} --catalogue {catalogue} --out out"
    );
    assert_eq!(scene.alongside(&build).status, 0);
    let told = scene.alongside("inspect --json out/model.alongside").stdout;
    let told: Value = serde_json::from_str(&told).unwrap();
    let groups = told["beyond"]["variants"].as_array().unwrap();
    let of = |id: &str| {
        groups.iter().find(|group| group.as_array().unwrap().contains(&id.into())).cloned()
    };
    // GREEN, PINK and ROSES REGENCY TEACUP AND SAUCER; RED and BLUE POLKADOT COFFEE MUG.
    assert_eq!(of("22697"), Some(serde_json::json!(["22697", "22698", "22699"])));
    assert_eq!(of("21398"), Some(serde_json::json!(["21398", "21399"])));
    // RED RETROSPOT MUG: no other title is a mug and a colour of it.
    assert_eq!(of("21844"), None);
}

#[test]
fn the_raw_export_builds_as_it_is_and_every_row_of_it_is_accounted_for() {
    let Some(data) = data_set("online_retail_2010") else {
        return eprintln!(
            "No online_retail_2010 (ALONGSIDE_DATA names its folder): not looked at."
        );
    };
    let scene = Scene::new();
    let said = scene.alongside(&format!(
        "build --orders {} --column order_id=InvoiceNo --column item_id=StockCode \
         --column user_id=CustomerID --column timestamp=InvoiceDate --column quantity=Quantity \
         --column price=UnitPrice --privacy threshold --no-tune --out out",
        data.join("raw/online_retail.parquet").display()
    ));
    assert_eq!(said.status, 0, "{}", said.stderr);
    let report: Value = serde_json::from_str(&scene.read("out/private/report.json")).unwrap();
    assert_eq!(
        (&report["reading"]["rows"], &report["reading"]["guests"]),
        (&531_282.into(), &133_358.into())
    );
    let lines = report["tally"].as_object().unwrap();
    let parts = lines.iter().filter(|(name, _)| name.starts_with("lines") && *name != "lines");
    assert_eq!(parts.map(|(_, rows)| rows.as_u64().unwrap()).sum::<u64>(), 531_282);
    assert_eq!(lines["linesOfNoProduct"], 2_363, "postage, manual and bank charges, vouchers");
}

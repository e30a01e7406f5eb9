//! However many cores share the work, the files are the same.

use crate::scene::Scene;

const BUILD: &str = "build --catalogue catalogue.csv --privacy threshold --no-tune --no-forecast";

#[test]
fn the_number_of_cores_changes_no_byte_of_what_is_built() {
    let scene = Scene::new();
    for log in ["orders.csv", "orders.parquet"] {
        let said = scene.alongside(&format!(
            "synth --lines 150k --products 400 --out {log} --catalogue catalogue.csv"
        ));
        assert_eq!(said.status, 0, "{}", said.stderr);
        for cores in [1, 2, 4] {
            let out = format!("{log}-{cores}");
            let said = scene.on_cores(cores, &format!("{BUILD} --orders {log} --out {out}"));
            assert_eq!(said.status, 0, "{}", said.stderr);
            for file in ["model.alongside", "catalogue.json", "manifest.json"] {
                let bytes = scene.bytes(&format!("{out}/{file}"));
                assert!(bytes == scene.bytes(&format!("orders.csv-1/{file}")), "{out}/{file}");
            }
        }
    }
    assert!(scene.bytes("orders.csv-1/model.alongside").len() > 10_000, "nothing was learned");
}

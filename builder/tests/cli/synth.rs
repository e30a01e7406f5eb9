//! Invented order logs, as the command writes them.

use crate::scene::Scene;

const BUILD: &str = "--privacy threshold --learner pairs --no-tune --no-forecast --quiet";

#[test]
fn the_same_seed_invents_the_same_bytes_and_another_seed_others() {
    let scene = Scene::new();
    for (name, seed) in [("one", 7), ("again", 7), ("other", 8)] {
        for ending in ["csv", "parquet"] {
            let said = scene.alongside(&format!(
                "synth --lines 3k --products 160 --seed {seed} --out {name}.{ending} \
                 --catalogue {name}-catalogue.csv --planted {name}-planted.csv"
            ));
            assert_eq!(said.status, 0, "{}", said.stderr);
        }
    }
    for file in [".csv", ".parquet", "-catalogue.csv", "-planted.csv"] {
        let [one, again] = ["one", "again"].map(|name| scene.bytes(&format!("{name}{file}")));
        assert!(one == again, "{file}");
    }
    assert!(scene.bytes("one.csv") != scene.bytes("other.csv"));
    assert_eq!(scene.read("one.csv").lines().count(), 3_001, "and a header");
}

#[test]
fn csv_and_parquet_of_one_log_give_the_same_model() {
    let scene = Scene::new();
    for ending in ["csv", "parquet"] {
        let log = format!("orders.{ending}");
        let said = scene.alongside(&format!("synth --lines 40k --products 64 --out {log}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        let said = scene.alongside(&format!("build --orders {log} --out {ending} {BUILD}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
    }
    let [csv, parquet] =
        ["csv", "parquet"].map(|ending| scene.bytes(&format!("{ending}/model.alongside")));
    assert!(csv == parquet);
    assert!(csv.len() > 4_000, "{} bytes: nothing was learned", csv.len());
}

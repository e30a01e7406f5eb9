//! Counted elsewhere: the model is the same, and what can't be told to be the same is refused.

use crate::scene::{Said, Scene, campers, csv};

const CATALOGUE: &str = "item_id,category\nstove,camp\ngas,camp\npot,camp\nmat,camp\n";
const THRESHOLD: &str = "--privacy threshold --no-tune --no-forecast";

fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    scene.write("catalogue.csv", CATALOGUE);
    scene
}

/// Counts, then builds from the counts.
fn counted(scene: &Scene, counting: &str, building: &str) -> Said {
    let said = scene.alongside(&format!("count --orders orders.csv --out counts {counting}"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    scene.alongside(&format!("build --from-aggregates counts --out model {building}"))
}

fn assert_refused(said: &Said, status: i32, words: &str) {
    assert_eq!(said.status, status, "{}", said.stderr);
    assert!(said.stderr.contains(words), "{}", said.stderr);
}

#[test]
fn a_model_of_counts_is_the_model_of_their_orders() {
    let scene = scene();
    for catalogue in ["", "--catalogue catalogue.csv"] {
        let said = counted(&scene, catalogue, catalogue);
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(said.stdout.contains("60 orders of 60 shoppers, by native"), "{}", said.stdout);
        let own = scene
            .alongside(&format!("build --orders orders.csv --out own {catalogue} {THRESHOLD}"));
        assert_eq!(own.status, 0, "{}", own.stderr);
        assert_eq!(scene.bytes("model/model.alongside"), scene.bytes("own/model.alongside"));
    }
}

#[test]
fn another_catalogue_or_none_is_refused() {
    let scene = scene();
    scene.write("other.csv", &CATALOGUE.replace("mat,camp", "mat,camp > mats"));
    let with = "--catalogue catalogue.csv";
    for (counting, building, how) in [
        (with, "", "beside a catalogue"),
        ("", with, "without a catalogue"),
        (with, "--catalogue other.csv", "beside another catalogue"),
    ] {
        assert_refused(&counted(&scene, counting, building), 3, how);
    }
}

#[test]
fn counts_of_fewer_shoppers_than_may_be_published_are_refused() {
    let said = counted(&scene(), "--k 19", "");
    assert_refused(&said, 4, "fewer than 20 are not published");
}

#[test]
fn what_was_unreadable_elsewhere_is_tolerated_as_it_is_here() {
    let scene = scene();
    let mut rows = campers();
    rows.push("order-60,camper-60,".into());
    rows.push("order-61,camper-61,".into());
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
    let strict = counted(&scene, "--tolerate 5%", "");
    assert_refused(&strict, 3, "2 of 102 rows had no order");
    assert_eq!(counted(&scene, "--tolerate 5%", "--tolerate 5%").status, 0);
}

#[test]
fn counts_and_orders_are_not_handed_in_together() {
    let said = scene().alongside("build --from-aggregates counts --orders orders.csv --out model");
    assert_eq!(said.status, 2);
}

#[test]
fn the_statements_name_the_tables_and_nothing_of_a_title() {
    let scene = scene();
    scene.write("catalogue.csv", "item_id,title,category\nstove,A secret stove,camp\n");
    let said = scene.alongside(
        "sql --engine spark --orders-table shop.lines --to out --catalogue catalogue.csv --lists lists",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("FROM shop.lines") && said.stdout.contains("'out/pairs'"));
    for list in ["spellings", "products", "shelves"] {
        let bytes = scene.bytes(&format!("lists/{list}.parquet"));
        assert!(!String::from_utf8_lossy(&bytes).contains("secret"), "{list}");
    }
}

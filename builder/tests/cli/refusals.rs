//! What is refused, how it is said, and the exit status it has.

use crate::scene::{Scene, campers, csv};

fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    scene
}

#[test]
fn help_shows_examples_of_every_command() {
    for command in ["build", "evaluate", "inspect", "explain", "sql", "count"] {
        let said = scene().alongside(&format!("{command} --help"));
        assert_eq!(said.status, 0);
        assert!(said.stdout.contains(&format!("  alongside {command} ")), "{}", said.stdout);
    }
}

#[test]
fn what_would_break_a_promise_is_refused_with_status_4() {
    let scene = scene();
    let said = scene.alongside(
        "build --orders orders.csv --out model --privacy threshold --minimum-shoppers 19",
    );
    assert_eq!(said.status, 4);
    assert!(said.stderr.contains("fewer than 20 shoppers"), "{}", said.stderr);
    assert!(!scene.path("model").exists());
}

#[test]
fn a_model_of_raw_counts_can_not_even_be_asked_for() {
    let said = scene().alongside("build --orders orders.csv --out model --privacy none");
    assert_eq!(said.status, 2);
}

#[test]
fn a_missing_argument_is_a_matter_of_usage() {
    assert_eq!(scene().alongside("build --orders orders.csv").status, 2);
    assert_eq!(scene().alongside("").status, 2);
    assert_eq!(scene().alongside("build --out model").status, 2);
    assert_eq!(scene().alongside("build --out model --privacy public").status, 2);
    assert_eq!(scene().alongside("build --orders orders.csv --out model --epsilon 0").status, 2);
    assert_eq!(scene().alongside("build --orders orders.csv --out model --releases 52").status, 2);
    let said = scene().alongside("build --orders orders.csv --out model --currency Euro");
    assert_eq!(said.status, 2);
    assert!(said.stderr.contains("three capital letters"), "{}", said.stderr);
}

#[test]
fn a_file_that_is_not_there_or_not_a_model_is_wrong_input() {
    let said = scene().alongside("build --orders nowhere.csv --out model");
    assert_eq!(said.status, 3);
    assert!(said.stderr.starts_with("error: nowhere.csv: the file can't be read"));
    let said = scene().alongside("inspect orders.csv");
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("not an alongside model"), "{}", said.stderr);
}

#[test]
fn an_order_log_without_lines_is_wrong_input() {
    let scene = Scene::new();
    scene.write("orders.csv", "order_id,item_id\n");
    let said = scene.alongside("build --orders orders.csv --out model");
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("there is no order in it"), "{}", said.stderr);
}

//! `alongside inspect` and `alongside explain`: what a model holds and what it answers.

use std::{fs, path::Path};

use serde_json::Value;

use crate::scene::{Scene, campers, csv};

/// A model of the campers' orders and the tent catalogue.
fn scene() -> Scene {
    let scene = Scene::new().with_tent_data();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    let said = scene.alongside(
        "build --orders orders.csv --catalogue tent-catalogue.csv --out model --no-tune \
         --privacy threshold",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    scene
}

fn json(scene: &Scene, arguments: &str) -> Value {
    let said = scene.alongside(arguments);
    assert_eq!(said.status, 0, "{}", said.stderr);
    serde_json::from_str(&said.stdout).unwrap()
}

/// A message as the package words it for the page.
fn word(key: &str) -> String {
    let messages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/alongside/messages/en.json");
    let messages: Value = serde_json::from_slice(&fs::read(messages).unwrap()).unwrap();
    messages[key].as_str().unwrap().to_owned()
}

#[test]
fn inspect_tells_how_the_model_was_made_and_what_it_promises() {
    let scene = scene();
    let said = scene.alongside("inspect model/model.alongside");
    assert_eq!(said.status, 0);
    for told in [
        "threshold: aggregated, not anonymous",
        "at least 20 distinct shoppers",
        "pairs a=0.8 b=0.3 gamma=0.5 p=1.5 k=5 keep=40",
        "products   9",
    ] {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
    let found = json(&scene, "inspect model/model.alongside --json");
    assert_eq!(found["label"]["minimumShoppers"], 20);
    let count = |kind: &str| -> u64 {
        let of_kind = found["relations"].as_array().unwrap().iter().filter(|r| r["kind"] == kind);
        of_kind.map(|relation| relation["count"].as_u64().unwrap()).sum()
    };
    assert_eq!(count("never_with"), 2, "a clash is known from both sides");
    assert_eq!(count("required_part"), 2, "both tents need pegs, and pegs need no tent");
}

#[test]
fn the_sections_inspect_names_make_up_the_file_without_a_gap() {
    let scene = scene();
    let found = json(&scene, "inspect model/model.alongside --json");
    let sections = found["sections"].as_array().unwrap();
    let number = |section: &Value, of: &str| section[of].as_u64().unwrap();
    for two in sections.windows(2) {
        assert_eq!(number(&two[0], "at") + number(&two[0], "bytes"), number(&two[1], "at"));
    }
    let last = sections.last().unwrap();
    assert_eq!(number(last, "at") + number(last, "bytes"), found["bytes"].as_u64().unwrap());
}

#[test]
fn explain_shows_every_term_and_factor_and_everything_withheld() {
    let scene = scene();
    let found = json(&scene, "explain model/model.alongside --basket stove,ufo --json");
    assert_eq!(found["unknown"][0], "ufo");
    for scored in found["scored"].as_array().unwrap() {
        let terms = scored["terms"].as_array().unwrap().iter();
        let sum: f64 = terms.map(|term| term["value"].as_f64().unwrap()).sum();
        let factors = scored["factors"].as_array().unwrap().iter();
        let score: f64 = factors.map(|f| f["value"].as_f64().unwrap()).fold(sum, |a, b| a * b);
        assert!((scored["score"].as_f64().unwrap() - score).abs() < 1e-12, "{scored}");
    }
    let said = scene.alongside("explain model/model.alongside --basket stove,ufo");
    let reason = word("reason.used-up-by").replace("{anchor}", "stove");
    for told in ["ufo is not in this model", &reason, "stove · consumable", "observed often"] {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
}

#[test]
fn requests_are_answered_line_by_line_and_a_wrong_line_is_named() {
    let scene = scene();
    let line = |id: &str| {
        format!(
            r#"{{"request":{{"basket":[{{"id":"{id}"}}],"placement":"basket"}},"clock":{{"now":0}}}}"#
        )
    };
    scene.write("asked.jsonl", &[line("stove"), line("ufo")].join("\n"));
    let said = scene.alongside("explain model/model.alongside --requests asked.jsonl");
    let slates: Vec<Value> =
        said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(slates.len(), 2);
    assert_eq!(slates[0]["suggestions"][0]["id"], "gas");
    assert!(slates[1]["fallback"].as_bool().unwrap() || !slates[1]["silence"].is_null());
    scene.write("asked.jsonl", &[line("stove"), "{}".to_owned()].join("\n"));
    let said = scene.alongside("explain model/model.alongside --requests asked.jsonl");
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("line 2"), "{}", said.stderr);
}

#[test]
fn what_clashes_with_the_basket_is_withheld_and_told() {
    let said = scene().alongside("explain model/model.alongside --basket stove,stove-wood");
    let told = format!("gas: {}", word("rule.never-with"));
    assert!(said.stdout.contains(&told), "{}", said.stdout);
}

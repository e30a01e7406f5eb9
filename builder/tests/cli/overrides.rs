//! `build --overrides`: what people decided reaches the model, or is refused by its place.

use serde_json::{Value, json};

use crate::scene::{Said, Scene, campers, csv};

fn scene() -> Scene {
    let scene = Scene::new().with_tent_data();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    scene
}

/// A build with these decisions, each by Ada on one day.
fn built(scene: &Scene, decisions: &[Value]) -> Said {
    let signed: Vec<Value> = decisions
        .iter()
        .map(|decision| {
            let mut signed = json!({ "author": "Ada Lovelace", "date": "2026-11-21" });
            let fields = decision.as_object().unwrap().clone();
            signed.as_object_mut().unwrap().extend(fields);
            signed
        })
        .collect();
    scene.write("overrides.json", &json!({ "version": 1, "decisions": signed }).to_string());
    scene.alongside(
        "build --orders orders.csv --catalogue tent-catalogue.csv --out model --no-tune \
         --privacy threshold --overrides overrides.json",
    )
}

fn decision(action: &str, anchor: &str, companion: &str) -> Value {
    json!({ "action": action, "anchor": anchor, "companion": companion })
}

fn explained(scene: &Scene, basket: &str) -> Value {
    let said = scene.alongside(&format!("explain model/model.alongside --basket {basket} --json"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    serde_json::from_str(&said.stdout).unwrap()
}

fn suggested(explanation: &Value) -> Vec<&str> {
    let suggestions = explanation["suggestions"].as_array();
    let suggestions = suggestions.or_else(|| explanation["slate"]["suggestions"].as_array());
    suggestions.unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// What the trace says of the relation from one product to another.
fn provenances(explanation: &Value, companion: &str) -> Vec<String> {
    let scored = explanation["scored"].as_array().unwrap();
    let of_companion = scored.iter().filter(|one| one["id"] == companion);
    let terms = of_companion.flat_map(|one| one["terms"].as_array().unwrap());
    terms.map(|term| term["provenance"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_pin_comes_first_and_is_curated_in_explain_and_inspect() {
    let scene = scene();
    let said = built(&scene, &[decision("pin", "stove", "mat")]);
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(
        said.stdout.contains("decided    0 approved · 0 rejected · 1 pinned"),
        "{}",
        said.stdout
    );
    let explanation = explained(&scene, "stove");
    assert_eq!(suggested(&explanation)[0], "mat");
    assert_eq!(provenances(&explanation, "mat"), ["curated"]);
    let inspected = scene.alongside("inspect model/model.alongside").stdout;
    assert!(inspected.contains("curated    stove → mat · often_bought_with"), "{inspected}");
}

#[test]
fn what_is_rejected_is_gone_and_the_other_direction_stays() {
    let scene = scene();
    assert_eq!(built(&scene, &[decision("reject", "stove", "gas")]).status, 0);
    assert!(provenances(&explained(&scene, "stove"), "gas").is_empty());
    assert_eq!(provenances(&explained(&scene, "gas"), "stove"), ["observed"]);
}

#[test]
fn what_is_approved_keeps_its_weight_and_a_person_stands_behind_it() {
    let scene = scene();
    let weight = |explanation: &Value| {
        let scored = explanation["scored"].as_array().unwrap();
        let stove = scored.iter().find(|one| one["id"] == "stove").unwrap();
        (stove["terms"][0]["weight"].as_f64().unwrap(), stove["terms"][0]["provenance"].clone())
    };
    assert_eq!(built(&scene, &[]).status, 0);
    let (before, observed) = weight(&explained(&scene, "gas"));
    assert_eq!(built(&scene, &[decision("approve", "gas", "stove")]).status, 0);
    let (after, curated) = weight(&explained(&scene, "gas"));
    assert_eq!((observed, curated), (json!("observed"), json!("curated")));
    assert!((after / before - 1.0).abs() < 0.1, "{before} became {after}");
}

#[test]
fn what_is_blocked_is_offered_to_nobody() {
    let scene = scene();
    assert_eq!(built(&scene, &[json!({ "action": "block", "product": "gas" })]).status, 0);
    assert!(!suggested(&explained(&scene, "stove")).contains(&"gas"));
    assert_eq!(built(&scene, &[decision("block", "stove", "mat")]).status, 0);
    let inspected = scene.alongside("inspect model/model.alongside").stdout;
    for told in ["stove → mat · never_with", "mat → stove · never_with"] {
        assert!(inspected.contains(told), "{told} is not in\n{inspected}");
    }
}

#[test]
fn a_relabelled_relation_has_its_new_kind_only() {
    let scene = scene();
    let mut relabel = decision("relabel", "gas", "stove");
    relabel["kind"] = json!("often_bought_with");
    relabel["to"] = json!("required_part");
    let said = built(&scene, &[relabel.clone()]);
    assert_eq!(said.status, 0, "{}", said.stderr);
    let explanation = explained(&scene, "gas");
    assert_eq!(provenances(&explanation, "stove"), ["curated"]);
    assert_eq!(explanation["scored"][0]["terms"][0]["kind"], "required_part");
    relabel["to"] = json!("substitute");
    assert_eq!(built(&scene, &[relabel]).status, 0);
    assert!(!suggested(&explained(&scene, "gas")).contains(&"stove"));
}

#[test]
fn the_order_of_decisions_changes_no_byte() {
    let scene = scene();
    let mut pin = decision("pin", "gas", "stove");
    pin["kind"] = json!("accessory");
    let decisions = [pin, decision("approve", "gas", "stove"), decision("reject", "stove", "pot")];
    assert_eq!(built(&scene, &decisions).status, 0);
    let one = scene.bytes("model/model.alongside");
    let reversed: Vec<_> = decisions.into_iter().rev().collect();
    assert_eq!(built(&scene, &reversed).status, 0);
    assert_eq!(one, scene.bytes("model/model.alongside"));
}

#[test]
fn who_decided_stands_in_no_published_file() {
    let scene = scene();
    let mut pin = decision("pin", "stove", "mat");
    pin["note"] = json!("asked for by Grace");
    assert_eq!(built(&scene, &[pin]).status, 0);
    for name in ["model.alongside", "catalogue.json", "manifest.json"] {
        let bytes = scene.bytes(&format!("model/{name}"));
        let text = String::from_utf8_lossy(&bytes);
        for word in ["Ada", "Lovelace", "Grace", "2026-11-21"] {
            assert!(!text.contains(word), "{word} is in {name}");
        }
    }
}

#[test]
fn decisions_that_contradict_each_other_are_refused_with_both_names() {
    let required = |anchor: &str, companion: &str| {
        let mut pin = decision("pin", anchor, companion);
        pin["kind"] = json!("required_part");
        pin
    };
    let pin = || decision("pin", "stove", "mat");
    let cases = [
        (vec![pin(), decision("reject", "stove", "mat")], "is rejected (Ada Lovelace, 2026-11-21)"),
        (vec![pin(), decision("block", "mat", "stove")], "is blocked (Ada Lovelace, 2026-11-21)"),
        (vec![pin(), json!({ "action": "block", "product": "mat" })], "\"mat\" is blocked"),
        (vec![decision("pin", "gas", "stove-wood")], "the catalogue says they are never_with"),
        (
            vec![
                required("stove", "mat"),
                required("mat", "pot"),
                decision("block", "pot", "stove"),
            ],
            "\"stove\" needs \"mat\" needs \"pot\"",
        ),
    ];
    for (decisions, told) in cases {
        let said = built(&scene(), &decisions);
        assert_eq!(said.status, 3, "{decisions:?}");
        assert!(said.stderr.contains(told), "{told:?} is not in\n{}", said.stderr);
        assert!(said.stderr.contains("to do"), "{}", said.stderr);
    }
}

#[test]
fn what_is_not_understood_is_named_by_its_place() {
    let mut nobody = decision("pin", "stove", "mat");
    nobody["author"] = json!(" ");
    let mut someday = decision("pin", "stove", "mat");
    someday["date"] = json!("21 November");
    let cases = [
        (
            decision("pin", "stove", "lantern"),
            "decisions[0].companion`: no product is named \"lantern\"",
        ),
        (decision("pin", "stove", "SKU-2001"), "anchor and companion are one product"),
        (decision("relabel", "stove", "gas"), "needs `kind` and `to`"),
        (json!({ "action": "note" }), "decisions[0].anchor`: no product is named here"),
        (nobody, "decisions[0].author`"),
        (someday, "decisions[0].date`: \"21 November\" is not a day"),
        (json!({ "action": "praise" }), "unknown variant `praise`"),
    ];
    for (decision, told) in cases {
        let said = built(&scene(), &[decision]);
        assert_eq!(said.status, 3, "{told}");
        assert!(said.stderr.contains(told), "{told:?} is not in\n{}", said.stderr);
    }
}

#[test]
fn a_decision_about_nothing_in_the_model_is_counted() {
    let said = built(&scene(), &[decision("reject", "tent-green", "pot")]);
    assert_eq!(said.status, 0);
    assert!(said.stdout.contains("does not hold: decisions[0]"), "{}", said.stdout);
}

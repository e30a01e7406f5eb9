//! The tiers with noise, from the command line: what is charged, what is kept, what is refused.

use serde_json::Value;

use crate::scene::{Scene, csv};

const FILES: [&str; 3] = ["model.alongside", "catalogue.json", "manifest.json"];

/// Six hundred campers buy a stove with gas, as many a tent with pegs; the catalogue knows more.
fn scene() -> Scene {
    let scene = Scene::new();
    let rows: Vec<_> = (0..1_200)
        .flat_map(|camper| {
            let bought = if camper % 2 == 0 { ["stove", "gas"] } else { ["tent", "pegs"] };
            bought.map(|item| format!("order-{camper},camper-{camper},2026-05-02,{item}"))
        })
        .collect();
    scene.write("orders.csv", &csv("order_id,user_id,timestamp,item_id", &rows));
    scene
        .write("catalogue.csv", "item_id,category\nstove,fire\ngas,fire\ntent,night\npegs,night\n");
    scene
}

const BUILD: &str = "build --orders orders.csv --catalogue catalogue.csv --out model";

fn report(scene: &Scene) -> Value {
    serde_json::from_str(&scene.read("model/private/report.json")).unwrap()
}

#[test]
fn noise_is_the_default_and_alone_says_anonymised() {
    for (privacy, promise) in [
        ("", "anonymised: differentially private for every shopper"),
        ("--privacy dp", "anonymised: differentially private for every shopper"),
        ("--privacy dp-order", "protects a single order"),
        ("--privacy threshold", "aggregated, not anonymous"),
        ("--privacy public", "made without any orders"),
    ] {
        let scene = scene();
        let said = scene.alongside(&format!("{BUILD} {privacy}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(said.stdout.contains(promise), "{}", said.stdout);
        let is_dp = promise.starts_with("anonymised");
        assert_eq!(said.stdout.contains("anonymised"), is_dp, "{}", said.stdout);
        let told = scene.alongside("inspect model/model.alongside").stdout;
        assert!(told.contains(promise), "{told}");
        assert_eq!(told.contains("epsilon 4 a year"), privacy.contains("dp") || is_dp, "{told}");
    }
}

#[test]
fn what_six_hundred_shoppers_buy_together_is_learned_and_said_to_be_estimated() {
    let scene = scene();
    assert_eq!(scene.alongside(BUILD).status, 0);
    // Of the pairs that are named, noise may bring forth one in twenty: more is no mistake.
    let observed = report(&scene)["learned"]["observed"].as_u64();
    assert!(observed >= Some(4), "two pairs, both ways: {observed:?}");
    let said = scene.alongside("explain model/model.alongside --basket stove --json").stdout;
    let told: Value = serde_json::from_str(&said).unwrap();
    let first = &told["slate"]["suggestions"][0];
    assert_eq!(
        (&first["id"], &first["reason"]["evidence"]["estimated"]),
        (&"gas".into(), &true.into()),
        "{said}"
    );
}

#[test]
fn the_counts_that_were_drawn_give_the_same_files_again_free_of_charge() {
    let scene = scene();
    assert_eq!(scene.alongside(BUILD).status, 0);
    let ledger = scene.read("model/private/ledger.json");
    let first = FILES.map(|file| scene.bytes(&format!("model/{file}")));
    for _ in 0..2 {
        let said = scene.alongside(
            "build --noisy-counts model/private/noisy-counts.jsonl --catalogue catalogue.csv \
             --out again",
        );
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(FILES.map(|file| scene.bytes(&format!("again/{file}"))) == first);
    }
    assert_eq!(scene.read("model/private/ledger.json"), ledger);
    assert!(!scene.path("again/private/ledger.json").exists());
}

#[test]
fn fresh_noise_over_the_same_orders_is_refused_and_the_old_model_stays() {
    let scene = scene();
    assert_eq!(scene.alongside(&format!("{BUILD} --releases 4")).status, 0);
    let before = scene.bytes("model/model.alongside");
    let said = scene.alongside(&format!("{BUILD} --releases 4"));
    assert_eq!(said.status, 4, "{}", said.stdout);
    assert!(said.stderr.contains("--noisy-counts"), "{}", said.stderr);
    assert!(scene.bytes("model/model.alongside") == before);

    // A row less, the same days: still the same orders.
    let rows = scene.read("orders.csv");
    scene.write("orders.csv", rows.trim_end().rsplit_once('\n').unwrap().0);
    assert_eq!(scene.alongside(&format!("{BUILD} --releases 4")).status, 4);
    let elsewhere =
        format!("{} --ledger model/private/ledger.json", BUILD.replace("model", "other"));
    assert_eq!(scene.alongside(&elsewhere).status, 4, "the ledger is the log's, not the folder's");
}

#[test]
fn a_year_that_is_spent_is_refused() {
    let scene = scene();
    assert_eq!(scene.alongside(BUILD).status, 0);
    let newer = scene.read("orders.csv").replace("2026-05-02", "2026-08-02");
    scene.write("orders.csv", &newer);
    let said = scene.alongside(BUILD);
    assert_eq!(said.status, 4);
    assert!(said.stderr.contains("--releases N"), "{}", said.stderr);
}

#[test]
fn wrong_input_is_not_charged() {
    let scene = scene();
    scene.write("orders.csv", "order_id,item_id\n1,umbrella\n");
    assert_eq!(scene.alongside(BUILD).status, 3);
    assert!(!scene.path("model/private/ledger.json").exists());
    scene.write("noisy.jsonl", "{\"item\":[\"tent\",3]}\n");
    let said = scene.alongside("build --noisy-counts noisy.jsonl --out model");
    assert_eq!(said.status, 3);
    assert!(said.stderr.starts_with("error: noisy.jsonl: it does not begin"), "{}", said.stderr);
}

#[test]
fn without_a_catalogue_only_what_enough_shoppers_bought_is_named() {
    let scene = scene();
    let rows = scene.read("orders.csv") + "order-x,ada,2026-05-02,mug-for-grandma-ada\n";
    scene.write("orders.csv", &rows);
    assert_eq!(scene.alongside("build --orders orders.csv --out model").status, 0);
    for file in FILES.iter().copied().chain(["private/noisy-counts.jsonl"]) {
        let bytes = scene.bytes(&format!("model/{file}"));
        assert!(!String::from_utf8_lossy(&bytes).contains("grandma"), "{file}");
    }
    assert!(scene.read("model/catalogue.json").contains("stove"));
}

#[test]
fn a_model_that_was_only_measured_never_promises_noise() {
    let said = scene().alongside(
        "evaluate --orders orders.csv --split s.csv --queries q.csv --privacy dp --model m",
    );
    assert_eq!(said.status, 4);
    assert!(said.stderr.contains("not charged"), "{}", said.stderr);
}

#[test]
fn a_table_tells_what_each_tier_would_give_before_anything_is_drawn() {
    let scene = scene();
    let said = scene.alongside(BUILD);
    let rows: Vec<_> = said.stderr.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(rows, ["tier", "dp", "dp-order", "threshold", "public", "recommended"]);
    assert!(said.stderr.contains("recommended dp: it alone may be called anonymised"));
    let forecast = &report(&scene)["forecast"];
    assert_eq!(forecast["rows"][0]["relations"], 4);
    assert_eq!(forecast["rows"][3]["relations"], 0, "public has no orders");
    assert!(!scene.read("model/manifest.json").contains("forecast"));

    let said = scene.alongside(&format!("{} --no-forecast", BUILD.replace("model", "other")));
    assert_eq!(said.stderr, "");
}

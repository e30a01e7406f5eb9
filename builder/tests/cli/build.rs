//! `alongside build`: what it writes, and what it never writes.

use serde_json::Value;

use crate::scene::{Scene, campers, csv};

const BUILD: &str = "build --orders orders.csv --out model --privacy threshold --no-tune";

#[test]
fn three_files_to_publish_and_a_private_report_whose_numbers_add_up() {
    let scene = Scene::new().with_tent_data();
    let said = scene.alongside(
        "build --orders tent-orders.csv --catalogue tent-catalogue.csv --out model --currency EUR \
         --privacy threshold",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);

    let catalogue: Value = serde_json::from_str(&scene.read("model/catalogue.json")).unwrap();
    assert_eq!(catalogue["currency"], "EUR");
    assert_eq!(catalogue["products"].as_array().unwrap().len(), 9);
    let manifest: Value = serde_json::from_str(&scene.read("model/manifest.json")).unwrap();
    assert_eq!(manifest["model"]["bytes"], scene.bytes("model/model.alongside").len());
    assert_eq!(manifest["label"]["tier"], "threshold");

    let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
    let number = |name: &str| report["tally"][name].as_u64().unwrap();
    let parts = ["Counted", "OfUnknownItems", "Repeated", "Cancelled", "InLargestOrders"];
    let sum: u64 = parts.iter().map(|part| number(&format!("lines{part}"))).sum();
    assert_eq!((number("lines"), sum), (13, 13));
    assert_eq!(number("linesOfUnknownItems"), 1);
    assert_eq!(report["unknownItems"]["examples"][0], "lantern");
    assert_eq!(report["tuning"]["outcome"], "too-few-orders");
    assert_eq!(report["learned"]["observed"], 0, "no pair has twenty shoppers");
}

#[test]
fn no_file_names_a_shopper_or_holds_a_column_nobody_asked_for() {
    for privacy in ["dp", "dp-order", "threshold", "public"] {
        no_file_of_the_tier_names_a_shopper(privacy);
    }
}

fn no_file_of_the_tier_names_a_shopper(privacy: &str) {
    let scene = Scene::new().with_tent_data();
    let said = scene.alongside(&format!(
        "build --orders tent-orders.csv --catalogue tent-catalogue.csv --out model \
         --privacy {privacy}"
    ));
    assert_eq!(said.status, 0, "{}", said.stderr);
    let kept = ["private/noisy-counts.jsonl", "private/ledger.json"];
    let kept = kept.into_iter().filter(|_| privacy.starts_with("dp"));
    let files = ["model.alongside", "catalogue.json", "manifest.json", "private/report.json"];
    for file in files.into_iter().chain(kept) {
        let bytes = scene.bytes(&format!("model/{file}"));
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("example.org"), "{file} holds an address");
        // As words: the ledger's random digits spell "ada" now and then.
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            assert!(!["ada", "ben", "cleo"].contains(&word), "{file} holds {word}");
        }
    }
}

#[test]
fn without_a_catalogue_what_only_a_few_bought_is_nowhere_in_the_files_to_publish() {
    let scene = Scene::new();
    let mut rows = campers();
    rows.push("order-0,camper-0,mug-for-grandma-ada".into());
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
    assert_eq!(scene.alongside(BUILD).status, 0);
    for file in ["model.alongside", "catalogue.json", "manifest.json"] {
        let bytes = scene.bytes(&format!("model/{file}"));
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("grandma"), "{file} names an article of one shopper");
        assert!(!text.contains("pot"), "{file} names what ten shoppers bought");
    }
    assert!(scene.read("model/catalogue.json").contains("stove"), "thirty shoppers bought it");
}

#[test]
fn the_same_orders_in_any_order_of_rows_give_the_same_bytes() {
    let scene = Scene::new();
    let mut rows = campers();
    let mut models = Vec::new();
    for turn in 0..3 {
        scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
        let said = scene.alongside(BUILD);
        assert_eq!(said.status, 0, "{}", said.stderr);
        models.push(scene.bytes("model/model.alongside"));
        if turn == 0 { rows.reverse() } else { rows.rotate_left(17) }
    }
    assert!(models.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn settings_fitted_to_a_shop_do_not_depend_on_the_order_of_rows_either() {
    let scene = Scene::new();
    let kits = [["stove", "gas", "pot"], ["tent", "pegs", "mat"], ["mat", "gas", "lamp"]];
    let orders = (0..3_300).flat_map(|order| {
        let bought = kits[order % 3].iter().take(2 + order % 2);
        bought.map(move |item| format!("{order},{},{item}", order / 4))
    });
    let mut rows: Vec<_> = orders.collect();
    let mut build = || {
        scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
        let said = scene.alongside("build --orders orders.csv --out model --privacy threshold");
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(said.stdout.contains("on 330 orders held back"), "{}", said.stdout);
        rows.reverse();
        scene.bytes("model/model.alongside")
    };
    assert!(build() == build());
}

#[test]
fn the_learner_asked_for_is_the_one_the_label_names() {
    for (learner, named) in [("auto", "pairs "), ("pairs", "pairs "), ("ease", "ease ")] {
        let scene = Scene::new();
        scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
        let said = scene.alongside(&format!("{BUILD} --learner {learner}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(said.stdout.contains(&format!("settings   {named}")), "{}", said.stdout);
        let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
        assert!(report["label"]["learner"].as_str().unwrap().starts_with(named));
    }
}

#[test]
fn only_pairs_of_twenty_shoppers_are_learned_whoever_learns() {
    for learner in ["pairs", "ease"] {
        only_pairs_of_twenty_shoppers_are_learned_by(learner);
    }
}

fn only_pairs_of_twenty_shoppers_are_learned_by(learner: &str) {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    scene.write("catalogue.csv", "item_id\nstove\ngas\npot\nmat\n");
    assert_eq!(
        scene.alongside(&format!("{BUILD} --catalogue catalogue.csv --learner {learner}")).status,
        0
    );
    let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
    assert_eq!(report["suppressed"]["pairsKept"], 1, "stove and gas; the pot has ten shoppers");
    assert_eq!(report["suppressed"]["pairsSuppressed"], 2);
    assert_eq!(report["learned"]["observed"], 2, "one in each direction");
}

#[test]
fn a_bad_row_is_named_and_the_old_model_stays() {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    assert_eq!(scene.alongside(BUILD).status, 0);
    let before = scene.bytes("model/model.alongside");

    scene.write("orders.csv", "order_id,item_id,timestamp\n1,tent,2026-05-02\n2,gas,last week\n");
    let said = scene.alongside(BUILD);
    assert_eq!(said.status, 3);
    assert_eq!(
        said.stderr,
        "error: orders.csv, line 3, field `timestamp`: \"last week\" is not understood\n  \
         expected  ISO 8601, such as 2026-03-14, 2026-03-14T09:30:00 or \
         2026-03-14T09:30:00+01:00\n     \
         to do  correct the value, or leave it empty if you don't know it\n"
    );
    assert_eq!(scene.bytes("model/model.alongside"), before);

    let said = scene.alongside("build --orders orders.csv --out elsewhere");
    assert_eq!(said.status, 3);
    assert!(!scene.path("elsewhere").exists());
}

#[test]
fn a_catalogue_that_refers_to_nothing_is_refused_with_its_line() {
    let scene = Scene::new().with_tent_data();
    scene.write("catalogue.csv", "item_id,related_product\nstove,consumable:id:gass\ngas,\n");
    let said =
        scene.alongside("build --orders tent-orders.csv --catalogue catalogue.csv --out model");
    assert_eq!(said.status, 3);
    let named = "catalogue.csv, line 2, field `related_product`: no product is named \"gass\"";
    assert!(said.stderr.contains(named), "{}", said.stderr);
}

#[test]
fn what_is_sensitive_is_in_no_file_to_publish_however_often_it_was_bought() {
    let scene = Scene::new();
    let mut rows = campers();
    for camper in 0..60 {
        for item in ["tent", "test-kit", "whip", "oddment"] {
            rows.push(format!("more-{camper},more-camper-{camper},{item}"));
        }
    }
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &rows));
    let catalogue = "item_id,category,related_product,adult
tent,tents,,
stove,camping stoves,,
gas,fuel,,
oddment,Zubehoer,,
test-kit,health care > medical tests,accessory:id:tent,
whip,toys,,true
";
    scene.write("catalogue.csv", catalogue);
    let said = scene.alongside(&format!("{BUILD} --catalogue catalogue.csv"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("Zubehoer"), "{}", said.stdout);
    for file in ["model.alongside", "catalogue.json", "manifest.json"] {
        let bytes = scene.bytes(&format!("model/{file}"));
        let text = String::from_utf8_lossy(&bytes);
        for silent in ["test-kit", "medical", "whip", "oddment"] {
            assert!(!text.contains(silent), "{file} holds {silent}");
        }
    }
    let report: Value = serde_json::from_str(&scene.read("model/private/report.json")).unwrap();
    assert_eq!(report["leftOut"]["topics"]["health"], 1);
    assert_eq!(report["leftOut"]["unmapped"][0], "Zubehoer");
    assert_eq!(report["unknownItems"]["count"], 2, "mats and pots, and nothing left out");

    let strict = scene.alongside(&format!("{BUILD} --catalogue catalogue.csv --strict-categories"));
    assert_eq!(strict.status, 3, "{}", strict.stdout);
    scene.write("harmless", "Zubehoer\n");
    let named = scene.alongside(&format!(
        "{BUILD} --catalogue catalogue.csv --strict-categories --categories harmless"
    ));
    assert_eq!(named.status, 0, "{}", named.stderr);
    assert!(String::from_utf8_lossy(&scene.bytes("model/model.alongside")).contains("oddment"));
}

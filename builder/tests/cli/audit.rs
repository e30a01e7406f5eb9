//! `alongside audit`, and the audit inside a build: what two versions give away together.

use serde_json::Value;

use crate::scene::{Scene, csv};

/// So many orders, one an hour from a day of May on; every third holds a pot as well.
fn orders(count: usize) -> String {
    let mut rows = Vec::new();
    for order in 0..count {
        let placed = format!("2026-05-{:02}T{:02}:00:00Z", 1 + order / 24, order % 24);
        for item in ["stove", "gas", "mat", "pot"].iter().take(3 + usize::from(order % 3 == 0)) {
            rows.push(format!("order-{order},camper-{order},{placed},{item}"));
        }
    }
    csv("order_id,user_id,timestamp,item_id", &rows)
}

/// Two versions: `older` has seen 200 orders, `model` 300.
fn scene() -> Scene {
    let scene = Scene::new();
    for (count, name, out) in
        [(200, "early.csv", "model"), (200, "early.csv", "older"), (300, "orders.csv", "model")]
    {
        scene.write(name, &orders(count));
        let said = scene
            .alongside(&format!("build --orders {name} --out {out} --no-tune --privacy threshold"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        let is_second = count == 300;
        assert_eq!(said.stdout.contains("who knows two products"), is_second, "{}", said.stdout);
    }
    scene
}

#[test]
fn a_build_over_an_older_version_tries_the_attack_and_keeps_what_came_of_it() {
    let kept: Value = serde_json::from_str(&scene().read("model/private/audit.json")).unwrap();
    assert_eq!(kept["audit"]["tier"], "threshold");
    assert_eq!(kept["audit"]["differencing"]["attack"]["orders"], 100);
    assert!(kept["newestOrder"].as_i64().unwrap() > 0);
}

#[test]
fn the_private_folder_tells_which_orders_are_new() {
    let scene = scene();
    let said = scene.alongside(
        "audit model/model.alongside --orders orders.csv --against older/model.alongside",
    );
    assert_eq!(said.status, 0, "{}", said.stderr);
    for told in ["aggregated, not anonymous", "luck, on orders of both versions", "membership of"] {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
    let json = scene.alongside(
        "audit model/model.alongside --orders orders.csv --against older/model.alongside --json",
    );
    let found: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(found["membership"]["seen"], 200);
    assert_eq!(found["membership"]["unseen"], 100);
}

#[test]
fn where_nothing_tells_which_orders_are_new_it_asks() {
    let scene = scene();
    std::fs::remove_dir_all(scene.path("older/private")).unwrap();
    let audit = "audit model/model.alongside --orders orders.csv --against older/model.alongside";
    let said = scene.alongside(audit);
    assert_eq!(said.status, 2);
    assert!(said.stderr.contains("--since"), "{}", said.stderr);
    let said = scene.alongside(&format!("{audit} --since 2026-05-09T07:00:00Z"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert_eq!(scene.alongside(&format!("{audit} --since someday")).status, 3);
}

#[test]
fn without_another_version_only_membership_is_tried() {
    let scene = scene();
    let said = scene.alongside("audit older/model.alongside --orders orders.csv");
    assert_eq!(said.status, 0, "{}", said.stderr);
    for told in ["not tried  differencing", "membership of 200"] {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
}

const PRODUCTS: u32 = 200;

/// Orders of five products out of two hundred, one an hour, and nothing goes with anything.
fn scattered(count: u32) -> Vec<(String, Vec<u32>)> {
    let mut chance = 7_u32;
    let mut product = || {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 16) % PRODUCTS
    };
    let placed = |order| {
        format!("2026-{:02}-{:02}T{:02}:00:00Z", order / 672 + 1, order / 24 % 28 + 1, order % 24)
    };
    (0..count).map(|order| (placed(order), (0..5).map(|_| product()).collect())).collect()
}

/// Noisy counts with the plan of a real draw, and with the true count of every pair in them.
fn leaked(plan: &str, orders: &[(String, Vec<u32>)]) -> String {
    let mut pairs = std::collections::BTreeMap::new();
    for (_, products) in orders {
        for a in products {
            for b in products.iter().filter(|b| a < b) {
                *pairs.entry((a, b)).or_insert(0) += 4096;
            }
        }
    }
    let items = (0..PRODUCTS).map(|item| format!("{{\"item\":[\"p{item:03}\",500]}}"));
    let told = |((a, b), count): (&(&u32, &u32), &i32)| {
        format!("{{\"pair\":[\"p{a:03}\",\"p{b:03}\",{}]}}", 40_960 + count)
    };
    let lines = items.chain(pairs.iter().map(told)).collect::<Vec<_>>();
    format!("{plan}\n{}\n", lines.join("\n"))
}

/// A shop of two hundred products, and counts of its first orders as if noise had been drawn.
fn leaking_scene(orders: &[(String, Vec<u32>)]) -> Scene {
    let scene = Scene::new();
    let row = |(order, (placed, products)): (usize, &(String, Vec<u32>))| {
        let line = |product: &u32| format!("o{order},s{order},{placed},p{product:03}");
        products.iter().map(line).collect::<Vec<_>>()
    };
    let rows: Vec<_> = orders.iter().enumerate().flat_map(row).collect();
    scene.write("orders.csv", &csv("order_id,user_id,timestamp,item_id", &rows));
    let ids: Vec<_> = (0..PRODUCTS).map(|item| format!("p{item:03}")).collect();
    scene.write("catalogue.csv", &csv("item_id", &ids));
    let drawn = scene.alongside("build --orders orders.csv --catalogue catalogue.csv --out drawn");
    assert_eq!(drawn.status, 0, "{}", drawn.stderr);
    let noisy = scene.read("drawn/private/noisy-counts.jsonl");
    let plan = noisy.lines().next().unwrap();
    for (name, count) in [("early.jsonl", 2_000), ("late.jsonl", 2_100)] {
        scene.write(name, &leaked(plan, &orders[..count]));
    }
    scene
}

fn rescored(counts: &str, out: &str) -> String {
    format!("build --noisy-counts {counts} --catalogue catalogue.csv --learner pairs --out {out}")
}

#[test]
fn a_model_that_promises_noise_and_gives_orders_away_is_refused() {
    let orders = scattered(2_100);
    let scene = leaking_scene(&orders);
    for (counts, out) in [("early.jsonl", "older"), ("late.jsonl", "newer")] {
        assert_eq!(scene.alongside(&rescored(counts, out)).status, 0);
    }
    let said = scene.alongside(&format!(
        "audit newer/model.alongside --orders orders.csv --against older/model.alongside --since {}",
        orders[1_999].0
    ));
    assert_eq!(said.status, 4, "{}{}", said.stdout, said.stderr);
    assert!(said.stderr.contains("must give no order away"), "{}", said.stderr);
}

#[test]
fn a_build_from_saved_counts_is_audited_where_orders_are_named_and_else_says_that_it_is_not() {
    let scene = leaking_scene(&scattered(2_100));
    let early: Vec<_> = scene.read("orders.csv").lines().map(str::to_owned).collect();
    let is_late = |row: &&String| ["o2000,", "o2001,"].iter().any(|order| row.starts_with(order));
    let cut = early.iter().position(|row| is_late(&row)).unwrap();
    scene.write("early.csv", &(early[..cut].join("\n") + "\n"));
    let first =
        scene.alongside(&format!("{} --orders early.csv", rescored("early.jsonl", "model")));
    assert_eq!(first.status, 0, "{}", first.stderr);
    let before = scene.bytes("model/model.alongside");

    let audited =
        scene.alongside(&format!("{} --orders orders.csv", rescored("late.jsonl", "model")));
    assert_eq!(audited.status, 4, "{}{}", audited.stdout, audited.stderr);
    assert!(scene.bytes("model/model.alongside") == before);

    let newest = |scene: &Scene| -> Value {
        let kept: Value = serde_json::from_str(&scene.read("model/private/audit.json")).unwrap();
        kept["newestOrder"].clone()
    };
    let seen = newest(&scene);
    let silent = scene.alongside(&rescored("early.jsonl", "model"));
    assert_eq!(silent.status, 0, "{}", silent.stderr);
    assert!(silent.stderr.contains("takes --orders"), "{}", silent.stderr);
    assert_eq!(newest(&scene), seen, "the next audit knows what this version has seen");
    assert!(scene.read("model/private/report.html").contains("Not tried: differencing"));
}

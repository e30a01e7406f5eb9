//! `alongside export`: what leaves in another vocabulary comes back the same.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::scene::{Scene, campers, csv};

/// A relation: from, to, kind.
type Told = (String, String, String);

fn told(from: &str, to: &str, kind: &str) -> Told {
    (from.to_owned(), to.to_owned(), kind.to_owned())
}

/// A model with a relation of every kind there is a word for.
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

fn exported(scene: &Scene, vocabulary: &str) -> (String, String) {
    let said = scene.alongside(&format!(
        "export model/model.alongside --catalogue tent-catalogue.csv --as {vocabulary} --out told"
    ));
    assert_eq!(said.status, 0, "{}", said.stderr);
    (scene.read("told"), said.stdout)
}

/// What the model relates, each kind as `word` tells it; what it does not tell is left out.
fn expected(word: impl Fn(&str) -> Option<&'static str>) -> BTreeSet<Told> {
    let model = [
        ("tent-green", "pegs", "required_part"),
        ("tent-sand", "pegs", "required_part"),
        ("tent-green", "mat", "part_of_set"),
        ("tent-green", "sleeping-bag", "part_of_set"),
        ("stove", "gas", "consumable"),
        ("stove", "pot", "accessory"),
        ("stove", "stove-wood", "substitute"),
        ("stove-wood", "stove", "substitute"),
        ("stove", "gas", "often_bought_with"),
        ("gas", "stove", "often_bought_with"),
    ];
    let words = model.into_iter().filter_map(|(from, to, kind)| Some(told(from, to, word(kind)?)));
    words.collect()
}

#[test]
fn a_merchant_feed_comes_back_through_our_own_catalogue_reader() {
    let scene = scene();
    let (feed, said) = exported(&scene, "merchant-feed");
    let back: BTreeSet<Told> = feed
        .lines()
        .skip(1)
        .flat_map(|line| {
            let (id, related) = line.split_once('\t').unwrap();
            related.split(',').map(move |entry| {
                let [kind, id_type, companion] =
                    entry.splitn(3, ':').collect::<Vec<_>>()[..].try_into().unwrap();
                assert_eq!(id_type, "id");
                told(id, companion, kind)
            })
        })
        .collect();
    let word = |kind: &str| {
        let words =
            ["required_part", "accessory", "part_of_set", "often_bought_with", "substitute"];
        if kind == "consumable" {
            Some("accessory")
        } else {
            words.into_iter().find(|w| *w == kind)
        }
    };
    assert_eq!(back, expected(word));
    assert!(said.contains("of a kind this vocabulary has no word for"), "never_with: {said}");

    // The same column, read by the builder: a model of nothing but what the feed says.
    let ids = scene.read("tent-catalogue.csv");
    let ids: BTreeSet<_> =
        ids.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    let related = |id: &str| {
        let line = feed.lines().find(|line| line.split('\t').next() == Some(id));
        line.and_then(|line| line.split('\t').nth(1)).unwrap_or_default().to_owned()
    };
    let rows: Vec<_> = ids.iter().map(|id| format!("{id},\"{}\"", related(id))).collect();
    scene.write("again.csv", &csv("item_id,related_product", &rows));
    let build = "build --orders orders.csv --catalogue again.csv --out again --no-tune \
                 --privacy threshold";
    assert_eq!(scene.alongside(build).status, 0);
    let again = scene.alongside("inspect again/model.alongside --json").stdout;
    let again: Value = serde_json::from_str(&again).unwrap();
    let declared = again["relations"].as_array().unwrap().iter();
    let declared = declared.filter(|one| one["provenance"] == "declared");
    let count: u64 = declared.map(|one| one["count"].as_u64().unwrap()).sum();
    assert_eq!(count as usize, back.len());
}

#[test]
fn in_json_ld_the_accessory_points_at_its_main_product() {
    let (graph, _) = exported(&scene(), "jsonld");
    let graph: Value = serde_json::from_str(&graph).unwrap();
    assert_eq!(graph["@context"], "https://schema.org");
    let nodes = graph["@graph"].as_array().unwrap();
    let sku = |address: &Value| {
        let node = nodes.iter().find(|node| node["@id"] == *address).unwrap();
        node["sku"].as_str().unwrap().to_owned()
    };
    let mut back = BTreeSet::new();
    for node in nodes {
        for (property, kind, is_inverse) in [
            ("isAccessoryOrSparePartFor", "accessory", true),
            ("isConsumableFor", "consumable", true),
            ("isOftenBoughtWith", "often_bought_with", false),
            ("isRelatedTo", "part_of_set", false),
            ("isSimilarTo", "substitute", false),
        ] {
            for other in node[property].as_array().into_iter().flatten() {
                let (own, other) = (sku(&node["@id"]), sku(&other["@id"]));
                let (from, to) = if is_inverse { (other, own) } else { (own, other) };
                back.insert((from, to, kind.to_owned()));
            }
        }
    }
    let word = |kind: &str| {
        let words = ["accessory", "consumable", "often_bought_with", "part_of_set", "substitute"];
        if kind == "required_part" {
            Some("accessory")
        } else {
            words.into_iter().find(|w| *w == kind)
        }
    };
    assert_eq!(back, expected(word));
    let sand = nodes.iter().find(|node| node["sku"] == "tent-sand").unwrap();
    assert_eq!(sand["inProductGroupWithID"], "tent-green");
}

/// Rows of a CSV file by the names of its columns.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn shopify_is_told_what_somebody_states_and_no_count() {
    let (text, said) = exported(&scene(), "shopify");
    let back: BTreeSet<Told> = rows(&text)
        .iter()
        .flat_map(|row| {
            let list = |column: usize, kind: &'static str| {
                let names = row[column].split("; ").filter(|name| !name.is_empty());
                names.map(move |name| told(&row[0], name, kind)).collect::<Vec<_>>()
            };
            [list(2, "accessory"), list(3, "substitute")].concat()
        })
        .collect();
    let word = |kind: &str| match kind {
        "required_part" | "consumable" | "accessory" => Some("accessory"),
        "substitute" => Some("substitute"),
        _ => None,
    };
    assert_eq!(back, expected(word));
    assert!(said.contains("left out"), "{said}");
}

#[test]
fn woocommerce_cross_sells_what_goes_with_and_upsells_what_stands_in() {
    let (text, _) = exported(&scene(), "woocommerce");
    let back: BTreeSet<Told> = rows(&text)
        .iter()
        .flat_map(|row| {
            let columns = [(1, "substitute"), (2, "accessory"), (3, "part_of_set")];
            columns.into_iter().flat_map(move |(column, kind)| {
                let names = row[column].split(", ").filter(|name| !name.is_empty());
                names.map(move |name| told(&row[0], name, kind))
            })
        })
        .collect();
    let word = |kind: &str| match kind {
        "substitute" => Some("substitute"),
        "part_of_set" => Some("part_of_set"),
        _ => Some("accessory"),
    };
    assert_eq!(back, expected(word));
}

#[test]
fn what_breaks_a_rule_of_a_field_is_left_out_and_counted() {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    let parts: Vec<_> = (0..40).map(|n| format!("accessory:id:part-{n:02}")).collect();
    let long = "x".repeat(51);
    let mut catalogue = vec![
        format!(
            "stove,</script><script>alert(1)</script>,\"{},accessory:id:{long}\"",
            parts.join(",")
        ),
        format!("{long},,"),
        "gas,,".to_owned(),
    ];
    catalogue.extend((0..40).map(|n| format!("part-{n:02},,")));
    scene.write("tent-catalogue.csv", &csv("item_id,title,related_product", &catalogue));
    let build = "build --orders orders.csv --catalogue tent-catalogue.csv --out model --no-tune \
                 --privacy threshold";
    assert_eq!(scene.alongside(build).status, 0);
    let (feed, said) = exported(&scene, "merchant-feed");
    let stove = feed.lines().find(|line| line.starts_with("stove\t")).unwrap();
    assert_eq!(stove.split(',').count(), 30, "Google takes 30");
    assert!(!feed.contains(&long), "an id has at most 50 characters");
    for why in ["1 name a product by an id", "are more than this field holds"] {
        assert!(said.contains(why), "{why:?} is not in\n{said}");
    }
    let (shopify, _) = exported(&scene, "shopify");
    assert_eq!(rows(&shopify)[0][2].split("; ").count(), 10, "Shopify takes 10");
    let (graph, _) = exported(&scene, "jsonld");
    assert!(!graph.contains('<'), "no title ends a script");
}

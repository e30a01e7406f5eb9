//! One fixture a format in `tests/data/exports`, written by hand from its specification.

use std::path::PathBuf;

use crate::{
    catalogue::{Catalogue, Product},
    input::Export,
    progress::Progress,
};

fn catalogue(name: &str) -> Catalogue {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data/exports").join(name);
    Catalogue::read(&Export::of(&file), &Progress::silent()).unwrap()
}

/// Every relation as `anchor kind companion, by source`.
fn declared(catalogue: &Catalogue) -> Vec<String> {
    let id = |place: u32| &catalogue.products[place as usize].id;
    let all = catalogue.declared.iter();
    all.map(|d| format!("{} {} {}, by {}", id(d.anchor), d.kind, id(d.companion), d.source.name()))
        .collect()
}

fn of<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Product {
    catalogue.products.iter().find(|product| product.id == id).unwrap()
}

fn main_of<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a str> {
    let main = of(catalogue, id).variant_of?;
    Some(&catalogue.products[main as usize].id)
}

#[test]
fn shopify_variants_hang_on_their_first_and_curated_pairs_become_relations() {
    let shop = catalogue("shopify-products.csv");
    let ids: Vec<_> = shop.products.iter().map(|product| &*product.id).collect();
    assert_eq!(
        ids,
        ["SKU-1001", "SKU-1002", "SKU-1100", "stove", "tarp"],
        "a picture is no variant"
    );
    assert_eq!(main_of(&shop, "SKU-1002"), Some("SKU-1001"));
    let tent = of(&shop, "SKU-1001");
    assert_eq!(tent.title.as_deref(), Some("Two-person tent - green"));
    assert_eq!(tent.aliases, ["4006381333931", "Two-person tent - green", "tent"]);
    assert_eq!((tent.price, tent.in_stock), (Some(189.0), true));
    assert_eq!(tent.category.as_deref(), Some("Sporting Goods > Camping > Tents"));
    assert!(!of(&shop, "SKU-1002").in_stock, "sold out");
    assert!(!of(&shop, "tarp").in_stock, "a draft");
    assert_eq!(
        declared(&shop),
        [
            "SKU-1001 accessory SKU-1100, by shopify",
            "SKU-1001 substitute tarp, by shopify",
            "SKU-1002 substitute tarp, by shopify",
        ]
    );
}

#[test]
fn woocommerce_products_are_understood_in_german() {
    let shop = catalogue("woocommerce-products-de.csv");
    assert_eq!(main_of(&shop, "SKU-1001"), Some("SKU-1000"));
    assert_eq!(main_of(&shop, "SKU-1002"), Some("SKU-1000"), "by id:40");
    assert_eq!(of(&shop, "SKU-1001").price, Some(189.0));
    assert_eq!(of(&shop, "SKU-1100").price, Some(9.5), "the reduced one");
    assert_eq!(of(&shop, "SKU-1000").category.as_deref(), Some("Camping > Zelte"));
    assert!(!of(&shop, "SKU-1002").in_stock && !of(&shop, "SKU-3000").in_stock);
    assert!(of(&shop, "SKU-1001").aliases.contains(&"4006381333931".to_owned()));
    let declared = declared(&shop);
    for wanted in [
        "SKU-1000 accessory SKU-1100, by woocommerce",
        "SKU-1000 accessory 44, by woocommerce",
        "SKU-1000 substitute SKU-3000, by woocommerce",
        "SKU-4000 part_of_set SKU-1000, by woocommerce",
        "SKU-4000 part_of_set SKU-1100, by woocommerce",
    ] {
        assert!(declared.contains(&wanted.to_owned()), "{wanted} is not in {declared:?}");
    }
}

#[test]
fn a_merchant_feed_names_variants_by_group_and_companions_by_id_or_gtin() {
    let shop = catalogue("merchant.tsv");
    assert_eq!(main_of(&shop, "tent-sand"), Some("tent-green"));
    let tent = of(&shop, "tent-green");
    assert_eq!((tent.price, tent.in_stock), (Some(169.0), true));
    assert_eq!(tent.aliases, ["4006381333931", "tent"]);
    assert!(!of(&shop, "tent-sand").in_stock);
    assert_eq!(of(&shop, "mat").category.as_deref(), Some("Sporting Goods > Camping"));
    assert_eq!(
        declared(&shop),
        ["tent-green accessory mat, by merchant", "tent-green required_part pegs, by merchant",]
    );
}

#[test]
fn a_merchant_feed_is_the_same_in_rss_and_atom() {
    let rss = catalogue("merchant-rss.xml");
    let tent = of(&rss, "tent-green");
    assert_eq!(tent.title.as_deref(), Some("Two-person tent & fly, green"));
    assert_eq!(tent.url.as_deref(), Some("https://shop.example/tent-green?a=1&b=2"));
    assert_eq!(tent.category.as_deref(), Some("Camping > Tents"));
    assert_eq!(tent.price, Some(189.0), "not what shipping costs");
    assert_eq!(of(&rss, "pegs").title.as_deref(), Some("Set of ten pegs – steel"));
    assert!(!of(&rss, "pegs").in_stock);
    let wanted =
        ["tent-green required_part pegs, by merchant", "tent-green substitute tarp, by merchant"];
    assert_eq!(declared(&rss), wanted);

    let atom = catalogue("merchant-atom.xml");
    assert_eq!(of(&atom, "stove").url.as_deref(), Some("https://shop.example/stove"));
    assert_eq!(declared(&atom), ["stove consumable gas, by merchant"]);
}

#[test]
fn json_ld_that_stands_on_the_accessory_points_from_the_product_to_it() {
    let shop = catalogue("products.jsonld");
    assert_eq!(main_of(&shop, "tent-sand"), Some("tent-green"));
    assert!(!of(&shop, "tent-sand").in_stock);
    assert_eq!(of(&shop, "pegs").brand.as_deref(), Some("Fernweh"));
    assert_eq!(of(&shop, "pegs").image.as_deref(), Some("https://shop.example/pegs.jpg"));
    assert_eq!(
        declared(&shop),
        [
            "mat part_of_set pegs, by json-ld",
            "stove consumable gas, by json-ld",
            "tent-green often_bought_with mat, by json-ld",
            "tent-green accessory pegs, by json-ld",
        ]
    );
}

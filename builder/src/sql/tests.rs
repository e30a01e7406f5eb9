//! What the statements promise, without an engine; that engines count alike is tested with
//! engines (`tests/sql/`).

use clap::ValueEnum;

use super::*;
use crate::{count::BasketWeight, order_log::Rules};

fn request(engine: Engine, catalogue: Option<&str>) -> SqlRequest {
    let weight = BasketWeight { gamma: 0.5, half_life_days: None };
    let rules = Rules { not_products: vec!["IT'S".into()], ..Rules::default() };
    SqlRequest {
        engine,
        settings: Settings::new(&rules, &weight, 20, catalogue.map(str::to_owned)),
        place: Place {
            orders_table: "shop.lines".into(),
            to: "bucket/out".into(),
            lists: "bucket/lists".into(),
        },
        columns: Columns {
            order_id: "order_id".into(),
            item_id: "sku".into(),
            user_id: Some("user_id".into()),
            timestamp: Some("placed_at".into()),
            quantity: None,
            status: Some("state".into()),
        },
    }
}

fn script(engine: Engine, catalogue: Option<&str>) -> String {
    statements(&request(engine, catalogue)).unwrap()
}

#[test]
fn no_blank_is_left_in_any_engines_script() {
    for engine in Engine::value_variants() {
        for catalogue in [None, Some("checksum")] {
            let script = script(*engine, catalogue);
            // The settings are the one place where braces belong.
            let settings = script.lines().filter(|line| !line.contains("SELECT 'settings'"));
            let blanks: Vec<_> = settings.filter(|line| line.contains(['{', '}'])).collect();
            assert!(blanks.is_empty(), "{engine:?}: {blanks:?}");
        }
    }
}

#[test]
fn every_table_a_build_reads_is_written_and_nothing_else() {
    let written = |catalogue| {
        let script = script(Engine::Duckdb, catalogue);
        let mut names: Vec<_> = script
            .lines()
            .filter_map(|line| line.strip_prefix(") TO 'bucket/out/")?.split_once(".parquet"))
            .map(|(name, _)| name.to_owned())
            .collect();
        names.sort_unstable();
        names.join(" ")
    };
    assert_eq!(written(None), "items meta moments names pairs");
    assert_eq!(
        written(Some("checksum")),
        "items mains meta moments pairs paths patterns sequences together"
    );
}

#[test]
fn every_number_that_leaves_has_enough_shoppers() {
    let exports = CLEAN.iter().chain(&COUNT).chain(&OF_LOG).chain(&OF_CATALOGUE).chain(&LAST);
    for step in exports {
        if let Export(name, text) = step {
            // Names were chosen by their shoppers before; `meta` is about everybody.
            let is_guarded = text.contains("HAVING COUNT(*) >= {minimum_shoppers}")
                || text.contains("HAVING COUNT(*) >= {fewest_of_a_pattern}");
            assert!(is_guarded || ["names", "meta"].contains(name), "{name}");
        }
    }
}

#[test]
fn a_quote_within_a_text_ends_no_text() {
    let duckdb = script(Engine::Duckdb, None);
    let spark = script(Engine::Spark, None);
    assert!(duckdb.contains("'it''s'") && duckdb.contains(r#""notProducts":["IT''S"]"#));
    assert!(spark.contains(r"'it\'s'") && spark.contains(r#""notProducts":["IT\'S"]"#));
}

#[test]
fn a_basket_of_three_weighs_by_the_square_root_of_two_in_parts_of_65536() {
    let script = script(Engine::Duckdb, None);
    assert!(script.contains("(VALUES (1, 65536), (2, 65536), (3, 46341), (4, 37837)"));
    assert!(script.contains("(0, 65536, 65536), (1, 65536, 65159)"));
}

#[test]
fn a_column_the_table_lacks_is_not_named() {
    let script = script(Engine::Snowflake, None);
    assert!(script.contains("    1 AS quantity") && !script.contains("quantity AS quantity"));
    assert!(script.contains("DATE_PART(EPOCH_SECOND, CAST(placed_at AS TIMESTAMP_NTZ)) AS ts"));
}

//! What is written here is read as it was counted, and what is impossible is refused.

use std::{fmt::Write, path::Path};

use super::{
    Aggregates, Meta, Settings, named,
    shape::{ITEMS, META, PAIRS, SEQUENCES},
    write,
};
use crate::{
    anonymize::{Protection, anonymize_all},
    count::{Counted, Counts, StructureCounts},
    input::Export,
    order_log::{self, Rules},
    pipeline::{Basis, Orders},
    progress::Progress,
    tune::Choice,
};

const FLOOR: u32 = 2;

/// Orders of tents, stoves and gas; without a catalogue.
fn orders() -> Orders {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    let mut text = String::from("order_id,item_id,user_id,timestamp\n");
    for order in 0..60 {
        let items: &[&str] = match order % 4 {
            0 => &["tent", "stove", "gas"],
            1 => &["Tent", "gas"],
            2 => &["stove", "gas"],
            _ => &["tent"],
        };
        for item in items {
            let (shopper, day) = (order % 23, 1 + order % 28);
            writeln!(text, "{order},{item},u{shopper},2026-01-{day:02}T09:00:00").unwrap();
        }
    }
    text += "60,lantern,u1,\n";
    std::fs::write(&file, text).unwrap();
    let log = order_log::Orders { export: Export::of(&file), ..order_log::Orders::default() };
    Orders::read(&log, None, FLOOR, &Progress::silent()).unwrap()
}

fn settings() -> Settings {
    let learner = Choice::Pairs.default_learner(3);
    Settings::new(&Rules::default(), learner.basket(), FLOOR, None)
}

fn read(folder: &Path) -> Result<Aggregates, String> {
    let silent = Progress::silent();
    let told = |error: crate::error::BuilderError| error.to_string();
    let meta = Meta::read(folder, &silent).map_err(told)?;
    let catalogue = named(folder, &silent).map_err(told)?;
    Aggregates::read(folder, &meta, &catalogue, &silent).map_err(told)
}

#[test]
fn what_was_written_gives_the_statistics_it_was_counted_from() {
    let (orders, folder) = (orders(), tempfile::tempdir().unwrap());
    let meta = write(folder.path(), &orders.cleaned(), settings()).unwrap();
    assert_eq!(Meta::read(folder.path(), &Progress::silent()).unwrap(), meta);
    let found = named(folder.path(), &Progress::silent()).unwrap();
    assert_eq!(found, orders.catalogue);
    assert_eq!(found.products[0].aliases, ["tent"], "which goes by Tent");

    let read = read(folder.path()).unwrap();
    let protection = Protection::Threshold { minimum_shoppers: FLOOR };
    let counts = Counts::of(&orders.baskets, &settings().weight());
    let structure_counts = StructureCounts::of(&orders.baskets, &orders.catalogue);
    let Ok((here, structure_here)) = anonymize_all(&counts, &structure_counts, protection);
    let Ok((elsewhere, structure_elsewhere)) = anonymize_all(&read, &read.structure, protection);
    assert_eq!(here.items, elsewhere.items);
    assert_eq!(here.pairs, elsewhere.pairs);
    assert!(!here.pairs.is_empty());
    assert_eq!(format!("{structure_here:?}"), format!("{structure_elsewhere:?}"));
}

#[test]
fn nothing_of_too_few_shoppers_is_written() {
    let (orders, folder) = (orders(), tempfile::tempdir().unwrap());
    let floor = 16;
    write(folder.path(), &orders.cleaned(), Settings { minimum_shoppers: floor, ..settings() })
        .unwrap();
    let mut rows = 0;
    let mut look = |shoppers: u64| {
        rows += 1;
        if shoppers < floor.into() { Err("too few".to_owned()) } else { Ok(()) }
    };
    let silent = Progress::silent();
    ITEMS.read(folder.path(), &silent, |_, [_, shoppers, ..]| look(shoppers)).unwrap();
    PAIRS.read(folder.path(), &silent, |_, [_, shoppers, _]| look(shoppers)).unwrap();
    assert_eq!(rows, 5, "of three products and three pairs");
}

/// The message about a folder in which something was changed after it had been written.
fn refusal(change: impl Fn(&Path)) -> String {
    let (orders, folder) = (orders(), tempfile::tempdir().unwrap());
    write(folder.path(), &orders.cleaned(), settings()).unwrap();
    change(folder.path());
    read(folder.path()).err().unwrap_or_default()
}

fn pair(a: &str, b: &str, numbers: [u64; 3]) -> ([String; 2], [u64; 3]) {
    ([a.to_owned(), b.to_owned()], numbers)
}

#[test]
fn a_pair_that_can_not_be_is_refused() {
    let pairs = |rows: &[([String; 2], [u64; 3])]| {
        let rows = rows.to_vec();
        refusal(move |folder| PAIRS.write(folder, &rows).unwrap())
    };
    for (rows, problem) in [
        (vec![pair("gas", "Tent", [9, 9, 9])], "\"gas\" does not come before \"Tent\""),
        (vec![pair("gas", "gas", [9, 9, 9])], "\"gas\" does not come before \"gas\""),
        (vec![pair("gas", "stove", [8, 9, 9])], "9 distinct shoppers in 8 orders"),
        (vec![pair("gas", "stove", [9, 1, 9])], "1 distinct shoppers, and the settings say 2"),
        (vec![pair("gas", "stove", [9, 9, 9]); 2], "an earlier row is about the same"),
        (vec![pair("gas", "lamp", [9, 9, 9])], "\"lamp\" is no product"),
        (vec![pair("gas", "stove", [999, 9, 9])], "fewer orders than both"),
    ] {
        let said = pairs(&rows);
        assert!(said.contains(problem) && said.contains("pairs.parquet, row "), "{said}");
    }
}

#[test]
fn an_item_is_told_of_once_and_by_enough_shoppers() {
    let item = |numbers| ([String::from("gas")], numbers);
    for (rows, problem) in [
        (vec![item([9, 9, 9, 9]); 2], "an earlier row is about the same"),
        (vec![item([9, 1, 9, 9])], "the settings say 2 at least"),
    ] {
        let said = refusal(|folder| ITEMS.write(folder, &rows).unwrap());
        assert!(said.contains(problem), "{said}");
    }
}

#[test]
fn another_schema_is_refused_before_anything_else_is_read() {
    let said = refusal(|folder| {
        META.write(folder, &[([String::from("schema"), String::from("2")], [])]).unwrap();
        std::fs::remove_file(folder.join("items.parquet")).unwrap();
    });
    assert!(said.contains("the aggregates are of schema \"2\""), "{said}");
}

#[test]
fn a_table_that_is_missing_and_a_column_of_words_are_named() {
    let said = refusal(|folder| std::fs::remove_file(folder.join("pairs.parquet")).unwrap());
    assert!(said.contains("the table `pairs` is missing"), "{said}");
    let said = refusal(|folder| {
        let file = folder.join("pairs.parquet");
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(folder.join("pairs")).unwrap();
        let wrong = "A,B,N_ORDERS,n_users,weight\ngas,stove,many,2,2\n";
        std::fs::write(folder.join("pairs/part-0.csv"), wrong).unwrap();
    });
    assert!(said.contains("field `N_ORDERS`: \"many\" is no count"), "{said}");
}

#[test]
fn nothing_comes_after_itself() {
    // Without a catalogue nobody is kin; the table is read where there is one.
    let (orders, folder) = (orders(), tempfile::tempdir().unwrap());
    let with = Settings { catalogue: Some("checksum".into()), ..settings() };
    write(folder.path(), &orders.cleaned(), with).unwrap();
    let itself = [String::from("gas"), String::from("gas")];
    SEQUENCES.write(folder.path(), &[(itself, [9])]).unwrap();
    let meta = Meta::read(folder.path(), &Progress::silent()).unwrap();
    let read = Aggregates::read(folder.path(), &meta, &orders.catalogue, &Progress::silent());
    let said = read.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(said.contains("\"gas\" comes after itself"), "{said}");
}

#[test]
fn a_model_is_the_same_whoever_counted() {
    let (orders, folder) = (orders(), tempfile::tempdir().unwrap());
    write(folder.path(), &orders.cleaned(), settings()).unwrap();
    let protection = Protection::Threshold { minimum_shoppers: FLOOR };
    let silent = Progress::silent();
    let here = Basis::counted(&orders.cleaned(), None, protection, Choice::Pairs, &silent).unwrap();
    let learner = Choice::Pairs.default_learner(orders.catalogue.products.len());
    let elsewhere = Basis::aggregated(&read(folder.path()).unwrap(), protection, learner);
    let bytes = |basis: &Basis| {
        let (draft, _) = crate::assemble::learn(&orders.catalogue, basis);
        crate::assemble::encode(&draft).unwrap()
    };
    assert_eq!(bytes(&here), bytes(&elsewhere));
    assert!(read(folder.path()).unwrap().items().iter().all(|item| item.shoppers >= FLOOR));
}

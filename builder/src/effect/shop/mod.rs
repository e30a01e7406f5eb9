//! A simulated shop with a known truth: shoppers go through the real engine, share what it made of
//! their days, and the report has to find out what is true of the shop.
//!
//! Four shops: one that helps, one whose suggestions take the place of what would have been bought
//! anyway, and two whose models are bad, each in its own way. `ALONGSIDE_FULL=1` sends 20,000 shoppers through each.

mod goods;
mod shopper;

use std::{fs, path::Path};

use alongside::contract::{Arm, Experiment, Outcome, Policy, Unit, Varies};

use super::{
    experiments::Found,
    readiness::Ready,
    report::{Report, ReportRequest, report},
};
use goods::Says;
use shopper::{DAY, Habits, START};

/// Of 100 shoppers without suggestions so many order within the window …
const ORDERS: f64 = 0.2;
/// … and so many more where suggestions help.
const EFFECT: f64 = 0.05;

fn shoppers() -> u64 {
    if std::env::var_os("ALONGSIDE_FULL").is_some() { 20_000 } else { 3_000 }
}

/// Half of all shoppers see nothing.
fn policy() -> Policy {
    let arm =
        |name: &str, holds_out| Arm { name: name.into(), share: 0.5, holds_out, ..Arm::default() };
    let experiment = Experiment {
        id: "suggestions".into(),
        layer: String::new(),
        share: 1.0,
        starts: START,
        ends: START + 40.0 * DAY,
        varies: Varies::Presence,
        arms: vec![arm("none", true), arm("all", false)],
        unit: Unit::Shopper,
        outcome: Outcome::Ordered,
        horizon_days: 14,
        epsilon: 2.0,
    };
    Policy { experiments: vec![experiment], ..Policy::NOTHING }
}

/// Everybody's days, what they share, and what the report makes of it.
fn run(says: Says, habits: Habits, folder: &Path) -> Report {
    let (model, policy) = (says.model(), policy());
    let workers = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let records = |worker| {
        let mine = (0..shoppers()).filter(move |one| one % workers == worker);
        mine.flat_map(|seed| shopper::live(&model, &policy, habits, seed)).collect::<Vec<_>>()
    };
    let mut lines: Vec<String> = std::thread::scope(|scope| {
        let records = &records;
        let all: Vec<_> = (0..workers).map(|one| scope.spawn(move || records(one))).collect();
        all.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    // Whoever worked on them: the same file.
    lines.sort_unstable();
    let file = folder.join("shared.jsonl");
    fs::write(&file, lines.join("\n")).unwrap();
    let html = folder.join("effect.html");
    let request = ReportRequest {
        shared: vec![file],
        policy: Some(policy),
        planned: None,
        baseline: 0.02,
        html: Some(html.clone()),
    };
    let found = report(&request).unwrap();
    println!("== {says:?}, {} shoppers\n{found}\n", shoppers());
    assert_eq!(found.refused, 0, "every record an engine made is one of ours");
    let page = fs::read_to_string(html).unwrap();
    assert!(page.contains("<svg") && page.contains("Red flags") && !page.contains("src="));
    found
}

fn outcome<'a>(found: &'a Report, what: &str) -> &'a Found {
    found.experiments.iter().find(|one| one.what.contains(what)).unwrap()
}

/// What the report says of the share that orders, with the coin and without.
fn differences(found: &Report) -> [(f64, f64, f64, bool); 2] {
    ["noisy answers", "outcome, from summaries"].map(|what| {
        let against = outcome(found, what).arms[1].against.unwrap();
        let interval = against.interval;
        (against.difference, interval.low, interval.high, against.is_clear())
    })
}

fn codes(found: &Report) -> Vec<&str> {
    found.flags.iter().map(|flag| flag.code).collect()
}

fn ready<'a>(found: &'a Report, question: &str) -> &'a Ready {
    found.readiness.iter().find(|one| one.question.contains(question)).unwrap()
}

#[test]
fn a_shop_that_is_helped_is_found_to_be_helped_by_as_much_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let habits = Habits { orders: ORDERS, more: EFFECT, ..Habits::HONEST };
    let found = run(Says::WhatFits, habits, folder.path());
    for (difference, low, high, is_clear) in differences(&found) {
        assert!(low < EFFECT && EFFECT < high, "{difference} from {low} to {high}");
        assert!(is_clear || shoppers() < 20_000, "{difference} from {low} to {high}");
    }
    let value = outcome(&found, "ordered and kept").arms[1].against.unwrap();
    assert!(value.difference > 0.0, "{value:?}");
    assert!(found.flags.is_empty(), "{:?}", found.flags);
    let all_ready = found.readiness.iter().all(|one| one.answer == Some(true));
    assert!(all_ready || shoppers() < 20_000, "{:?}", found.readiness);
}

#[test]
fn suggestions_that_sell_what_would_have_been_sold_are_called_cannibalisation() {
    let folder = tempfile::tempdir().unwrap();
    let habits = Habits { orders: ORDERS, swaps: 1.0, looked_before: 0.8, ..Habits::HONEST };
    let found = run(Says::TheSameShelf, habits, folder.path());
    assert_eq!(codes(&found), ["replaces", "known-before"], "{:?}", found.flags);
    assert!(found.flags.iter().all(|flag| flag.look_at.starts_with("Cannibalisation")));
    for (difference, low, high, is_clear) in differences(&found) {
        assert!(low < 0.0 && 0.0 < high && !is_clear, "{difference} from {low} to {high}");
    }
    assert_eq!(ready(&found, "more than would have been sold").answer, Some(false));
    assert_eq!(ready(&found, "show a gain").answer, Some(false));
}

/// A model that is bad in one way: the flag for it goes up, no other does, and nothing is gained.
fn is_named(says: Says, code: &str, cause: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let habits = Habits { orders: ORDERS, ..Habits::HONEST };
    let found = run(says, habits, folder.path());
    assert_eq!(codes(&found), [code], "{:?}", found.flags);
    assert!(found.flags[0].look_at.starts_with(cause), "{:?}", found.flags);
    for (difference, low, high, is_clear) in differences(&found) {
        assert!(low < 0.0 && 0.0 < high && !is_clear, "{difference} from {low} to {high}");
    }
    found
}

#[test]
fn a_model_that_says_what_has_nothing_to_do_with_it_is_called_irrelevant() {
    let found = is_named(Says::WhatDoesNotFit, "low-acceptance", "Timing or relevance");
    assert_eq!(ready(&found, "above the baseline").answer, Some(false));
}

#[test]
fn a_model_that_says_what_only_seems_to_fit_is_called_a_bad_fit() {
    let found = is_named(Says::WhatSeemsToFit, "returned-more", "Fit");
    assert_eq!(ready(&found, "sent back").answer, Some(false));
    assert_eq!(ready(&found, "above the baseline").answer, Some(true));
}

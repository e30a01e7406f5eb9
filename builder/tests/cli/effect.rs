//! `alongside power` and `alongside report`: before an experiment, and after it.

use serde_json::Value;

use crate::scene::Scene;

fn answer(arm: &str, bit: u8) -> String {
    format!(
        r#"{{"alongside":1,"sort":"answer","experiment":"help","arm":"{arm}","bit":{bit},"epsilon":2}}"#
    )
}

/// So many answers an arm, of which every `one_in`th is a yes.
fn answers(arm: &str, count: usize, one_in: usize) -> Vec<String> {
    (0..count).map(|n| answer(arm, u8::from(n % one_in == 0))).collect()
}

#[test]
fn power_is_told_before_an_experiment_starts() {
    let scene = Scene::new();
    let said = scene.alongside("power --base 0.05 --lift 0.1");
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("you need 31,231 shoppers an arm"), "{}", said.stdout);
    assert!(said.stdout.contains("you need 144,893 shoppers an arm"), "{}", said.stdout);
    let said = scene.alongside("power --base 0.9 --lift 0.5");
    assert_eq!(said.status, 2);
    assert!(said.stderr.contains("stay below 1"), "{}", said.stderr);
}

#[test]
fn a_report_of_few_shows_nothing_of_them_and_of_many_a_difference_and_a_page() {
    let scene = Scene::new();
    scene.write("few.jsonl", &answers("none", 900, 4).join("\n"));
    let said = scene.alongside("report --in few.jsonl");
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(said.stdout.contains("nothing is shown below 1,000"), "{}", said.stdout);
    assert!(!said.stdout.contains("25."), "{}", said.stdout);
    let many = [answers("all", 30_000, 4), answers("none", 30_000, 5)].concat();
    scene.write("many.json", &format!("[{}]", many.join(",")));
    let said = scene.alongside("report --in few.jsonl many.json --html effect.html --json");
    assert_eq!(said.status, 0, "{}", said.stderr);
    let found: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(found["answers"], 60_900);
    let arms = found["experiments"][0]["arms"].as_array().unwrap();
    assert_eq!(arms[0]["name"], "none", "a hold-out comes first");
    assert!(arms[1]["against"]["p"].as_f64().unwrap() < 0.05, "{arms:?}");
    assert!(arms[1]["against"]["isAlwaysValid"].as_bool().unwrap());
    assert!(scene.read("effect.html").contains("Red flags"));
}

#[test]
fn what_was_planned_is_looked_at_once_when_it_is_there() {
    let scene = Scene::new();
    let many = [answers("all", 2_000, 4), answers("none", 2_000, 5)].concat();
    scene.write("answers.jsonl", &many.join("\n"));
    let waits = scene.alongside("report --in answers.jsonl --planned 5000");
    assert!(waits.stdout.contains("2,000 of the 5,000"), "{}", waits.stdout);
    assert!(!waits.stdout.contains("p ="), "{}", waits.stdout);
    let done = scene.alongside("report --in answers.jsonl --planned 2000");
    assert!(done.stdout.contains("(one look)"), "{}", done.stdout);
}

#[test]
fn a_report_on_nothing_readable_says_what_to_do() {
    let scene = Scene::new();
    let said = scene.alongside("report --in absent.json");
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("shared records as JSON"), "{}", said.stderr);
}

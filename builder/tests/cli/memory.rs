//! Orders that need more than memory: the same model, and nothing left beside it.

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use crate::scene::Scene;

const BUILD: &str = "build --orders orders.csv --privacy threshold --no-tune --quiet";

fn scene() -> Scene {
    let scene = Scene::new();
    let said = scene
        .alongside("synth --lines 20k --products 64 --out orders.csv --catalogue catalogue.csv");
    assert_eq!(said.status, 0, "{}", said.stderr);
    scene
}

fn assert_nothing_left(scene: &Scene) {
    for entry in fs::read_dir(scene.path(".")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains("counting"), "{name} was left behind");
    }
}

#[test]
fn a_model_counted_in_parts_is_the_model_counted_at_once() {
    let scene = scene();
    for catalogue in ["", "--catalogue catalogue.csv"] {
        for (out, memory) in [("once", ""), ("parts", "--memory 256KiB")] {
            let said =
                scene.alongside(&format!("{BUILD} --no-forecast {catalogue} --out {out} {memory}"));
            assert_eq!(said.status, 0, "{}", said.stderr);
        }
        for file in ["model.alongside", "catalogue.json", "manifest.json", "private/report.json"] {
            let once = scene.bytes(&format!("once/{file}"));
            assert!(scene.bytes(&format!("parts/{file}")) == once, "{file} {catalogue}");
        }
        assert!(scene.bytes("once/model.alongside").len() > 2_000, "nothing was learned");
    }
    assert_nothing_left(&scene);
}

#[test]
fn tables_counted_in_parts_are_the_tables_counted_at_once() {
    let scene = scene();
    for (out, memory) in [("once", ""), ("parts", "--memory 256k")] {
        let said = scene.alongside(&format!(
            "count --orders orders.csv --catalogue catalogue.csv --out {out} {memory}"
        ));
        assert_eq!(said.status, 0, "{}", said.stderr);
    }
    for entry in fs::read_dir(scene.path("once")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            scene.bytes(&format!("once/{name}")) == scene.bytes(&format!("parts/{name}")),
            "{name}"
        );
    }
    assert_nothing_left(&scene);
}

#[test]
fn what_parts_can_t_do_is_said_and_memory_that_does_changes_nothing() {
    let scene = scene();
    let tuned = "build --orders orders.csv --privacy threshold --no-forecast --out model";
    let said = scene.alongside(&format!("{tuned} --memory 256k"));
    assert_eq!(said.status, 2, "{}", said.stderr);
    assert!(said.stderr.contains("Raise --memory"), "{}", said.stderr);
    let said = scene.alongside(&format!("{BUILD} --out model --memory 256k"));
    assert_eq!(said.status, 0, "without a forecast: {}", said.stderr);
    for memory in ["0", "2 TiB", "much"] {
        assert_eq!(scene.alongside(&format!("{tuned} --memory={memory}")).status, 2, "{memory}");
    }
    assert_nothing_left(&scene);
}

/// A build that has begun to lay orders aside on the disk.
fn laying_aside(scene: &Scene) -> Child {
    let build = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args(BUILD.split_whitespace())
        .args(["--no-forecast", "--out", "model", "--memory", "64KiB"])
        .current_dir(scene.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let has_begun =
        || fs::read_dir(scene.path("model.counting.new")).is_ok_and(|it| it.count() > 0);
    while !has_begun() {
        sleep(Duration::from_millis(1));
    }
    build
}

#[test]
fn what_a_killed_build_laid_aside_is_cleared_away_by_the_next_and_not_counted() {
    let scene = scene();
    let build = |memory: &str| {
        let said = scene.alongside(&format!("{BUILD} --no-forecast --out model {memory}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        scene.bytes("model/model.alongside")
    };
    let old = build("");
    for memory in ["--memory 64KiB", ""] {
        let mut killed = laying_aside(&scene);
        killed.kill().unwrap();
        killed.wait().unwrap();
        assert!(scene.path("model.counting.new").exists(), "a kill gives no time to clear away");
        assert!(scene.bytes("model/model.alongside") == old);
        assert!(build(memory) == old, "the same orders, counted once");
        assert_nothing_left(&scene);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_the_old_model_and_no_order_on_the_disk() {
    let scene = scene();
    let said = scene.alongside(&format!("{BUILD} --no-forecast --out model"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    let old = scene.bytes("model/model.alongside");
    let mut build = laying_aside(&scene);
    let _ = Command::new("kill").args(["-INT", &build.id().to_string()]).output();
    build.wait().unwrap();
    assert!(scene.bytes("model/model.alongside") == old);
    assert_nothing_left(&scene);
}

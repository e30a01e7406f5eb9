//! How the command behaves in a terminal, in a pipe and when it is killed.

use std::process::Command;

use serde_json::Value;

use crate::scene::{Scene, campers, csv};

const BUILD: &str = "build --orders orders.csv --privacy threshold --no-tune --out model";

fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    scene
}

#[test]
fn quiet_says_nothing_but_what_went_wrong() {
    let scene = scene();
    let said = scene.alongside(&format!("{BUILD} --quiet"));
    assert_eq!((said.status, &*said.stdout, &*said.stderr), (0, "", ""));
    let said = scene.alongside("build --quiet --orders gone.csv --out model");
    assert_eq!((said.status, &*said.stdout), (3, ""));
    assert!(said.stderr.starts_with("error: gone.csv: the file can't be read"), "{}", said.stderr);
}

#[test]
fn json_is_the_report_and_nothing_else() {
    let said = scene().alongside(&format!("{BUILD} --no-forecast --json"));
    let report: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(report["reading"]["rows"], 100);
    assert_eq!(said.stderr, "");
}

#[test]
fn colours_are_for_terminals_and_never_against_the_readers_wish() {
    let folder = scene();
    let run = |variables: &[(&str, &str)]| {
        let output = Command::new(env!("CARGO_BIN_EXE_alongside"))
            .args(["build", "--orders", "gone.csv", "--out", "model"])
            .current_dir(folder.path("."))
            .env_remove("NO_COLOR")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        String::from_utf8(output.stderr).unwrap().contains('\u{1b}')
    };
    assert!(!run(&[]), "stderr is no terminal");
    assert!(run(&[("CLICOLOR_FORCE", "1")]));
    assert!(!run(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn every_shell_can_complete_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = scene().alongside(&format!("completions {shell}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(said.stdout.contains("evaluate") && said.stdout.contains("dry-run"), "{shell}");
    }
}

#[test]
fn exit_codes_and_examples_stand_in_the_help() {
    let said = scene().alongside("--help");
    assert!(said.stdout.contains("0 done · 2 usage · 3 the input is wrong · 4 refused"));
    for verb in
        ["build", "evaluate", "inspect", "explain", "audit", "export", "synth", "completions"]
    {
        let said = scene().alongside(&format!("{verb} --help"));
        assert!(said.stdout.contains(&format!("  alongside {verb}")), "{}", said.stdout);
    }
}

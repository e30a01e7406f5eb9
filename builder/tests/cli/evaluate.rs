//! `alongside evaluate`: the ranked file other programs read, and the figures.

use crate::scene::{Scene, campers, csv};

const EVALUATE: &str = "evaluate --orders orders.csv --split split.csv --queries queries.csv \
                        --ranked ranked.csv --k 2";

/// The campers' orders, the last of each kind held out.
fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("orders.csv", &csv("order_id,user_id,item_id", &campers()));
    let parts: Vec<_> = (0..60)
        .map(|camper| {
            let part = match camper {
                29 | 59 => "test",
                28 => "valid",
                _ => "train",
            };
            format!("order-{camper},{part}")
        })
        .collect();
    scene.write("split.csv", &csv("order_id,part", &parts));
    scene.write(
        "queries.csv",
        "query_id,part,order_id,context,target\n\
         v1,valid,order-28,stove,gas\n\
         t2,test,order-29,gas,stove\n\
         t1,test,order-29,stove pot,gas\n\
         t3,test,order-59,mat,never-seen\n",
    );
    scene
}

#[test]
fn every_query_of_the_part_is_answered_in_file_order_with_k_others() {
    for privacy in ["none", "threshold", "dp", "dp-order", "public"] {
        let scene = scene();
        let said = scene.alongside(&format!("{EVALUATE} --no-tune --privacy {privacy}"));
        assert_eq!(said.status, 0, "{}", said.stderr);
        let rows: Vec<String> = scene.read("ranked.csv").lines().map(str::to_owned).collect();
        assert_eq!(rows[0], "query_id,ranked");
        assert_eq!(rows[1..].iter().map(|row| &row[..2]).collect::<Vec<_>>(), ["t2", "t1", "t3"]);
        if ["none", "threshold"].contains(&privacy) {
            assert!(rows[1].starts_with("t2,stove "), "{}", rows[1]);
            assert!(rows[2].starts_with("t1,gas "), "{}", rows[2]);
        }
        for (row, context) in rows[1..].iter().zip([vec!["gas"], vec!["stove", "pot"], vec!["mat"]])
        {
            let mut ids: Vec<_> = row[3..].split(' ').collect();
            assert!(ids.iter().all(|id| !context.contains(id)), "{row}");
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), 2, "{row}");
        }
    }
}

#[test]
fn the_measured_model_can_be_kept_and_says_that_it_protects_nobody() {
    let scene = scene();
    let said = scene.alongside(&format!("{EVALUATE} --no-tune --model measured.alongside"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    let said = scene.alongside("inspect measured.alongside");
    assert!(said.stdout.contains("label      none"), "{}", said.stdout);
}

#[test]
fn the_figures_are_those_of_two_hits_in_three() {
    let said = scene().alongside(&format!("{EVALUATE} --no-tune"));
    for told in
        ["test · 3 queries", "HR@2 0.6667 MRR@2 0.6667 NDCG@2 0.6667", "1:0.500(2) 2-4:1.000(1)"]
    {
        assert!(said.stdout.contains(told), "{told:?} is not in\n{}", said.stdout);
    }
}

#[test]
fn too_few_orders_to_tune_by_are_told() {
    let said = scene().alongside(EVALUATE);
    assert_eq!(said.status, 0, "{}", said.stderr);
    assert!(
        said.stdout.contains("shared default: 1 orders to choose settings by"),
        "{}",
        said.stdout
    );
}

#[test]
fn a_split_that_misses_an_order_is_refused() {
    let scene = scene();
    scene.write("split.csv", "order_id,part\norder-0,train\n");
    let said = scene.alongside(EVALUATE);
    assert_eq!(said.status, 3);
    assert!(said.stderr.contains("split.csv: the order \"order-1\" is missing"), "{}", said.stderr);
}

#[test]
fn several_promises_are_measured_in_one_go_as_often_as_was_asked() {
    let scene = scene();
    let several = EVALUATE.replace("--ranked ranked.csv", "--epsilons 1,4 --draws 2");
    let said = scene.alongside(&format!("{several} --privacy dp"));
    assert_eq!(said.status, 0, "{}", said.stderr);
    let drawn: Vec<_> = said.stdout.lines().filter(|line| line.starts_with("epsilon")).collect();
    let each = |draw| [1, 4].map(|epsilon| format!("epsilon {epsilon} a year, draw {draw} of 2"));
    assert_eq!(drawn, [each(1), each(2)].concat());
    assert_eq!(said.stdout.matches("test · 3 queries").count(), 4);
    let ranked = scene.alongside(&format!("{EVALUATE} --privacy dp --draws 2"));
    assert_eq!(ranked.status, 2, "{}", ranked.stderr);
}

//! Who gets which arm, what an arm does, and which experiments are refused.

use alongside::{
    contract::{
        Arm, Boost, Consent, Experiment, Feedback, Pilot, Placement, PlacementPolicy, Policy,
        RecommendRequest, SilenceCode, Slate, Unit, Varies,
    },
    measure,
    recommend::{Shop, conflicts, recommend_in},
};

use super::{DAY, Device, START, arm, arms_of, draws, experiment, policy};
use crate::tent;

#[test]
fn arms_get_their_shares_and_layers_know_nothing_of_each_other() {
    let mut weight = Experiment { layer: "weight".into(), ..experiment("b") };
    weight.arms = vec![arm("x", 0.25), arm("y", 0.75)];
    let policy = policy(vec![experiment("a"), weight]);
    let mut cells = [[0_u32; 2]; 2];
    for draw in draws(20_000) {
        let arms = arms_of(&policy, draw, 0);
        cells[usize::from(arms[0] == "a=all")][usize::from(arms[1] == "b=y")] += 1;
    }
    let expected = [[2_500.0, 7_500.0], [2_500.0, 7_500.0]];
    let cell = |(found, expected): (u32, f64)| (f64::from(found) - expected).powi(2) / expected;
    let squares: f64 =
        cells.into_iter().flatten().zip(expected.into_iter().flatten()).map(cell).sum();
    assert!(
        squares < 16.3,
        "chi-square with 3 degrees of freedom, 1 in 1,000: {squares} {cells:?}"
    );
}

#[test]
fn a_layer_s_experiments_exclude_each_other_and_an_arm_is_for_good() {
    let half = |id| Experiment { share: 0.5, ..experiment(id) };
    let policy = policy(vec![half("a"), half("b")]);
    let (mut in_a, mut in_b) = (0, 0);
    for draw in draws(4_000) {
        let arms = arms_of(&policy, draw, 0);
        assert_eq!(arms.len(), 1, "in one of the two");
        assert_eq!(arms, arms_of(&policy, draw, 7), "whatever the visit");
        if arms[0].starts_with("a=") { in_a += 1 } else { in_b += 1 }
    }
    assert!((1_850..2_150).contains(&in_a) && in_a + in_b == 4_000, "{in_a}");
}

#[test]
fn an_experiment_of_visits_gives_one_device_both_arms() {
    let of_visits = Experiment { unit: Unit::Visit, ..experiment("a") };
    let policy = policy(vec![of_visits]);
    let all = (0..100).filter(|visit| arms_of(&policy, 7, *visit) == ["a=all"]).count();
    assert!((30..70).contains(&all), "{all} of 100");
}

/// The first draws that lead into the hold-out and into the other arm.
fn a_draw_for(policy: &Policy, arm: &str) -> u64 {
    draws(64).find(|draw| arms_of(policy, *draw, 0) == [arm]).unwrap()
}

#[test]
fn the_hold_out_sees_nothing_and_knows_why_and_the_others_arm_is_on_what_they_see() {
    let policy = policy(vec![experiment("a")]);
    let held_out = Device::new(policy.clone(), a_draw_for(&policy, "a=none")).slate();
    assert!(held_out.suggestions.is_empty());
    assert_eq!(held_out.silence.map(|one| one.code), Some(SilenceCode::HeldOut));
    assert_eq!(held_out.arms[0].arm, "none");
    let all = Device::new(policy.clone(), a_draw_for(&policy, "a=all")).slate();
    assert!(!all.suggestions.is_empty());
    assert!(all.suggestions.iter().all(|one| one.arms == all.arms && one.arms[0].arm == "all"));
}

#[test]
fn without_a_random_value_there_is_no_arm_and_a_withdrawn_consent_takes_the_value_along() {
    let policy = policy(vec![experiment("a")]);
    let mut device = Device::new(policy.clone(), a_draw_for(&policy, "a=none"));
    assert_eq!(device.slate().arms.len(), 1);
    let clock = device.clock();
    let shop = Shop { model: &device.model, policy: &policy };
    let refused = RecommendRequest::of(["tent"], Placement::Basket);
    let slate = recommend_in(&shop, &refused, &device.memory, &clock).unwrap();
    assert!(slate.arms.is_empty() && !slate.suggestions.is_empty());
    let page = Feedback::PageView;
    device.memory =
        measure::record(&device.model, &policy, &device.memory, &page, Consent::None, &clock);
    assert!(device.memory.effects.draw.is_empty());
}

#[test]
fn the_first_random_value_counts_and_words_are_none() {
    let mut device = Device::new(Policy::NOTHING, 7);
    device.tell(&Feedback::Drawn { name: "00000000000000ff".into() });
    assert_eq!(device.memory.effects.draw, "0000000000000007");
    let mut device = Device::new(Policy::NOTHING, 7);
    device.memory.effects.draw.clear();
    device.tell(&Feedback::Drawn { name: "ada@example.org".into() });
    assert!(device.memory.effects.draw.is_empty());
}

#[test]
fn an_arm_does_what_its_policy_says_and_no_more_than_the_shopper_allows() {
    let lone = |arm: Arm, varies| {
        let arms = vec![arm, self::arm("as-ever", 1e-9)];
        Device::new(policy(vec![Experiment { arms, varies, ..experiment("a") }]), 7).slate()
    };
    let plain = Device::new(Policy::NOTHING, 7).slate();
    let here = |placement, closed, items| PlacementPolicy {
        placement,
        closed,
        share: None,
        items,
        dearest: None,
    };
    let placed = |name, one| Arm { placements: vec![one], ..arm(name, 1.0) };
    let one = lone(placed("one", here(Placement::Basket, false, Some(1))), Varies::Format);
    assert_eq!(one.suggestions.len(), 1);
    let many = lone(placed("many", here(Placement::Basket, false, Some(99))), Varies::Format);
    assert_eq!(many.suggestions.len(), plain.suggestions.len());
    let later = lone(placed("later", here(Placement::Basket, true, None)), Varies::Timing);
    assert_eq!(later.silence.map(|one| one.code), Some(SilenceCode::PlacementClosed));
    let boosts = vec![Boost { name: "mat".into(), factor: 2.0 }];
    let boosted = lone(Arm { boosts, ..arm("mats", 1.0) }, Varies::Weight);
    let score = |slate: &Slate| {
        slate.suggestions.iter().find(|one| one.id == "mat").map_or(0.0, |one| one.score)
    };
    assert!((score(&boosted) - 2.0 * score(&plain)).abs() < 1e-9);
}

#[test]
fn a_pilot_is_silent_outside_its_days_its_share_and_its_categories() {
    let pilot = |share, days, categories: &[&str]| {
        let categories = categories.iter().map(|one| (*one).to_owned()).collect();
        let pilot = Pilot { categories, share, starts: START, ends: START + days * DAY };
        Policy { pilot: Some(pilot), ..Policy::NOTHING }
    };
    let spoken = |policy: &Policy| {
        let speaks = |draw: &u64| {
            let slate = Device::new(policy.clone(), *draw).slate();
            !slate.suggestions.is_empty()
        };
        draws(400).filter(speaks).count()
    };
    let count = spoken(&pilot(0.25, 14.0, &[]));
    assert!((70..130).contains(&count), "{count} of 400 visits at a share of a quarter");
    assert_eq!(spoken(&pilot(1.0, 0.0, &[])), 0, "not a day of it");
    let slate = Device::new(pilot(1.0, 14.0, &["sleep"]), 7).slate();
    assert!(!slate.suggestions.is_empty());
    let asleep = ["mat", "sleeping-bag"];
    assert!(slate.suggestions.iter().all(|one| asleep.contains(&one.id.as_str())));
}

#[test]
fn an_experiment_that_can_not_be_told_afterwards_is_refused() {
    let model = tent::model();
    assert!(conflicts(&model, &policy(vec![experiment("a")])).is_empty());
    let hold_out = || Arm { holds_out: true, ..arm("none", 0.5) };
    let home = PlacementPolicy {
        placement: Placement::Home,
        closed: true,
        share: None,
        items: Some(2),
        dearest: None,
    };
    let two_things = Arm { placements: vec![home], ..arm("b", 0.5) };
    let wrong = [
        Experiment { id: "Summer Sale".into(), ..experiment("a") },
        Experiment { ends: START + 13.0 * DAY, ..experiment("a") },
        Experiment { epsilon: 4.0, ..experiment("a") },
        Experiment { horizon_days: 0, ..experiment("a") },
        Experiment { share: 0.0, ..experiment("a") },
        Experiment { arms: vec![Arm { share: 1.0, ..hold_out() }], ..experiment("a") },
        Experiment { arms: vec![hold_out(), arm("none", 0.5)], ..experiment("a") },
        Experiment { arms: vec![hold_out(), arm("b", 0.6)], ..experiment("a") },
        Experiment {
            varies: Varies::Format,
            arms: vec![hold_out(), two_things],
            ..experiment("a")
        },
    ];
    for one in wrong {
        assert_eq!(conflicts(&model, &policy(vec![one.clone()])).len(), 1, "{one:?}");
    }
    assert!(!conflicts(&model, &policy(vec![experiment("a"), experiment("b")])).is_empty());
    assert!(!conflicts(&model, &policy(vec![experiment("a"), experiment("a")])).is_empty());
    let pilot = Pilot { categories: vec!["boats".into()], share: 0.1, starts: 0.0, ends: 1.0 };
    let piloted = Policy { pilot: Some(pilot), ..Policy::NOTHING };
    assert_eq!(conflicts(&model, &piloted).len(), 1);
}

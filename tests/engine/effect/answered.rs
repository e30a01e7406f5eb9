//! Answers that passed a coin: made once, of one length, only where the shopper says so.

use alongside::{
    contract::{Experiment, Feedback},
    measure::{TEXT_BYTES, YEARLY_EPSILON, randomised, truth},
};

use super::{DAY, Device, arm, arms_of, draws, experiment, policy};

/// A device whose answer is due.
fn answering(outcome: bool, draw: u64) -> Device {
    let mut device = Device::new(policy(vec![experiment("a")]), draw);
    device.tell(&Feedback::Sharing { on: true });
    device.look();
    if outcome {
        device.tell(&Feedback::Purchased { ids: vec!["tent".into()] });
    }
    device.now += 20.0 * DAY;
    device
}

#[test]
fn the_coin_tells_the_truth_as_often_as_epsilon_says() {
    for epsilon in [0.5_f64, 1.0, 2.0] {
        let truth = truth(epsilon).unwrap();
        let wanted = epsilon.exp() / (1.0 + epsilon.exp());
        assert!((truth as f64 / 2_f64.powi(64) - wanted).abs() < 1e-12);
        for bit in [false, true] {
            let told = draws(100_000).filter(|coin| randomised(bit, truth, *coin) == bit).count();
            let expected = wanted * 100_000.0;
            let squares = (told as f64 - expected).powi(2) / (expected * (1.0 - wanted));
            assert!(squares < 10.8, "chi-square, 1 in 1,000: {squares} at ε = {epsilon}");
        }
    }
    assert_eq!(truth(4.0), None, "no larger epsilon is offered");
}

#[test]
fn an_answer_is_made_once_however_often_it_is_asked_for() {
    let mut device = answering(true, 7);
    device.hand_over(3);
    let first = device.memory.effects.handed.clone();
    assert_eq!(first.len(), 1);
    let json = serde_json::to_string(&device.memory).unwrap();
    device.memory = serde_json::from_str(&json).unwrap();
    for coin in draws(10_000) {
        device.now += 1_000.0;
        device.hand_over(coin);
    }
    assert_eq!(device.memory.effects.handed, first);
}

#[test]
fn every_answer_has_one_length_and_says_experiment_arm_and_bit_alone() {
    for (outcome, coin) in [(true, 0), (true, u64::MAX), (false, 0), (false, u64::MAX)] {
        let mut device = answering(outcome, 7);
        device.hand_over(coin);
        let text = &device.memory.effects.handed[0].name;
        assert_eq!(text.len(), TEXT_BYTES);
        let answer: serde_json::Value = serde_json::from_str(text).unwrap();
        let names: Vec<_> = answer.as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, ["alongside", "arm", "bit", "epsilon", "experiment", "sort"]);
        let is_true = coin == 0;
        assert_eq!(answer["bit"], i32::from(outcome == is_true));
    }
    let long = "a".repeat(32);
    let mut policy = policy(vec![Experiment { epsilon: 0.5, ..experiment(&long) }]);
    policy.experiments[0].arms = vec![arm(&"b".repeat(16), 0.5), arm("c", 0.5)];
    let draw = draws(9).find(|draw| arms_of(&policy, *draw, 0)[0].ends_with("bbb")).unwrap();
    let mut device = Device::new(policy, draw);
    device.tell(&Feedback::Sharing { on: true });
    device.look();
    device.now += 20.0 * DAY;
    device.hand_over(1);
    assert_eq!(device.memory.effects.handed[0].name.len(), TEXT_BYTES);
}

#[test]
fn without_the_shopper_s_own_yes_or_where_privacy_is_asked_for_nothing_is_made() {
    let mut silent = answering(true, 7);
    silent.tell(&Feedback::Sharing { on: false });
    silent.hand_over(3);
    assert!(silent.memory.effects.handed.is_empty());
    let mut asking = answering(true, 7);
    asking.tell(&Feedback::HandOver { name: format!("{:016x}", 3), on: true });
    assert!(asking.memory.effects.handed.is_empty());
    let mut early = answering(true, 7);
    early.now -= 19.0 * DAY;
    early.hand_over(3);
    assert!(early.memory.effects.handed.is_empty(), "its window is not over");
}

#[test]
fn a_year_s_answers_stay_within_the_allowance() {
    let layer = |n: i32| Experiment { layer: n.to_string(), ..experiment(&format!("e{n}")) };
    let mut device = Device::new(policy((0..5).map(layer).collect()), 7);
    device.tell(&Feedback::Sharing { on: true });
    device.look();
    device.now += 20.0 * DAY;
    for coin in draws(20) {
        device.hand_over(coin);
    }
    let handed = &device.memory.effects.handed;
    let told: f64 = handed.iter().map(|one| one.numbers[0]).sum();
    assert!((told - YEARLY_EPSILON).abs() < 1e-12, "{handed:?}");
}

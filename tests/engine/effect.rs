//! Experiments, what is counted, and what may be handed over.

use alongside::{
    contract::{
        Arm, Boost, Clock, Confidence, Consent, Count, Experiment, Exposed, Fate, Feedback, Memory,
        Outcome, Period, Pilot, Placement, PlacementPolicy, Play, Policy, RecommendRequest,
        Showing, SilenceCode, Slate, Tally, Unit, Varies,
    },
    measure::{self, TEXT_BYTES, YEARLY_EPSILON, randomised, truth},
    model::Model,
    recommend::{Shop, conflicts, recommend_in},
};

use crate::tent;

const DAY: f64 = 86_400_000.0;
const START: f64 = 1.8e12;

fn arm(name: &str, share: f64) -> Arm {
    Arm { name: name.into(), share, ..Arm::default() }
}

fn experiment(id: &str) -> Experiment {
    let hold_out = Arm { holds_out: true, ..arm("none", 0.5) };
    Experiment {
        id: id.into(),
        layer: String::new(),
        share: 1.0,
        starts: START,
        ends: START + 60.0 * DAY,
        varies: Varies::Presence,
        arms: vec![hold_out, arm("all", 0.5)],
        unit: Unit::Shopper,
        outcome: Outcome::Ordered,
        horizon_days: 14,
        epsilon: 2.0,
    }
}

fn policy(experiments: Vec<Experiment>) -> Policy {
    Policy { experiments, ..Policy::NOTHING }
}

/// A device with its own memory, one act a minute.
struct Device {
    model: Model,
    policy: Policy,
    memory: Memory,
    now: f64,
}

impl Device {
    fn new(policy: Policy, draw: u64) -> Self {
        let model = tent::model();
        let mut device = Self { model, policy, memory: Memory::empty(), now: START };
        device.tell(&Feedback::Drawn { name: format!("{draw:016x}") });
        device
    }

    fn clock(&self) -> Clock {
        Clock { now: self.now, ..Clock::default() }
    }

    fn tell(&mut self, feedback: &Feedback) {
        self.now += 60_000.0;
        let (consent, clock) = (Consent::Persistent, self.clock());
        let Self { model, policy, memory, .. } = self;
        self.memory = measure::record(model, policy, memory, feedback, consent, &clock);
    }

    fn slate(&self) -> Slate {
        let shop = Shop { model: &self.model, policy: &self.policy };
        let mut request = RecommendRequest::of(["tent"], Placement::Basket);
        request.consent = Consent::Persistent;
        recommend_in(&shop, &request, &self.memory, &self.clock()).unwrap()
    }

    /// Asks, and sees what there is to see.
    fn look(&mut self) -> Slate {
        self.tell(&Feedback::PageView);
        let slate = self.slate();
        let placement = Placement::Basket;
        let ids = slate.suggestions.iter().map(|one| one.id.clone()).collect();
        if !slate.suggestions.is_empty() {
            self.tell(&Feedback::Impression { placement, ids });
        }
        let showing = |one: &alongside::contract::Suggestion| Showing {
            id: one.id.clone(),
            play: one.play,
            confidence: one.confidence,
        };
        let suggestions = slate.suggestions.iter().map(showing).collect();
        self.tell(&Feedback::Shown { placement, suggestions });
        slate
    }

    fn hand_over(&mut self, coin: u64) {
        self.tell(&Feedback::HandOver { name: format!("{coin:016x}"), on: false });
    }

    fn counts(&self) -> Period {
        self.memory.effects.periods.last().cloned().unwrap_or_else(Period::empty)
    }
}

/// `SplitMix64`, for draws as a browser would hand them in.
fn draws(count: u64) -> impl Iterator<Item = u64> {
    (1..=count).map(|n| {
        let mut mixed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    })
}

fn arms_of(policy: &Policy, draw: u64, visit: u32) -> Vec<String> {
    let mut memory = Memory::empty();
    memory.effects.draw = format!("{draw:016x}");
    let clock = Clock { now: START + DAY, ..Clock::default() };
    let standing = measure::standing(policy, &memory.effects, visit, &clock);
    standing.assigned.into_iter().map(|one| format!("{}={}", one.experiment, one.arm)).collect()
}

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
fn what_comes_of_a_suggestion_is_counted_by_play_placement_department_and_confidence() {
    let mut device = Device::new(Policy::NOTHING, 7);
    let slate = device.look();
    let one = &slate.suggestions[0];
    device.tell(&Feedback::Add { id: one.id.clone(), kind: None });
    device.tell(&Feedback::Purchased { ids: vec!["SKU-1".into(), one.id.clone()] });
    device.tell(&Feedback::SentBack { id: one.id.clone() });
    let counts = device.counts();
    let came_back = |row: &&Tally| row.numbers[1..] == [1.0, 0.0, 1.0, 1.0];
    let rows: Vec<_> = counts.rows.iter().filter(came_back).map(|row| row.name.as_str()).collect();
    for sort in ["play:", "placement:basket", "department:", "confidence:"] {
        assert!(rows.iter().any(|row| row.starts_with(sort)), "{sort}: {:?}", counts.rows);
    }
    assert_eq!(rows.len(), 4);
    assert_eq!(counts.shown(Fate::Seen) as usize, slate.suggestions.len());
    let counted =
        [Count::With, Count::Plain, Count::BoughtOther, Count::Visits, Count::VisitsSpoken];
    assert_eq!(counted.map(|count| counts.of(count) as u32), [1, 0, 1, 1, 1]);
}

#[test]
fn a_click_that_would_have_come_anyway_and_a_swap_are_not_called_success() {
    let mut device = Device::new(Policy::NOTHING, 7);
    device.tell(&Feedback::Viewed { id: "mat".into() });
    device.look();
    device.tell(&Feedback::Add { id: "mat".into(), kind: None });
    let counted = |device: &Device| {
        [Count::KnownBefore, Count::Replaced].map(|count| device.counts().of(count) as u32)
    };
    assert_eq!(counted(&device), [1, 0]);
    device.tell(&Feedback::Removed { id: "sleeping-bag".into() });
    assert_eq!(counted(&device), [1, 1], "both lie on the shelf for sleeping");
    device.tell(&Feedback::Removed { id: "boots".into() });
    assert_eq!(counted(&device), [1, 1]);
}

#[test]
fn refusals_and_their_undo_leave_no_trace_in_the_counts_and_a_reason_is_no_second_refusal() {
    let mut device = Device::new(Policy::NOTHING, 7);
    let id = device.look().suggestions[0].id.clone();
    device.tell(&Feedback::Dismissal { id: id.clone(), why: None });
    let why = Some(alongside::contract::Why::NotMyStyle);
    device.tell(&Feedback::Dismissal { id: id.clone(), why });
    assert!((device.counts().shown(Fate::Dismissed) - 1.0).abs() < 1e-12);
    device.tell(&Feedback::Undo { id });
    assert!(device.counts().shown(Fate::Dismissed).abs() < 1e-12);
}

#[test]
fn what_is_for_somebody_else_counts_for_nothing() {
    let mut device = Device::new(Policy::NOTHING, 7);
    device.tell(&Feedback::Gift { on: true });
    device.look();
    device.tell(&Feedback::Add { id: "mat".into(), kind: None });
    assert!(device.counts().rows.is_empty());
}

#[test]
fn measures_are_parts_of_wholes() {
    let mut device = Device::new(Policy::NOTHING, 7);
    let seen = device.look().suggestions.len() as f64;
    device.tell(&Feedback::Add { id: "mat".into(), kind: None });
    device.tell(&Feedback::Purchased { ids: vec!["mat".into()] });
    device.now += 10.0 * DAY;
    device.tell(&Feedback::Purchased { ids: vec!["stove".into()] });
    let found = measure::summary(&device.memory, &device.clock());
    let value = |name| {
        found.measures.iter().find(|one| one.name == name).map_or(f64::NAN, |one| one.numbers[0])
    };
    assert!((value("acceptance") - 1.0 / seen).abs() < 1e-12);
    assert!((value("repeat") - 0.5).abs() < 1e-12);
    assert!((value("coverage") - 0.5).abs() < 1e-12);
    assert!((value("days-away") - 10.0).abs() < 0.01);
    assert_eq!(found.summary.second_purchase_days, [10.0]);
}

#[test]
fn a_summary_is_coarse_and_says_neither_product_nor_day() {
    let mut device = Device::new(policy(vec![experiment("a")]), 7);
    for _ in 0..150 {
        device.look();
        device.tell(&Feedback::Purchased { ids: vec!["tent".into()] });
    }
    let found = measure::summary(&device.memory, &device.clock()).summary;
    let rows = found.counts.rows.iter().flat_map(|row| &row.numbers);
    assert!(rows.chain([&found.counts.of(Count::Plain)]).all(|number| *number <= 100.0));
    let json = serde_json::to_string(&found).unwrap();
    for id in ["tent\"", "stove", "mat\"", &device.memory.effects.draw] {
        assert!(!json.contains(id), "{id} in {json}");
    }
    assert!(!json.contains("18000"), "no time: {json}");
}

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

#[test]
fn one_device_compares_visits_when_it_has_seen_enough_of_them() {
    let of_visits = Experiment { unit: Unit::Visit, outcome: Outcome::Accepted, ..experiment("a") };
    let mut device = Device::new(policy(vec![of_visits]), 7);
    for _ in 0..70 {
        device.now += 3.0 * 3.6e6;
        if let Some(one) = device.look().suggestions.first() {
            device.tell(&Feedback::Add { id: one.id.clone(), kind: None });
        }
    }
    let found = measure::summary(&device.memory, &device.clock()).local;
    assert_eq!(found.len(), 1, "{:?}", device.memory.effects.exposures);
    let one = &found[0];
    let [difference, low, high] = one.numbers[..] else { panic!("{one:?}") };
    assert!(low < difference && difference < high, "{one:?}");
    let mut fewer = device.memory.clone();
    fewer.effects.exposures[0].numbers[Exposed::Visits as usize] = 19.0;
    assert!(measure::summary(&fewer, &device.clock()).local.is_empty());
}

#[test]
fn counts_of_the_second_version_begin_with_nothing_and_nonsense_is_damage() {
    let clock = Clock { now: START, ..Clock::default() };
    let kept = Memory { version: 2, visits: 3, ..Memory::empty() };
    let mut json = serde_json::to_value(&kept).unwrap();
    json.as_object_mut().unwrap().remove("effects");
    let memory: Memory = serde_json::from_value(json).unwrap();
    let memory = memory.checked(&clock);
    assert_eq!((memory.visits, memory.is_wary(&clock)), (3, false));
    let mut device = Device::new(Policy::NOTHING, 7);
    device.look();
    let mut broken = device.memory.clone();
    broken.effects.periods[0].numbers[0] = 1e300;
    assert!(broken.checked(&clock).is_wary(&clock));
    let mut broken = device.memory.clone();
    broken.effects.periods[0].rows[0].numbers.pop();
    assert!(broken.checked(&clock).is_wary(&clock));
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

#[test]
fn the_confidence_and_play_of_a_suggestion_are_what_the_page_passes_on() {
    let json = r#"{"type":"shown","placement":"basket","suggestions":
        [{"id":"mat","play":"completion","confidence":"strong","title":"Mat"}]}"#;
    let feedback: Feedback = serde_json::from_str(json).unwrap();
    let (play, confidence) = (Play::Completion, Confidence::Strong);
    let suggestions = vec![Showing { id: "mat".into(), play, confidence }];
    assert_eq!(feedback, Feedback::Shown { placement: Placement::Basket, suggestions });
}

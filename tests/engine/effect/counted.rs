//! What is counted of suggestions, how it is summed up, and what one device can compare.

use alongside::{
    contract::{
        Clock, Confidence, Count, Experiment, Exposed, Fate, Feedback, Memory, Outcome, Placement,
        Play, Policy, Showing, Tally, Unit,
    },
    measure,
};

use super::{DAY, Device, START, experiment, policy};

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
fn the_confidence_and_play_of_a_suggestion_are_what_the_page_passes_on() {
    let json = r#"{"type":"shown","placement":"basket","suggestions":
        [{"id":"mat","play":"completion","confidence":"strong","title":"Mat"}]}"#;
    let feedback: Feedback = serde_json::from_str(json).unwrap();
    let (play, confidence) = (Play::Completion, Confidence::Strong);
    let suggestions = vec![Showing { id: "mat".into(), play, confidence }];
    assert_eq!(feedback, Feedback::Shown { placement: Placement::Basket, suggestions });
}

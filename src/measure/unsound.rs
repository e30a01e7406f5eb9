//! Unsound: what an experiment asks for that can't be told afterwards, found before it is published.

use crate::contract::{Arm, Experiment, Policy, Varies};

use super::truth;

/// Days an experiment runs at least: two of every day of the week.
const FEWEST_DAYS: f64 = 14.0;
const DAY: f64 = 86_400_000.0;
const BOOST: std::ops::RangeInclusive<f64> = 0.5..=2.0;

/// What is wrong with a policy's experiments and its pilot; `is_branch` knows the shop's categories.
pub fn unsound(policy: &Policy, is_branch: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (place, one) in policy.experiments.iter().enumerate() {
        let id = &one.id;
        let mut say = |what: &str| found.push(format!("experiments: {id} {what}"));
        if !is_word(id, 32) {
            say("is no name: 1 to 32 of a to z, 0 to 9 and -.");
        }
        if policy.experiments[..place].iter().any(|other| other.id == *id) {
            say("is named twice. A new question takes a new name.");
        }
        if one.layer.len() > 32 {
            say("has a layer of more than 32 letters.");
        }
        if !(one.starts.is_finite() && one.ends - one.starts >= FEWEST_DAYS * DAY) {
            say("runs for less than 14 days.");
        }
        if !(1..=28).contains(&one.horizon_days) {
            say("has a horizonDays that is not from 1 to 28.");
        }
        if truth(one.epsilon).is_none() {
            say("has an epsilon that is not 0.5, 1 or 2.");
        }
        let mut layer = policy.experiments.iter().filter(|other| other.layer == one.layer);
        if !(one.share > 0.0 && layer.by_ref().map(|one| one.share).sum::<f64>() <= 1.0 + 1e-9) {
            say("has a share that is not above 0, or its layer is used up: at most 1 in all.");
        }
        for what in arms(one) {
            found.push(format!("experiments: {id} {what}"));
        }
    }
    if let Some(pilot) = &policy.pilot {
        if !(pilot.share > 0.0 && pilot.share <= 1.0) {
            found.push("pilot: the share is not above 0 and at most 1.".into());
        }
        if !(pilot.starts.is_finite() && pilot.ends > pilot.starts) {
            found.push("pilot: it ends before it starts.".into());
        }
        let unknown = pilot.categories.iter().filter(|name| !is_branch(name));
        found.extend(unknown.map(|name| format!("pilot: no category is called {name}.")));
    }
    found
}

fn arms(experiment: &Experiment) -> Vec<String> {
    let arms = &experiment.arms;
    let mut found = Vec::new();
    if !(2..=8).contains(&arms.len()) {
        found.push("has fewer than 2 arms, or more than 8.".to_owned());
    }
    if (arms.iter().map(|arm| arm.share).sum::<f64>() - 1.0).abs() > 1e-6 {
        found.push("has arms whose shares do not add up to 1.".to_owned());
    }
    for (place, arm) in arms.iter().enumerate() {
        let mut say = |what: &str| found.push(format!("has an arm {} that {what}", arm.name));
        if !is_word(&arm.name, 16) || arms[..place].iter().any(|other| other.name == arm.name) {
            say("has no name of its own: 1 to 16 of a to z, 0 to 9 and -.");
        }
        if arm.share.is_nan() || arm.share <= 0.0 {
            say("has no share.");
        }
        if varies_otherwise(experiment.varies, arm) {
            say("varies something else than the experiment says. One thing at a time.");
        }
        if arm.boosts.iter().any(|boost| !BOOST.contains(&boost.factor)) {
            say("has a boost that is not from 0.5 to 2.");
        }
    }
    found
}

fn varies_otherwise(varies: Varies, arm: &Arm) -> bool {
    let Arm { boosts, placements, .. } = arm;
    let does = [
        (Varies::Weight, !boosts.is_empty()),
        (Varies::Format, placements.iter().any(|one| one.items.is_some())),
        (Varies::Timing, placements.iter().any(|one| one.closed)),
    ];
    let is_more = placements.iter().any(|one| one.share.is_some() || one.dearest.is_some());
    is_more || does.into_iter().any(|(what, does)| does && (what != varies || arm.holds_out))
}

fn is_word(name: &str, longest: usize) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=longest).contains(&name.len()) && name.bytes().all(is_plain)
}

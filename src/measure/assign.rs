//! Assign: a random value of this device → the arms it is in.
//!
//! What must stay true: the same value gives the same arm for as long as an experiment runs; arms
//! of two layers know nothing of each other; without a value there is no arm, and no pilot either.

use crate::contract::{
    Arm, Assigned, Clock, Effects, Experiment, Policy, Silence, SilenceCode, Slate, Unit,
};

/// What is tried out on this visit.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The arms this visit is in. What they say of boosts and placements comes before the policy.
    pub arms: Vec<&'a Arm>,
    /// Their names.
    pub assigned: Vec<Assigned>,
    /// Whether it is to see nothing.
    pub is_held_out: bool,
}

/// Where this visit stands; `visit` is its number.
#[must_use]
pub fn standing<'a>(
    policy: &'a Policy,
    effects: &Effects,
    visit: u32,
    clock: &Clock,
) -> Standing<'a> {
    let mut standing = Standing {
        arms: Vec::new(),
        assigned: Vec::new(),
        is_held_out: is_outside_pilot(policy, effects, visit, clock),
    };
    for (experiment, arm) in arms(policy, effects, visit, clock) {
        standing.assigned.push(assigned(experiment, arm));
        standing.arms.push(arm);
        standing.is_held_out |= arm.holds_out;
    }
    standing
}

impl Standing<'_> {
    /// The answer as this arm has it. What is held out is held out of what would have been said, so
    /// that arms can be compared.
    #[must_use]
    pub fn mark(self, mut slate: Slate) -> Slate {
        if self.is_held_out && !slate.suggestions.is_empty() {
            slate.suggestions.clear();
            slate.fallback = false;
            slate.may_ask = false;
            slate.silence =
                Some(Silence { code: SilenceCode::HeldOut, setting: None, until: None });
        }
        for suggestion in &mut slate.suggestions {
            suggestion.arms.clone_from(&self.assigned);
        }
        slate.arms = self.assigned;
        slate
    }
}

/// The running experiments this visit takes part in, and its arm in each.
pub(super) fn arms<'a>(
    policy: &'a Policy,
    effects: &Effects,
    visit: u32,
    clock: &Clock,
) -> impl Iterator<Item = (&'a Experiment, &'a Arm)> {
    let draw = effects.draw.clone();
    let now = clock.now;
    policy.experiments.iter().enumerate().filter_map(move |(place, experiment)| {
        let is_on = experiment.starts <= now && now < experiment.ends;
        let one_visit = (experiment.unit == Unit::Visit).then_some(visit);
        let from = share_before(&policy.experiments[..place], &experiment.layer);
        let at = chance(&draw, &["layer", &experiment.layer], None) - from;
        if !is_on || draw.is_empty() || !(0.0..experiment.share).contains(&at) {
            return None;
        }
        let at = chance(&draw, &["arm", &experiment.id], one_visit);
        arm_at(&experiment.arms, at).map(|arm| (experiment, arm))
    })
}

/// The arm and experiment by their names.
pub(super) fn assigned(experiment: &Experiment, arm: &Arm) -> Assigned {
    Assigned { experiment: experiment.id.clone(), arm: arm.name.clone() }
}

/// The share of a layer that earlier experiments take.
fn share_before(earlier: &[Experiment], layer: &str) -> f64 {
    earlier.iter().filter(|one| one.layer == layer).map(|one| one.share).sum()
}

/// The arm in whose part of 0 to 1 this lies.
fn arm_at(arms: &[Arm], at: f64) -> Option<&Arm> {
    let mut end = 0.0;
    let found = arms.iter().find(|arm| {
        end += arm.share;
        at < end
    });
    // Shares of a third each may add up to a hair less than 1.
    found.or(arms.last())
}

fn is_outside_pilot(policy: &Policy, effects: &Effects, visit: u32, clock: &Clock) -> bool {
    let Some(pilot) = &policy.pilot else { return false };
    let is_on = pilot.starts <= clock.now && clock.now < pilot.ends;
    let at = chance(&effects.draw, &["pilot"], Some(visit));
    !is_on || effects.draw.is_empty() || at >= pilot.share
}

/// A number from 0 to 1 that only this value gives for these words: FNV-1a (Fowler, Noll, Vo 1991)
/// over all of it, stirred as `SplitMix64` does (Steele, Lea and Flood 2014).
pub(super) fn chance(draw: &str, words: &[&str], visit: Option<u32>) -> f64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    for text in [draw].iter().chain(words) {
        text.bytes().for_each(&mut take);
        take(b'/');
    }
    visit.unwrap_or(0).to_le_bytes().into_iter().for_each(&mut take);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((hash ^ (hash >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

//! Exposed: since when this device has been in an arm, and what came of it.
//!
//! What must stay true: an exposure begins when something of the arm was seen (or, held out, when
//! it would have been), is one a device and experiment, and its outcome counts in its window only.

use crate::contract::{Clock, Effects, Experiment, Exposed, Outcome, Policy, Tally, Unit};

use super::assign::{self, assigned};

/// The most exposures kept; the oldest goes first.
const MOST: usize = 8;

/// Something of this visit's arms was seen.
pub(super) fn expose(effects: &mut Effects, policy: &Policy, visit: u32, clock: &Clock) {
    let arms: Vec<_> = assign::arms(policy, effects, visit, clock).collect();
    for (experiment, arm) in arms {
        let name = assigned(experiment, arm).name();
        // A shopper stays in the arm first seen, even if the policy's shares change.
        let is_same = |one: &Tally| match experiment.unit {
            Unit::Shopper => is_of(one, experiment),
            Unit::Visit => one.name == name,
        };
        let place = effects.exposures.iter().position(is_same).unwrap_or_else(|| {
            let until = Clock::days_after(clock.now, experiment.horizon_days.clamp(1, 28));
            let mut numbers = vec![0.0; Exposed::ALL];
            numbers[Exposed::At as usize] = clock.now.floor();
            numbers[Exposed::Until as usize] = until.min(experiment.ends).floor();
            numbers[Exposed::LastVisit as usize] = -1.0;
            effects.exposures.push(Tally { name, numbers });
            effects.exposures.len() - 1
        });
        let numbers = &mut effects.exposures[place].numbers;
        if (numbers[Exposed::LastVisit as usize] - f64::from(visit)).abs() > 0.5 {
            numbers[Exposed::LastVisit as usize] = visit.into();
            numbers[Exposed::LastWith as usize] = 0.0;
            numbers[Exposed::Visits as usize] += 1.0;
        }
    }
    while effects.exposures.len() > MOST {
        effects.exposures.remove(0);
    }
}

/// Whether it is to an arm of this experiment.
pub(super) fn is_of(exposure: &Tally, experiment: &Experiment) -> bool {
    let rest = exposure.name.strip_prefix(experiment.id.as_str());
    rest.is_some_and(|rest| rest.starts_with('/'))
}

/// Something came about that is the outcome of some experiments.
pub(super) fn came_about(
    effects: &mut Effects,
    policy: &Policy,
    outcome: Outcome,
    visit: u32,
    clock: &Clock,
) {
    for exposure in effects.exposures.iter_mut().filter(|one| is_open(one, clock)) {
        let mut asking = policy.experiments.iter().filter(|one| one.outcome == outcome);
        if !asking.any(|one| is_of(exposure, one)) {
            continue;
        }
        let numbers = &mut exposure.numbers;
        numbers[Exposed::Outcome as usize] = 1.0;
        let is_this = (numbers[Exposed::LastVisit as usize] - f64::from(visit)).abs() < 0.5;
        if is_this && numbers[Exposed::LastWith as usize] < 0.5 {
            numbers[Exposed::LastWith as usize] = 1.0;
            numbers[Exposed::VisitsWith as usize] += 1.0;
        }
    }
}

/// An order of this value was placed, or, below 0, something of it was sent back.
pub(super) fn earned(effects: &mut Effects, value: f64, clock: &Clock) {
    for exposure in effects.exposures.iter_mut().filter(|one| is_open(one, clock)) {
        exposure.numbers[Exposed::Value as usize] += value;
    }
}

/// Whether the outcome still counts.
fn is_open(exposure: &Tally, clock: &Clock) -> bool {
    let [at, until] = [Exposed::At, Exposed::Until].map(|one| exposure.at(one as usize));
    (at..=until).contains(&clock.now)
}

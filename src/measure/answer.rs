//! Answer: one bit of an experiment, with a coin between it and the truth.
//!
//! Comes in: what this device saw of its experiments, and 64 random bits. Goes out: a text of fixed
//! length that names experiment, arm and bit, once. What must stay true: without the shopper's own
//! yes there is none; an experiment is answered once and its text kept, so that nobody gets a second
//! toss; all answers of a year stay within [`YEARLY_EPSILON`]; no number in it is a float's work.

use crate::contract::{Clock, Effects, Experiment, Exposed, Policy, Tally, Unit};

use super::{assign::chance, exposed::is_of};

/// What all answers of a year may tell of one shopper.
pub const YEARLY_EPSILON: f64 = 4.0;
/// Every text has so many bytes, whatever it says.
pub const TEXT_BYTES: usize = 128;
/// Answers become due on a day of these after their window, so that days tell nothing either.
const SPREAD_DAYS: f64 = 3.0;
/// No allowance counts longer.
const YEAR_DAYS: f64 = 365.0;

/// How often of 2⁶⁴ times the truth is told: ⌊2⁶⁴ · e^ε / (1 + e^ε)⌋. `None` for an ε that is not
/// offered.
#[must_use]
pub fn truth(epsilon: f64) -> Option<u64> {
    [
        (0.5_f64, 11_482_347_978_973_021_681),
        (1.0, 13_485_650_502_877_570_762),
        (2.0, 16_247_838_278_329_192_790),
    ]
    .into_iter()
    .find_map(|(offered, truth)| offered.total_cmp(&epsilon).is_eq().then_some(truth))
}

/// The bit, or its opposite where the coin says so.
#[must_use]
pub fn randomised(bit: bool, truth: u64, coin: u64) -> bool {
    bit == (coin < truth)
}

/// Hands over the answer that is due, if one is; `coin` is 16 hexadecimal digits.
pub(super) fn hand_over(effects: &mut Effects, policy: &Policy, coin: &str, clock: &Clock) {
    let Ok(coin) = u64::from_str_radix(coin, 16) else { return };
    let today = clock.local_day();
    let due = effects.exposures.iter().find_map(|exposure| {
        let experiment = policy.experiments.iter().find(|one| is_of(exposure, one))?;
        is_due(effects, experiment, exposure, clock).then_some((experiment, exposure))
    });
    let Some((experiment, exposure)) = due else { return };
    let Some(truth) = truth(experiment.epsilon) else { return };
    let bit = randomised(exposure.at(Exposed::Outcome as usize) > 0.5, truth, coin);
    let arm = exposure.name.strip_prefix(experiment.id.as_str()).unwrap_or_default();
    let name = text(experiment, arm.trim_start_matches('/'), bit);
    effects.handed.push(Tally { name, numbers: vec![experiment.epsilon, f64::from(today)] });
}

fn is_due(effects: &Effects, experiment: &Experiment, exposure: &Tally, clock: &Clock) -> bool {
    let spread = SPREAD_DAYS * chance(&effects.draw, &["due", &experiment.id], None);
    let beginning = beginning(experiment);
    let is_new = effects.handed.iter().all(|one| !one.name.starts_with(&beginning));
    effects.is_shared
        && is_new
        && experiment.unit == Unit::Shopper
        && clock.days_since(exposure.at(Exposed::Until as usize)) >= spread
        && spent(effects, clock) + experiment.epsilon <= YEARLY_EPSILON
}

/// What the answers of the last year have told. Days that lie ahead count.
fn spent(effects: &Effects, clock: &Clock) -> f64 {
    let first = f64::from(clock.local_day()) - YEAR_DAYS;
    effects.handed.iter().filter(|one| one.at(1) > first).map(|one| one.at(0)).sum()
}

/// How every answer to this experiment begins.
fn beginning(experiment: &Experiment) -> String {
    let id = experiment.id.as_str();
    ["{\"alongside\":1,\"sort\":\"answer\",\"experiment\":\"", id, "\",\"arm\":\""].concat()
}

fn text(experiment: &Experiment, arm: &str, bit: bool) -> String {
    let epsilon = if experiment.epsilon < 1.0 {
        "0.5"
    } else if experiment.epsilon < 2.0 {
        "1"
    } else {
        "2"
    };
    let bit = if bit { "1" } else { "0" };
    let mut text = beginning(experiment);
    for part in [arm, "\",\"bit\":", bit, ",\"epsilon\":", epsilon, "}"] {
        text.push_str(part);
    }
    while text.len() < TEXT_BYTES {
        text.push(' ');
    }
    text
}

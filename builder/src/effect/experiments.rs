//! Experiments: their arms against the first, from answers.
//!
//! What must stay true: below a number of shoppers in each arm nothing is shown; a p-value says by
//! which rule it may be looked at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    coin::Coin,
    estimate::{Difference, Estimate},
    power::{Aim, grouped},
    shared::Answer,
    verdict::Interval,
};

/// Answers an arm needs before anything of it is shown.
const FEWEST: u64 = 1_000;
/// An arm of such a name is what others are compared with.
const CONTROLS: [&str; 3] = ["none", "hold-out", "control"];
/// The lift that looking at any time is tuned to, and that power is told for.
const TUNED_LIFT: f64 = 0.1;
/// One experiment's answers.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Its name.
    pub experiment: String,
    /// Each arm, the one others are compared with first.
    pub arms: Vec<ArmFound>,
    /// What keeps it from being shown.
    pub doubts: Vec<String>,
    /// How far it is.
    pub progress: Option<String>,
}

/// One arm.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArmFound {
    /// Its name.
    pub name: String,
    /// How many shared.
    pub shoppers: u64,
    /// Its mean; none below the fewest.
    pub mean: Option<f64>,
    /// Around the mean.
    pub interval: Option<Interval>,
    /// Against the first arm.
    pub against: Option<Against>,
}

/// An arm against the first.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Against {
    /// How much more.
    pub difference: f64,
    /// Where the truth lies.
    pub interval: Interval,
    /// How likely so much is without an effect.
    pub p: f64,
    /// Whether it may be looked at any time, or only at the number planned.
    pub is_always_valid: bool,
}

/// Ones and answers of an arm.
type Bits = (u64, u64);

/// All experiments. `planned` is the number of shoppers an arm that was fixed before the start.
pub fn find(answers: &[Answer], planned: Option<u64>) -> Vec<Found> {
    let mut all: BTreeMap<&str, (Coin, BTreeMap<&str, Bits>)> = BTreeMap::new();
    for answer in answers {
        let coin = Coin::of(answer.epsilon);
        let (_, arms) = all.entry(&answer.experiment).or_insert((coin, BTreeMap::new()));
        let (ones, shoppers) = arms.entry(&answer.arm).or_default();
        *ones += u64::from(answer.bit);
        *shoppers += 1;
    }
    let found = all.iter().map(|(id, (coin, arms))| {
        let estimate = |(ones, shoppers): &Bits| Estimate::of_bits(*ones, *shoppers, *coin);
        let mut arms: Vec<_> = arms.iter().map(|(name, bits)| (*name, estimate(bits))).collect();
        arms.sort_by_key(|(name, _)| !CONTROLS.contains(name));
        compare(id, *coin, &arms, planned)
    });
    found.collect()
}

fn compare(id: &str, coin: Coin, arms: &[(&str, Estimate)], planned: Option<u64>) -> Found {
    let comparisons = arms.len().saturating_sub(1).max(1);
    let control = arms.first().map(|(_, estimate)| *estimate).filter(Estimate::is_enough);
    let found = arms.iter().zip(0..).map(|((name, estimate), place)| {
        let is_enough = estimate.is_enough();
        let control = control.filter(|_| is_enough && place > 0);
        let against = control
            .and_then(|control| against(estimate.above(control), control, comparisons, planned));
        ArmFound {
            name: (*name).to_owned(),
            shoppers: estimate.shoppers,
            mean: is_enough.then_some(estimate.mean),
            interval: is_enough.then(|| estimate.alone().fixed_interval(1)),
            against,
        }
    });
    let arms: Vec<_> = found.collect();
    let few = arms.iter().filter(|arm| arm.mean.is_none()).map(|arm| {
        let (name, count, fewest) = (&arm.name, grouped(arm.shoppers), grouped(FEWEST));
        format!("{name}: {count} shared, and nothing is shown below {fewest}.")
    });
    Found {
        experiment: id.to_owned(),
        doubts: few.collect(),
        progress: progress(&arms, coin, planned),
        arms,
    }
}

impl Estimate {
    fn is_enough(&self) -> bool {
        self.shoppers >= FEWEST
    }
}

/// With a plan, one look at its end; without, any look.
fn against(
    one: Difference,
    control: Estimate,
    looks: usize,
    planned: Option<u64>,
) -> Option<Against> {
    let Some(planned) = planned else {
        let tau = (TUNED_LIFT * control.mean).max(1e-4);
        return Some(Against {
            difference: one.value,
            interval: one.always_interval(tau, looks),
            p: one.always_p(tau, looks),
            is_always_valid: true,
        });
    };
    (control.shoppers >= planned).then(|| Against {
        difference: one.value,
        interval: one.fixed_interval(looks),
        p: one.fixed_p(looks),
        is_always_valid: false,
    })
}

fn progress(arms: &[ArmFound], coin: Coin, planned: Option<u64>) -> Option<String> {
    let fewest = arms.iter().map(|arm| arm.shoppers).min()?;
    if let Some(planned) = planned.filter(|planned| fewest < *planned) {
        return Some(format!(
            "{} of the {} shoppers an arm that were planned: the one look is still to come.",
            grouped(fewest),
            grouped(planned)
        ));
    }
    let needed = Aim::new(arms.first()?.mean?, TUNED_LIFT).ok()?.shoppers_an_arm(coin);
    Some(format!(
        "{} shoppers an arm; to find {:.0} % more you need {} an arm.",
        grouped(fewest),
        100.0 * TUNED_LIFT,
        grouped(needed)
    ))
}

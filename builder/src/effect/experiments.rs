//! Experiments: their arms against the first, from answers and from summaries.
//!
//! What must stay true: below a number of shoppers in each arm nothing is shown; a p-value says by
//! which rule it may be looked at; arms whose sizes disagree with their shares are not believed.

use std::collections::BTreeMap;

use alongside::contract::{Experiment, Policy};
use serde::Serialize;

use super::{
    coin::Coin,
    estimate::{Difference, Estimate},
    gathered::{Amounts, Bits, Gathered},
    power::{Aim, grouped},
    verdict::Interval,
};

/// Answers an arm needs before anything of it is shown.
const FEWEST_ANSWERS: u64 = 1_000;
/// Summaries an arm needs.
const FEWEST_SUMMARIES: u64 = 200;
/// The lift that looking at any time is tuned to, and that power is told for.
const TUNED_LIFT: f64 = 0.1;
/// Arms that differ in size by less likely chance than this are not comparable.
const MISMATCH: f64 = 0.001;

/// One experiment's answers, or its summaries.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Its name.
    pub experiment: String,
    /// What was compared, in words.
    pub what: &'static str,
    /// Whether it is money and not a share.
    pub is_money: bool,
    /// Each arm, the one others are compared with first.
    pub arms: Vec<ArmFound>,
    /// What keeps it from being believed, or from being shown.
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

impl Against {
    /// Whether there is an effect.
    pub fn is_clear(&self) -> bool {
        self.interval.leaves_out_nothing_at_all()
    }
}

/// All experiments. `planned` is the number of shoppers an arm that was fixed before the start.
pub fn find(gathered: &Gathered, policy: Option<&Policy>, planned: Option<u64>) -> Vec<Found> {
    let known = |id: &str| policy.and_then(|one| one.experiments.iter().find(|one| one.id == id));
    let mut found = Vec::new();
    for (id, arms) in &gathered.answers {
        let coin = arms.values().next().map_or(Coin::HONEST, Bits::coin);
        let of = Look { id, known: known(id), planned, coin, fewest: FEWEST_ANSWERS };
        found.push(of.compare("share with the outcome, from noisy answers", false, arms, |one| {
            one.estimate()
        }));
    }
    for (id, arms) in &gathered.arms {
        let coin = Coin::HONEST;
        let of = Look { id, known: known(id), planned, coin, fewest: FEWEST_SUMMARIES };
        let outcome =
            of.compare("share with the outcome, from summaries", false, arms, Amounts::outcome);
        let value =
            of.compare("ordered and kept, a shopper, from summaries", true, arms, Amounts::value);
        found.extend([outcome, value]);
    }
    found
}

/// How one experiment is looked at.
struct Look<'a> {
    id: &'a str,
    known: Option<&'a Experiment>,
    planned: Option<u64>,
    coin: Coin,
    fewest: u64,
}

impl Look<'_> {
    fn compare<T>(
        &self,
        what: &'static str,
        is_money: bool,
        arms: &BTreeMap<String, T>,
        estimate: impl Fn(&T) -> Estimate,
    ) -> Found {
        let mut arms: Vec<(&String, Estimate)> =
            arms.iter().map(|(name, arm)| (name, estimate(arm))).collect();
        // As the policy has them; without one a hold-out, by its name, comes first.
        arms.sort_by_key(|(name, _)| self.place_of(name));
        let comparisons = arms.len().saturating_sub(1).max(1);
        let control = arms.first().map(|(_, estimate)| *estimate);
        let arms_found = arms.iter().zip(0..).map(|((name, estimate), place)| {
            let is_enough = estimate.shoppers >= self.fewest;
            let control = control.filter(|one| place > 0 && one.shoppers >= self.fewest);
            let against = control
                .filter(|_| is_enough)
                .and_then(|control| self.against(estimate.above(control), control, comparisons));
            ArmFound {
                name: (*name).clone(),
                shoppers: estimate.shoppers,
                mean: is_enough.then_some(estimate.mean),
                interval: is_enough.then(|| estimate.alone().fixed_interval(1)),
                against,
            }
        });
        let arms_found: Vec<_> = arms_found.collect();
        Found {
            experiment: self.id.to_owned(),
            what,
            is_money,
            doubts: self.doubts(&arms_found),
            progress: self.progress(&arms_found, is_money),
            arms: arms_found,
        }
    }

    fn place_of(&self, arm: &str) -> usize {
        let planned = self.known.and_then(|one| one.arms.iter().position(|one| one.name == arm));
        let by_name = usize::from(!["none", "hold-out", "control"].contains(&arm));
        planned.unwrap_or(by_name)
    }

    /// With a plan, one look at its end; without, any look.
    fn against(&self, one: Difference, control: Estimate, looks: usize) -> Option<Against> {
        let Some(planned) = self.planned else {
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

    fn doubts(&self, arms: &[ArmFound]) -> Vec<String> {
        let mut doubts = Vec::new();
        for arm in arms.iter().filter(|arm| arm.shoppers < self.fewest) {
            let (name, fewest) = (&arm.name, grouped(self.fewest));
            doubts.push(format!(
                "{name}: {} shared, and nothing is shown below {fewest}.",
                grouped(arm.shoppers)
            ));
        }
        let all: u64 = arms.iter().map(|arm| arm.shoppers).sum();
        for arm in arms {
            let planned =
                self.known.and_then(|one| one.arms.iter().find(|one| one.name == arm.name));
            let Some(share) = planned.map(|one| one.share) else { continue };
            let expected = all as f64 * share;
            let scatter = libm::sqrt(expected * (1.0 - share));
            let value = arm.shoppers as f64 - expected;
            let mismatch = Difference { value, standard_error: scatter };
            if scatter > 0.0 && mismatch.fixed_p(arms.len()) < MISMATCH {
                doubts.push(format!(
                    "{}: {} shared where its share of {share} means {}. That is no chance: whoever \
                     saw an arm came back, or shared, more often. Do not compare them.",
                    arm.name,
                    grouped(arm.shoppers),
                    grouped(expected as u64)
                ));
            }
        }
        doubts
    }

    fn progress(&self, arms: &[ArmFound], is_money: bool) -> Option<String> {
        let fewest = arms.iter().map(|arm| arm.shoppers).min()?;
        if let Some(planned) = self.planned.filter(|planned| fewest < *planned) {
            return Some(format!(
                "{} of the {} shoppers an arm that were planned: the one look is still to come.",
                grouped(fewest),
                grouped(planned)
            ));
        }
        let base = arms.first()?.mean.filter(|_| !is_money)?;
        let needed = Aim::new(base, TUNED_LIFT).ok()?.shoppers_an_arm(self.coin);
        Some(format!(
            "{} shoppers an arm; to find {:.0} % more you need {} an arm.",
            grouped(fewest),
            100.0 * TUNED_LIFT,
            grouped(needed)
        ))
    }
}

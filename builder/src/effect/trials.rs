//! Trials: a thousand experiments whose truth is known.
//!
//! The claims are those of any textbook (5 % false alarms, 95 % coverage, 80 % power), and each has a
//! variant beside it that breaks it. `ALONGSIDE_FULL=1` plays every trial at full size.

use super::{
    coin::Coin,
    estimate::{Difference, Estimate},
    power::Aim,
    verdict::ALPHA,
};
use crate::chance::Chance;

const AIM: Aim = Aim { base: 0.05, lift: 0.3 };

fn is_full() -> bool {
    std::env::var_os("ALONGSIDE_FULL").is_some()
}

/// How many experiments, and by how much (in percent) their share may miss the claim.
fn experiments() -> (u64, f64) {
    // 3 deviations of a share of 5 % are 2.1 in 1,000 experiments, and 1.4 are two.
    if is_full() { (1_000, 1.4) } else { (300, 3.0) }
}

/// One arm: shoppers who do it with chance `share`, and hand over what the coin says.
struct Arm {
    share: f64,
    ones: u64,
    shoppers: u64,
}

impl Arm {
    fn of(share: f64) -> Self {
        Self { share, ones: 0, shoppers: 0 }
    }

    fn let_in(&mut self, shoppers: u64, coin: Coin, chance: &mut Chance) {
        // One number decides both: what is handed over is 1 with the chance q.
        let q = coin.truth() * self.share + (1.0 - coin.truth()) * (1.0 - self.share);
        let below = (q * 2_f64.powi(64)) as u64;
        self.ones += (0..shoppers).filter(|_| chance.next() < below).count() as u64;
        self.shoppers += shoppers;
    }

    fn estimate(&self, coin: Coin) -> Estimate {
        Estimate::of_bits(self.ones, self.shoppers, coin)
    }
}

/// Two arms after `shoppers` each.
fn experiment(shares: [f64; 2], shoppers: u64, coin: Coin, chance: &mut Chance) -> Difference {
    let [control, treatment] = shares.map(|share| {
        let mut arm = Arm::of(share);
        arm.let_in(shoppers, coin, chance);
        arm.estimate(coin)
    });
    treatment.above(control)
}

/// In how many percent of the experiments `holds` is true.
fn percent(seed: u64, mut holds: impl FnMut(&mut Chance) -> bool) -> f64 {
    let mut chance = Chance(seed);
    let (count, _) = experiments();
    let held = (0..count).filter(|_| holds(&mut chance)).count();
    100.0 * held as f64 / count as f64
}

fn assert_near(found: f64, claimed: f64, within: f64, what: &str) {
    println!("{what}: {found:.1} % (claimed {claimed} ± {within})");
    assert!((found - claimed).abs() <= within, "{what}: {found} %, not {claimed} ± {within}");
}

const COINS: [(&str, f64); 3] = [("no coin", 0.0), ("ε = 2", 2.0), ("ε = 1", 1.0)];

fn coin(epsilon: f64) -> Coin {
    if epsilon > 0.0 { Coin::of(epsilon) } else { Coin::HONEST }
}

#[test]
fn experiments_without_an_effect_raise_five_false_alarms_in_a_hundred() {
    let (_, within) = experiments();
    for ((name, epsilon), seed) in COINS.into_iter().zip(1..) {
        let coin = coin(epsilon);
        let alarms = percent(seed, |chance| {
            experiment([AIM.base; 2], 5_000, coin, chance).fixed_p(1) < ALPHA
        });
        assert_near(alarms, 5.0, within, &format!("A/A, {name}: false alarms"));
    }
}

#[test]
fn intervals_hold_the_truth_95_times_in_a_hundred() {
    let (_, within) = experiments();
    for ((name, epsilon), seed) in COINS.into_iter().zip(11..) {
        let coin = coin(epsilon);
        let shares = [AIM.base, AIM.base + AIM.effect()];
        let held = percent(seed, |chance| {
            experiment(shares, 5_000, coin, chance).fixed_interval(1).holds(AIM.effect())
        });
        assert_near(held, 95.0, within, &format!("A/B, {name}: coverage"));
    }
}

#[test]
fn an_effect_is_found_as_often_as_the_plan_says() {
    let full = [(0.05, 0.1), (0.05, 0.2), (0.05, 0.3), (0.2, 0.1)];
    let (cells, within) = if is_full() { (&full[..], 3.0) } else { (&full[2..3], 7.0) };
    for ((base, lift), seed) in cells.iter().copied().zip(21..) {
        let aim = Aim { base, lift };
        for (name, epsilon) in COINS {
            let coin = coin(epsilon);
            let shoppers = aim.shoppers_an_arm(coin);
            let found = percent(seed, |chance| {
                let shares = [base, base + aim.effect()];
                experiment(shares, shoppers, coin, chance).fixed_p(1) < ALPHA
            });
            let what = format!("A/B {base} {lift}, {name}, {shoppers} an arm: found");
            assert_near(found, 80.0, within, &what);
        }
    }
}

/// Looks after every 500 shoppers an arm: whether any of `looks` looks raised an alarm.
fn is_ever_alarmed(chance: &mut Chance, looks: u32, alarm: impl Fn(Difference) -> bool) -> bool {
    let coin = Coin::of(2.0);
    let (mut control, mut treatment) = (Arm::of(AIM.base), Arm::of(AIM.base));
    (0..looks).any(|_| {
        for arm in [&mut control, &mut treatment] {
            arm.let_in(500, coin, chance);
        }
        alarm(treatment.estimate(coin).above(control.estimate(coin)))
    })
}

#[test]
fn who_looks_forty_times_is_still_wrong_in_at_most_five_of_a_hundred() {
    let alarms = percent(31, |chance| {
        is_ever_alarmed(chance, 40, |one| one.always_p(AIM.effect(), 1) < ALPHA)
    });
    println!("A/A, ε = 2, 40 looks, always-valid: {alarms:.1} % false alarms");
    assert!(alarms <= 5.0, "{alarms} %");
}

#[test]
fn who_looks_forty_times_with_the_p_value_of_one_look_is_wrong_far_too_often() {
    let alarms = percent(31, |chance| is_ever_alarmed(chance, 40, |one| one.fixed_p(1) < ALPHA));
    println!("A/A, ε = 2, 40 looks, each as if it were the only one: {alarms:.1} % false alarms");
    assert!(alarms > 12.0, "{alarms} %");
}

#[test]
fn an_estimate_that_forgets_the_coin_does_not_hold_the_truth() {
    let coin = Coin::of(2.0);
    let shares = [AIM.base, AIM.base + AIM.effect()];
    let held = percent(41, |chance| {
        let [control, treatment] = shares.map(|share| {
            let mut arm = Arm::of(share);
            arm.let_in(20_000, coin, chance);
            arm.estimate(Coin::HONEST)
        });
        treatment.above(control).fixed_interval(1).holds(AIM.effect())
    });
    assert!(held < 90.0, "{held} %");
}

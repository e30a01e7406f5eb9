//! Power: how many shoppers an experiment needs, before it starts.
//!
//! Comes in: what happens today, the lift worth finding, the coin. Goes out: shoppers an arm. What
//! must stay true: with so many, an effect of that size is found in 80 of 100 experiments.

use std::fmt;

use serde::Serialize;

use super::{coin::Coin, verdict::ALPHA};
use crate::{error::BuilderError, normal::upper_quantile};

/// Found in so many of 100.
const POWER: f64 = 0.8;
/// Of those who may share what they saw, so many are planned to.
const OPT_IN: [f64; 2] = [0.05, 0.2];
/// The coins a merchant may choose among; the last is the weakest allowed on a device.
const EPSILONS: [f64; 3] = [0.5, 1.0, 2.0];

/// What is to be found.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Aim {
    /// The share today, above 0 and below 1.
    pub base: f64,
    /// How much more it is to become, as a share of `base`, above 0.
    pub lift: f64,
}

impl Aim {
    /// An aim that can be reached.
    pub fn new(base: f64, lift: f64) -> Result<Self, BuilderError> {
        let is_share = |share: f64| share > 0.0 && share < 1.0;
        if is_share(base) && lift > 0.0 && is_share(base * (1.0 + lift)) {
            return Ok(Self { base, lift });
        }
        Err(BuilderError::Usage(format!(
            "No experiment finds a lift of {lift} on {base}. --base is the share today, such as \
             0.05 for 5 %; --lift how much more of it, such as 0.1 for 10 % more; together they \
             stay below 1."
        )))
    }

    /// How far the arms lie apart.
    pub fn effect(self) -> f64 {
        self.base * self.lift
    }

    /// Shoppers an arm, at two-sided 5 % and 80 % power: (z₀.₀₂₅ + z₀.₂)² (v₀ + v₁) / d², with v the
    /// variance of one bit in each arm. 5 % and 10 % more of it, without a coin: 31,231.
    pub fn shoppers_an_arm(self, coin: Coin) -> u64 {
        let z = upper_quantile(ALPHA / 2.0) + upper_quantile(1.0 - POWER);
        let spread = 2.0 * coin.truth() - 1.0;
        let variance = |share: f64| {
            let q = coin.truth() * share + (1.0 - coin.truth()) * (1.0 - share);
            q * (1.0 - q) / (spread * spread)
        };
        let both = variance(self.base) + variance(self.base + self.effect());
        libm::ceil(z * z * both / (self.effect() * self.effect())) as u64
    }
}

/// What an experiment needs, in words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What is to be found.
    pub aim: Aim,
    /// How many arms, the hold-out among them.
    pub arms: u64,
    /// A row a coin; the first has none.
    pub rows: Vec<Need>,
}

/// What it needs with one coin.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Need {
    /// Of the coin; none where each bit is true, as in the shop's own analytics.
    pub epsilon: Option<f64>,
    /// Answers an arm.
    pub shoppers_an_arm: u64,
    /// Shoppers who have to see it, with one in twenty and with one in five sharing.
    pub exposed: Option<[u64; 2]>,
}

/// What `arms` arms need for an aim.
pub fn plan(aim: Aim, arms: u64) -> Plan {
    let coins = EPSILONS.iter().rev().map(|epsilon| Some(*epsilon));
    let rows = [None].into_iter().chain(coins).map(|epsilon| {
        let shoppers_an_arm = aim.shoppers_an_arm(epsilon.map_or(Coin::HONEST, Coin::of));
        let all = (shoppers_an_arm * arms) as f64;
        let exposed = epsilon.map(|_| OPT_IN.map(|share| libm::ceil(all / share) as u64));
        Need { epsilon, shoppers_an_arm, exposed }
    });
    Plan { aim, arms, rows: rows.collect() }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Aim { base, lift } = self.aim;
        writeln!(
            f,
            "to find    {:.1} % becoming {:.2} % (two-sided 5 %, found 80 times of 100)",
            100.0 * base,
            100.0 * base * (1.0 + lift)
        )?;
        for Need { epsilon, shoppers_an_arm, exposed } in &self.rows {
            let way = epsilon.map_or("your own analytics".into(), |epsilon| {
                format!("shared with ε = {epsilon}")
            });
            writeln!(f, "{way:<20} you need {} shoppers an arm", grouped(*shoppers_an_arm))?;
            if let Some([few, many]) = exposed {
                let (many, few) = (grouped(*many), grouped(*few));
                writeln!(f, "{:<20} {many} to {few} in all, if 20 % to 5 % share", "")?;
            }
        }
        write!(f, "for the look at the end; to look at any time, plan for twice as many")
    }
}

/// 31,231 for 31231.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        told.push(digit);
        if left > 0 && left % 3 == 0 {
            told.push(',');
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effect::estimate::Difference;

    #[test]
    fn the_table_of_the_privacy_note_is_ours() {
        let table: [(f64, f64, [u64; 6]); 4] = [
            (0.05, 0.1, [31_231, 43_165, 65_855, 144_893, 609_332, 2_491_194]),
            (0.05, 0.2, [8_155, 11_139, 16_811, 36_571, 152_681, 623_146]),
            (0.05, 0.3, [3_778, 5_104, 7_625, 16_407, 68_011, 277_107]),
            (0.2, 0.1, [6_507, 7_253, 8_671, 13_611, 42_639, 160_255]),
        ];
        let coins = [4.0, 3.0, 2.0, 1.0, 0.5].map(Coin::of);
        for (base, lift, wanted) in table {
            let aim = Aim { base, lift };
            let coins = [Coin::HONEST].into_iter().chain(coins);
            for (coin, wanted) in coins.zip(wanted) {
                let needed = aim.shoppers_an_arm(coin);
                assert_eq!(needed, wanted, "{base}, {lift} more");
            }
        }
    }

    #[test]
    fn looking_at_any_time_needs_twice_as_many() {
        // In units of the effect: where the interval of any look leaves out nothing in 80 of 100.
        let reach = |shoppers: f64| {
            let z = (upper_quantile(ALPHA / 2.0) + upper_quantile(1.0 - POWER)) * shoppers.sqrt();
            let one = Difference { value: 1.0, standard_error: 1.0 / z };
            let half = 1.0 - one.always_interval(1.0, 1).low;
            1.0 - half - upper_quantile(1.0 - POWER) / z
        };
        assert!(reach(1.9) < 0.0 && reach(2.0) > 0.0, "{} {}", reach(1.9), reach(2.0));
    }

    #[test]
    fn a_lift_beyond_everybody_is_refused() {
        assert!(Aim::new(0.6, 0.7).is_err() && Aim::new(0.0, 0.1).is_err());
        assert!(Aim::new(0.05, 0.1).is_ok());
    }

    #[test]
    fn large_numbers_can_be_read() {
        assert_eq!([0, 999, 1_000, 2_491_194].map(grouped), ["0", "999", "1,000", "2,491,194"]);
    }
}

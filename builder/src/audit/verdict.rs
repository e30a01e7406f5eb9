//! The verdict: what an attacker gets, in words, and whether the model may carry its label.

use std::fmt;

use crate::error::BuilderError;

use super::{Audit, Differencing, Membership, rate::Rate};

/// Above luck by more standard errors than this is no luck: 1 in 740 by chance alone.
const BEYOND_LUCK: f64 = 3.0;

impl Audit {
    /// Refuses a model that promises noise and gives orders away all the same.
    pub fn verdict(self) -> Result<Self, BuilderError> {
        let promises_noise = self.tier.is_noisy();
        let is_refused = promises_noise && self.is_above_luck();
        if !is_refused {
            return Ok(self);
        }
        Err(BuilderError::Refused(format!(
            "A model of tier {} must give no order away, and this one does, beyond luck by more \
             than {BEYOND_LUCK} standard errors.\n{self}\nDo not publish it; the older version \
             stands. If the shop's range or season changed between the two versions, that looks \
             like a leak: build from newer orders once the change is older. If not, the noise is \
             at fault: please report it.",
            self.tier
        )))
    }

    /// Whether any attack is right more often than luck has it.
    pub fn is_above_luck(&self) -> bool {
        let differencing = self.differencing.map(|found| found.above_luck);
        let membership = self.membership.map(|found| found.above_chance);
        differencing.into_iter().chain(membership).any(|above| above > BEYOND_LUCK)
    }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "label      {}: {}", self.tier, self.tier.promise())?;
        if let Some(found) = &self.differencing {
            writeln!(f, "{found}")?;
        }
        if let Some(found) = &self.membership {
            writeln!(f, "{found}")?;
        }
        for why in &self.untried {
            writeln!(f, "not tried  {why}")?;
        }
        let told = if self.is_above_luck() {
            "an attacker learns of single orders, more than luck gives"
        } else if self.differencing.is_some() || self.membership.is_some() {
            "no attack was right more often than luck"
        } else {
            "nothing could be tried"
        };
        write!(f, "verdict    {told}")
    }
}

impl fmt::Display for Differencing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attack, luck, above_luck } = self;
        let rate = |rate: &Rate| {
            let Rate { guesses, right, standard_error, .. } = rate;
            format!("{:.1} ± {:.1} % of {guesses} guesses", 100.0 * right, 100.0 * standard_error)
        };
        writeln!(f, "difference who knows two products of a new order and has both versions")?;
        writeln!(f, "           guesses others, right in {}", rate(attack))?;
        writeln!(f, "           luck, on orders of both versions: {}", rate(luck))?;
        write!(
            f,
            "           above luck by {above_luck:.1} standard errors; of {:.1} % of {} new \
             orders a product is given away (luck {:.1} %)",
            100.0 * attack.orders_given_away,
            attack.orders,
            100.0 * luck.orders_given_away,
        )
    }
}

impl fmt::Display for Membership {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seen, unseen, area, standard_error, above_chance } = self;
        write!(
            f,
            "membership of {seen} orders it has seen and {unseen} it has not, {:.1} ± {:.1} % are \
             told apart; chance is 50, above it by {above_chance:.1} standard errors",
            100.0 * area,
            100.0 * standard_error,
        )
    }
}

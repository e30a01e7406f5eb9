//! Tune: the learner and the settings that suit this shop, found on orders held back from
//! counting.
//!
//! Comes in: baskets to learn from and questions (a basket and the product that was hidden from
//! it). Goes out: a [`Tuning`]. What must stay true: no question's basket is counted; a shop with
//! too few questions gets the shared default, and the report says so.

mod bench;
mod grid;
mod holdout;

use serde::Serialize;

pub use bench::{Bench, decode, discount};
pub use holdout::{Holdout, Question};

use crate::{
    associate::{Ease, Learner, PairFamily},
    error::BuilderError,
    progress::Progress,
};

/// Fewer orders than this can't tell one setting from another.
const FEWEST_QUESTIONS: usize = 300;
/// More orders than this tell nothing more.
const MOST_QUESTIONS: usize = 4_000;

/// Which learner is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Whichever does better; untuned the pair family.
    Auto,
    /// The pair family.
    Pairs,
    /// `EASE^R`.
    Ease,
}

/// The learner that was chosen, and how.
#[derive(Clone, Debug)]
pub struct Tuning {
    /// The learner with its settings.
    pub learner: Learner,
    /// How they came about.
    pub outcome: Outcome,
}

/// How settings came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// Nobody asked for tuning: the shared default.
    Off,
    /// The shared default, for there were too few orders to choose by.
    TooFewOrders {
        /// Orders there were to ask about.
        questions: usize,
        /// Orders it takes.
        needed: usize,
    },
    /// The best that was tried.
    Tuned {
        /// Orders it was chosen by.
        questions: usize,
        /// Settings tried.
        tried: usize,
        /// NDCG@10 of the shared default on them.
        ndcg_before: f64,
        /// NDCG@10 of what was chosen. Chosen by it, so a little flattering.
        ndcg_after: f64,
        /// The other learner at its best, where both were tried.
        runner_up: Option<RunnerUp>,
    },
}

/// A learner that was not chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunnerUp {
    /// The learner with its settings.
    pub learner: String,
    /// Its NDCG@10 on the same questions.
    pub ndcg: f64,
}

impl Choice {
    /// The shared default, for a shop of so many products.
    pub fn default_learner(self, products: usize) -> Learner {
        match self {
            Self::Auto | Self::Pairs => PairFamily::shared_default(products).into(),
            Self::Ease => Ease::shared_default(products).into(),
        }
    }
}

impl Tuning {
    /// The shared default, for a shop of so many products.
    pub fn off(choice: Choice, products: usize) -> Self {
        Self { learner: choice.default_learner(products), outcome: Outcome::Off }
    }
}

impl Bench<'_> {
    /// The best settings of the learner asked for, or of the better of the two: `EASE^R` has to
    /// beat the pair family, whose weights are simpler to account for, by more than noise.
    pub fn tune(&self, choice: Choice, progress: &Progress) -> Result<Tuning, BuilderError> {
        let questions = self.questions.len();
        if questions < FEWEST_QUESTIONS {
            let outcome = Outcome::TooFewOrders { questions, needed: FEWEST_QUESTIONS };
            let learner = choice.default_learner(self.catalogue.products.len());
            return Ok(Tuning { learner, outcome });
        }
        let (found, other) = match choice {
            Choice::Pairs => (self.descend::<PairFamily>(progress)?, None),
            Choice::Ease => (self.descend::<Ease>(progress)?, None),
            Choice::Auto => {
                let pairs = self.descend::<PairFamily>(progress)?;
                let mut ease = self.descend::<Ease>(progress)?;
                ease.ndcg_before = pairs.ndcg_before;
                if ease.gains.clearly_beat(&pairs.gains) {
                    (ease, Some(pairs))
                } else {
                    (pairs, Some(ease))
                }
            }
        };
        let outcome = Outcome::Tuned {
            questions,
            tried: found.tried + other.as_ref().map_or(0, |other| other.tried),
            ndcg_before: found.ndcg_before,
            ndcg_after: found.gains.ndcg(),
            runner_up: other.map(|other| RunnerUp {
                learner: other.learner.to_string(),
                ndcg: other.gains.ndcg(),
            }),
        };
        Ok(Tuning { learner: found.learner, outcome })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{anonymize::Protection, catalogue::Catalogue};

    #[test]
    fn too_few_orders_leave_the_default_of_the_learner_asked_for() {
        let (baskets, log) = holdout::tests::twenty_orders(true);
        let holdout = Holdout::newest_tenth(&baskets, &log);
        let catalogue = Catalogue::default();
        let bench = Bench::of(&holdout, &catalogue, Protection::None);
        for (choice, learner) in [
            (Choice::Auto, PairFamily::shared_default(0).into()),
            (Choice::Pairs, PairFamily::shared_default(0).into()),
            (Choice::Ease, Ease::shared_default(0).into()),
        ] {
            let tuning = bench.tune(choice, &Progress::silent()).unwrap();
            assert_eq!(tuning.learner, learner);
            let too_few = Outcome::TooFewOrders { questions: 2, needed: FEWEST_QUESTIONS };
            assert_eq!(tuning.outcome, too_few);
        }
    }
}

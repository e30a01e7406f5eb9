//! Tune: the settings that suit this shop, found on orders held back from counting.
//!
//! Comes in: baskets to learn from and questions (a basket and the product that was hidden from
//! it). Goes out: a [`Tuning`]. What must stay true: no question's basket is counted; a shop with
//! too few questions gets the shared default, and the report says so.

mod holdout;

use alongside::{
    model::Model,
    product::ProductIndex,
    recommend::{Gates, Ranker},
};
use serde::Serialize;

pub use holdout::{Holdout, Question, newest_tenth};

use crate::{
    anonymize::{Protection, Statistics, anonymize},
    assemble::{Recipe, model_file},
    associate::{PairFamily, SHARED_DEFAULT},
    baskets::Baskets,
    catalogue::Catalogue,
    count::{BasketWeight, Counts},
    error::BuilderError,
    progress::Progress,
};

/// Fewer questions than this can't tell one setting from another.
const FEWEST_QUESTIONS: usize = 300;
/// More questions than this tell nothing more.
const MOST_QUESTIONS: usize = 4_000;
/// Ranks looked at.
const K: usize = 10;
/// Times every setting is tried; later rounds rarely move anything.
const ROUNDS: usize = 2;
/// The settings that were chosen, and how.
#[derive(Clone, Debug)]
pub struct Tuning {
    /// The settings.
    pub family: PairFamily,
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
        /// Questions there were.
        questions: usize,
        /// Questions it takes.
        needed: usize,
    },
    /// The best that was tried.
    Tuned {
        /// Questions it was chosen by.
        questions: usize,
        /// Settings tried.
        tried: usize,
        /// NDCG@10 of the shared default on them.
        ndcg_before: f64,
        /// NDCG@10 of what was chosen. Chosen by it, so a little flattering.
        ndcg_after: f64,
    },
}

impl Tuning {
    /// The shared default.
    pub fn off() -> Self {
        Self { family: SHARED_DEFAULT, outcome: Outcome::Off }
    }
}

/// Coordinate descent from the shared default over a small grid.
pub fn tune(
    holdout: &Holdout,
    catalogue: &Catalogue,
    protection: Protection,
    progress: &Progress,
) -> Result<Tuning, BuilderError> {
    let questions = holdout.questions.len();
    if questions < FEWEST_QUESTIONS {
        let outcome = Outcome::TooFewOrders { questions, needed: FEWEST_QUESTIONS };
        return Ok(Tuning { family: SHARED_DEFAULT, outcome });
    }
    let mut search = Search::start(holdout, catalogue, protection)?;
    let before = search.best;
    for _ in 0..ROUNDS {
        let settled = search.family;
        for axis in AXES {
            progress.step(format!("tuning: {} tried, NDCG@10 {:.4}", search.tried, search.best));
            search.along(axis)?;
        }
        if search.family == settled {
            break;
        }
    }
    let outcome = Outcome::Tuned {
        questions: search.questions.len(),
        tried: search.tried,
        ndcg_before: before,
        ndcg_after: search.best,
    };
    Ok(Tuning { family: search.family, outcome })
}

/// All values of one setting, the rest as given.
type Axis = fn(&PairFamily) -> Vec<PairFamily>;

const AXES: [Axis; 5] = [
    |now| {
        let weights = [0.0, 0.5, 1.0].into_iter().flat_map(|gamma| {
            [None, Some(120)].map(|half_life_days| BasketWeight { gamma, half_life_days })
        });
        weights.map(|basket| PairFamily { basket, ..*now }).collect()
    },
    |now| [0.5, 0.75, 1.0].map(|a| PairFamily { anchor_damping: a, ..*now }).into(),
    |now| [0.0, 0.15, 0.3, 0.5].map(|b| PairFamily { companion_damping: b, ..*now }).into(),
    |now| [0.0, 2.0, 5.0, 10.0].map(|k| PairFamily { shrinkage: k, ..*now }).into(),
    |now| [1.0, 1.5, 2.0].map(|p| PairFamily { sharpness: p, ..*now }).into(),
];

struct Search<'a> {
    training: &'a Baskets,
    questions: Vec<&'a Question>,
    catalogue: &'a Catalogue,
    protection: Protection,
    is_dated: bool,
    statistics: Statistics,
    family: PairFamily,
    best: f64,
    tried: usize,
}

impl<'a> Search<'a> {
    fn start(
        holdout: &'a Holdout,
        catalogue: &'a Catalogue,
        protection: Protection,
    ) -> Result<Self, BuilderError> {
        let stride = holdout.questions.len().div_ceil(MOST_QUESTIONS);
        let training = &holdout.training;
        let counts = Counts::of(training, &SHARED_DEFAULT.basket);
        let mut search = Self {
            training,
            questions: holdout.questions.iter().step_by(stride).collect(),
            catalogue,
            protection,
            is_dated: training.iter().any(|(origin, _)| origin.placed_at.is_some()),
            statistics: anonymize(&counts, protection),
            family: SHARED_DEFAULT,
            best: 0.0,
            tried: 1,
        };
        search.best = search.ndcg(&search.statistics, &search.family)?;
        Ok(search)
    }

    /// Moves to the best value of one setting.
    fn along(&mut self, axis: Axis) -> Result<(), BuilderError> {
        for family in axis(&self.family) {
            let is_idle = family.basket.half_life_days.is_some() && !self.is_dated;
            if family == self.family || is_idle {
                continue;
            }
            self.tried += 1;
            if family.basket == self.family.basket {
                let ndcg = self.ndcg(&self.statistics, &family)?;
                if ndcg > self.best {
                    (self.best, self.family) = (ndcg, family);
                }
            } else {
                let counts = Counts::of(self.training, &family.basket);
                let statistics = anonymize(&counts, self.protection);
                let ndcg = self.ndcg(&statistics, &family)?;
                if ndcg > self.best {
                    (self.best, self.family, self.statistics) = (ndcg, family, statistics);
                }
            }
        }
        Ok(())
    }

    fn ndcg(&self, statistics: &Statistics, family: &PairFamily) -> Result<f64, BuilderError> {
        let recipe = Recipe { protection: self.protection, family: *family, calibration: None };
        let model = decode(model_file(self.catalogue, statistics, &recipe)?)?;
        let ranker = Ranker::new(&model, Gates::Off);
        let gains = self.questions.iter().map(|question| {
            let context: Vec<_> = question.context.iter().copied().map(ProductIndex).collect();
            let first = ranker.rank(&context, K);
            let place = first.iter().position(|product| product.0 == question.target);
            place.map_or(0.0, discount)
        });
        Ok(gains.sum::<f64>() / self.questions.len() as f64)
    }
}

/// What a hit at `place`, counted from 0, is worth to NDCG with one hidden product.
pub fn discount(place: usize) -> f64 {
    1.0 / libm::log2(place as f64 + 2.0)
}

/// Reads a model back with the engine's own code.
pub fn decode(bytes: Vec<u8>) -> Result<Model, BuilderError> {
    Model::decode(bytes).map_err(|error| BuilderError::Refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_orders_leave_the_shared_default() {
        let (baskets, log) = holdout::tests::twenty_orders(true);
        let holdout = newest_tenth(&baskets, &log);
        let tuning =
            tune(&holdout, &Catalogue::default(), Protection::None, &Progress::silent()).unwrap();
        assert_eq!(tuning.family, SHARED_DEFAULT);
        assert_eq!(
            tuning.outcome,
            Outcome::TooFewOrders { questions: 2, needed: FEWEST_QUESTIONS }
        );
    }

    #[test]
    fn a_hit_in_first_place_is_worth_one_and_in_third_a_half() {
        assert!((discount(0) - 1.0).abs() < 1e-15 && (discount(2) - 0.5).abs() < 1e-15);
    }
}

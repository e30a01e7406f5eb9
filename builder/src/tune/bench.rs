//! The bench: how well a learner with its settings ranks orders it has not counted.
//!
//! Comes in: a [`Holdout`]. Goes out: what was [`Found`] for a learner. What must stay true:
//! whatever is compared is asked the same questions, through an encoded model.

use alongside::{
    model::Model,
    product::ProductIndex,
    recommend::{Gates, Ranker},
};
use rayon::prelude::*;

use super::{
    Holdout, MOST_QUESTIONS, Question,
    grid::{Axis, Grid},
};
use crate::{
    anonymize::{Protection, Statistics, anonymize},
    assemble::{Recipe, model_file},
    associate::Learner,
    catalogue::Catalogue,
    count::{BasketWeight, Counts},
    error::BuilderError,
    progress::Progress,
};

/// Ranks looked at.
const K: usize = 10;
/// Times every setting is tried; later rounds rarely move anything.
const ROUNDS: usize = 2;

/// What settings are tried on.
pub struct Bench<'a> {
    holdout: &'a Holdout,
    /// Those of each order together.
    pub(super) questions: Vec<&'a [Question]>,
    pub(super) catalogue: &'a Catalogue,
    protection: Protection,
    is_dated: bool,
}

/// The best settings of one learner.
pub(super) struct Found {
    pub(super) learner: Learner,
    /// How well the questions of each order were answered with them.
    pub(super) gains: Gains,
    /// NDCG@10 at the start.
    pub(super) ndcg_before: f64,
    /// Settings tried.
    pub(super) tried: usize,
}

/// What the questions of each order were worth.
pub(super) struct Gains(Vec<f64>);

impl Gains {
    /// The mean.
    pub(super) fn ndcg(&self) -> f64 {
        mean(self.0.iter().copied(), self.0.len())
    }

    /// Whether these are better than `others`, order by order, by more than one standard error
    /// of the difference: what is simpler, and within that of the best, is as good (Breiman et
    /// al. 1984).
    pub(super) fn clearly_beat(&self, others: &Self) -> bool {
        let count = self.0.len();
        let differences = || self.0.iter().zip(&others.0).map(|(own, other)| own - other);
        let difference = mean(differences(), count);
        let variance = mean(differences().map(|one| (one - difference).powi(2)), count);
        difference > (variance / count as f64).sqrt()
    }
}

fn mean(values: impl Iterator<Item = f64>, count: usize) -> f64 {
    values.sum::<f64>() / count as f64
}

impl<'a> Bench<'a> {
    /// With more orders than tell anything more, every so manyth is asked about.
    pub fn of(holdout: &'a Holdout, catalogue: &'a Catalogue, protection: Protection) -> Self {
        let stride = holdout.questions.len().div_ceil(MOST_QUESTIONS).max(1);
        let mut origins = holdout.training.iter().map(|(origin, _)| origin);
        Self {
            holdout,
            questions: holdout.questions.iter().step_by(stride).map(Vec::as_slice).collect(),
            catalogue,
            protection,
            is_dated: origins.any(|origin| origin.placed_at.is_some()),
        }
    }

    /// Coordinate descent over a learner's grid.
    pub(super) fn descend<S: Grid>(&self, progress: &Progress) -> Result<Found, BuilderError> {
        let mut search = Search::<S>::start(self)?;
        let ndcg_before = search.best.ndcg();
        for _ in 0..ROUNDS {
            let round_began = search.settings;
            for axis in S::AXES {
                let (learner, ndcg): (Learner, _) = (search.settings.into(), search.best.ndcg());
                let tried = search.tried.len();
                progress.step(format!("tuning: {tried} tried, NDCG@10 {ndcg:.4} by {learner}"));
                search.along(*axis)?;
            }
            if search.settings == round_began {
                break;
            }
        }
        let Search { settings, statistics, mut best, tried, .. } = search;
        let learner = settings.settled();
        if learner != settings {
            best = self.gains(&statistics, learner.into())?;
        }
        Ok(Found { learner: learner.into(), gains: best, ndcg_before, tried: tried.len() })
    }

    fn statistics(&self, basket: &BasketWeight) -> Statistics {
        let counts = Counts::of(&self.holdout.training, basket);
        let Ok(statistics) = anonymize(&counts, self.protection);
        statistics
    }

    fn gains(&self, statistics: &Statistics, learner: Learner) -> Result<Gains, BuilderError> {
        let recipe = Recipe { promise: self.protection.into(), learner, calibration: None };
        let model = decode(model_file(self.catalogue, statistics, &recipe)?)?;
        let ranker = Ranker::new(&model, Gates::Off);
        let gain = |question: &Question| {
            let context: Vec<_> = question.context.iter().copied().map(ProductIndex).collect();
            let first = ranker.rank(&context, K);
            let place = first.iter().position(|product| product.0 == question.target);
            place.map_or(0.0, discount)
        };
        let gains = self.questions.par_iter();
        let gains = gains.map(|of_order| mean(of_order.iter().map(gain), of_order.len()));
        Ok(Gains(gains.collect()))
    }
}

struct Search<'a, S> {
    bench: &'a Bench<'a>,
    settings: S,
    statistics: Statistics,
    best: Gains,
    tried: Vec<S>,
}

impl<'a, S: Grid> Search<'a, S> {
    fn start(bench: &'a Bench<'a>) -> Result<Self, BuilderError> {
        let settings = S::start(bench.catalogue.products.len());
        let statistics = bench.statistics(settings.basket());
        let best = bench.gains(&statistics, settings.into())?;
        Ok(Self { bench, settings, statistics, best, tried: vec![settings] })
    }

    /// Moves to the best value of one setting.
    fn along(&mut self, axis: Axis<S>) -> Result<(), BuilderError> {
        for settings in axis(&self.settings) {
            let is_idle = settings.basket().half_life_days.is_some() && !self.bench.is_dated;
            if is_idle || self.tried.contains(&settings) {
                continue;
            }
            self.tried.push(settings);
            let recounted = (settings.basket() != self.settings.basket())
                .then(|| self.bench.statistics(settings.basket()));
            let statistics = recounted.as_ref().unwrap_or(&self.statistics);
            let gains = self.bench.gains(statistics, settings.into())?;
            if gains.ndcg() > self.best.ndcg() {
                (self.settings, self.best) = (settings, gains);
                if let Some(statistics) = recounted {
                    self.statistics = statistics;
                }
            }
        }
        Ok(())
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
    fn a_hit_in_first_place_is_worth_one_and_in_third_a_half() {
        assert!((discount(0) - 1.0).abs() < 1e-15 && (discount(2) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn gains_that_losses_all_but_cancel_are_noise_and_the_same_gain_everywhere_is_not() {
        let before = Gains(vec![0.5; 100]);
        let everywhere = Gains(vec![0.51; 100]);
        let mut mixed = vec![0.5; 100];
        mixed[..3].fill(1.0);
        mixed[3..5].fill(0.0);
        assert!(everywhere.clearly_beat(&before) && !before.clearly_beat(&everywhere));
        assert!(!Gains(mixed).clearly_beat(&before) && !before.clearly_beat(&before));
    }
}

//! Basis: what a model is made from once people are protected, whichever way.
//!
//! What must stay true: everything after it is a function of a basis and the catalogue.

use super::Cleaned;
use crate::{
    aggregates::Aggregates,
    anonymize::{
        Promise, Protection, Statistics, Structure, anonymize_all,
        dp::{NoisyCounts, Plan, Selection},
    },
    assemble::Recipe,
    associate::{Ease, Learner, PairFamily},
    baskets::Parts,
    catalogue::Catalogue,
    count::{Counts, StructureCounts, Watched},
    error::BuilderError,
    progress::Progress,
    settle::settle,
    tune::{Choice, Holdout, Outcome},
};

/// What may be known, and how to learn from it.
pub struct Basis {
    /// Of products and pairs of them.
    pub statistics: Statistics,
    /// Of how purchases hang together.
    pub structure: Structure,
    /// What is promised and how it is learned from.
    pub recipe: Recipe,
    /// How the settings came about.
    pub outcome: Outcome,
    /// How noise was drawn, where it was.
    pub plan: Option<Plan>,
}

impl Basis {
    /// Orders under a rule, the settings fitted to what was held back.
    pub fn counted<P: Parts>(
        orders: &Cleaned<P>,
        holdout: Option<&Holdout>,
        protection: Protection,
        choice: Choice,
        progress: &Progress,
    ) -> Result<Self, BuilderError>
    where
        BuilderError: From<P::Error>,
    {
        let Cleaned { catalogue, baskets, .. } = *orders;
        let (tuning, recipe) = settle(choice, holdout, catalogue, protection, progress)?;
        progress.step("counting");
        let counts = Counts::of_parts(baskets, recipe.learner.basket())?;
        let structure_counts = StructureCounts::of_parts(baskets, catalogue)?;
        let products = catalogue.products.len() as u64;
        let told = progress.count("counting pairs", products, "products");
        let watched = Watched { counts: &counts, told };
        let (statistics, structure) = anonymize_all(&watched, &structure_counts, protection)?;
        Ok(Self { statistics, structure, recipe, outcome: tuning.outcome, plan: None })
    }

    /// What was counted elsewhere under a rule. Nothing is fitted, for there are no orders to fit
    /// it to.
    pub fn aggregated(counts: &Aggregates, protection: Protection, learner: Learner) -> Self {
        let Ok((statistics, structure)) = anonymize_all(counts, &counts.structure, protection);
        let recipe = Recipe { promise: protection.into(), learner, calibration: None };
        Self { statistics, structure, recipe, outcome: Outcome::Off, plan: None }
    }

    /// Noisy counts. Nothing is fitted, for there are no orders to fit it to.
    pub fn noisy(noisy: &NoisyCounts, catalogue: &Catalogue, choice: Choice) -> Self {
        let products = catalogue.products.len();
        // EASE explains by all products at once, so it needs more pairs than a threshold leaves.
        let is_listed = noisy.plan.selection == Selection::Listed;
        let learner: Learner = match choice {
            Choice::Auto if is_listed => Ease::for_noise(products).into(),
            Choice::Auto | Choice::Pairs => PairFamily::for_noise(products).into(),
            Choice::Ease => Ease::for_noise(products).into(),
        };
        let statistics = noisy.statistics(catalogue);
        Self {
            structure: noisy.structure(catalogue, &statistics),
            statistics,
            recipe: Recipe { promise: noisy.promise(), learner, calibration: None },
            outcome: Outcome::Off,
            plan: Some(noisy.plan),
        }
    }

    /// The catalogue alone: what is known of orders is nothing.
    pub fn public(catalogue: &Catalogue, choice: Choice) -> Self {
        let learner = choice.default_learner(catalogue.products.len());
        Self {
            statistics: Statistics::of_nothing(catalogue),
            structure: Structure::of_nothing(catalogue),
            recipe: Recipe { promise: Promise::PUBLIC, learner, calibration: None },
            outcome: Outcome::Off,
            plan: None,
        }
    }
}

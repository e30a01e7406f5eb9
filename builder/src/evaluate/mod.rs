//! Evaluate: how often the product hidden from a basket is among the first few suggested.
//!
//! Comes in: an order log with a frozen split and frozen queries. Goes out: the metrics of
//! [`Scores`] and, if wanted, every ranked list. What must stay true: no order of the part that
//! is asked about is counted, and the lists come from an encoded model through the engine's code.

mod metrics;
mod questions;
mod ranking;

use std::{collections::BTreeSet, fs, path::PathBuf};

use alongside::recommend::{Gates, Ranker};
pub use metrics::Scores;

use crate::{
    anonymize::{Protection, dp::Terms},
    assemble,
    calibrate::Reliability,
    catalogue::Catalogue,
    error::{BuilderError, InputError},
    input::Export,
    order_log,
    pipeline::{Basis, Orders},
    progress::Progress,
    report::Learned,
    tune::{Choice, Outcome, decode},
};
use questions::{Query, Split};

/// What to measure.
#[derive(Debug)]
pub struct EvaluateRequest {
    /// The order log.
    pub orders: order_log::Orders,
    /// The catalogue; without one every item that is counted is a product.
    pub catalogue: Option<Export>,
    /// Which order is of which part.
    pub split: PathBuf,
    /// What is asked.
    pub queries: PathBuf,
    /// The part that is asked about.
    pub part: String,
    /// How the people behind the orders are protected.
    pub tier: Tier,
    /// Which learner.
    pub choice: Choice,
    /// Whether its settings are fitted on the part `valid`.
    pub is_tuned: bool,
    /// Whether the gate has a say.
    pub gates: Gates,
    /// Suggestions a query.
    pub k: usize,
    /// Where to write the ranked lists.
    pub ranked: Option<PathBuf>,
    /// Where to write the model file that was measured.
    pub model: Option<PathBuf>,
}

/// How the people behind the orders are protected.
#[derive(Clone, Copy, Debug)]
pub enum Tier {
    /// By a rule, or not at all.
    Counted(Protection),
    /// By noise; all items that are counted are taken for a public catalogue where there is none.
    Noisy(Terms),
    /// There are none.
    Public,
}

/// What was measured.
#[derive(Debug)]
pub struct Evaluation {
    /// The part that was asked about.
    pub part: String,
    /// The learner's settings.
    pub learner: String,
    /// How they came about.
    pub tuning: Outcome,
    /// Bytes of the model file.
    pub model_bytes: usize,
    /// What it relates.
    pub learned: Learned,
    /// The figures.
    pub scores: Scores,
    /// How the three words held, if the model has them.
    pub reliability: Option<Reliability>,
}

/// Splits, counts, learns, encodes, decodes, ranks, scores.
pub fn evaluate(
    request: &EvaluateRequest,
    progress: &Progress,
) -> Result<Evaluation, BuilderError> {
    let log = order_log::read(&request.orders, progress)?;
    let split = Split::read(&request.split, &log, progress)?;
    let queries = Query::read_all(&request.queries, progress)?;
    let is_counted = |order: u32| split.is_counted_for(order, &request.part);
    let catalogue = match &request.catalogue {
        Some(export) => Catalogue::read(export, progress)?,
        None => Catalogue::of_order_log(&log, is_counted, 1),
    };
    let is_known = |order: u32| split.is_counted_for(order, questions::TEST);
    let known = Orders::of(log, catalogue, is_known);
    let is_tuned = request.is_tuned && matches!(request.tier, Tier::Counted(_));
    let holdout = is_tuned.then(|| known.holdout(|order| split.is_of(order, questions::VALID)));
    let orders = known.only(is_counted);

    let basis = match request.tier {
        Tier::Counted(protection) => Basis::counted(
            &orders.cleaned(),
            holdout.as_ref(),
            protection,
            request.choice,
            progress,
        )?,
        Tier::Noisy(terms) => {
            progress.step("drawing noise");
            Basis::noisy(&orders.measured(&terms)?, &orders.catalogue, request.choice)
        }
        Tier::Public => Basis::public(&orders.catalogue, request.choice),
    };
    progress.step("learning");
    let (draft, _) = assemble::learn(&orders.catalogue, &basis);
    let model = decode(assemble::encode(&draft)?)?;

    progress.step("ranking");
    let asked: Vec<_> = queries.iter().filter(|query| query.part == request.part).collect();
    let names = orders.names();
    let answerer = ranking::Answerer {
        ranker: Ranker::new(&model, request.gates),
        names: &names,
        versions: &ranking::Versions::new(orders.catalogue.mains()),
        products: orders.catalogue.products.len(),
        k: request.k,
    };
    let answers = answerer.answer(&asked);
    if let Some(file) = &request.ranked {
        ranking::write(file, &model, &asked, &answers)?;
    }
    if let Some(file) = &request.model {
        fs::write(file, model.bytes()).map_err(|error| {
            InputError::new(file, format!("the file can't be written: {error}"))
                .advice("choose another path for --model")
        })?;
    }
    let questions: Vec<_> = asked.iter().filter_map(|query| query.question(&names)).collect();
    let popular = metrics::most_popular(&orders.log, is_counted);
    let is_head =
        |name: &str| orders.log.items.get(name).is_some_and(|item| popular[item as usize]);
    let seen: BTreeSet<u32> =
        orders.baskets.iter().flat_map(|(_, products)| products).copied().collect();
    let is_seen = |place: u32| seen.contains(&place);
    Ok(Evaluation {
        part: request.part.clone(),
        learner: basis.recipe.learner.to_string(),
        tuning: basis.outcome,
        model_bytes: model.bytes().len(),
        learned: Learned::of(&draft),
        scores: metrics::Measure { k: request.k, products: orders.catalogue.products.len() }
            .score(&asked, &answers, is_head, is_seen),
        reliability: Reliability::of(&model, &questions),
    })
}

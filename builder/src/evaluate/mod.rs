//! Evaluate: how often the product hidden from a basket is among the first few suggested.
//!
//! Comes in: an order log with a frozen split and frozen queries. Goes out: the metrics of
//! [`Scores`] and, if wanted, every ranked list. What must stay true: no order of the part that
//! is asked about is counted, and the lists come from an encoded model through the engine's code.

mod metrics;
mod questions;
mod ranking;

use std::{fs, path::PathBuf};

use alongside::recommend::{Gates, Ranker};
pub use metrics::Scores;

use crate::{
    anonymize::{Protection, anonymize, structure},
    assemble,
    baskets::Baskets,
    calibrate::Reliability,
    catalogue::{Catalogue, Names},
    count::{Counts, StructureCounts},
    error::{BuilderError, InputError},
    input::Export,
    mine::variants,
    order_log::{self, Orders},
    progress::Progress,
    settle::settle,
    tune::{Choice, Holdout, Outcome, decode},
};
use questions::{Query, Split};

/// What to measure.
#[derive(Debug)]
pub struct EvaluateRequest {
    /// The order log.
    pub orders: Orders,
    /// The catalogue; without one every item that is counted is a product.
    pub catalogue: Option<Export>,
    /// Which order is of which part.
    pub split: PathBuf,
    /// What is asked.
    pub queries: PathBuf,
    /// The part that is asked about.
    pub part: String,
    /// How the people behind the orders are protected.
    pub protection: Protection,
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
    let mut catalogue = match &request.catalogue {
        Some(export) => Catalogue::read(export, progress)?,
        None => Catalogue::of_order_log(&log, is_counted, 1),
    };
    catalogue.adopt(&variants::recognise(&catalogue));
    let names = Names::of(&catalogue.products);
    let is_known = |order: u32| split.is_counted_for(order, questions::TEST);
    let (known, _) = Baskets::gather(&log, &names, catalogue.products.len(), is_known);
    let baskets = known.only(|origin| is_counted(origin.order));

    let holdout = request
        .is_tuned
        .then(|| Holdout::of(&known, &log, |order| split.is_of(order, questions::VALID)));
    let (tuning, recipe) =
        settle(request.choice, holdout.as_ref(), &catalogue, request.protection, progress)?;

    progress.step("learning");
    let counts = Counts::of(&baskets, recipe.learner.basket());
    let statistics = anonymize(&counts, recipe.protection);
    let structure_counts = StructureCounts::of(&baskets, &log, &catalogue);
    let structure = structure(&counts, &structure_counts, recipe.protection);
    let (draft, _) = assemble::learn(&catalogue, &statistics, &structure, &recipe);
    let model = decode(assemble::encode(&draft)?)?;

    progress.step("ranking");
    let asked: Vec<_> = queries.iter().filter(|query| query.part == request.part).collect();
    let answerer = ranking::Answerer {
        ranker: Ranker::new(&model, request.gates),
        names: &names,
        versions: &ranking::Versions::new(catalogue.mains()),
        products: catalogue.products.len(),
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
    let popular = metrics::most_popular(&log, is_counted);
    let is_head = |name: &str| log.items.get(name).is_some_and(|item| popular[item as usize]);
    let is_seen = |place: u32| counts.items[place as usize].orders > 0;
    Ok(Evaluation {
        part: request.part.clone(),
        learner: recipe.learner.to_string(),
        tuning: tuning.outcome,
        model_bytes: model.bytes().len(),
        scores: metrics::Measure { k: request.k, products: catalogue.products.len() }
            .score(&asked, &answers, is_head, is_seen),
        reliability: Reliability::of(&model, &questions),
    })
}

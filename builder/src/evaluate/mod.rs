//! Evaluate: how often the product hidden from a basket is among the first few suggested.
//!
//! Comes in: an order log with a frozen split and frozen queries. Goes out: the metrics of
//! [`Scores`] and, if wanted, every ranked list. What must stay true: no order of the part that
//! is asked about is counted, and the lists come from an encoded model through the engine's code.

mod exam;
mod metrics;
mod questions;
mod ranking;

use std::path::PathBuf;

use alongside::recommend::Gates;
pub use metrics::Scores;

use crate::{
    anonymize::{
        Protection,
        dp::{Stock, Terms},
    },
    calibrate::Reliability,
    error::BuilderError,
    input::Export,
    order_log,
    pipeline::Basis,
    progress::Progress,
    report::Learned,
    tune::{Choice, Outcome},
};
use exam::Exam;

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
#[derive(Clone, Debug)]
pub enum Tier {
    /// By a rule, or not at all.
    Counted(Protection),
    /// By noise; all items that are counted are taken for a public catalogue where there is none.
    Noisy {
        /// What is promised, one after the other.
        promises: Vec<Terms>,
        /// How often noise is drawn for each.
        draws: u32,
    },
    /// There are none.
    Public,
}

impl Tier {
    /// Whether settings may be fitted to orders held back.
    const fn can_be_tuned(&self) -> bool {
        matches!(self, Self::Counted(_))
    }
}

/// Which noise was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// What a unit is promised over all releases of a year.
    pub epsilon: f64,
    /// Which draw, from 1 on.
    pub draw: u32,
    /// Of how many.
    pub draws: u32,
}

/// What was measured.
#[derive(Debug)]
pub struct Evaluation {
    /// The part that was asked about.
    pub part: String,
    /// Which noise it was measured with, if any.
    pub drawn: Option<Drawn>,
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

/// Splits, counts, learns, encodes, decodes, ranks, scores; of noise once for each draw.
pub fn evaluate(
    request: &EvaluateRequest,
    progress: &Progress,
) -> Result<Vec<Evaluation>, BuilderError> {
    let exam = Exam::read(request, progress)?;
    let Exam { orders, holdout, .. } = &exam;
    let choice = request.choice;
    let basis = match &request.tier {
        Tier::Counted(protection) => {
            Basis::counted(&orders.cleaned(), holdout.as_ref(), *protection, choice, progress)?
        }
        Tier::Noisy { promises, draws } => return noisy(&exam, choice, promises, *draws, progress),
        Tier::Public => Basis::public(&orders.catalogue, choice),
    };
    Ok(vec![exam.sit(basis, progress)?])
}

fn noisy(
    exam: &Exam,
    choice: Choice,
    promises: &[Terms],
    draws: u32,
    progress: &Progress,
) -> Result<Vec<Evaluation>, BuilderError> {
    let mut found = Vec::new();
    for draw in 1..=draws {
        let stock = Stock::default();
        for terms in promises {
            let epsilon = terms.epsilon;
            progress.step("drawing noise");
            let counts = exam.orders.measured(terms, &stock.once())?;
            let basis = Basis::noisy(&counts, &exam.orders.catalogue, choice);
            let told = exam.sit(basis, progress)?;
            found.push(Evaluation { drawn: Some(Drawn { epsilon, draw, draws }), ..told });
        }
    }
    Ok(found)
}

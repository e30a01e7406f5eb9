//! Exam: orders to learn from and queries to answer, read once for however many models.
//!
//! Comes in: the files of a request. Goes out: the figures of any [`Basis`] made from its orders.
//! What must stay true: no order of the part that is asked about is counted.

use std::{collections::BTreeSet, fs};

use alongside::recommend::Ranker;

use super::{
    EvaluateRequest, Evaluation, metrics,
    questions::{self, Query, Split},
    ranking,
};
use crate::{
    assemble,
    calibrate::Reliability,
    catalogue::Catalogue,
    error::{BuilderError, InputError},
    order_log::{self, ByShopper},
    pipeline::{Basis, Orders},
    progress::Progress,
    report::Learned,
    tune::{Holdout, decode},
};

/// What is learned from and what is asked.
pub(super) struct Exam<'a> {
    request: &'a EvaluateRequest,
    /// The orders that count.
    pub(super) orders: Orders,
    /// Those settings are fitted to.
    pub(super) holdout: Option<Holdout>,
    /// Of the part that is asked about.
    queries: Vec<Query>,
    /// Whether an item, by its number in the log, is of the few that make a fifth of all lines.
    is_head: Vec<bool>,
    /// The products some order that counts holds.
    seen: BTreeSet<u32>,
}

impl<'a> Exam<'a> {
    pub(super) fn read(
        request: &'a EvaluateRequest,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        let log = order_log::read(&request.orders, progress)?;
        let split = Split::read(&request.split, &log, progress)?;
        let mut queries = Query::read_all(&request.queries, progress)?;
        queries.retain(|query| query.part == request.part);
        let is_counted = |order: u32| split.is_counted_for(order, &request.part);
        let catalogue = match &request.catalogue {
            Some(export) => Catalogue::read(export, progress)?,
            None => Catalogue::of_order_log(&log, &ByShopper::of(&log), is_counted, 1),
        };
        let is_known = |order: u32| split.is_counted_for(order, questions::TEST);
        let known = Orders::of(log, catalogue, is_known);
        let is_tuned = request.is_tuned && request.tier.can_be_tuned();
        let holdout = is_tuned.then(|| known.holdout(|order| split.is_of(order, questions::VALID)));
        let orders = known.only(is_counted);
        let is_head = metrics::most_popular(&orders.log, is_counted);
        let seen = orders.baskets.iter().flat_map(|(_, products)| products).copied().collect();
        Ok(Self { request, orders, holdout, queries, is_head, seen })
    }

    /// Learns, encodes, decodes, ranks, scores.
    pub(super) fn sit(
        &self,
        basis: Basis,
        progress: &Progress,
    ) -> Result<Evaluation, BuilderError> {
        let Self { request, orders, .. } = self;
        progress.step("learning");
        let (draft, _) = assemble::learn(&orders.catalogue, &basis);
        let model = decode(assemble::encode(&draft)?)?;

        progress.step("ranking");
        let names = orders.names();
        let asked: Vec<_> = self.queries.iter().collect();
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
        let is_head =
            |name: &str| orders.log.items.get(name).is_some_and(|item| self.is_head[item as usize]);
        let is_seen = |place: u32| self.seen.contains(&place);
        Ok(Evaluation {
            part: request.part.clone(),
            drawn: None,
            learner: basis.recipe.learner.to_string(),
            tuning: basis.outcome,
            model_bytes: model.bytes().len(),
            learned: Learned::of(&draft),
            scores: metrics::Measure { k: request.k, products: orders.catalogue.products.len() }
                .score(&asked, &answers, is_head, is_seen),
            reliability: Reliability::of(&model, &questions),
        })
    }
}

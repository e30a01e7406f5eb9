//! The report: what went in, what was left out and why, and what came of it.
//!
//! What must stay true: the numbers add up, and the file is private, for it holds exact counts.

use std::{collections::BTreeSet, path::PathBuf};

use alongside::{
    contract::PrivacyLabel,
    model::{Draft, DraftPair},
};
use serde::Serialize;

use crate::{
    aggregates::Meta,
    anonymize::{Suppression, dp::Plan},
    audit::Kept,
    baskets::{Items, Tally},
    forecast::Forecast,
    mine::Found,
    order_log::{Dictionary, Reading},
    overrides::Applied,
    pipeline::Basis,
    sensitive::LeftOut,
    tune::Outcome,
};

/// Examples of items no product answers to.
const EXAMPLES: usize = 20;

/// `private/report.json`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The promise of the model, as in its file.
    pub label: PrivacyLabel,
    /// How the learner's settings came about.
    pub tuning: Outcome,
    /// What became of the order log, where one was read.
    #[serde(flatten)]
    pub went_in: Option<WentIn>,
    /// What was counted elsewhere, and how, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_elsewhere: Option<Meta>,
    /// What each tier would have given, where that was asked.
    pub forecast: Option<Forecast>,
    /// Products that are too sensitive to speak of.
    pub left_out: LeftOut,
    /// What a threshold took away.
    pub suppressed: Option<Suppression>,
    /// How noise was drawn, where it was.
    pub noise: Option<Plan>,
    /// What the model holds.
    pub learned: Learned,
    /// What was found besides pairs.
    pub found: Found,
    /// What attacks on this version gave.
    #[serde(skip)]
    pub audit: Option<Kept>,
    /// What came of people's decisions, where there were any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Applied>,
    /// The files that were written.
    #[serde(skip)]
    pub written: Vec<PathBuf>,
}

/// What became of an order log.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WentIn {
    /// Every row that was read.
    pub reading: Reading,
    /// Every line and order.
    pub tally: Tally,
    /// Orders whose lines name more than one shopper.
    pub orders_of_several_shoppers: u32,
    /// Items of the log no product answers to.
    pub unknown_items: UnknownItems,
}

/// Items of the log no product answers to: often a sign of the wrong column or an old export.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnknownItems {
    /// How many.
    pub count: usize,
    /// The first of them in byte order.
    pub examples: Vec<String>,
}

/// What a model holds.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// Products.
    pub products: usize,
    /// Products with at least one relation of their own.
    pub products_with_relations: usize,
    /// Relations counted in orders.
    pub observed: usize,
    /// Relations the catalogue states.
    pub declared: usize,
}

impl Report {
    /// Everything but the names of the files written.
    pub fn of(went_in: Option<WentIn>, basis: &Basis, draft: &Draft, found: Found) -> Self {
        let is_counted = went_in.is_some() && basis.plan.is_none();
        Self {
            label: draft.label.clone(),
            tuning: basis.outcome.clone(),
            went_in,
            counted_elsewhere: None,
            forecast: None,
            left_out: LeftOut::default(),
            suppressed: is_counted.then_some(basis.statistics.suppressed),
            noise: basis.plan,
            learned: Learned::of(draft),
            found,
            audit: None,
            decided: None,
            written: Vec::new(),
        }
    }
}

impl UnknownItems {
    /// What no product answers to and was not left out.
    pub fn of(names: &Dictionary, items: &Items, left_out: &LeftOut) -> Self {
        let unknown = items.unknown().map(|item| names.name(item));
        let mut unknown: Vec<_> = unknown.filter(|name| !left_out.names.contains(*name)).collect();
        unknown.sort_unstable();
        let examples = unknown.iter().take(EXAMPLES).map(|name| (*name).to_owned());
        Self { count: unknown.len(), examples: examples.collect() }
    }
}

impl Learned {
    /// What a draft holds.
    pub fn of(draft: &Draft) -> Self {
        let kept = |pair: &DraftPair| {
            [pair.from_a.map(|_| pair.a), pair.from_b.map(|_| pair.b)].into_iter().flatten()
        };
        let observed: Vec<u32> = draft.pairs.iter().flat_map(kept).collect();
        let declared = draft.relations.iter().map(|relation| relation.anchor);
        let anchors: BTreeSet<_> = observed.iter().copied().chain(declared).collect();
        Self {
            products: draft.products.len(),
            products_with_relations: anchors.len(),
            observed: observed.len(),
            declared: draft.relations.len(),
        }
    }
}

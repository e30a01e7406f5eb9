//! Both models asked about orders that neither has counted.
//!
//! What must stay true: no order is told, only how often the model was right.

use std::{collections::BTreeSet, path::Path};

use alongside::{
    model::Model,
    product::ProductIndex,
    recommend::{Gates, Ranker},
};

use super::{Figure, lost};
use crate::{
    error::BuilderError,
    input::Export,
    order_log::{self, OrderLog, Orders},
    progress::Progress,
};

/// Suggestions a question, as many as a slate shows.
const SHOWN: usize = 4;
/// The most orders that are asked about, the newest.
const MOST: usize = 2_000;
/// Fewer questions than this tell nothing.
const FEWEST: usize = 100;

/// What the newest orders say of both models; nothing where there are too few.
pub(super) fn newest(
    older: &Model,
    newer: &Model,
    file: &Path,
    progress: &Progress,
) -> Result<Vec<Figure>, BuilderError> {
    let orders = Orders { export: Export::of(file), ..Orders::default() };
    let baskets = baskets(&order_log::read(&orders, progress)?);
    let (before, now) = (Answers::of(older, &baskets), Answers::of(newer, &baskets));
    let mut figures = Vec::new();
    if before.asked >= FEWEST && now.asked >= FEWEST {
        figures.push(Figure {
            name: "newest orders, held-back product among the first four: share lost",
            value: lost(before.hit_rate(), now.hit_rate()),
            limit: 0.2,
            look: "what the served model still gets right: alongside explain, on both",
        });
    }
    if let Some(error) = now.calibration_error(newer) {
        figures.push(Figure {
            name: "newest orders, confidence: mean error of what its words promise",
            value: error,
            limit: 0.05,
            look: "whether the newest orders are like those it was tuned on: build again with them",
        });
    }
    Ok(figures)
}

/// The newest orders of two products or more.
fn baskets(log: &OrderLog) -> Vec<Vec<String>> {
    let mut items = vec![BTreeSet::new(); log.orders.len()];
    for line in log.lines.iter().filter(|line| line.quantity_thousandths > 0) {
        items[line.order as usize].insert(line.item);
    }
    let mut placed: Vec<_> =
        log.orders.iter().zip(items).filter(|(_, items)| items.len() > 1).collect();
    placed.sort_by_key(|(order, _)| std::cmp::Reverse(order.placed_at));
    let told = |items: BTreeSet<u32>| {
        items.into_iter().map(|item| log.items.name(item).to_owned()).collect()
    };
    placed.into_iter().take(MOST).map(|(_, items)| told(items)).collect()
}

/// How often a model was right.
struct Answers {
    asked: usize,
    hits: usize,
    /// By word, early to strong: how many suggestions, and how many of them were right.
    words: [(usize, usize); 3],
}

impl Answers {
    /// The last product of each basket is held back.
    fn of(model: &Model, baskets: &[Vec<String>]) -> Self {
        let ranker = Ranker::new(model, Gates::Off);
        let mut answers = Self { asked: 0, hits: 0, words: [(0, 0); 3] };
        for basket in baskets {
            let known = basket.iter().filter_map(|name| model.resolve(name));
            let mut known: Vec<ProductIndex> = known.collect();
            known.sort_unstable();
            known.dedup();
            let Some(target) = known.pop().filter(|_| !known.is_empty()) else { continue };
            answers.asked += 1;
            for (product, score) in ranker.scored(&known, SHOWN) {
                let is_hit = product == target;
                answers.hits += usize::from(is_hit);
                let word = model
                    .calibration()
                    .and_then(|calibration| calibration.word(score, known.len() as u32));
                if let Some((shown, right)) = word.map(|word| &mut answers.words[word]) {
                    *shown += 1;
                    *right += usize::from(is_hit);
                }
            }
        }
        answers
    }

    fn hit_rate(&self) -> f64 {
        self.hits as f64 / self.asked.max(1) as f64
    }

    /// How far hits are from what the words promise, words weighed by how often they are said.
    fn calibration_error(&self, model: &Model) -> Option<f64> {
        let calibration = model.calibration()?;
        let shown: usize = self.words.iter().map(|(shown, _)| shown).sum();
        if shown < FEWEST {
            return None;
        }
        let errors = self.words.iter().zip(&calibration.words).map(|((shown, right), word)| {
            let promised = f64::from(word.hit_rate);
            (*right as f64 - promised * *shown as f64).abs()
        });
        Some(errors.sum::<f64>() / shown as f64)
    }
}

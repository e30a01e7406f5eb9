//! Forecast: what each tier would give on this very log, before anything is charged or published.
//!
//! Comes in: orders. Goes out: a small table and the tier it recommends; it stays on this machine.
//! The newest tenth of the orders is held back and asked about. Noise is left out, its cost is
//! not: contributions are bounded and keys named by tau, so a forecast is quick and nearly always
//! within a few per cent of what is drawn. What must stay true: nothing of it is ever published.

use std::collections::HashMap;

use alongside::{
    contract::PrivacyTier,
    product::ProductIndex,
    recommend::{Gates, Ranker},
};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    anonymize::{
        FEWEST_SHOPPERS, Protection,
        dp::{Noise, Share, Terms, Unit},
    },
    assemble,
    error::BuilderError,
    pipeline::{Basis, Orders},
    progress::Progress,
    report::Learned,
    tune::{Choice, Question, decode},
};

/// Orders asked about: enough for two digits.
const MOST_QUESTIONS: usize = 1_000;
/// Ranks looked at.
const K: usize = 10;
/// Noise that reaches this share of the products a threshold reaches is worth its word.
const WORTH_IT: f64 = 0.5;
/// A tier that reaches fewer products than one in twenty hardly speaks.
const HARDLY: f64 = 0.05;

/// The table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// A row a tier, the strictest promise first.
    pub rows: Vec<Row>,
    /// Orders asked about.
    pub questions: usize,
    /// Which tier, and why.
    pub recommended: String,
}

/// What one tier would give.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The tier.
    pub tier: PrivacyTier,
    /// Relations learned from orders.
    pub relations: usize,
    /// Products with one at least, declared ones counted.
    pub products: usize,
    /// Of the orders asked about, how many found the hidden product among the first ten.
    pub hit_rate: f64,
}

/// Everything is as it was counted.
struct LeftOut;

impl Noise for LeftOut {
    fn add(&self, counts: Vec<i64>, _: &Share) -> Result<Vec<i64>, BuilderError> {
        Ok(counts)
    }

    fn name(
        &self,
        counts: HashMap<u64, u32>,
        share: &Share,
    ) -> Result<Vec<(u64, i64)>, BuilderError> {
        let named = counts.into_iter().filter(|(_, count)| *count >= share.tau);
        let mut named: Vec<_> = named.map(|(key, count)| (key, i64::from(count))).collect();
        named.sort_unstable();
        Ok(named)
    }
}

impl Forecast {
    /// What each tier would give of `orders`. `terms` as they are asked for; the unit is the tier's.
    pub fn of(
        orders: &mut Orders,
        terms: &Terms,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        progress.step("forecasting what each tier would give");
        let mut holdout = orders.newest_tenth();
        let stride = holdout.questions.len().div_ceil(MOST_QUESTIONS).max(1);
        let asked = holdout.questions.iter().step_by(stride);
        let questions: Vec<Question> = asked.filter_map(|order| order.first()).cloned().collect();
        std::mem::swap(&mut orders.baskets, &mut holdout.training);
        let rows = rows(orders, terms, &questions, progress);
        std::mem::swap(&mut orders.baskets, &mut holdout.training);
        let rows = rows?;
        let recommended = recommended(&rows, orders.catalogue.products.len());
        Ok(Self { rows, questions: questions.len(), recommended })
    }
}

fn rows(
    orders: &Orders,
    terms: &Terms,
    questions: &[Question],
    progress: &Progress,
) -> Result<Vec<Row>, BuilderError> {
    let noisy = |unit| {
        let counts = orders.released(&orders.plan(&Terms { unit, ..*terms }, true), &LeftOut)?;
        row(orders, &Basis::noisy(&counts, &orders.catalogue, Choice::Auto), questions)
    };
    let counted = || {
        let threshold = Protection::Threshold { minimum_shoppers: FEWEST_SHOPPERS };
        let basis = Basis::counted(&orders.cleaned(), None, threshold, Choice::Auto, progress)?;
        row(orders, &basis, questions)
    };
    let public = || row(orders, &Basis::public(&orders.catalogue, Choice::Auto), questions);
    let (shoppers, each_order) = rayon::join(|| noisy(Unit::Shopper), || noisy(Unit::Order));
    let (threshold, public) = rayon::join(counted, public);
    [shoppers, each_order, threshold, public].into_iter().collect()
}

fn row(orders: &Orders, basis: &Basis, questions: &[Question]) -> Result<Row, BuilderError> {
    let (draft, _) = assemble::learn(&orders.catalogue, basis);
    let Learned { observed, products_with_relations, .. } = Learned::of(&draft);
    let model = decode(assemble::encode(&draft)?)?;
    let ranker = Ranker::new(&model, Gates::Off);
    let is_hit = |question: &&Question| {
        let basket: Vec<_> = question.context.iter().copied().map(ProductIndex).collect();
        ranker.rank(&basket, K).contains(&ProductIndex(question.target))
    };
    let hits = questions.par_iter().filter(is_hit).count();
    Ok(Row {
        tier: basis.recipe.promise.tier,
        relations: observed,
        products: products_with_relations,
        hit_rate: hits as f64 / questions.len().max(1) as f64,
    })
}

/// One sentence.
fn recommended(rows: &[Row], products: usize) -> String {
    let reach = |tier| rows.iter().find(|row| row.tier == tier).map_or(0, |row| row.products);
    let [noisy, threshold, public] =
        [PrivacyTier::Dp, PrivacyTier::Threshold, PrivacyTier::Public].map(reach);
    let gained = noisy.saturating_sub(public) as f64;
    if noisy as f64 >= WORTH_IT * threshold as f64 && gained >= HARDLY * products as f64 {
        format!(
            "dp: it alone may be called anonymised, and it speaks for {noisy} products where a \
             threshold would speak for {threshold}."
        )
    } else if gained >= HARDLY * products as f64 {
        format!(
            "dp, with as much as the catalogue can state beside it: it speaks for {noisy} \
             products; a threshold would speak for {threshold}, and is not anonymous."
        )
    } else {
        format!(
            "dp or public: these are few orders for noise, so what the catalogue states will \
             carry the shop ({public} of {products} products), whichever of the two."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(tier: PrivacyTier, products: usize) -> Row {
        Row { tier, relations: products, products, hit_rate: 0.1 }
    }

    fn said(noisy: usize, threshold: usize, public: usize) -> String {
        let rows = [
            row(PrivacyTier::Dp, noisy),
            row(PrivacyTier::Threshold, threshold),
            row(PrivacyTier::Public, public),
        ];
        recommended(&rows, 1_000)
    }

    #[test]
    fn with_few_orders_the_catalogue_carries_the_shop() {
        assert!(said(12, 30, 10).contains("will carry the shop (10 of 1000 products)"));
        assert!(said(400, 500, 10).starts_with("dp: it alone"));
        assert!(said(100, 500, 10).starts_with("dp, with as much"));
    }
}

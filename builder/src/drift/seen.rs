//! What shoppers of a model would see, if every buyer of a product were shown what goes with it.

use std::collections::{BTreeMap, BTreeSet};

use alongside::{
    contract::PrivacyTier,
    model::{Model, Relation},
    product::ProductIndex,
};

use crate::anonymize::dp::STEPS_A_DOUBLING;

/// Companions further down a list are hardly ever seen.
const SEEN: usize = 4;
/// A share no category falls below, so that a new one does not make the index infinite.
const LEAST_SHARE: f64 = 1e-4;
/// The part that is suggested most.
const FOREMOST: f64 = 0.1;
const DEAREST: f64 = 0.25;

/// What is seen of a model.
pub(super) struct Seen {
    pub(super) bought: Shares,
    pub(super) suggested: Shares,
    /// From which id to which, and how much it is seen.
    relations: BTreeMap<(String, String), f64>,
    ids: BTreeSet<String>,
    /// The share of products that something goes with.
    pub(super) coverage: f64,
    /// The share of suggestions that the tenth suggested most makes.
    pub(super) concentration: f64,
    /// The share of suggestions that cost more than three quarters of the products.
    pub(super) dearest: f64,
}

/// How much falls to each category.
#[derive(Default)]
pub(super) struct Shares(BTreeMap<String, f64>);

impl Seen {
    pub(super) fn of(model: &Model) -> Self {
        let mut seen = Self {
            bought: Shares::default(),
            suggested: Shares::default(),
            relations: BTreeMap::new(),
            ids: model.products().map(|product| model.id(product).to_owned()).collect(),
            coverage: 0.0,
            concentration: 0.0,
            dearest: 0.0,
        };
        let mut exposures = vec![0.0; model.product_count() as usize];
        let mut covered = 0;
        for anchor in model.products() {
            let buyers = buyers(model, anchor);
            seen.bought.add(model, anchor, buyers);
            let listed = listed(model, anchor);
            covered += usize::from(!listed.is_empty());
            for (relation, rank) in listed.iter().take(SEEN).zip(1_u32..) {
                let exposure = buyers / libm::log2(1.0 + f64::from(rank));
                let companion = relation.companion;
                seen.suggested.add(model, companion, exposure);
                exposures[companion.0 as usize] += exposure;
                let ids = (model.id(anchor).to_owned(), model.id(companion).to_owned());
                *seen.relations.entry(ids).or_default() += exposure;
            }
        }
        seen.coverage = covered as f64 / f64::from(model.product_count().max(1));
        seen.dearest = dearest(model, &exposures);
        seen.concentration = concentration(exposures);
        seen
    }

    /// How much of what was seen is no longer, of what both shops sell.
    pub(super) fn given_up_in(&self, now: &Self) -> f64 {
        let both = |id: &String| now.ids.contains(id);
        let known = self.relations.iter().filter(|((from, to), _)| both(from) && both(to));
        let (mut all, mut gone) = (0.0, 0.0);
        for (ids, exposure) in known {
            all += exposure;
            gone += if now.relations.contains_key(ids) { 0.0 } else { *exposure };
        }
        if all > 0.0 { gone / all } else { 0.0 }
    }
}

/// About how much it is bought, against others of the same model: popularity counts in steps of
/// so many to a doubling.
fn buyers(model: &Model, product: ProductIndex) -> f64 {
    let steps = if model.label().tier == PrivacyTier::Threshold { 1.0 } else { STEPS_A_DOUBLING };
    libm::exp2(f64::from(model.popularity(product)) / steps)
}

/// What goes with a product, the strongest first.
fn listed(model: &Model, anchor: ProductIndex) -> Vec<Relation> {
    let relations = model.relations(anchor);
    let mut listed: Vec<_> = relations.filter(|one| one.kind.is_complement()).collect();
    listed.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.companion.cmp(&b.companion)));
    listed.dedup_by_key(|one| one.companion);
    listed
}

fn dearest(model: &Model, exposures: &[f64]) -> f64 {
    let priced = model.products().filter_map(|product| Some((model.price(product)?, product)));
    let mut priced: Vec<_> = priced.collect();
    priced.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let exposure = |(_, product): &(f64, ProductIndex)| exposures[product.0 as usize];
    let all: f64 = priced.iter().map(exposure).sum();
    let few = (priced.len() as f64 * DEAREST) as usize;
    let dearest: f64 = priced.iter().rev().take(few).map(exposure).sum();
    if all > 0.0 { dearest / all } else { 0.0 }
}

fn concentration(mut exposures: Vec<f64>) -> f64 {
    exposures.sort_by(|a, b| b.total_cmp(a));
    let all: f64 = exposures.iter().sum();
    let few = (exposures.len() as f64 * FOREMOST).ceil() as usize;
    let foremost: f64 = exposures.iter().take(few).sum();
    if all > 0.0 { foremost / all } else { 0.0 }
}

impl Shares {
    fn add(&mut self, model: &Model, product: ProductIndex, amount: f64) {
        let category = model.category(product).unwrap_or_default();
        *self.0.entry(category.to_owned()).or_default() += amount;
    }

    /// Population stability index: Σ (p − q) · ln(p / q).
    pub(super) fn stability_against(&self, before: &Self) -> f64 {
        let total = |shares: &Self| shares.0.values().sum::<f64>().max(f64::MIN_POSITIVE);
        let (all, all_before) = (total(self), total(before));
        let share = |shares: &Self, name: &str, all: f64| {
            (shares.0.get(name).copied().unwrap_or_default() / all).max(LEAST_SHARE)
        };
        let names: BTreeSet<_> = self.0.keys().chain(before.0.keys()).collect();
        let terms = names.into_iter().map(|name| {
            let (p, q) = (share(self, name, all), share(before, name, all_before));
            (p - q) * libm::log(p / q)
        });
        terms.sum()
    }
}

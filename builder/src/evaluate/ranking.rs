//! Every query answered by the engine, on all cores, in order of the file.

use std::{collections::BTreeSet, num::NonZero, path::Path, thread};

use alongside::{model::Model, product::ProductIndex, recommend::rank};

use crate::{
    catalogue::Names,
    error::{BuilderError, InputError},
};

use super::questions::Query;

/// What the engine made of one query.
pub(super) struct Answer {
    /// The first k.
    pub(super) ranked: Vec<ProductIndex>,
    /// The hidden product, if the catalogue knows it.
    pub(super) target: Option<ProductIndex>,
    /// Its rank among everything that is not in the basket, counted from 1.
    pub(super) rank: Option<usize>,
    /// How many products were ranked.
    pub(super) candidates: usize,
}

/// Answers queries with one model.
pub(super) struct Ranker<'a> {
    model: &'a Model,
    names: &'a Names<'a>,
    k: usize,
    /// By product: how many are filled in before it where nothing is scored.
    popularity_places: Vec<usize>,
}

impl<'a> Ranker<'a> {
    pub(super) fn of(model: &'a Model, names: &'a Names<'a>, k: usize) -> Self {
        let mut popularity_places = vec![0; model.product_count() as usize];
        let filled = rank(model, &[], popularity_places.len());
        filled.iter().zip(0..).for_each(|(product, place)| popularity_places[product.at()] = place);
        Self { model, names, k, popularity_places }
    }

    /// Answers `queries`, in their order.
    pub(super) fn answer(&self, queries: &[&Query]) -> Vec<Answer> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = queries.len().div_ceil(threads).max(1);
        thread::scope(|scope| {
            let workers: Vec<_> = queries
                .chunks(share)
                .map(|queries| {
                    scope.spawn(move || queries.iter().map(|query| self.one(query)).collect())
                })
                .collect();
            let answers = workers.into_iter().map(thread::ScopedJoinHandle::join);
            answers
                .flat_map(|answers: thread::Result<Vec<_>>| {
                    answers.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                })
                .collect()
        })
    }

    fn one(&self, query: &Query) -> Answer {
        let context = query.known_context(self.names).into_iter().map(ProductIndex);
        let context: BTreeSet<_> = context.collect();
        let target = self.names.resolve(&query.target).map(ProductIndex);
        let basket: Vec<_> = context.iter().copied().collect();
        Answer {
            ranked: rank(self.model, &basket, self.k),
            target,
            rank: target
                .filter(|target| !context.contains(target))
                .map(|target| self.rank_of(target, &context)),
            candidates: self.popularity_places.len() - context.len(),
        }
    }

    /// The place of `target` in the whole ranking, without ranking what only fills it up.
    fn rank_of(&self, target: ProductIndex, context: &BTreeSet<ProductIndex>) -> usize {
        let relations = context.iter().flat_map(|anchor| self.model.relations(*anchor));
        let scored: BTreeSet<_> = relations
            .filter(|relation| relation.kind.is_complement())
            .map(|relation| relation.companion)
            .filter(|companion| !context.contains(companion))
            .collect();
        if scored.contains(&target) {
            let basket: Vec<_> = context.iter().copied().collect();
            let ranked = rank(self.model, &basket, scored.len());
            ranked.iter().take_while(|product| **product != target).count() + 1
        } else {
            let place = |product: &ProductIndex| self.popularity_places[product.at()];
            let taken = scored.union(context).filter(|p| place(p) < place(&target)).count();
            scored.len() + place(&target) - taken + 1
        }
    }
}

/// Writes `query_id,ranked`: the ids of each list separated by spaces.
pub(super) fn write(
    file: &Path,
    model: &Model,
    queries: &[&Query],
    answers: &[Answer],
) -> Result<(), BuilderError> {
    let unwritable = |error: &csv::Error| {
        InputError::new(file, format!("the file can't be written: {error}"))
            .advice("choose another path for --ranked")
    };
    let mut csv = csv::Writer::from_path(file).map_err(|error| unwritable(&error))?;
    csv.write_record(["query_id", "ranked"]).map_err(|error| unwritable(&error))?;
    for (query, answer) in queries.iter().zip(answers) {
        let ids: Vec<_> = answer.ranked.iter().map(|product| model.id(*product)).collect();
        csv.write_record([query.id.as_str(), &ids.join(" ")])
            .map_err(|error| unwritable(&error))?;
    }
    csv.flush().map_err(|error| unwritable(&error.into()).into())
}

#[cfg(test)]
mod tests {
    use alongside::{
        contract::{Band, PrivacyLabel, PrivacyTier, Provenance, RelationKind},
        model::{Draft, DraftProduct, DraftRelation},
    };
    use proptest::prelude::*;

    use super::*;
    use crate::{catalogue::Product, tune::decode};

    const PRODUCTS: u32 = 12;

    fn model(relations: &[(u32, u32, u32)], popularity: &[u8]) -> Model {
        let product = |(place, popularity): (u32, &u8)| DraftProduct {
            id: format!("product-{place:02}"),
            aliases: Vec::new(),
            category: None,
            variant_of: None,
            in_stock: true,
            popularity: *popularity,
        };
        let mut relations: Vec<_> = relations.iter().filter(|(a, b, _)| a != b).collect();
        relations.sort_unstable();
        relations.dedup_by_key(|(a, b, _)| (*a, *b));
        let relation = |(anchor, companion, weight): &(u32, u32, u32)| DraftRelation {
            anchor: *anchor,
            companion: *companion,
            kind: RelationKind::OftenBoughtWith,
            provenance: Provenance::Observed,
            source: None,
            band: Band::Often,
            weight: f64::from(*weight),
        };
        let draft = Draft {
            label: PrivacyLabel {
                tier: PrivacyTier::None,
                minimum_shoppers: 0,
                made_by: String::new(),
                learner: String::new(),
            },
            weight_levels: 8,
            products: (0..PRODUCTS).zip(popularity).map(product).collect(),
            relations: relations.into_iter().map(relation).collect(),
        };
        crate::assemble::encode(&draft).and_then(decode).unwrap()
    }

    proptest! {
        #[test]
        fn the_short_way_to_a_rank_ends_where_the_whole_ranking_does(
            relations in prop::collection::vec((0..PRODUCTS, 0..PRODUCTS, 1_u32..9), 0..40),
            popularity in prop::collection::vec(0_u8..4, PRODUCTS as usize),
            context in prop::collection::btree_set(0..PRODUCTS, 0..5),
        ) {
            let model = model(&relations, &popularity);
            let products: Vec<Product> = Vec::new();
            let names = Names::of(&products);
            let ranker = Ranker::of(&model, &names, 3);
            let context: BTreeSet<_> = context.into_iter().map(ProductIndex).collect();
            let basket: Vec<_> = context.iter().copied().collect();
            let whole = rank(&model, &basket, PRODUCTS as usize - basket.len());
            for (place, product) in whole.iter().enumerate() {
                prop_assert_eq!(ranker.rank_of(*product, &context), place + 1);
            }
        }
    }
}

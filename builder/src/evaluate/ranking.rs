//! Every query answered by the engine, on all cores, in order of the file.

use std::{collections::BTreeSet, path::Path};

use alongside::{model::Model, product::ProductIndex, recommend::Ranker};
use rayon::prelude::*;

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
    /// Whether it is another size or colour of something in the basket.
    pub(super) is_version: bool,
    /// Its rank among the first k when no version of anything in the basket is suggested.
    pub(super) rank_among_others: Option<usize>,
    /// How many products were ranked.
    pub(super) candidates: usize,
}

/// Answers queries with one model.
pub(super) struct Answerer<'a> {
    pub(super) ranker: Ranker<'a>,
    pub(super) names: &'a Names<'a>,
    pub(super) versions: &'a Versions,
    /// How many products the model knows.
    pub(super) products: usize,
    pub(super) k: usize,
}

impl Answerer<'_> {
    /// Answers `queries`, in their order.
    pub(super) fn answer(&self, queries: &[&Query]) -> Vec<Answer> {
        queries.par_iter().map(|query| self.one(query)).collect()
    }

    fn one(&self, query: &Query) -> Answer {
        let mut basket: Vec<_> =
            query.known_context(self.names).into_iter().map(ProductIndex).collect();
        basket.sort_unstable();
        basket.dedup();
        let target = self.names.resolve(&query.target).map(ProductIndex);
        let held = self.versions.of(&basket);
        let is_version = |product: ProductIndex| held.contains(&self.versions.main(product));
        let mut ranked = self.ranker.rank(&basket, self.k + self.versions.count(&held));
        let mut others = ranked.iter().filter(|one| !is_version(**one)).take(self.k);
        let rank_among_others = others.position(|one| Some(*one) == target).map(|at| at + 1);
        ranked.truncate(self.k);
        Answer {
            ranked,
            target,
            rank: target.and_then(|target| self.ranker.place_of(target, &basket)),
            is_version: target.is_some_and(is_version),
            rank_among_others,
            candidates: self.products - basket.len(),
        }
    }
}

/// Which products are sizes and colours of one another.
pub(super) struct Versions {
    main: Vec<u32>,
    /// By place of a main product.
    counts: Vec<usize>,
}

impl Versions {
    /// `main` of each product.
    pub(super) fn new(main: Vec<u32>) -> Self {
        let mut counts = vec![0; main.len()];
        for main in &main {
            counts[*main as usize] += 1;
        }
        Self { main, counts }
    }

    fn main(&self, product: ProductIndex) -> u32 {
        self.main[product.at()]
    }

    fn of(&self, basket: &[ProductIndex]) -> BTreeSet<u32> {
        basket.iter().map(|product| self.main(*product)).collect()
    }

    fn count(&self, mains: &BTreeSet<u32>) -> usize {
        mains.iter().map(|main| self.counts[*main as usize]).sum()
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

//! The figures: what the ranked lists are worth.
//!
//! HR@k: share of targets in the first k. MRR@k: mean of 1/rank. NDCG@k: mean of 1/log2(rank+1).
//! MPR: mean percentile rank of targets seen in training, 100 when all come first. Coverage: share
//! of the catalogue in some list. Tail: HR of targets outside the most bought items that make
//! 20 % of lines. What must stay true: a target nobody has bought yet counts as a miss.

use std::collections::BTreeSet;

use crate::{order_log::OrderLog, tune::discount};

use super::{questions::Query, ranking::Answer};

/// The share of lines the head makes.
const HEAD_SHARE: f64 = 0.2;
const SIZES: [(&str, usize); 4] = [("1", 1), ("2-4", 2), ("5-9", 5), ("10+", 10)];

/// All figures of one run.
#[derive(Debug, PartialEq)]
pub struct Scores {
    /// Queries asked.
    pub queries: usize,
    /// Suggestions a query.
    pub k: usize,
    /// HR@k.
    pub hit_rate: f64,
    /// MRR@k.
    pub mean_reciprocal_rank: f64,
    /// NDCG@k.
    pub ndcg: f64,
    /// MPR, 0 to 100.
    pub mean_percentile_rank: f64,
    /// Coverage@k.
    pub coverage: f64,
    /// HR@k of the tail.
    pub tail_hit_rate: f64,
    /// HR@k by products in the basket.
    pub by_basket_size: Vec<SizeScore>,
    /// When no size or colour of anything in the basket is suggested.
    pub without_versions: WithoutVersions,
}

/// What is left when no other size or colour of anything in the basket is suggested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithoutVersions {
    /// Of the hits with all products, how many were such versions.
    pub share_of_hits: f64,
    /// HR@k.
    pub hit_rate: f64,
    /// NDCG@k.
    pub ndcg: f64,
}

/// HR@k of baskets of one size.
#[derive(Debug, PartialEq)]
pub struct SizeScore {
    /// Products in the basket, such as `2-4`.
    pub size: &'static str,
    /// Queries with such baskets.
    pub queries: usize,
    /// HR@k.
    pub hit_rate: f64,
}

/// What the figures are relative to.
pub(super) struct Measure {
    pub(super) k: usize,
    /// Products in the catalogue.
    pub(super) products: usize,
}

impl Measure {
    pub(super) fn score(
        &self,
        queries: &[&Query],
        answers: &[Answer],
        is_head: impl Fn(&str) -> bool,
        is_seen: impl Fn(u32) -> bool,
    ) -> Scores {
        let hit = |answer: &Answer| answer.rank.filter(|rank| *rank <= self.k);
        let mean = |values: Vec<f64>| values.iter().sum::<f64>() / (values.len().max(1)) as f64;
        let worth = |worth: fn(usize) -> f64| {
            mean(answers.iter().map(|answer| hit(answer).map_or(0.0, worth)).collect())
        };
        let hit_rate_of = |chosen: &dyn Fn(&Query) -> bool| {
            let pairs = queries.iter().zip(answers).filter(|(query, _)| chosen(query));
            let hits: Vec<_> =
                pairs.map(|(_, answer)| f64::from(u8::from(hit(answer).is_some()))).collect();
            (hits.len(), mean(hits))
        };
        let percentiles = answers.iter().filter_map(|answer| {
            answer.target.filter(|target| is_seen(target.0))?;
            Some(100.0 * (answer.candidates - answer.rank? + 1) as f64 / answer.candidates as f64)
        });
        let shown: BTreeSet<_> = answers.iter().flat_map(|answer| &answer.ranked).collect();
        let size = |query: &Query| {
            SIZES.iter().rev().find(|(_, from)| query.context.len() >= *from).map(|(name, _)| *name)
        };
        let hits = answers.iter().filter(|answer| hit(answer).is_some());
        let of_versions = hits.map(|answer| f64::from(u8::from(answer.is_version)));
        let others = |worth: fn(usize) -> f64| {
            mean(answers.iter().map(|answer| answer.rank_among_others.map_or(0.0, worth)).collect())
        };
        Scores {
            without_versions: WithoutVersions {
                share_of_hits: mean(of_versions.collect()),
                hit_rate: others(|_| 1.0),
                ndcg: others(|rank| discount(rank - 1)),
            },
            queries: queries.len(),
            k: self.k,
            hit_rate: worth(|_| 1.0),
            mean_reciprocal_rank: worth(|rank| 1.0 / rank as f64),
            ndcg: worth(|rank| discount(rank - 1)),
            mean_percentile_rank: mean(percentiles.collect()),
            coverage: shown.len() as f64 / self.products.max(1) as f64,
            tail_hit_rate: hit_rate_of(&|query| !is_head(&query.target)).1,
            by_basket_size: SIZES
                .iter()
                .map(|(name, _)| {
                    let (queries, hit_rate) = hit_rate_of(&|query| size(query) == Some(*name));
                    SizeScore { size: name, queries, hit_rate }
                })
                .collect(),
        }
    }
}

/// For each item of the log whether it belongs to the head: the most bought, as many as it takes
/// to make a fifth of the counted lines. Of equals the one first seen.
pub(super) fn most_popular(log: &OrderLog, is_counted: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut lines = vec![0_u64; log.items.len()];
    let mut seen = Vec::new();
    for line in log.lines.iter().filter(|line| is_counted(line.order)) {
        let count = &mut lines[line.item as usize];
        if *count == 0 {
            seen.push(line.item as usize);
        }
        *count += 1;
    }
    seen.sort_by_key(|item| std::cmp::Reverse(lines[*item]));
    let head = HEAD_SHARE * lines.iter().sum::<u64>() as f64;
    let mut covered = 0;
    let mut is_head = vec![false; lines.len()];
    for item in seen {
        if covered as f64 >= head {
            break;
        }
        covered += lines[item];
        is_head[item] = true;
    }
    is_head
}

#[cfg(test)]
mod tests {
    use alongside::product::ProductIndex;

    use super::*;

    fn query(context: &[&str], target: &str) -> Query {
        Query {
            id: "q".into(),
            part: "test".into(),
            context: context.iter().map(|name| (*name).to_owned()).collect(),
            target: target.into(),
        }
    }

    #[test]
    fn a_first_place_a_third_place_and_a_miss_by_hand() {
        let queries = [query(&["a"], "b"), query(&["a", "c"], "d"), query(&["a"], "e")];
        let answer = |rank, target| Answer {
            ranked: vec![ProductIndex(1), ProductIndex(2), ProductIndex(3)],
            target: Some(ProductIndex(target)),
            rank: Some(rank),
            is_version: rank == 1,
            rank_among_others: (rank == 3).then_some(2),
            candidates: 10,
        };
        let answers = [answer(1, 1), answer(3, 3), answer(10, 4)];
        let asked: Vec<_> = queries.iter().collect();
        let scores = Measure { k: 3, products: 12 }.score(&asked, &answers, |n| n == "b", |_| true);

        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-12, "{found}");
        near(scores.hit_rate, 2.0 / 3.0);
        near(scores.mean_reciprocal_rank, (1.0 + 1.0 / 3.0) / 3.0);
        near(scores.ndcg, (1.0 + 0.5) / 3.0);
        near(scores.mean_percentile_rank, (100.0 + 80.0 + 10.0) / 3.0);
        near(scores.coverage, 0.25);
        near(scores.tail_hit_rate, 0.5);
        near(scores.without_versions.share_of_hits, 0.5);
        near(scores.without_versions.hit_rate, 1.0 / 3.0);
        near(scores.without_versions.ndcg, 1.0 / 3.0_f64.log2() / 3.0);
        let sizes: Vec<_> = scores.by_basket_size.iter().map(|s| (s.queries, s.hit_rate)).collect();
        assert_eq!(sizes, [(2, 0.5), (1, 1.0), (0, 0.0), (0, 0.0)]);
    }
}

//! What a command says when it is done: the report and the evaluation for people.

use std::fmt;

use crate::{
    baskets::LARGEST_BASKET,
    evaluate::{Evaluation, Scores},
    report::Report,
    sensitive::LeftOut,
    tune::{Outcome, RunnerUp},
};

/// Categories that are named; the report names them all.
const MOST_PATHS: usize = 10;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { label, tally, suppressed, learned, .. } = self;
        writeln!(f, "counted    {} of {} orders", tally.orders_counted, tally.orders)?;
        writeln!(f, "           {} of {} lines", tally.lines_counted, tally.lines)?;
        let left_out = [
            (tally.lines_of_unknown_items, "of items no product answers to".to_owned()),
            (tally.lines_repeated, "repeat a product of their order".to_owned()),
            (tally.lines_cancelled, "came back".to_owned()),
            (
                tally.lines_in_largest_orders,
                format!("in {} orders of over {LARGEST_BASKET} products", tally.orders_too_large),
            ),
        ];
        for (lines, why) in left_out.iter().filter(|(lines, _)| *lines > 0) {
            writeln!(f, "           {lines} lines {why}")?;
        }
        write!(f, "{}", self.left_out)?;
        if self.unknown_items.count > 0 {
            let examples: Vec<_> =
                self.unknown_items.examples.iter().take(3).map(|id| format!("{id:?}")).collect();
            writeln!(
                f,
                "unknown    {} items, such as {}",
                self.unknown_items.count,
                examples.join(", ")
            )?;
        }
        let kept = suppressed.pairs_kept;
        writeln!(
            f,
            "kept back  {} of {} pairs",
            suppressed.pairs_suppressed,
            kept + suppressed.pairs_suppressed
        )?;
        writeln!(
            f,
            "learned    {} relations observed, {} declared",
            learned.observed, learned.declared
        )?;
        writeln!(
            f,
            "           for {} of {} products",
            learned.products_with_relations, learned.products
        )?;
        write!(f, "{}", self.found)?;
        writeln!(f, "settings   {} ({})", label.learner, self.tuning)?;
        writeln!(
            f,
            "label      {}: {}, at least {} shoppers a pair",
            label.tier,
            label.tier.promise(),
            label.minimum_shoppers
        )?;
        for file in &self.written {
            writeln!(f, "wrote      {}", file.display())?;
        }
        Ok(())
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count() > 0 {
            let topics = self.topics.iter().map(|(topic, count)| format!("{count} {topic}"));
            let topics: Vec<_> = topics.collect();
            writeln!(f, "sensitive  {} products left out: {}", self.count(), topics.join(", "))?;
        }
        for path in self.unmapped.iter().take(MOST_PATHS) {
            writeln!(f, "           {path}: maps nowhere")?;
        }
        for warning in &self.warnings {
            writeln!(f, "warning    {warning}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => f.write_str("shared default"),
            Self::TooFewOrders { questions, needed } => write!(
                f,
                "shared default: {questions} orders to choose settings by, and it takes {needed}"
            ),
            Self::Tuned { questions, tried, ndcg_before, ndcg_after, runner_up } => {
                write!(
                    f,
                    "best of {tried} on {questions} orders held back: \
                     NDCG@10 {ndcg_before:.4} → {ndcg_after:.4}"
                )?;
                runner_up.as_ref().map_or(Ok(()), |RunnerUp { learner, ndcg }| {
                    write!(f, ", before {learner} with {ndcg:.4}")
                })
            }
        }
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scores { k, queries, .. } = self.scores;
        let scores = &self.scores;
        writeln!(f, "{} · {queries} queries · {} bytes of model", self.part, self.model_bytes)?;
        writeln!(f, "{} ({})", self.learner, self.tuning)?;
        writeln!(
            f,
            "HR@{k} {:.4} MRR@{k} {:.4} NDCG@{k} {:.4} MPR {:.2} \
             coverage@{k} {:.3} tailHR@{k} {:.4}",
            scores.hit_rate,
            scores.mean_reciprocal_rank,
            scores.ndcg,
            scores.mean_percentile_rank,
            scores.coverage,
            scores.tail_hit_rate,
        )?;
        let others = scores.without_versions;
        writeln!(
            f,
            "without versions of what the basket holds ({:.1} % of hits): \
             HR@{k} {:.4} NDCG@{k} {:.4}",
            100.0 * others.share_of_hits,
            others.hit_rate,
            others.ndcg,
        )?;
        write!(f, "by basket size")?;
        for size in &scores.by_basket_size {
            write!(f, " {}:{:.3}({})", size.size, size.hit_rate, size.queries)?;
        }
        if let Some(reliability) = &self.reliability {
            write!(f, "\nwords {reliability}")?;
        }
        Ok(())
    }
}

//! What a command says when it is done: the report and the evaluation for people.

use std::fmt;

use crate::{
    anonymize::{
        Suppression,
        dp::{Plan, Unit},
    },
    baskets::Tally,
    evaluate::{Drawn, Evaluation, Scores},
    forecast::{Forecast, Row},
    order_log::Reading,
    overrides::Applied,
    report::{Learned, Report, UnknownItems, WentIn},
    sensitive,
    tune::{Outcome, RunnerUp},
};

/// Categories that are named; the report names them all.
const MOST_PATHS: usize = 10;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { label, went_in, suppressed, noise, learned, .. } = self;
        if let Some(went_in) = went_in {
            write!(f, "{went_in}")?;
        }
        if let Some(meta) = &self.counted_elsewhere {
            write!(f, "{meta}")?;
        }
        write!(f, "{}", self.left_out)?;
        if let Some(Suppression { pairs_kept, pairs_suppressed, .. }) = suppressed {
            let pairs = pairs_kept + pairs_suppressed;
            writeln!(f, "kept back  {pairs_suppressed} of {pairs} pairs")?;
        }
        if let Some(plan) = noise {
            write!(f, "{plan}")?;
        }
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
        if let Some(decided) = &self.decided {
            writeln!(f, "decided    {decided}")?;
        }
        writeln!(f, "settings   {} ({})", label.learner, self.tuning)?;
        write!(f, "label      {}: {}", label.tier, label.tier.promise())?;
        if label.minimum_shoppers > 0 {
            write!(f, ", at least {} shoppers a pair", label.minimum_shoppers)?;
        }
        if label.epsilon > 0.0 {
            write!(f, "; epsilon {} a year, delta {:e}", label.epsilon, label.delta)?;
        }
        writeln!(f)?;
        if let Some(found) = self.audit.as_ref().and_then(|kept| kept.audit.differencing) {
            writeln!(f, "{found}")?;
        }
        for file in &self.written {
            writeln!(f, "wrote      {}", file.display())?;
        }
        Ok(())
    }
}

impl fmt::Display for WentIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reading, tally, unknown_items, .. } = self;
        for file in &reading.files {
            writeln!(f, "read       {}: {}", file.file, file.format)?;
        }
        writeln!(f, "counted    {} of {} orders", tally.orders_counted, tally.orders)?;
        writeln!(f, "           {} of {} rows", tally.lines_counted, reading.rows)?;
        write!(f, "{}{unknown_items}", LeftOut { reading, tally })
    }
}

impl fmt::Display for Forecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "tier        relations  products  HR@10 on {} orders held back",
            self.questions
        )?;
        for Row { tier, relations, products, hit_rate } in &self.rows {
            let tier = tier.to_string();
            writeln!(f, "{tier:<10} {relations:>10} {products:>9}  {hit_rate:.3}")?;
        }
        write!(f, "recommended {}", self.recommended)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Shopper => "shopper",
            Unit::Order => "order",
        };
        for ((name, share), at) in self.shares().zip(0..) {
            let label = if at == 0 { "noise" } else { "" };
            let part = 100.0 * share.rho / self.rho();
            write!(f, "{label:<10} {name}: {part:.0} % of rho, ")?;
            match share.limit {
                0 => write!(f, "all of a {unit} scaled to length 1")?,
                limit => write!(f, "at most {limit} a {unit}")?,
            }
            write!(f, ", deviation {:.1}", share.sigma / share.one())?;
            if share.tau > 0 {
                write!(f, ", named from {} on", share.tau)?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { approved, rejected, pinned, blocked, relabelled, notes, without_effect } = self;
        write!(f, "{approved} approved · {rejected} rejected · {pinned} pinned · ")?;
        write!(f, "{blocked} blocked · {relabelled} relabelled · {notes} noted")?;
        if without_effect.is_empty() {
            return Ok(());
        }
        let places: Vec<_> = without_effect.iter().map(|at| format!("decisions[{at}]")).collect();
        write!(f, "\n           about relations this model does not hold: {}", places.join(", "))
    }
}

impl fmt::Display for sensitive::LeftOut {
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

/// Every rule that left rows out, with how many.
pub struct LeftOut<'a> {
    /// While they were read.
    pub reading: &'a Reading,
    /// While they were gathered into baskets.
    pub tally: &'a Tally,
}

impl fmt::Display for LeftOut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reading, tally } = self;
        let left_out = [
            (reading.unreadable, "could not be read".to_owned()),
            (reading.not_orders, "are no order lines".to_owned()),
            (reading.cancelled_orders, "of orders cancelled or paid back".to_owned()),
            (reading.test_orders, "of test orders".to_owned()),
            (reading.zero_quantity, "of none of a product".to_owned()),
            (tally.lines_of_no_product, "of postage, fees, vouchers and samples".to_owned()),
            (tally.lines_of_unknown_items, "of items no product answers to".to_owned()),
            (tally.lines_repeated, "repeat a product of their order".to_owned()),
            (tally.lines_cancelled, "came back".to_owned()),
            (
                tally.lines_in_largest_orders,
                format!("in {} orders of too many products", tally.orders_too_large),
            ),
            (
                tally.lines_beyond_most_orders,
                format!("in {} orders of shoppers with too many", tally.orders_beyond_most),
            ),
        ];
        for (rows, why) in left_out.iter().filter(|(rows, _)| *rows > 0) {
            writeln!(f, "           {rows} rows {why}")?;
        }
        Ok(())
    }
}

impl fmt::Display for UnknownItems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count == 0 {
            return Ok(());
        }
        let few: Vec<_> = self.examples.iter().take(3).map(|id| format!("{id:?}")).collect();
        writeln!(f, "unknown    {} items, such as {}", self.count, few.join(", "))
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
        if let Some(Drawn { epsilon, draw, draws }) = self.drawn {
            writeln!(f, "epsilon {epsilon} a year, draw {draw} of {draws}")?;
        }
        writeln!(f, "{} ({})", self.learner, self.tuning)?;
        let Learned { observed, products_with_relations, products, .. } = self.learned;
        writeln!(
            f,
            "{observed} relations observed; {products_with_relations} of {products} products have \
             one of any kind"
        )?;
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

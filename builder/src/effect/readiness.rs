//! Readiness: whether a pilot may grow, question by question.
//!
//! What must stay true: what is not known is not ready.

use alongside::measure::Measure;
use serde::Serialize;

use super::{
    experiments::Found,
    flags::{FEWEST, Flag},
    gathered::Gathered,
};

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ready {
    /// What is asked.
    pub question: &'static str,
    /// The answer; none where too little is known.
    pub answer: Option<bool>,
    /// By what.
    pub why: String,
}

/// All questions. `baseline` is the acceptance the shop had, or wants.
pub fn check(gathered: &Gathered, flags: &[Flag], found: &[Found], baseline: f64) -> Vec<Ready> {
    vec![
        acceptance(gathered, baseline),
        unless_flagged(
            gathered,
            flags,
            "Are suggestions sent back no more than other products?",
            &["returned-more"],
            Measure::ReturnedSuggested,
        ),
        unless_flagged(
            gathered,
            flags,
            "Are they welcome?",
            &["rising-refusals", "low-acceptance"],
            Measure::Dismissal,
        ),
        unless_flagged(
            gathered,
            flags,
            "Is what they sell more than would have been sold?",
            &["replaces", "known-before"],
            Measure::KnownBefore,
        ),
        effect(found),
    ]
}

fn acceptance(gathered: &Gathered, baseline: f64) -> Ready {
    let ratio = gathered.measure(Measure::Acceptance);
    let interval = ratio.value().fixed_interval(1);
    Ready {
        question: "Is acceptance steadily above the baseline?",
        answer: (ratio.shoppers >= FEWEST).then_some(interval.low > baseline),
        why: format!(
            "{:.1} % ({:.1} to {:.1}) against {:.1} %.",
            100.0 * ratio.value().value,
            100.0 * interval.low,
            100.0 * interval.high,
            100.0 * baseline
        ),
    }
}

fn unless_flagged(
    gathered: &Gathered,
    flags: &[Flag],
    question: &'static str,
    codes: &[&str],
    measure: Measure,
) -> Ready {
    let is_known = gathered.measure(measure).shoppers >= FEWEST;
    let up = flags.iter().find(|flag| codes.contains(&flag.code));
    let why = up.map_or_else(|| "No red flag.".to_owned(), |flag| flag.found.clone());
    let why = if is_known { why } else { "Too few shoppers have shared anything of it.".into() };
    Ready { question, answer: is_known.then_some(up.is_none()), why }
}

fn effect(found: &[Found]) -> Ready {
    let clear = |one: &&Found| {
        let mut against = one.arms.iter().filter_map(|arm| arm.against);
        one.doubts.is_empty() && against.any(|one| one.is_clear() && one.difference > 0.0)
    };
    let best = found.iter().find(clear);
    let is_known = found.iter().any(|one| one.arms.iter().any(|arm| arm.against.is_some()));
    let why = best.map_or_else(
        || "No experiment shows a gain beyond chance yet.".to_owned(),
        |one| format!("{}: {}.", one.experiment, one.what),
    );
    let question = "Does an experiment show a gain, with enough power?";
    Ready { question, answer: is_known.then_some(best.is_some()), why }
}

//! The report: all that shared records say, for people and as JSON.

use std::{fmt, fs, path::PathBuf};

use alongside::{contract::Policy, measure::Measure};
use serde::Serialize;

use super::{
    experiments::{self, Found},
    flags::{self, FEWEST, Flag},
    gathered::Gathered,
    page,
    power::grouped,
    ratio::Ratio,
    readiness::{self, Ready},
    shared::Shared,
    verdict::Interval,
};
use crate::error::{BuilderError, InputError};

/// What to report on.
#[derive(Debug)]
pub struct ReportRequest {
    /// Files of shared records.
    pub shared: Vec<PathBuf>,
    /// The policy with the experiments, for arms and shares.
    pub policy: Option<Policy>,
    /// Shoppers an arm that were planned, for one look at the end.
    pub planned: Option<u64>,
    /// The acceptance to be above.
    pub baseline: f64,
    /// Where the page goes.
    pub html: Option<PathBuf>,
}

/// What was found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Answers with a coin.
    pub answers: u64,
    /// Summaries.
    pub summaries: u64,
    /// Records that are none of ours.
    pub refused: u64,
    /// Each experiment, each way it was measured.
    pub experiments: Vec<Found>,
    /// Measures of all who shared.
    pub measures: Vec<Value>,
    /// Suggestions by sort, as coarse as enough shoppers allow.
    pub sorts: Vec<SortValue>,
    /// Red flags.
    pub flags: Vec<Flag>,
    /// Whether it may grow.
    pub readiness: Vec<Ready>,
}

/// A measure.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// Which, in words.
    pub measure: &'static str,
    /// Whether it is a share.
    pub is_share: bool,
    /// How many shoppers it rests on.
    pub shoppers: u64,
    /// What it comes to.
    pub mean: f64,
    /// Where the truth lies.
    pub interval: Interval,
}

/// What came of suggestions of one sort.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SortValue {
    /// Which: `play:`, `placement:`, `department:` or `confidence:` and a name.
    pub name: String,
    /// Shoppers who saw any.
    pub shoppers: u64,
    /// The share taken up.
    pub accepted: f64,
    /// Where the truth lies.
    pub interval: Interval,
    /// The share turned down.
    pub dismissed: f64,
    /// The share of those bought that was sent back; none where too few bought any.
    pub sent_back: Option<f64>,
}

/// Reads, adds up, and writes the page if one is asked for.
pub fn report(request: &ReportRequest) -> Result<Report, BuilderError> {
    let shared = Shared::read(request.shared.iter().map(PathBuf::as_path))?;
    let found = combine(&shared, request);
    if let Some(file) = &request.html {
        fs::write(file, page::write(&found)).map_err(|error| {
            InputError::new(file, format!("the page can't be written: {error}"))
                .advice("name a file in a folder that is there")
        })?;
    }
    Ok(found)
}

/// Everything that may be said of `shared`.
pub fn combine(shared: &Shared, request: &ReportRequest) -> Report {
    let gathered = Gathered::of(shared);
    let experiments = experiments::find(&gathered, request.policy.as_ref(), request.planned);
    let flags = flags::raise(&gathered);
    let readiness = readiness::check(&gathered, &flags, &experiments, request.baseline);
    Report {
        answers: shared.answers.len() as u64,
        summaries: gathered.summaries,
        refused: shared.refused,
        measures: gathered.measures.iter().filter_map(value).collect(),
        sorts: sorts(&gathered),
        experiments,
        flags,
        readiness,
    }
}

fn value((measure, ratio): &(Measure, Ratio)) -> Option<Value> {
    let value = ratio.value();
    let (measure, is_share) = told(*measure);
    (ratio.shoppers >= FEWEST).then(|| Value {
        measure,
        is_share,
        shoppers: ratio.shoppers,
        mean: value.value,
        interval: value.fixed_interval(1),
    })
}

fn sorts(gathered: &Gathered) -> Vec<SortValue> {
    let enough = |ratio: &Ratio| ratio.shoppers >= FEWEST;
    let sorts = gathered.sorts.iter().filter(|(_, sort)| enough(&sort.accepted));
    let told = sorts.map(|(name, sort)| {
        let accepted = sort.accepted.value();
        SortValue {
            name: name.clone(),
            shoppers: sort.accepted.shoppers,
            accepted: accepted.value,
            interval: accepted.fixed_interval(1),
            dismissed: sort.dismissed.value().value,
            sent_back: Some(sort.sent_back).filter(enough).map(|one| one.value().value),
        }
    });
    told.collect()
}

/// A measure in words, with the unit of its value.
fn told(measure: Measure) -> (&'static str, bool) {
    match measure {
        Measure::Acceptance => ("suggestions taken up, of those seen", true),
        Measure::Dismissal => ("suggestions turned down, of those seen", true),
        Measure::Mutes => ("visits that end in switching something off", true),
        Measure::Coverage => ("visits in which a suggestion was seen", true),
        Measure::OrderValueWith => ("cost of an order with a suggestion", false),
        Measure::OrderValueWithout => ("cost of an order without one", false),
        Measure::NewDepartmentsWith => ("new departments, an order with a suggestion", false),
        Measure::NewDepartmentsWithout => ("new departments, an order without one", false),
        Measure::Diversity => ("departments an order", false),
        Measure::Repeat => ("orders that are not the first", true),
        Measure::DaysAway => ("days until the next visit", false),
        Measure::ReturnedSuggested => ("suggestions sent back, of those bought", true),
        Measure::ReturnedOther => ("other products sent back, of those bought", true),
        Measure::PriceSuggested => ("price of what is taken up", false),
        Measure::PriceOther => ("price of what else is bought", false),
        Measure::KnownBefore => ("taken up, and found before it was suggested", true),
        Measure::Replaced => ("taken up in the place of something", true),
    }
}

/// A number in its unit.
pub fn in_unit(value: f64, is_share: bool) -> String {
    if is_share { format!("{:.2} %", 100.0 * value) } else { format!("{value:.2}") }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answers, summaries, refused, .. } = self;
        writeln!(
            f,
            "shared     {} answers, {} summaries; {} records left out",
            grouped(*answers),
            grouped(*summaries),
            grouped(*refused)
        )?;
        for found in &self.experiments {
            write!(f, "{found}")?;
        }
        for Value { measure, is_share, mean, interval, .. } in &self.measures {
            let [mean, low, high] =
                [*mean, interval.low, interval.high].map(|one| in_unit(one, *is_share));
            writeln!(f, "measure    {measure}: {mean} ({low} to {high})")?;
        }
        for Flag { code, found, look_at } in &self.flags {
            writeln!(f, "red flag   {code}: {found}\n           {look_at}")?;
        }
        for Ready { question, answer, why } in &self.readiness {
            writeln!(f, "{}  {question} {why}", readiness_word(*answer))?;
        }
        write!(f, "of those who chose to share; how many others there are nobody knows")
    }
}

/// Nine letters, for the margin.
fn readiness_word(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "ready    ",
        Some(false) => "not ready",
        None => "unknown  ",
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "experiment {}, {}", self.experiment, self.what)?;
        for arm in &self.arms {
            let shown = |value: f64| in_unit(value, !self.is_money);
            let mean = arm.mean.map_or("too few".to_owned(), shown);
            write!(f, "           {:<16} {:>9} shared  {mean}", arm.name, grouped(arm.shoppers))?;
            if let Some(against) = &arm.against {
                let [low, high] = [against.interval.low, against.interval.high].map(shown);
                let rule = if against.is_always_valid { "any look" } else { "one look" };
                write!(
                    f,
                    "  {} ({low} to {high}), p = {:.4} ({rule})",
                    shown(against.difference),
                    against.p
                )?;
            }
            writeln!(f)?;
        }
        for line in self.doubts.iter().chain(&self.progress) {
            writeln!(f, "           {line}")?;
        }
        Ok(())
    }
}

//! Red flags: what makes one look twice, with the sentence that says at what.
//!
//! What must stay true: a flag goes up only where chance does not explain it (95 % intervals), and
//! names one cause to look at.

use alongside::measure::Measure;
use serde::Serialize;

use super::{gathered::Gathered, ratio::Ratio};

/// Fewer shoppers than this say nothing, as a whole or as a segment.
pub const FEWEST: u64 = 100;

/// Less than this share of what is seen is taken up.
const LOW_ACCEPTANCE: f64 = 0.02;
/// Half of the second orders come later than this.
const LATE_DAYS: u32 = 14;
/// Suggestions cost less than this share of what else is bought.
const CHEAP: f64 = 0.5;
/// More than this share of what was taken up took something's place.
const REPLACED: f64 = 0.2;
/// More than this share of what was taken up had been found before.
const KNOWN: f64 = 0.5;
/// More than this share of what is seen is turned down.
const REFUSED: f64 = 0.2;

/// One of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Flag {
    /// Its name.
    pub code: &'static str,
    /// What was found.
    pub found: String,
    /// What to look at.
    pub look_at: &'static str,
}

/// A flag: what it takes to go up, and what it says then.
type Question = fn(&Gathered) -> Option<String>;

const QUESTIONS: [(&str, Question, &str); 8] = [
    (
        "low-acceptance",
        low_acceptance,
        "Timing or relevance: look at which placements and plays are passed over, and whether the reasons fit.",
    ),
    (
        "late-second-purchase",
        late_second_purchase,
        "Triggers: the moments after a purchase (48 hours) are not reached; look at the page after an order and at the channels.",
    ),
    (
        "one-department",
        one_department,
        "Reach: suggestions keep shoppers where they are; look at relations between departments, and at roles of sets.",
    ),
    (
        "always-cheaper",
        always_cheaper,
        "Value: only small things are suggested; look at the policy's price ceilings and at boosts.",
    ),
    (
        "returned-more",
        returned_more,
        "Fit: what is suggested does not suit; look at sizes, required parts and the relations of the departments named.",
    ),
    (
        "rising-refusals",
        rising_refusals,
        "Trust: it is too much, or beside the point; look at the frequency, and at what changed when it began.",
    ),
    (
        "replaces",
        replaces,
        "Cannibalisation: suggestions take the place of what was in the basket; look at declared substitutes, and at dearer versions of one thing.",
    ),
    (
        "known-before",
        known_before,
        "Cannibalisation: shoppers had found it anyway; measure against a hold-out before calling it revenue.",
    ),
];

/// Every flag that is up.
pub fn raise(gathered: &Gathered) -> Vec<Flag> {
    let up = QUESTIONS.iter().filter_map(|(code, question, look_at)| {
        question(gathered).map(|found| Flag { code, found, look_at })
    });
    up.collect()
}

/// The measure, where enough shoppers know anything of it.
fn known(gathered: &Gathered, measure: Measure) -> Option<Ratio> {
    Some(gathered.measure(measure)).filter(|one| one.shoppers >= FEWEST)
}

fn low_acceptance(gathered: &Gathered) -> Option<String> {
    let value = known(gathered, Measure::Acceptance)?.value();
    let is_low = value.fixed_interval(1).high < LOW_ACCEPTANCE;
    is_low.then(|| format!("{:.2} % of what is seen is taken up.", 100.0 * value.value))
}

fn late_second_purchase(gathered: &Gathered) -> Option<String> {
    let days = gathered.median_second_purchase_days()?;
    let is_late = gathered.second_purchase_days.len() as u64 >= FEWEST && days > LATE_DAYS;
    is_late.then(|| format!("Half of the second orders come after {days} days or later."))
}

fn one_department(gathered: &Gathered) -> Option<String> {
    let with = known(gathered, Measure::NewDepartmentsWith)?;
    let without = known(gathered, Measure::NewDepartmentsWithout)?;
    let less = with.above(&without);
    (less.fixed_interval(1).high < 0.0)
        .then(|| format!("An order with a suggestion opens {:.2} departments fewer.", -less.value))
}

fn always_cheaper(gathered: &Gathered) -> Option<String> {
    let suggested = known(gathered, Measure::PriceSuggested)?.value();
    let other = known(gathered, Measure::PriceOther)?.value();
    let is_cheap = suggested.fixed_interval(1).high < CHEAP * other.fixed_interval(1).low;
    is_cheap.then(|| {
        format!(
            "What is taken up costs {:.0}, what else is bought {:.0}.",
            suggested.value, other.value
        )
    })
}

fn returned_more(gathered: &Gathered) -> Option<String> {
    let suggested = known(gathered, Measure::ReturnedSuggested)?;
    let other = known(gathered, Measure::ReturnedOther)?;
    let more = suggested.above(&other);
    (more.fixed_interval(1).low > 0.0).then(|| {
        format!(
            "{:.1} % of suggestions bought are sent back, and {:.1} % of other products.",
            100.0 * suggested.value().value,
            100.0 * other.value().value
        )
    })
}

fn rising_refusals(gathered: &Gathered) -> Option<String> {
    let [before, now] = &gathered.mutes;
    let rise = now.above(before);
    let is_rising = before.shoppers >= FEWEST && rise.fixed_interval(1).low > 0.0;
    let refused = known(gathered, Measure::Dismissal).map(|one| one.value());
    let is_refused = refused.is_some_and(|one| one.fixed_interval(1).low > REFUSED);
    if is_rising {
        let [before, now] = [before, now].map(|one| 100.0 * one.value().value);
        Some(format!("Of 100 visits {now:.1} end in switching something off; it was {before:.1}."))
    } else if is_refused {
        let share = 100.0 * refused.map_or(0.0, |one| one.value);
        Some(format!("{share:.0} % of what is seen is turned down."))
    } else {
        None
    }
}

fn replaces(gathered: &Gathered) -> Option<String> {
    let value = known(gathered, Measure::Replaced)?.value();
    (value.fixed_interval(1).low > REPLACED).then(|| {
        format!("{:.0} % of what is taken up takes something's place.", 100.0 * value.value)
    })
}

fn known_before(gathered: &Gathered) -> Option<String> {
    let value = known(gathered, Measure::KnownBefore)?.value();
    (value.fixed_interval(1).low > KNOWN).then(|| {
        format!(
            "{:.0} % of what is taken up was found before it was suggested.",
            100.0 * value.value
        )
    })
}

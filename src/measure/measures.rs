//! Measures: what the counts of a time come to, by the definition of each.
//!
//! Comes in: counts of one device, or of many added up. Goes out: parts of wholes. What must stay
//! true: a device, a report and the docs mean the same by a word, because it is defined here.

use crate::contract::{Count, Fate, Period};

/// What is measured. Each is a part of a whole; `docs/measuring.md` has windows and red flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Suggestions put into the basket, of those seen.
    Acceptance,
    /// Suggestions turned down, of those seen.
    Dismissal,
    /// Categories, products and plays switched off, a visit.
    Mutes,
    /// Visits in which a suggestion was seen, of all.
    Coverage,
    /// What an order with a suggestion in it costs.
    OrderValueWith,
    /// What an order without one costs.
    OrderValueWithout,
    /// Departments new to the shopper, an order with a suggestion in it.
    NewDepartmentsWith,
    /// The same without one.
    NewDepartmentsWithout,
    /// Departments an order.
    Diversity,
    /// Orders that are not the shopper's first, of all.
    Repeat,
    /// Days until the next visit.
    DaysAway,
    /// Suggestions sent back, of those bought.
    ReturnedSuggested,
    /// Other products sent back, of those bought.
    ReturnedOther,
    /// What a suggestion that was taken up costs.
    PriceSuggested,
    /// What another product bought costs.
    PriceOther,
    /// Suggestions taken up that the shopper had found before, of all taken up.
    KnownBefore,
    /// Suggestions taken up in the place of something of the same sort, of all taken up.
    Replaced,
}

/// Something added up.
#[derive(Clone, Copy)]
enum Sum {
    Of(Count),
    Both(Count, Count),
    Shown(Fate),
}

use Sum::{Both, Of, Shown};

/// Every measure, by the name it is told under: the part and the whole.
const MEASURES: [(Measure, &str, Sum, Sum); 17] = [
    (Measure::Acceptance, "acceptance", Shown(Fate::Accepted), Shown(Fate::Seen)),
    (Measure::Dismissal, "dismissal", Shown(Fate::Dismissed), Shown(Fate::Seen)),
    (Measure::Mutes, "mutes", Of(Count::Mutes), Of(Count::Visits)),
    (Measure::Coverage, "coverage", Of(Count::VisitsSpoken), Of(Count::Visits)),
    (Measure::OrderValueWith, "order-value-with", Of(Count::WithValue), Of(Count::With)),
    (Measure::OrderValueWithout, "order-value-without", Of(Count::PlainValue), Of(Count::Plain)),
    (
        Measure::NewDepartmentsWith,
        "new-departments-with",
        Of(Count::WithNewDepartments),
        Of(Count::With),
    ),
    (
        Measure::NewDepartmentsWithout,
        "new-departments-without",
        Of(Count::PlainNewDepartments),
        Of(Count::Plain),
    ),
    (
        Measure::Diversity,
        "diversity",
        Both(Count::PlainDepartments, Count::WithDepartments),
        Both(Count::Plain, Count::With),
    ),
    (
        Measure::Repeat,
        "repeat",
        Both(Count::PlainRepeats, Count::WithRepeats),
        Both(Count::Plain, Count::With),
    ),
    (Measure::DaysAway, "days-away", Of(Count::DaysAway), Of(Count::Pauses)),
    (Measure::ReturnedSuggested, "returned-suggested", Shown(Fate::SentBack), Shown(Fate::Bought)),
    (Measure::ReturnedOther, "returned-other", Of(Count::SentBackOther), Of(Count::BoughtOther)),
    (Measure::PriceSuggested, "price-suggested", Of(Count::PriceTaken), Of(Count::PricedTaken)),
    (Measure::PriceOther, "price-other", Of(Count::PriceOther), Of(Count::PricedOther)),
    (Measure::KnownBefore, "known-before", Of(Count::KnownBefore), Shown(Fate::Accepted)),
    (Measure::Replaced, "replaced", Of(Count::Replaced), Shown(Fate::Accepted)),
];

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What it says.
    pub measure: Measure,
    /// The name it is told under.
    pub name: &'static str,
    /// What is counted or added up …
    pub part: f64,
    /// … of so many; 0 where nothing is known.
    pub whole: f64,
}

/// Every measure of these counts.
pub fn measures(period: &Period) -> impl Iterator<Item = Part> {
    MEASURES.iter().map(move |(measure, name, part, whole)| Part {
        measure: *measure,
        name,
        part: period.sum(*part),
        whole: period.sum(*whole),
    })
}

impl Period {
    fn sum(&self, sum: Sum) -> f64 {
        match sum {
            Of(count) => self.of(count),
            Both(one, other) => self.of(one) + self.of(other),
            Shown(fate) => self.shown(fate),
        }
    }

    /// What came of all suggestions: each has one confidence.
    #[must_use]
    pub fn shown(&self, fate: Fate) -> f64 {
        let all = self.rows.iter().filter(|row| row.name.starts_with("confidence:"));
        all.map(|row| row.at(fate as usize)).sum()
    }
}

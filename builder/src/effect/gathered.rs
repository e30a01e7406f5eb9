//! Gathered: shared records added up, by experiment, by measure and by sort of suggestion.

use std::collections::BTreeMap;

use alongside::{
    contract::{Count, Fate, Summary},
    measure::{Measure, measures},
};

use super::{
    coin::Coin,
    estimate::Estimate,
    ratio::Ratio,
    shared::{Answer, Shared},
};

/// Sums over all records.
#[derive(Default)]
pub struct Gathered {
    /// By experiment and arm, answers that passed a coin.
    pub answers: BTreeMap<String, BTreeMap<String, Bits>>,
    /// By experiment and arm, what summaries say.
    pub arms: BTreeMap<String, BTreeMap<String, Amounts>>,
    /// By measure.
    pub measures: Vec<(Measure, Ratio)>,
    /// By sort of suggestion.
    pub sorts: BTreeMap<String, Sort>,
    /// Days between the first and the second order, in order.
    pub second_purchase_days: Vec<u32>,
    /// Mutes a visit, in the first 28 days and in those after them.
    pub mutes: [Ratio; 2],
    /// Summaries.
    pub summaries: u64,
}

/// Answers of one arm.
#[derive(Clone, Copy, Default)]
pub struct Bits {
    ones: u64,
    shoppers: u64,
    epsilon: f64,
}

/// What summaries say of one arm.
#[derive(Clone, Copy, Default)]
pub struct Amounts {
    shoppers: u64,
    outcomes: u64,
    value: f64,
    value_squared: f64,
}

/// What came of suggestions of one sort.
#[derive(Clone, Copy, Default)]
pub struct Sort {
    /// Taken up, of those seen.
    pub accepted: Ratio,
    /// Turned down, of those seen.
    pub dismissed: Ratio,
    /// Sent back, of those bought.
    pub sent_back: Ratio,
}

impl Gathered {
    /// Adds everything up.
    pub fn of(shared: &Shared) -> Self {
        let mut all = Self::default();
        for answer in &shared.answers {
            all.take_answer(answer);
        }
        for summary in &shared.summaries {
            all.take_summary(summary);
        }
        all.second_purchase_days.sort_unstable();
        all
    }

    fn take_answer(&mut self, answer: &Answer) {
        let arms = self.answers.entry(answer.experiment.clone()).or_default();
        let bits = arms.entry(answer.arm.clone()).or_default();
        bits.shoppers += 1;
        bits.ones += u64::from(answer.bit);
        bits.epsilon = answer.epsilon;
    }

    fn take_summary(&mut self, summary: &Summary) {
        self.summaries += 1;
        for arm in &summary.arms {
            let Some((experiment, name)) = arm.name.split_once('/') else { continue };
            let arms = self.arms.entry(experiment.to_owned()).or_default();
            let amounts = arms.entry(name.to_owned()).or_default();
            let [outcome, value] = [arm.at(0), arm.at(1)];
            amounts.shoppers += 1;
            amounts.outcomes += u64::from(outcome > 0.5);
            amounts.value += value;
            amounts.value_squared += value * value;
        }
        for (place, part) in measures(&summary.counts).enumerate() {
            if self.measures.len() == place {
                self.measures.push((part.measure, Ratio::default()));
            }
            self.measures[place].1.add(part.part, part.whole);
        }
        for row in &summary.counts.rows {
            let sort = self.sorts.entry(row.name.clone()).or_default();
            let [seen, accepted, dismissed, bought, sent_back] =
                [Fate::Seen, Fate::Accepted, Fate::Dismissed, Fate::Bought, Fate::SentBack]
                    .map(|fate| row.at(fate as usize));
            sort.accepted.add(accepted, seen);
            sort.dismissed.add(dismissed, seen);
            sort.sent_back.add(sent_back, bought);
        }
        let days = summary.second_purchase_days.iter().map(|days| *days as u32);
        self.second_purchase_days.extend(days);
        if let [visits, mutes] = summary.earlier[..] {
            self.mutes[0].add(mutes, visits);
            let since = |count, earlier: f64| (summary.counts.of(count) - earlier).max(0.0);
            self.mutes[1].add(since(Count::Mutes, mutes), since(Count::Visits, visits));
        }
    }

    /// What is known of a measure.
    pub fn measure(&self, measure: Measure) -> Ratio {
        let found = self.measures.iter().find(|(one, _)| *one == measure);
        found.map_or(Ratio::default(), |(_, ratio)| *ratio)
    }

    /// Days until half of those who bought twice had done so.
    pub fn median_second_purchase_days(&self) -> Option<u32> {
        self.second_purchase_days.get(self.second_purchase_days.len() / 2).copied()
    }
}

impl Bits {
    /// The share with the outcome.
    pub fn estimate(&self) -> Estimate {
        Estimate::of_bits(self.ones, self.shoppers, Coin::of(self.epsilon))
    }

    /// The coin they passed.
    pub fn coin(&self) -> Coin {
        Coin::of(self.epsilon)
    }
}

impl Amounts {
    /// The share with the outcome.
    pub fn outcome(&self) -> Estimate {
        Estimate::of_bits(self.outcomes, self.shoppers, Coin::HONEST)
    }

    /// What was ordered.
    pub fn value(&self) -> Estimate {
        Estimate::of_amounts(self.shoppers, self.value, self.value_squared)
    }
}

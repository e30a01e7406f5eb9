//! Noisy counts: all that anything after the noise ever sees of the orders.
//!
//! Products are named by id and everything stands in order, so that counts mean the same beside
//! tomorrow's catalogue and two files can be compared line by line. What must stay true: nothing
//! here is exact; whatever is made from it and from the catalogue alone is as private as it is.

use alongside::contract::PrivacyTier;
use serde::{Deserialize, Serialize};

use super::{plan::Plan, units::Unit};
use crate::{
    anonymize::Promise,
    count::{MONTHS, Story},
};

/// Counts with noise, and how much of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoisyCounts {
    /// How they were drawn.
    pub plan: Plan,
    /// How many units there are.
    pub all: i64,
    /// Units that bought each product, in order of id.
    pub items: Vec<(String, i64)>,
    /// Units that bought both in one order, in order of both; the first id is the lesser. Listed
    /// ones are in parts of one, and stand out of the noise.
    pub pairs: Vec<(String, String, i64)>,
    /// The same of products that are near each other by the catalogue.
    pub near: Vec<(String, String, i64)>,
    /// Shoppers who did that with two main products, in order of all three.
    pub kin: Vec<(String, String, Story, i64)>,
    /// Units that bought something of a category in each month, in order of category.
    pub months: Vec<(String, [i64; MONTHS])>,
}

/// A line of the file, whose first line is the plan.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Line {
    Plan(Plan),
    All(i64),
    Item(String, i64),
    Pair(String, String, i64),
    Near(String, String, i64),
    Kin(String, String, Story, i64),
    Months(String, [i64; MONTHS]),
}

impl NoisyCounts {
    /// What a model made from it may promise.
    pub fn promise(&self) -> Promise {
        let Plan { unit, epsilon, delta, .. } = self.plan;
        let tier = match unit {
            Unit::Shopper => PrivacyTier::Dp,
            Unit::Order => PrivacyTier::DpOrder,
        };
        Promise { tier, minimum_shoppers: 0, epsilon, delta }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
        let items = self.items.iter().cloned().map(|(id, count)| Line::Item(id, count));
        let pairs = self.pairs.iter().cloned().map(|(a, b, count)| Line::Pair(a, b, count));
        let near = self.near.iter().cloned().map(|(a, b, count)| Line::Near(a, b, count));
        let kin = self.kin.iter().cloned().map(|(a, b, story, n)| Line::Kin(a, b, story, n));
        let months = self.months.iter().cloned().map(|(path, counts)| Line::Months(path, counts));
        let head = [Line::Plan(self.plan), Line::All(self.all)];
        head.into_iter().chain(items).chain(pairs).chain(near).chain(kin).chain(months)
    }

    pub(super) fn of_lines(plan: Plan, lines: impl IntoIterator<Item = Line>) -> Self {
        let mut counts = Self {
            plan,
            all: 0,
            items: Vec::new(),
            pairs: Vec::new(),
            near: Vec::new(),
            kin: Vec::new(),
            months: Vec::new(),
        };
        for line in lines {
            match line {
                Line::Plan(plan) => counts.plan = plan,
                Line::All(all) => counts.all = all,
                Line::Item(id, count) => counts.items.push((id, count)),
                Line::Pair(a, b, count) => counts.pairs.push((a, b, count)),
                Line::Near(a, b, count) => counts.near.push((a, b, count)),
                Line::Kin(a, b, story, count) => counts.kin.push((a, b, story, count)),
                Line::Months(path, months) => counts.months.push((path, months)),
            }
        }
        counts.items.sort_unstable();
        counts.pairs.sort_unstable();
        counts.near.sort_unstable();
        counts.kin.sort_unstable();
        counts.months.sort_unstable();
        counts
    }
}

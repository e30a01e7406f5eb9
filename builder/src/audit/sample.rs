//! The orders an audit looks at: those placed just before and just after the last order a model
//! has seen. Near to each other in time, so that a season is not taken for a leak.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::order_log::OrderLog;

/// The most orders of each side.
const MOST: usize = 2_000;

/// Orders of two products or more, as their items are named, each side nearest to the moment first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sample {
    /// The older version has seen them.
    pub(super) before: Vec<Vec<String>>,
    /// It has not.
    pub(super) after: Vec<Vec<String>>,
}

/// An order: when it was placed, its id and its items as they are named.
type Placed = (i64, String, Vec<String>);

/// The orders nearest to a moment of all that were looked at.
#[derive(Debug)]
pub(super) struct Nearest {
    cut_off: i64,
    before: Vec<Placed>,
    after: Vec<Placed>,
}

impl Sample {
    /// The orders around `cut_off`, in seconds since 1970; an order of that second is before it.
    pub(super) fn around(cut_off: i64, log: &OrderLog) -> Self {
        let mut nearest = Nearest::to(cut_off);
        nearest.look(log);
        nearest.sample()
    }
}

impl Nearest {
    pub(super) fn to(cut_off: i64) -> Self {
        Self { cut_off, before: Vec::new(), after: Vec::new() }
    }

    /// Looks at the orders of a part.
    pub(super) fn look(&mut self, log: &OrderLog) {
        let mut items: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); log.orders.len()];
        for line in log.lines.iter().filter(|line| line.quantity_thousandths > 0) {
            items[line.order as usize].insert(line.item);
        }
        let of_size = |held: &BTreeSet<u32>| (2..=log.rules.largest_order).contains(&held.len());
        let placed = log.orders.iter().zip(&items).zip(0_u32..);
        let placed = placed.filter(|((_, held), _)| of_size(held));
        let placed = placed.filter_map(|((order, _), number)| Some((order.placed_at?, number)));
        let (mut before, mut after): (Vec<_>, Vec<_>) =
            placed.partition(|(at, _)| *at <= self.cut_off);
        let id = |number: u32| log.order_ids.name(number);
        before.sort_unstable_by_key(|(at, number)| (Reverse(*at), id(*number)));
        after.sort_unstable_by_key(|(at, number)| (*at, id(*number)));
        let told = |(at, number): (i64, u32)| {
            let named = items[number as usize].iter().map(|item| log.items.name(*item).to_owned());
            (at, id(number).to_owned(), named.collect())
        };
        self.before.extend(before.into_iter().take(MOST).map(told));
        self.after.extend(after.into_iter().take(MOST).map(told));
        self.before.sort_by(|(at, id, _), (then, other, _)| (then, id).cmp(&(at, other)));
        self.after.sort();
        self.before.truncate(MOST);
        self.after.truncate(MOST);
    }

    /// The nearest of all.
    pub(super) fn sample(&self) -> Sample {
        let items = |placed: &[Placed]| placed.iter().map(|(.., items)| items.clone()).collect();
        Sample { before: items(&self.before), after: items(&self.after) }
    }
}

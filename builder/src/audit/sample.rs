//! The orders an audit looks at: those placed just before and just after the last order a model
//! has seen. Near to each other in time, so that a season is not taken for a leak.

use std::collections::BTreeSet;

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

impl Sample {
    /// The orders around `cut_off`, in seconds since 1970; an order of that second is before it.
    pub(super) fn around(cut_off: i64, log: &OrderLog) -> Self {
        let mut items: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); log.orders.len()];
        for line in log.lines.iter().filter(|line| line.quantity_thousandths > 0) {
            items[line.order as usize].insert(line.item);
        }
        let placed = log.orders.iter().zip(&items).zip(0_u32..);
        let placed =
            placed.filter(|((_, items), _)| (2..=log.rules.largest_order).contains(&items.len()));
        let mut placed: Vec<_> =
            placed.filter_map(|((order, _), number)| Some((order.placed_at?, number))).collect();
        placed.sort_unstable();
        let first_after = placed.partition_point(|(at, _)| *at <= cut_off);
        let (before, after) = placed.split_at(first_after);
        let told = |(_, number): &(i64, u32)| {
            let items = items[*number as usize].iter();
            items.map(|item| log.items.name(*item).to_owned()).collect()
        };
        Self {
            before: before.iter().rev().take(MOST).map(told).collect(),
            after: after.iter().take(MOST).map(told).collect(),
        }
    }
}

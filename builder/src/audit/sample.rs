//! The orders an audit looks at: those placed just before and just after the last order a model
//! has seen. Near to each other in time, so that a season is not taken for a leak.

use std::collections::BTreeSet;

use crate::order_log::{ByShopper, OrderLog};

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
        let by_shopper = ByShopper::of(log);
        let id = |number: u32| log.order_ids.name(number);
        let placed = log.orders.iter().zip(0_u32..);
        let placed = placed.filter_map(|(order, number)| Some((order.placed_at?, number)));
        // Two products take two lines; how many there are is asked of the nearest only.
        let placed = placed.filter(|(_, number)| by_shopper.lines(*number).len() > 1);
        let (mut before, mut after): (Vec<_>, Vec<_>) =
            placed.partition(|(at, _)| *at <= self.cut_off);
        before.sort_unstable_by(|(at, one), (then, other)| {
            then.cmp(at).then_with(|| id(*one).cmp(id(*other)))
        });
        after.sort_unstable_by(|(at, one), (then, other)| {
            at.cmp(then).then_with(|| id(*one).cmp(id(*other)))
        });
        let told = |(at, number): (i64, u32)| {
            let bought =
                by_shopper.lines(number).iter().filter(|line| line.quantity_thousandths > 0);
            let items: BTreeSet<_> = bought.map(|line| line.item).collect();
            let is_told = (2..=log.rules.largest_order).contains(&items.len());
            let named = items.iter().map(|item| log.items.name(*item).to_owned());
            is_told.then(|| (at, id(number).to_owned(), named.collect()))
        };
        self.before.extend(before.into_iter().filter_map(told).take(MOST));
        self.after.extend(after.into_iter().filter_map(told).take(MOST));
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

//! A log shopper by shopper, as it is counted.
//!
//! What must stay true: all orders of a shopper stand together, each with all its lines.

use std::{borrow::Cow, hint::black_box};

use rayon::prelude::*;

use super::{Order, OrderLine, OrderLog};
use crate::shares::{AT_ONCE, shares};

/// The orders that have lines, in order of shopper.
pub struct ByShopper<'a> {
    orders: &'a [Order],
    /// In order of their orders.
    lines: Cow<'a, [OrderLine]>,
    /// By number of an order: where its lines begin; one more at the end.
    starts: Vec<u32>,
    placed: Vec<Placed>,
}

/// An order, and who placed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// As [`OrderLog::shopper_of`] has it.
    pub shopper: u32,
    /// Its number.
    pub order: u32,
}

impl<'a> ByShopper<'a> {
    /// The lines as they stand, where the export has them order by order.
    pub fn of(log: &'a OrderLog) -> Self {
        let lines = if log.lines.is_sorted_by_key(|line| line.order) {
            Cow::Borrowed(&*log.lines)
        } else {
            let mut lines = log.lines.clone();
            lines.sort_unstable_by_key(|line| line.order);
            Cow::Owned(lines)
        };
        let mut starts = Vec::with_capacity(log.orders.len() + 1);
        let mut at = 0;
        for order in 0..log.orders.len() as u32 {
            starts.push(at as u32);
            at += lines[at..].iter().take_while(|line| line.order == order).count();
        }
        starts.push(at as u32);
        let has_lines = |order: &u32| starts[*order as usize] < starts[*order as usize + 1];
        let orders = (0..log.orders.len() as u32).filter(has_lines);
        let placed = orders.map(|order| Placed { shopper: log.shopper_of(order), order });
        let mut placed: Vec<_> = placed.collect();
        placed.par_sort_unstable();
        Self { orders: &log.orders, lines, starts, placed }
    }

    /// The orders in as many shares, at most, all of a shopper in the same.
    pub fn shares(&self, most: usize) -> Vec<&[Placed]> {
        let placed = &self.placed;
        let may_cut = |at: usize| placed[at - 1].shopper != placed[at].shopper;
        let shares = shares(placed.len(), most, may_cut);
        shares.into_iter().map(|share| &placed[share]).collect()
    }

    /// Shows orders with their lines, which lie anywhere: some are fetched at a time, so that one
    /// does not wait for the other.
    pub fn each(&self, placed: &[Placed], mut look: impl FnMut(&Placed, &[OrderLine])) {
        for some in placed.chunks(AT_ONCE) {
            let lines = some.iter().map(|one| self.lines(one.order));
            for (placed, lines) in some.iter().zip(lines.clone()) {
                black_box(self.orders[placed.order as usize].is_cancelled);
                black_box(lines.first().map(|line| line.item));
                black_box(lines.last().map(|line| line.item));
            }
            some.iter().zip(lines).for_each(|(placed, lines)| look(placed, lines));
        }
    }

    /// The lines of an order.
    pub fn lines(&self, order: u32) -> &[OrderLine] {
        let order = order as usize;
        &self.lines[self.starts[order] as usize..self.starts[order + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_of_a_shopper_stand_together_with_all_their_lines() {
        let shoppers = [Some(1), None, Some(0), Some(1)];
        let order = |shopper| Order { shopper, ..Order::default() };
        let line = |(order, item)| OrderLine { order, item, quantity_thousandths: 1_000 };
        let log = OrderLog {
            orders: shoppers.map(order).to_vec(),
            lines: [(3, 7), (1, 8), (3, 9), (0, 7)].map(line).to_vec(),
            ..OrderLog::default()
        };
        let by_shopper = ByShopper::of(&log);
        let told: Vec<_> = by_shopper.shares(2).concat();
        assert_eq!(told.iter().map(|placed| placed.order).collect::<Vec<_>>(), [0, 3, 1]);
        let mut items: Vec<_> = by_shopper.lines(3).iter().map(|line| line.item).collect();
        items.sort_unstable();
        assert_eq!(items, [7, 9]);
        assert!(by_shopper.lines(2).is_empty(), "an order without lines is not counted");
    }
}

//! Orders held back from counting, and the questions made of them.
//!
//! What must stay true: a question's basket is in no training; the same log holds the same orders
//! back, whatever order its rows are in.

use crate::{baskets::Baskets, order_log::OrderLog};

/// Sizes of baskets a product is hidden from.
const SIZES: std::ops::RangeInclusive<usize> = 2..=100;

/// A basket with one product hidden from it. Products by place.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is left of the basket.
    pub context: Vec<u32>,
    /// What was hidden.
    pub target: u32,
}

/// What to learn from and what to ask.
#[derive(Debug)]
pub struct Holdout {
    /// The baskets that are counted.
    pub training: Baskets,
    /// From baskets that are not.
    pub questions: Vec<Question>,
}

/// Holds back the newest tenth of the orders, or where there are no times a tenth by order id.
pub fn newest_tenth(baskets: &Baskets, log: &OrderLog) -> Holdout {
    let ids = log.order_ids.names();
    let mut order: Vec<_> = baskets
        .iter()
        .map(|(origin, _)| (origin.placed_at, hash(ids[origin.order as usize]), origin.order))
        .collect();
    if order.iter().any(|(placed_at, ..)| placed_at.is_none()) {
        for (placed_at, ..) in &mut order {
            *placed_at = None;
        }
    }
    order.sort_unstable_by_key(|(placed_at, hash, number)| {
        (*placed_at, *hash, ids[*number as usize])
    });
    let mut is_held_back = vec![false; log.orders.len()];
    let newest = &order[order.len() - order.len() / 10..];
    for (.., number) in newest {
        is_held_back[*number as usize] = true;
    }

    let asked = baskets.only(|origin| is_held_back[origin.order as usize]);
    let mut questions: Vec<_> = asked
        .iter()
        .filter(|(_, products)| SIZES.contains(&products.len()))
        .map(|(origin, products)| {
            let id = ids[origin.order as usize];
            let mut context = products.to_vec();
            let target = context.remove(hash(id) as usize % products.len());
            (id, Question { context, target })
        })
        .collect();
    questions.sort_unstable_by_key(|(id, _)| *id);
    Holdout {
        training: baskets.only(|origin| !is_held_back[origin.order as usize]),
        questions: questions.into_iter().map(|(_, question)| question).collect(),
    }
}

/// FNV-1a: the same number for the same id, everywhere and always.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{baskets::Origin, order_log::Order};

    /// Twenty orders of two products, the `n`th placed on day `n` if they are dated.
    pub(in super::super) fn twenty_orders(is_dated: bool) -> (Baskets, OrderLog) {
        let mut log = OrderLog::default();
        let baskets = (0..20).map(|order| {
            log.order_ids.number(&format!("order-{order}"));
            let placed_at = is_dated.then(|| i64::from(order) * 86_400);
            log.orders.push(Order { placed_at, ..Order::default() });
            (Origin { shopper: order, order, placed_at }, vec![0, 1])
        });
        let baskets = baskets.collect();
        (Baskets::of(baskets, 2), log)
    }

    #[test]
    fn the_newest_tenth_is_held_back_and_not_counted() {
        let (baskets, log) = twenty_orders(true);
        let holdout = newest_tenth(&baskets, &log);
        assert_eq!(holdout.training.len(), 18);
        assert!(holdout.training.iter().all(|(origin, _)| origin.order < 18));
        assert_eq!(holdout.questions.len(), 2);
        for question in &holdout.questions {
            assert_eq!(question.context, [1 - question.target]);
        }
    }

    #[test]
    fn where_there_are_no_times_a_tenth_is_held_back_all_the_same() {
        let (baskets, log) = twenty_orders(false);
        let holdout = newest_tenth(&baskets, &log);
        assert_eq!((holdout.training.len(), holdout.questions.len()), (18, 2));
    }
}

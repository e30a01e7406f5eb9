//! Orders held back from counting, and the questions made of them.
//!
//! What must stay true: a question's basket is in no training; the same log holds the same orders
//! back, whatever order its rows are in.

use rayon::prelude::*;

use crate::{baskets::Baskets, order_log::OrderLog};

/// Sizes of baskets a product is hidden from.
const SIZES: std::ops::RangeInclusive<usize> = 2..=100;

/// Products hidden from one basket, each in its turn.
const TARGETS: usize = 4;

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
    /// From baskets that are not: those of each order together, in order of order id.
    pub questions: Vec<Vec<Question>>,
}

impl Holdout {
    /// Of the orders to hold back, by number.
    pub fn of(
        baskets: &Baskets,
        log: &OrderLog,
        is_held_back: impl Fn(u32) -> bool + Sync,
    ) -> Self {
        let ids = &log.order_ids;
        let (asked, training) = rayon::join(
            || baskets.only(|origin| is_held_back(origin.order)),
            || baskets.only(|origin| !is_held_back(origin.order)),
        );
        let questions_of = |basket: usize| {
            let (id, products) = (ids.name(asked.origin(basket).order), asked.products(basket));
            SIZES
                .contains(&products.len())
                .then(|| (id, ask(products, hash(id) as usize % products.len())))
        };
        let mut questions: Vec<_> =
            (0..asked.len()).into_par_iter().filter_map(questions_of).collect();
        questions.par_sort_unstable_by_key(|(id, _)| *id);
        Self {
            training,
            questions: questions.into_iter().map(|(_, questions)| questions).collect(),
        }
    }

    /// Of the newest tenth of the orders, or where there are no times a tenth by order id.
    pub fn newest_tenth(baskets: &Baskets, log: &OrderLog) -> Self {
        let ids = &log.order_ids;
        let mut order: Vec<_> = baskets
            .iter()
            .map(|(origin, _)| (origin.placed_at, hash(ids.name(origin.order)), origin.order))
            .collect();
        if order.iter().any(|(placed_at, ..)| placed_at.is_none()) {
            for (placed_at, ..) in &mut order {
                *placed_at = None;
            }
        }
        let mut is_held_back = vec![false; log.orders.len()];
        let before = order.len() - order.len() / 10;
        if before < order.len() {
            order.select_nth_unstable_by(before, |one, other| {
                let (placed_at, hash, number) = one;
                (placed_at, hash)
                    .cmp(&(&other.0, &other.1))
                    .then_with(|| ids.name(*number).cmp(ids.name(other.2)))
            });
        }
        for (.., number) in &order[before..] {
            is_held_back[*number as usize] = true;
        }
        Self::of(baskets, log, |number| is_held_back[number as usize])
    }
}

/// Hides the products of a basket from `first` on, one at a time.
fn ask(products: &[u32], first: usize) -> Vec<Question> {
    let places = (first..).take(products.len().min(TARGETS));
    let question = |place: usize| {
        let mut context = products.to_vec();
        let target = context.remove(place % products.len());
        Question { context, target }
    };
    places.map(question).collect()
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
            (Origin { shopper: order, order, placed_at, wall_ahead_seconds: 0 }, vec![0, 1])
        });
        let baskets = baskets.collect();
        (Baskets::of(baskets, 2), log)
    }

    #[test]
    fn the_newest_tenth_is_held_back_and_not_counted() {
        let (baskets, log) = twenty_orders(true);
        let holdout = Holdout::newest_tenth(&baskets, &log);
        assert_eq!(holdout.training.len(), 18);
        assert!(holdout.training.iter().all(|(origin, _)| origin.order < 18));
        assert_eq!(holdout.questions.len(), 2);
    }

    #[test]
    fn each_of_four_products_is_hidden_in_its_turn_from_the_rest() {
        let question = |context: &[u32], target| Question { context: context.to_vec(), target };
        assert_eq!(ask(&[3, 5], 1), [question(&[3], 5), question(&[5], 3)]);
        let targets: Vec<_> = ask(&[1, 2, 3, 4, 5], 3).iter().map(|one| one.target).collect();
        assert_eq!(targets, [4, 5, 1, 2], "the third waits for another order");
    }

    #[test]
    fn where_there_are_no_times_a_tenth_is_held_back_all_the_same() {
        let (baskets, log) = twenty_orders(false);
        let holdout = Holdout::newest_tenth(&baskets, &log);
        assert_eq!((holdout.training.len(), holdout.questions.len()), (18, 2));
    }
}

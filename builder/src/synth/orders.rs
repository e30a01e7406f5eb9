//! The orders of the invented shop, one after the other as they were placed.
//!
//! What must stay true: an order is a function of its number, so nothing is remembered between
//! two but how many lines are left.

use super::{
    chance::Chance,
    shop::{RANGE, Shop},
};

/// Lines of an order, on average (geometric), and orders of a shopper.
const LINES_AN_ORDER: f64 = 6.3;
const LINES_A_SHOPPER: u64 = 20;
/// Shares of one in a million.
const MILLION: u32 = 1_000_000;
const GUESTS: u32 = 100_000;
const MACHINES: u32 = 2_000;
const HUGE: u32 = 50;
const OF_THE_THEME: u32 = 450_000;
const OWN_THEME: u32 = 500_000;
const SENT_BACK: u32 = 3_000;
const WRITTEN_TWICE: u32 = 2_000;
const AMENDED: u32 = SENT_BACK + WRITTEN_TWICE;
const SEVERAL_PIECES: u32 = 200_000;
const PLANTED: u32 = 500_000;
/// How much more often some shoppers come than others; 1 would be all alike.
const FAITHFULNESS: f64 = 1.3;
/// 1 July 2024, and two years.
const FIRST_SECOND: i64 = 1_719_792_000;
const DAYS: u64 = 730;
/// Sorts of chance.
const ORDERS: u64 = 1;
const SHOPPERS: u64 = 2;
const ROBOTS: u64 = 3;

/// Who placed an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Customer {
    Guest,
    Known(u64),
    Machine(u64),
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) number: u64,
    pub(super) customer: Customer,
    /// Seconds since 1970.
    pub(super) placed_at: i64,
    /// Products and pieces; below 0 for what came back.
    pub(super) lines: Vec<(u32, i32)>,
}

/// All orders of a log of so many lines.
pub(super) struct Orders<'a> {
    pub(super) shop: &'a Shop,
    pub(super) lines: u64,
    next: u64,
    lines_left: u64,
}

impl<'a> Orders<'a> {
    pub(super) fn of(shop: &'a Shop, lines: u64) -> Self {
        Self { shop, lines, next: 0, lines_left: lines }
    }

    fn order(&self, number: u64) -> Order {
        let mut chance = self.shop.chance(ORDERS, number);
        let customer = self.customer(&mut chance);
        let lines = match customer {
            Customer::Machine(machine) => self.errand(machine),
            Customer::Guest | Customer::Known(_) => self.basket(customer, &mut chance),
        };
        let expected = (self.lines as f64 / LINES_AN_ORDER).max(1.0);
        let day = (number as f64 / expected * DAYS as f64).min(DAYS as f64 - 1.0) as i64;
        let second = i64::from(chance.below(14 * 3_600)) + 8 * 3_600;
        Order { number, customer, placed_at: FIRST_SECOND + day * 86_400 + second, lines }
    }

    fn customer(&self, chance: &mut Chance) -> Customer {
        let shoppers = (self.lines / LINES_A_SHOPPER).max(1);
        match chance.below(MILLION) {
            0..MACHINES => {
                Customer::Machine(u64::from(chance.below(1 + (shoppers / 100_000) as u32)))
            }
            MACHINES..GUESTS => Customer::Guest,
            _ => {
                let place = libm::pow(share(chance), FAITHFULNESS) * shoppers as f64;
                Customer::Known(place as u64)
            }
        }
    }

    /// What a machine orders, the same every time.
    fn errand(&self, machine: u64) -> Vec<(u32, i32)> {
        let mut chance = self.shop.chance(ROBOTS, machine);
        let range = chance.below(self.shop.ranges());
        vec![(self.shop.of_range(range, 2), 1), (self.shop.of_range(range, 3), 1)]
    }

    fn basket(&self, customer: Customer, chance: &mut Chance) -> Vec<(u32, i32)> {
        let size = if chance.below(MILLION) < HUGE {
            200 + chance.below(601)
        } else {
            let stop = libm::log(1.0 - 1.0 / LINES_AN_ORDER);
            1 + (libm::log(share(chance)) / stop) as u32
        };
        let theme = self.theme(customer, chance);
        let mut lines: Vec<(u32, i32)> = Vec::with_capacity(size as usize + 1);
        for _ in 0..size {
            let product = if chance.below(MILLION) < OF_THE_THEME {
                self.shop.of_range(theme, chance.below(RANGE).min(chance.below(RANGE)))
            } else {
                self.shop.at_share(share(chance))
            };
            add(&mut lines, product, chance);
            let companion =
                self.shop.companion(product).filter(|_| chance.below(MILLION) < PLANTED);
            if let Some(companion) = companion {
                add(&mut lines, companion, chance);
            }
        }
        let (first, pieces) = lines[0];
        match chance.below(MILLION) {
            0..SENT_BACK => lines.push((first, -pieces)),
            SENT_BACK..AMENDED => lines.push((first, pieces)),
            _ => {}
        }
        lines
    }

    /// The range an order is about: often one of the shopper's own.
    fn theme(&self, customer: Customer, chance: &mut Chance) -> u32 {
        if let Customer::Known(shopper) = customer
            && chance.below(MILLION) < OWN_THEME
        {
            let own = u64::from(chance.below(3));
            let mut habit = self.shop.chance(SHOPPERS, shopper * 3 + own);
            return self.shop.range(self.shop.at_share(share(&mut habit)));
        }
        self.shop.range(self.shop.at_share(share(chance)))
    }
}

impl Iterator for Orders<'_> {
    type Item = Order;

    fn next(&mut self) -> Option<Order> {
        if self.lines_left == 0 {
            return None;
        }
        let mut order = self.order(self.next);
        self.next += 1;
        order.lines.truncate(usize::try_from(self.lines_left).unwrap_or(usize::MAX));
        self.lines_left -= order.lines.len() as u64;
        Some(order)
    }
}

fn add(lines: &mut Vec<(u32, i32)>, product: u32, chance: &mut Chance) {
    if lines.iter().all(|(other, _)| *other != product) {
        let is_several = chance.below(MILLION) < SEVERAL_PIECES;
        lines.push((product, if is_several { 2 + chance.below(4) as i32 } else { 1 }));
    }
}

/// A number above 0 and below 1.
fn share(chance: &mut Chance) -> f64 {
    (f64::from(chance.below(u32::MAX)) + 0.5) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::Size, *};

    fn orders(lines: u64, seed: u64) -> Vec<Order> {
        let shop = Shop::of(Size { lines, products: Some(1_600) }, seed);
        Orders::of(&shop, lines).collect()
    }

    #[test]
    fn a_planted_companion_is_in_half_of_the_baskets_of_its_anchor() {
        let shop = Shop::of(Size { lines: 40_000, products: Some(160) }, 3);
        let (mut anchors, mut both) = (0_u32, 0_u32);
        for order in Orders::of(&shop, 40_000) {
            for (product, _) in &order.lines {
                if let Some(companion) = shop.companion(*product) {
                    anchors += 1;
                    both += u32::from(order.lines.iter().any(|(other, _)| *other == companion));
                }
            }
        }
        let share = f64::from(both) / f64::from(anchors);
        assert!((0.5..0.75).contains(&share), "{share}: half of them, and some by chance");
    }

    #[test]
    fn shoppers_come_back_and_some_orders_name_nobody() {
        let orders = orders(60_000, 1);
        let guests = orders.iter().filter(|order| order.customer == Customer::Guest).count();
        let mut known: Vec<_> = orders
            .iter()
            .filter_map(|order| match order.customer {
                Customer::Known(shopper) => Some(shopper),
                _ => None,
            })
            .collect();
        let placed = known.len();
        known.sort_unstable();
        known.dedup();
        assert!((0.08..0.12).contains(&(guests as f64 / orders.len() as f64)), "{guests}");
        assert!(placed > 2 * known.len(), "{placed} orders of {} shoppers", known.len());
    }

    proptest! {
        #[test]
        fn a_log_has_the_lines_asked_for_and_the_same_seed_invents_the_same(
            lines in 1_u64..3_000, seed in any::<u64>(),
        ) {
            let (one, other) = (orders(lines, seed), orders(lines, seed));
            prop_assert_eq!(&one, &other);
            prop_assert_eq!(one.iter().map(|order| order.lines.len() as u64).sum::<u64>(), lines);
            prop_assert!(one.iter().all(|order| !order.lines.is_empty()));
            let day = |order: &Order| order.placed_at.div_euclid(86_400);
            prop_assert!(one.is_sorted_by_key(day));
        }
    }
}

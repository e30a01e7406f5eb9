//! Shoppers while a log is read, and no longer.

use super::{Dictionary, Order};

/// Words exports have for somebody they don't know; a shop's customer 0 is its guests.
pub const NOBODY: [&str; 9] =
    ["0", "guest", "null", "none", "nan", "n/a", "anonymous", "(not set)", "undefined"];

/// Whether `id` names nobody.
pub(super) fn is_nobody(id: &str) -> bool {
    id.len() <= 9 && NOBODY.iter().any(|word| word.eq_ignore_ascii_case(id))
}

/// Shopper ids while the log is read, and no longer.
#[derive(Default)]
pub(super) struct Shoppers {
    ids: Dictionary,
    /// Every further claim to an order that has a shopper already.
    claims: Vec<(u32, u32)>,
}

impl Shoppers {
    pub(super) fn number(&mut self, id: &str) -> u32 {
        self.ids.number(id)
    }

    pub(super) fn placed(&mut self, order: &mut Order, number: u32, shopper: u32) {
        match order.shopper {
            None => order.shopper = Some(shopper),
            Some(first) if first != shopper => self.claims.push((number, shopper)),
            Some(_) => {}
        }
    }

    /// Gives each contested order to the first id in byte order, whatever order the rows came in.
    pub(super) fn settle(mut self, orders: &mut [Order]) -> u32 {
        for (order, claimant) in &self.claims {
            let order = &mut orders[*order as usize];
            let holder = order.shopper.unwrap_or(*claimant);
            if self.ids.name(*claimant) < self.ids.name(holder) {
                order.shopper = Some(*claimant);
            }
        }
        self.claims.sort_unstable();
        self.claims.dedup_by_key(|(order, _)| *order);
        self.claims.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_two_shoppers_claim_goes_to_the_first_id_whatever_came_first() {
        for ids in [["b", "a"], ["a", "b"]] {
            let (mut shoppers, mut orders) = (Shoppers::default(), vec![Order::default()]);
            for id in ids {
                let shopper = shoppers.number(id);
                shoppers.placed(&mut orders[0], 0, shopper);
            }
            let a = shoppers.ids.get("a");
            assert_eq!(shoppers.settle(&mut orders), 1);
            assert_eq!(orders[0].shopper, a);
        }
    }
}

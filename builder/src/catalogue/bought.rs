//! Without a catalogue, what enough shoppers bought is a product.
//!
//! What must stay true: what only a few bought may be one person's own (a personalised article, a
//! voucher) and is no product; an order that names nobody is a shopper of its own.

use rayon::prelude::*;

use super::{Catalogue, Product};
use crate::{
    order_log::{ByShopper, Dictionary, OrderLog, Rules},
    shares::cores,
};

impl Catalogue {
    /// The items of an order log that at least `shoppers` distinct shoppers bought.
    pub fn of_order_log(
        log: &OrderLog,
        by_shopper: &ByShopper,
        is_counted: impl Fn(u32) -> bool + Sync,
        shoppers: u32,
    ) -> Self {
        let mut bought = Bought::of(&log.items, &log.rules, shoppers);
        bought.count(by_shopper, is_counted);
        bought.catalogue(&log.items)
    }
}

/// Who bought what, in one part of a log after the other.
pub struct Bought {
    spelled: Spelled,
    /// For each core, by code: by how many, and the last of them.
    buyers: Vec<Vec<Buyers>>,
    enough: u32,
}

#[derive(Clone, Copy, Default)]
struct Buyers {
    count: u32,
    last: u32,
}

impl Buyers {
    fn meet(&mut self, shopper: u32) {
        if self.count == 0 || self.last != shopper {
            self.count += 1;
            self.last = shopper;
        }
    }
}

impl Bought {
    /// Nothing yet of these items. `shoppers` make a product.
    pub fn of(items: &Dictionary, rules: &Rules, shoppers: u32) -> Self {
        let spelled = Spelled::of(items, rules);
        let nobody = vec![Buyers::default(); spelled.spellings.len()];
        Self { spelled, buyers: vec![nobody; cores()], enough: shoppers }
    }

    /// Counts the orders of a part that `is_counted` admits.
    pub fn count(&mut self, by_shopper: &ByShopper, is_counted: impl Fn(u32) -> bool + Sync) {
        let Self { spelled, buyers, .. } = self;
        let shares = by_shopper.shares(buyers.len());
        buyers.par_iter_mut().zip(shares).for_each(|(buyers, share)| {
            by_shopper.each(share, |placed, lines| {
                if is_counted(placed.order) {
                    for code in
                        lines.iter().filter_map(|line| spelled.code_of_item[line.item as usize])
                    {
                        buyers[code as usize].meet(placed.shopper);
                    }
                }
            });
        });
    }

    /// What enough shoppers bought.
    pub fn catalogue(self, names: &Dictionary) -> Catalogue {
        let buyers = |code: usize| self.buyers.iter().map(|of| of[code].count).sum::<u32>();
        let sold = self.spelled.spellings.into_iter().enumerate();
        let sold = sold.filter(|(code, _)| buyers(*code) >= self.enough);
        let product = |mut items: Vec<u32>| {
            items.sort_unstable_by_key(|item| names.name(*item));
            let mut names = items.into_iter().map(|item| names.name(item).to_owned());
            let id = names.next().unwrap_or_default();
            Product { id, aliases: names.collect(), in_stock: true, ..Product::default() }
        };
        let mut products: Vec<_> = sold.map(|(_, items)| product(items)).collect();
        products.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Catalogue { products, declared: Vec::new() }
    }
}

/// The same code in small and capital letters is one product: it goes by the spelling that is
/// first in byte order, and answers to the others.
struct Spelled {
    /// By item: its code, unless it is no product.
    code_of_item: Vec<Option<u32>>,
    /// By code: the items that are spellings of it.
    spellings: Vec<Vec<u32>>,
}

impl Spelled {
    fn of(items: &Dictionary, rules: &Rules) -> Self {
        let mut codes = Dictionary::default();
        let mut spellings: Vec<Vec<u32>> = Vec::new();
        let code_of_item = items.names().zip(0..).map(|(name, item)| {
            if rules.is_no_product(name) {
                return None;
            }
            let code = codes.number(&name.to_ascii_lowercase());
            if code as usize == spellings.len() {
                spellings.push(Vec::new());
            }
            spellings[code as usize].push(item);
            Some(code)
        });
        Self { code_of_item: code_of_item.collect(), spellings }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::order_log::{Order, OrderLine};

    #[test]
    fn two_spellings_of_a_code_are_one_product_of_all_their_buyers() {
        let mut log = OrderLog::default();
        let bought = [(Some(0), "mug-1"), (Some(0), "MUG-1"), (None, "Mug-1"), (None, "hat")];
        for (order, (shopper, item)) in (0..).zip(bought) {
            log.orders.push(Order { shopper, ..Order::default() });
            let item = Arc::make_mut(&mut log.items).number(item);
            log.lines.push(OrderLine { order, item, quantity_thousandths: 1_000 });
        }
        let of = |shoppers| {
            Catalogue::of_order_log(&log, &ByShopper::of(&log), |_| true, shoppers).products
        };
        let products = of(2);
        let named: Vec<_> = products.iter().map(|known| (&*known.id, &*known.aliases)).collect();
        assert_eq!(named, [("MUG-1", &["Mug-1".to_owned(), "mug-1".to_owned()][..])]);
        assert!(of(3).is_empty());
    }
}

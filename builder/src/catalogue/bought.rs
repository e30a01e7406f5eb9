//! Without a catalogue, what enough shoppers bought is a product.
//!
//! What must stay true: what only a few bought may be one person's own (a personalised article, a
//! voucher) and is no product; an order that names nobody is a shopper of its own.

use super::{Catalogue, Product};
use crate::order_log::{Dictionary, OrderLog};

impl Catalogue {
    /// The items of an order log that at least `shoppers` distinct shoppers bought.
    pub fn of_order_log(log: &OrderLog, is_counted: impl Fn(u32) -> bool, shoppers: u32) -> Self {
        let spelled = Spelled::of(log);
        let mut buyers: Vec<Vec<u32>> = vec![Vec::new(); spelled.spellings.len()];
        for line in log.lines.iter().filter(|line| is_counted(line.order)) {
            let Some(code) = spelled.code_of_item[line.item as usize] else { continue };
            let buyers = &mut buyers[code as usize];
            if buyers.len() < shoppers as usize {
                let buyer = log.shopper_of(line.order);
                if let Err(place) = buyers.binary_search(&buyer) {
                    buyers.insert(place, buyer);
                }
            }
        }
        let sold = spelled.spellings.into_iter().zip(buyers);
        let sold = sold.filter(|(_, buyers)| buyers.len() >= shoppers as usize);
        let product = |mut items: Vec<u32>| {
            items.sort_unstable_by_key(|item| log.items.name(*item));
            let mut names = items.into_iter().map(|item| log.items.name(item).to_owned());
            let id = names.next().unwrap_or_default();
            Product { id, aliases: names.collect(), in_stock: true, ..Product::default() }
        };
        let mut products: Vec<_> = sold.map(|(items, _)| product(items)).collect();
        products.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Self { products, declared: Vec::new() }
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
    fn of(log: &OrderLog) -> Self {
        let mut codes = Dictionary::default();
        let mut spellings: Vec<Vec<u32>> = Vec::new();
        let code_of_item = log.items.names().zip(0..).map(|(name, item)| {
            if log.rules.is_no_product(name) {
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
    use super::*;
    use crate::order_log::{Order, OrderLine};

    #[test]
    fn two_spellings_of_a_code_are_one_product_of_all_their_buyers() {
        let mut log = OrderLog::default();
        let bought = [(Some(0), "mug-1"), (Some(0), "MUG-1"), (None, "Mug-1"), (None, "hat")];
        for (order, (shopper, item)) in (0..).zip(bought) {
            log.orders.push(Order { shopper, ..Order::default() });
            let item = log.items.number(item);
            log.lines.push(OrderLine { order, item, quantity_thousandths: 1_000 });
        }
        let products = Catalogue::of_order_log(&log, |_| true, 2).products;
        let named: Vec<_> = products.iter().map(|known| (&*known.id, &*known.aliases)).collect();
        assert_eq!(named, [("MUG-1", &["Mug-1".to_owned(), "mug-1".to_owned()][..])]);
        assert!(Catalogue::of_order_log(&log, |_| true, 3).products.is_empty());
    }
}

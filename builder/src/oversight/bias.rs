//! Bias: whose products the suggestions are, beside what is sold and what is bought anyway.

use std::collections::BTreeMap;

use super::{Sight, evidence::Evidence};

/// Brands that get a row of their own.
const BRANDS: usize = 8;
const PRICE_BANDS: usize = 4;

/// A group of products: its shares of three things, 0 to 1 each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Share {
    pub(super) name: String,
    /// Of the products.
    pub(super) sold: f64,
    /// Of what is bought, as far as the tier tells.
    pub(super) bought: f64,
    /// Of what is suggested.
    pub(super) suggested: f64,
}

/// By price, from the lowest quarter of the products up; none where prices are missing.
pub(super) fn by_price(sight: &Sight, evidence: &Evidence) -> Vec<Share> {
    let products = &sight.catalogue.products;
    let mut prices: Vec<_> = products.iter().filter_map(|product| product.price).collect();
    prices.sort_unstable_by(f64::total_cmp);
    if prices.len() < PRICE_BANDS {
        return Vec::new();
    }
    let bounds = (1..PRICE_BANDS).map(|n| prices[n * prices.len() / PRICE_BANDS]);
    let mut bounds: Vec<_> = bounds.collect();
    bounds.dedup();
    let name = |band: usize| match band {
        0 => format!("0 below {:.2}", bounds[0]),
        _ if band < bounds.len() => {
            format!("{band} {:.2} to below {:.2}", bounds[band - 1], bounds[band])
        }
        _ => format!("{band} {:.2} and more", bounds[band - 1]),
    };
    let mut shares = shares(sight, evidence, |place| {
        let price = products[place as usize].price?;
        Some(name(bounds.partition_point(|bound| *bound <= price)))
    });
    for share in &mut shares {
        share.name = share.name.split_once(' ').map_or("", |(_, name)| name).to_owned();
    }
    shares
}

/// By brand: the most suggested, and all others together; none where nobody names a brand.
pub(super) fn by_brand(sight: &Sight, evidence: &Evidence) -> Vec<Share> {
    let brand = |place: u32| sight.catalogue.products[place as usize].brand.clone();
    let mut shares = shares(sight, evidence, brand);
    shares.sort_by(|a, b| b.suggested.total_cmp(&a.suggested));
    let rest = shares.split_off(shares.len().min(BRANDS));
    if !rest.is_empty() {
        let sum = |of: fn(&Share) -> f64| rest.iter().map(of).sum();
        shares.push(Share {
            name: format!("{} others", rest.len()),
            sold: sum(|share| share.sold),
            bought: sum(|share| share.bought),
            suggested: sum(|share| share.suggested),
        });
    }
    shares
}

/// Products orders tell nothing of, new or hardly bought, beside the others.
pub(super) fn by_age(sight: &Sight, evidence: &Evidence) -> Vec<Share> {
    shares(sight, evidence, |place| {
        let is_known = sight.statistics.items[place as usize].orders > 0.0;
        Some(if is_known { "known from orders" } else { "new, or hardly bought" }.to_owned())
    })
}

/// The groups in order of name. A product of no group counts for none.
fn shares(sight: &Sight, evidence: &Evidence, group: impl Fn(u32) -> Option<String>) -> Vec<Share> {
    let mut sums: BTreeMap<String, [f64; 3]> = BTreeMap::new();
    let mut add = |place: u32, which: usize, amount: f64| {
        if let Some(group) = group(place) {
            sums.entry(group).or_default()[which] += amount;
        }
    };
    for (item, place) in sight.statistics.items.iter().zip(0..) {
        add(place, 0, 1.0);
        add(place, 1, item.orders);
    }
    for edge in evidence.complements() {
        add(edge.companion, 2, edge.exposure);
    }
    let total = |which: usize| sums.values().map(|of| of[which]).sum::<f64>();
    let totals = [total(0), total(1), total(2)];
    let share = |(name, of): (String, [f64; 3])| {
        let part = |which: usize| if totals[which] > 0.0 { of[which] / totals[which] } else { 0.0 };
        Share { name, sold: part(0), bought: part(1), suggested: part(2) }
    };
    sums.into_iter().map(share).collect()
}

//! The promise, attacked: small in `npm test`, at full size in `npm run test:privacy`.
//!
//! Trials are counted beforehand and bounds are such that a right build is blamed less than once
//! in a million runs; each claim names the broken builder that has to fail it.

mod audit;
mod bounds;
mod leaks;
mod membership;

use std::collections::HashMap;

use super::{
    noise::{DiscreteGaussian, Noise},
    plan::{Assortment, Columns, Plan, Selection, Share, Terms},
    units::Unit,
};
use crate::{
    baskets::{Baskets, Origin},
    catalogue::{Catalogue, Product},
    error::BuilderError,
    order_log::{Order, OrderLog},
};

/// A run of chance this unlikely is no chance.
pub(super) const FALSE_ALARM: f64 = 1e-6;

/// `small` in every run; at full size many times as many.
pub(super) fn trials(small: usize, full: usize) -> usize {
    if std::env::var_os("ALONGSIDE_FULL").is_some() { full } else { small }
}

/// A shop, and what its shoppers bought.
pub(super) struct World {
    pub(super) catalogue: Catalogue,
    pub(super) log: OrderLog,
    pub(super) baskets: Baskets,
}

/// A shopper and the orders: on which day, which products.
pub(super) type Shopper = (u32, Vec<(i64, Vec<u32>)>);

const DAY: i64 = 86_400;

impl World {
    /// So many products of one family on two shelves, and orders by shopper: the day, the products.
    pub(super) fn of(products: usize, shoppers: &[Shopper]) -> Self {
        let product = |place: usize| Product {
            id: format!("p{place:03}"),
            category: Some(if place.is_multiple_of(2) { "even" } else { "odd" }.into()),
            family: Some("all".into()),
            ..Product::default()
        };
        let mut log = OrderLog::default();
        (log.columns.shoppers, log.columns.times) = (true, true);
        let mut orders = Vec::new();
        for (shopper, placed) in shoppers {
            for (day, bought) in placed {
                let placed_at = Some(day * DAY);
                let order = log.orders.len() as u32;
                log.orders.push(Order {
                    shopper: Some(*shopper),
                    placed_at,
                    wall_time: placed_at,
                    ..Order::default()
                });
                let mut bought = bought.clone();
                bought.sort_unstable();
                bought.dedup();
                orders.push((
                    Origin { shopper: *shopper, order, placed_at, wall_ahead_seconds: 0 },
                    bought,
                ));
            }
        }
        let catalogue =
            Catalogue { products: (0..products).map(product).collect(), declared: Vec::new() };
        Self { catalogue, log, baskets: Baskets::of(orders, products) }
    }
}

/// Four a year for a shopper, once; eight pairs above a threshold.
pub(super) fn plan() -> Plan {
    plan_of(Selection::Uniform)
}

/// The same with listed pairs.
pub(super) fn listed_plan() -> Plan {
    plan_of(Selection::Listed)
}

fn plan_of(selection: Selection) -> Plan {
    let terms = Terms { unit: Unit::Shopper, epsilon: 4.0, releases: 1, selection, pairs: 8 };
    terms.plan(50_000, Columns { assortment: Assortment::Described, kin: true, months: true })
}

/// Builders that break the promise, and the one that keeps it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Builder {
    Right,
    /// sigma = 0.
    WithoutNoise,
    /// Keys are named from tau − 1 on.
    WithLowerTau,
    /// The first count of a public domain is told as it is.
    WithExactTotals,
    /// A shopper adds everything.
    WithoutLimit,
}

impl Noise for Builder {
    fn add(&self, counts: Vec<i64>, share: &Share) -> Result<Vec<i64>, BuilderError> {
        if *self == Self::WithoutNoise {
            return Ok(counts);
        }
        let exact = counts.first().copied();
        let mut noisy = DiscreteGaussian.add(counts, share)?;
        if let (Self::WithExactTotals, Some(exact)) = (self, exact) {
            noisy[0] = exact;
        }
        Ok(noisy)
    }

    fn name(
        &self,
        counts: HashMap<u64, u32>,
        share: &Share,
    ) -> Result<Vec<(u64, i64)>, BuilderError> {
        if *self == Self::WithoutNoise {
            let mut named: Vec<_> = counts
                .into_iter()
                .filter(|(_, count)| *count >= share.tau)
                .map(|(key, count)| (key, count.into()))
                .collect();
            named.sort_unstable();
            return Ok(named);
        }
        if *self == Self::WithLowerTau {
            // A larger delta, so that the library does not notice.
            return DiscreteGaussian
                .name(counts, &Share { tau: share.tau - 1, delta: 1.0, ..*share });
        }
        if *self == Self::WithoutLimit {
            // What the noise was meant for, so that the library does not notice.
            return DiscreteGaussian.name(counts, &plan().pairs);
        }
        DiscreteGaussian.name(counts, share)
    }
}

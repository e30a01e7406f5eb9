//! The attack by difference (Calandrino et al. 2011): somebody knows two products of an order
//! placed between two versions, and guesses whatever rose together with both.
//!
//! The same rule, tried on orders both versions have seen, is luck: what it gives there it gives
//! without any order being new.

use alongside::product::ProductIndex;
use serde::Serialize;

use super::{published::Risen, rate::Rate, sample::Sample};

/// The most pairs of products somebody is taken to know, order by order.
const MOST_KNOWN: usize = 10;

/// What the attack gave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Differencing {
    /// On orders that are new in this version.
    pub attack: Rate,
    /// On orders that both versions have seen.
    pub luck: Rate,
    /// The difference in standard errors.
    pub above_luck: f64,
}

impl Differencing {
    /// Tried on both sides of the sample; none where one side has no order to guess at.
    pub(super) fn of(
        risen: &Risen,
        sample: &Sample,
        resolve: &dyn Fn(&str) -> Option<ProductIndex>,
    ) -> Option<Self> {
        let side = |orders: &[Vec<String>]| {
            let places = orders.iter().map(|items| {
                let mut places: Vec<_> = items.iter().filter_map(|id| resolve(id)).collect();
                places.sort_unstable();
                places.dedup();
                places
            });
            let places: Vec<_> = places.filter(|order| order.len() > 2).collect();
            places.iter().map(|order| guess(risen, order)).collect::<Vec<_>>()
        };
        let (after, before) = (side(&sample.after), side(&sample.before));
        if after.is_empty() || before.is_empty() {
            return None;
        }
        let (attack, luck) = (Rate::of(&after), Rate::of(&before));
        Some(Self { attack, luck, above_luck: attack.above(&luck) })
    }
}

/// Guesses about one order, and how many were right.
fn guess(risen: &Risen, order: &[ProductIndex]) -> (usize, usize) {
    let (mut guesses, mut hits) = (0, 0);
    for (one, other) in known(order) {
        for found in risen.with_both(one, other) {
            guesses += 1;
            hits += usize::from(order.binary_search(&found).is_ok());
        }
    }
    (guesses, hits)
}

/// Pairs of products spread evenly over all pairs of the order.
fn known(order: &[ProductIndex]) -> impl Iterator<Item = (ProductIndex, ProductIndex)> {
    let pairs: Vec<_> = order
        .iter()
        .enumerate()
        .flat_map(|(at, one)| order[at + 1..].iter().map(|other| (*one, *other)))
        .collect();
    let count = pairs.len().min(MOST_KNOWN);
    (0..count).map(move |number| pairs[number * pairs.len() / count])
}

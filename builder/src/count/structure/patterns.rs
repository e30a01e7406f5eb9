//! Baskets as categories: which two to five fill one basket, level by level (Apriori, Agrawal and
//! Srikant 1994).
//!
//! What must stay true: a pattern's shoppers are distinct, and every part of a counted pattern is
//! counted too.

use rustc_hash::FxHashMap;

use crate::{baskets::Parts, catalogue::Categories};

use super::{super::Cell, shelves};

/// Categories of a pattern, at most: what a person still sees as one occasion.
const LARGEST_PATTERN: usize = 5;
/// A basket of more categories is a stock-up; its patterns grow with the fifth power.
pub const WIDEST_BASKET: usize = 12;
/// Fewer shoppers than this are a coincidence; the same floor as the publishing tier's.
pub const FEWEST_OF_A_PATTERN: u32 = 20;

/// Categories that fill one basket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Rising.
    pub categories: Vec<u32>,
    /// Orders that hold something of each.
    pub orders: u32,
    /// Distinct shoppers of those orders.
    pub shoppers: u32,
}

/// Patterns of enough shoppers, by size, then categories.
pub(super) fn count<P: Parts>(
    parts: &P,
    categories: &Categories,
) -> Result<Vec<Pattern>, P::Error> {
    let mut found: Vec<Pattern> = Vec::new();
    if categories.paths.is_empty() {
        return Ok(found);
    }
    let mut known = level(parts, categories, 1, |_| true)?;
    for size in 2..=LARGEST_PATTERN {
        if known.is_empty() {
            break;
        }
        known = level(parts, categories, size, |part| known.contains_key(part))?;
        let mut patterns: Vec<_> = known
            .iter()
            .map(|(categories, cell)| Pattern {
                categories: categories.clone(),
                orders: cell.orders,
                shoppers: cell.shoppers,
            })
            .collect();
        patterns.sort_unstable_by(|a, b| a.categories.cmp(&b.categories));
        found.extend(patterns);
    }
    Ok(found)
}

/// Every pattern of `size` whose parts are all known and that has enough shoppers.
fn level<P: Parts>(
    baskets: &P,
    categories: &Categories,
    size: usize,
    is_known: impl Fn(&[u32]) -> bool,
) -> Result<FxHashMap<Vec<u32>, Cell>, P::Error> {
    let mut cells: FxHashMap<Vec<u32>, Cell> = FxHashMap::default();
    let mut pattern = Vec::with_capacity(size);
    baskets.each_part(|part| {
        for (origin, products) in part.iter() {
            let shelves = shelves(products, categories);
            if !(2..=WIDEST_BASKET).contains(&shelves.len()) {
                continue;
            }
            each(&shelves, size, &mut pattern, &mut |pattern| {
                if let Some(cell) = cells.get_mut(pattern) {
                    cell.meet(origin.shopper, 0);
                } else if size == 1 || parts(pattern).all(|part| is_known(&part)) {
                    let mut cell = Cell::default();
                    cell.meet(origin.shopper, 0);
                    cells.insert(pattern.to_vec(), cell);
                }
            });
        }
    })?;
    cells.retain(|_, cell| cell.shoppers >= FEWEST_OF_A_PATTERN);
    Ok(cells)
}

/// Every choice of `size` of the shelves.
fn each(shelves: &[u32], size: usize, chosen: &mut Vec<u32>, found: &mut impl FnMut(&[u32])) {
    if chosen.len() == size {
        return found(chosen);
    }
    for (at, shelf) in shelves.iter().enumerate() {
        chosen.push(*shelf);
        each(&shelves[at + 1..], size, chosen, found);
        chosen.pop();
    }
}

/// The pattern with one category left out, each in turn.
fn parts(pattern: &[u32]) -> impl Iterator<Item = Vec<u32>> {
    (0..pattern.len()).map(|left_out| {
        let mut part = pattern.to_vec();
        part.remove(left_out);
        part
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        baskets::{Baskets, Origin},
        catalogue::Product,
    };

    fn found(shoppers: u32) -> Vec<(Vec<u32>, u32)> {
        let product =
            |category: &str| Product { category: Some(category.to_owned()), ..Product::default() };
        let categories = Categories::of(&["gas", "mats", "tents"].map(product));
        let orders = (0..2 * shoppers).map(|order| {
            (
                Origin { shopper: order / 2, order, placed_at: None, wall_ahead_seconds: 0 },
                vec![0, 1, 2],
            )
        });
        let Ok(found) = count(&Baskets::of(orders.collect(), 3), &categories);
        found.into_iter().map(|pattern| (pattern.categories, pattern.shoppers)).collect()
    }

    #[test]
    fn tent_mat_and_gas_are_found_with_all_their_parts_once_a_shopper() {
        let wanted = [vec![0, 1], vec![0, 2], vec![1, 2], vec![0, 1, 2]];
        assert_eq!(found(20), wanted.map(|categories| (categories, 20)));
        assert_eq!(found(19), [], "two orders each do not make more shoppers");
    }
}

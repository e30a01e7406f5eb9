//! List: pairs that are counted because they are listed, not because anybody bought them.
//!
//! Comes in: the catalogue, and what was released of its products before. Goes out: a [`List`].
//! What must stay true: no order is looked at, so that a pair's being on a list tells nothing and
//! noise alone protects its count: no threshold has to.

use std::cmp::Reverse;

use crate::catalogue::{Product, alike};

/// Pairs of what is bought most that are listed, at most.
const LONGEST: usize = 3_000_000;
/// Shops of no more products list every pair there is.
pub const LISTED_WITH_ONE_ANOTHER: usize = 2_449;

/// What has no seat.
const NOWHERE: u32 = u32::MAX;

/// Pairs in strictly rising order, the lower place first, and where each product's begin.
#[derive(Debug, Default)]
pub(super) struct List {
    pairs: Vec<(u32, u32)>,
    starts: Vec<u32>,
    /// By product: which it is of those that stand second in a pair.
    seats: Vec<u32>,
}

impl List {
    /// Of pairs among so many products, the lower place first.
    pub(super) fn of(mut pairs: Vec<(u32, u32)>, products: usize) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let start = |product: usize| pairs.partition_point(|(a, _)| (*a as usize) < product) as u32;
        let starts = (0..=products).map(start).collect();
        let mut seats = vec![NOWHERE; products];
        for (_, second) in &pairs {
            seats[*second as usize] = 0;
        }
        for (seat, number) in seats.iter_mut().filter(|seat| **seat == 0).zip(0..) {
            *seat = number;
        }
        Self { pairs, starts, seats }
    }

    /// Each product and those most like it, by what the catalogue says.
    pub(super) fn near(products: &[Product]) -> Self {
        let pairs = alike(products).into_iter().map(|alike| (alike.a, alike.b));
        Self::of(pairs.collect(), products.len())
    }

    /// Pairs of what is bought most, by noisy counts, but for what stands on `other`: those whose
    /// ranks multiply to the least. By Zipf's law chance alone would bring these together most
    /// often; and so what is bought rarely is listed with what is bought much.
    pub(super) fn most_bought(items: &[Option<i64>], other: &Self) -> Self {
        let counted = (0_u32..).zip(items).filter_map(|(place, count)| Some((place, (*count)?)));
        let mut places: Vec<_> = counted.collect();
        places.sort_unstable_by_key(|(place, count)| (Reverse(*count), *place));
        let most = largest_product(places.len());
        let pairs = places.iter().enumerate().flat_map(|(at, (a, _))| {
            let beside = places[at + 1..].iter().take(beside(at + 1, most));
            beside.map(|(b, _)| (*a.min(b), *a.max(b)))
        });
        Self::of(pairs.filter(|pair| !other.holds(*pair)).collect(), items.len())
    }

    /// The pairs, rising.
    pub(super) fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }

    /// Whether a product stands in any pair.
    pub(super) fn knows(&self, product: u32) -> bool {
        let at = product as usize;
        self.seats[at] != NOWHERE || self.starts[at] != self.starts[at + 1]
    }

    /// Tells the places on the list of the pairs a basket holds. `products` rise.
    pub(super) fn meet(&self, products: &[u32], mut tell: impl FnMut(usize)) {
        for (at, a) in products.iter().enumerate() {
            let start = self.starts[*a as usize] as usize;
            let row = &self.pairs[start..self.starts[*a as usize + 1] as usize];
            let Some((_, first)) = row.first() else { continue };
            let first = self.seats[*first as usize];
            for b in &products[at + 1..] {
                let seat = self.seats[*b as usize];
                if seat != NOWHERE && seat >= first {
                    find(row, *b, (seat - first) as usize)
                        .map(|found| start + found)
                        .map(&mut tell);
                }
            }
        }
    }

    fn holds(&self, pair: (u32, u32)) -> bool {
        self.pairs.binary_search(&pair).is_ok()
    }
}

/// Products of a higher rank with which one of this rank multiplies to no more than `most`.
fn beside(rank: usize, most: usize) -> usize {
    (most / rank).saturating_sub(rank)
}

/// What two ranks may multiply to, so that of so many products [`LONGEST`] pairs are listed.
fn largest_product(products: usize) -> usize {
    let listed = |most: usize| -> usize {
        (1..=products).map(|rank| beside(rank, most).min(products - rank)).sum()
    };
    let (mut least, mut most) = (0, products * products);
    while least < most {
        let middle = (least + most).div_ceil(2);
        if listed(middle) <= LONGEST {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    least
}

/// Where `second` stands in the row of one product, at `most` so far: just there, where the
/// row has all that have a seat.
fn find(row: &[(u32, u32)], second: u32, most: usize) -> Option<usize> {
    if row.get(most).is_some_and(|pair| pair.1 == second) {
        return Some(most);
    }
    row[..most.min(row.len())].binary_search_by_key(&second, |pair| pair.1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_products_bought_most_every_two_are_listed_once_over_both_lists() {
        let near = List::of(vec![(0, 3), (2, 3)], 4);
        let every = List::most_bought(&[Some(9), None, Some(-4), Some(2)], &near);
        assert_eq!(every.pairs(), [(0, 2)], "1 was not named, and two pairs are listed already");
    }

    #[test]
    fn what_is_bought_rarely_is_listed_with_what_is_bought_much() {
        let none = |products: usize| List::of(Vec::new(), products);
        let all = List::most_bought(&vec![Some(1); LISTED_WITH_ONE_ANOTHER], &none(2_449));
        assert_eq!(all.pairs().len(), 2_449 * 2_448 / 2, "every pair there is");
        let bought: Vec<_> = (0..20_000).map(|place| Some(20_000 - place)).collect();
        let most = List::most_bought(&bought, &none(20_000));
        assert!((LONGEST - 20_000..=LONGEST).contains(&most.pairs().len()));
        assert!(most.holds((0, 19_999)) && most.holds((800, 801)));
        assert!(!most.holds((100, 19_999)) && !most.holds((1_500, 1_501)));
    }

    #[test]
    fn a_basket_meets_the_pairs_it_holds_and_no_others() {
        let list = List::of(vec![(0, 1), (0, 3), (1, 2)], 4);
        let met = |products: &[u32]| {
            let mut met = Vec::new();
            list.meet(products, |pair| met.push(pair));
            met
        };
        assert_eq!(met(&[0, 1, 2]), [0, 2]);
        assert_eq!(met(&[0, 3]), [1]);
        assert!(met(&[1, 3]).is_empty());
        assert_eq!(met(&[0, 1, 2, 3]), [0, 1, 2]);
    }
}

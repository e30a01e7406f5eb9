//! Gram: how much weight each two products share, as one matrix, and the inverse of it.
//!
//! What must stay true: the matrix that is inverted is positive definite, whatever rounding did
//! to the counts.

use std::{num::NonZero, thread};

use super::symmetric::Symmetric;
use crate::anonymize::{PairStatistic, Statistics};

/// The products that share baskets, numbered for a matrix.
pub(super) struct Gram<'a> {
    statistics: &'a Statistics,
    /// By place: the product's row.
    rows: Vec<Option<usize>>,
    size: usize,
}

/// The inverse of a Gram matrix, by the products it holds.
pub(super) struct Precision {
    rows: Vec<Option<usize>>,
    negative: Symmetric,
}

impl<'a> Gram<'a> {
    /// Of all products that share a basket, or the `most` that are bought most.
    pub(super) fn of(statistics: &'a Statistics, most: usize) -> Self {
        let items = &statistics.items;
        let mut is_paired = vec![false; items.len()];
        for pair in &statistics.pairs {
            is_paired[pair.a as usize] = true;
            is_paired[pair.b as usize] = true;
        }
        let mut places: Vec<_> = (0..items.len()).filter(|place| is_paired[*place]).collect();
        // Stable, so of products bought alike the lower place comes first.
        places.sort_by(|a, b| items[*b].orders.total_cmp(&items[*a].orders));
        places.truncate(most);
        let mut rows = vec![None; items.len()];
        for (row, place) in places.iter().enumerate() {
            rows[*place] = Some(row);
        }
        Self { statistics, rows, size: places.len() }
    }

    /// Whether every product that shares a basket has a row.
    pub(super) fn holds_all(&self) -> bool {
        let has_row = |product: u32| self.rows[product as usize].is_some();
        self.statistics.pairs.iter().all(|pair| has_row(pair.a) && has_row(pair.b))
    }

    /// The inverse with `ridge`, above 0, times the root of each product's weight added to the
    /// diagonal; with twice that and so on where rounded counts fit no baskets and leave no
    /// inverse.
    pub(super) fn inverse(self, ridge: f64) -> Precision {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let mut ridge = ridge;
        let negative = loop {
            if let Ok(negative) = self.matrix(ridge).negative_inverse(threads) {
                break negative;
            }
            ridge *= 2.0;
        };
        Precision { negative, rows: self.rows }
    }

    fn matrix(&self, ridge: f64) -> Symmetric {
        let mut matrix = Symmetric::identity(self.size);
        for (row, item) in self.rows.iter().zip(&self.statistics.items) {
            if let Some(row) = *row {
                // An item of next to no weight is not more certain than one bought once.
                let ridge = ridge * item.weight.max(1.0).sqrt();
                matrix.set(row, row, (item.weight + ridge) as f32);
            }
        }
        for pair in &self.statistics.pairs {
            if let (Some(a), Some(b)) = (self.rows[pair.a as usize], self.rows[pair.b as usize]) {
                matrix.set(a, b, pair.weight as f32);
            }
        }
        matrix
    }
}

impl Precision {
    /// The value of a product with itself, if it has a row. Above 0.
    pub(super) fn diagonal(&self, product: usize) -> Option<f64> {
        self.rows[product].map(|row| -f64::from(self.negative.get(row, row)))
    }

    /// Minus the value of two products, if both have a row.
    pub(super) fn negative(&self, pair: &PairStatistic) -> Option<f64> {
        let (a, b) = (self.rows[pair.a as usize]?, self.rows[pair.b as usize]?);
        Some(f64::from(self.negative.get(a, b)))
    }
}

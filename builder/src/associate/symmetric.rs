//! Symmetric: a large symmetric matrix, of which the lower half is kept, and its inverse.
//!
//! ```text
//! sweep of block K:   D = A_KK⁻¹    A_IJ −= A_IK · D · A_KJ    A_IK := A_IK · D    A_KK := −D
//! ```
//!
//! Swept by every block, A has become −A⁻¹ (Goodnight 1979), in place and in n³ operations. What
//! must stay true: a tile is the work of one thread at a time, so the number of threads changes
//! no bit.
//!
//! In single precision: what is made of it is stored in 63 levels at most, and half the memory
//! is room for 1.4 times the products.

use std::thread;

use super::tile::{SIDE, Tile, ZERO, subtract_product, transposed};

/// A symmetric matrix.
pub(super) struct Symmetric {
    /// Tiles in a row.
    width: usize,
    /// The tiles of the lower half, row by row. Those on the diagonal are whole.
    tiles: Vec<Tile>,
}

/// The matrix has no inverse, or none that rounding leaves trace of.
#[derive(Debug, PartialEq)]
pub(super) struct NotPositiveDefinite;

impl Symmetric {
    /// Of so many rows: 1 on the diagonal, 0 elsewhere.
    pub(super) fn identity(rows: usize) -> Self {
        let width = rows.div_ceil(SIDE);
        let mut identity = Self { width, tiles: vec![ZERO; triangle(width)] };
        for row in 0..width * SIDE {
            identity.set(row, row, 1.0);
        }
        identity
    }

    /// The value at two rows, in either order.
    pub(super) fn get(&self, a: usize, b: usize) -> f32 {
        let (row, column) = (a.max(b), a.min(b));
        self.tiles[place(row / SIDE, column / SIDE)][row % SIDE][column % SIDE]
    }

    /// Sets the value at two rows, in either order.
    pub(super) fn set(&mut self, a: usize, b: usize, value: f32) {
        let (row, column) = (a.max(b), a.min(b));
        let tile = &mut self.tiles[place(row / SIDE, column / SIDE)];
        tile[row % SIDE][column % SIDE] = value;
        if row / SIDE == column / SIDE {
            tile[column % SIDE][row % SIDE] = value;
        }
    }

    /// Minus the inverse of a positive definite matrix, on so many threads.
    pub(super) fn negative_inverse(mut self, threads: usize) -> Result<Self, NotPositiveDefinite> {
        let share = |count: usize| count.div_ceil(threads).max(1);
        let mut columns = vec![ZERO; self.width];
        let mut scaled = vec![ZERO; self.width];
        for block in 0..self.width {
            let pivot = &swept(&self.tiles[place(block, block)])?;
            self.column(block, &mut columns);
            thread::scope(|scope| {
                let share = share(self.width);
                for (scaled, columns) in scaled.chunks_mut(share).zip(columns.chunks(share)) {
                    scope.spawn(move || {
                        for (scaled, column) in scaled.iter_mut().zip(columns) {
                            *scaled = ZERO;
                            subtract_product(scaled, pivot, column);
                        }
                    });
                }
            });
            let (columns, scaled) = (&columns, &scaled);
            thread::scope(|scope| {
                let share = share(self.tiles.len());
                for (tiles, from) in self.tiles.chunks_mut(share).zip((0..).step_by(share)) {
                    scope.spawn(move || {
                        for (tile, (row, column)) in tiles.iter_mut().zip(places(from)) {
                            if row != block && column != block {
                                subtract_product(tile, &scaled[row], &columns[column]);
                            }
                        }
                    });
                }
            });
            self.replace_column(block, pivot, scaled);
        }
        Ok(self)
    }

    /// The tiles of a column, each turned so that its rows are the column's.
    fn column(&self, block: usize, into: &mut [Tile]) {
        for (row, tile) in into.iter_mut().enumerate() {
            *tile = if row < block {
                self.tiles[place(block, row)]
            } else {
                transposed(&self.tiles[place(row, block)])
            };
        }
    }

    fn replace_column(&mut self, block: usize, pivot: &Tile, turned: &[Tile]) {
        for (row, tile) in turned.iter().enumerate() {
            if row < block {
                self.tiles[place(block, row)] = *tile;
            } else {
                self.tiles[place(row, block)] = transposed(tile);
            }
        }
        self.tiles[place(block, block)] = *pivot;
    }
}

/// Tiles in the lower half of so many rows of them.
fn triangle(width: usize) -> usize {
    width * (width + 1) / 2
}

/// Where a tile of the lower half is kept.
fn place(row: usize, column: usize) -> usize {
    triangle(row) + column
}

/// The rows and columns of the tiles from a place on.
fn places(from: usize) -> impl Iterator<Item = (usize, usize)> {
    let first = (0..=from).take_while(|row| triangle(*row) <= from).last().unwrap_or(0);
    (first..)
        .flat_map(|row| (0..=row).map(move |column| (row, column)))
        .skip(from - triangle(first))
}

/// Minus the inverse of a tile, swept row by row.
fn swept(tile: &Tile) -> Result<Tile, NotPositiveDefinite> {
    let mut tile = *tile;
    for pivot in 0..SIDE {
        let row = tile[pivot];
        let diagonal = row[pivot];
        if diagonal.is_nan() || diagonal <= 0.0 {
            return Err(NotPositiveDefinite);
        }
        for (values, factor) in tile.iter_mut().zip(row) {
            let factor = factor / diagonal;
            for (value, along) in values.iter_mut().zip(row) {
                *value -= factor * along;
            }
            values[pivot] = factor;
        }
        tile[pivot] = row.map(|along| along / diagonal);
        tile[pivot][pivot] = -1.0 / diagonal;
    }
    Ok(tile)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matrix(values: &[&[f32]]) -> Symmetric {
        let mut matrix = Symmetric::identity(values.len());
        for (row, values) in values.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                matrix.set(row, column, *value);
            }
        }
        matrix
    }

    fn assert_inverse(of: &[&[f32]], expected: &[&[f32]]) {
        let inverse = matrix(of).negative_inverse(2).unwrap();
        for (row, values) in expected.iter().enumerate() {
            for (column, value) in values.iter().enumerate() {
                let found = -inverse.get(row, column);
                assert!((found - value).abs() < 1e-6, "({row}, {column}) is {found}, not {value}");
            }
        }
    }

    #[test]
    fn two_and_three_rows_give_what_paper_and_pencil_give() {
        assert_inverse(
            &[&[2.0], &[1.0, 2.0]],
            &[&[2.0 / 3.0, -1.0 / 3.0], &[-1.0 / 3.0, 2.0 / 3.0]],
        );
        assert_inverse(
            &[&[2.0], &[1.0, 2.0], &[0.0, 1.0, 2.0]],
            &[&[0.75, -0.5, 0.25], &[-0.5, 1.0, -0.5], &[0.25, -0.5, 0.75]],
        );
    }

    #[test]
    fn what_no_baskets_could_give_is_refused() {
        let refused = matrix(&[&[1.0], &[2.0, 1.0]]).negative_inverse(1);
        assert_eq!(refused.err(), Some(NotPositiveDefinite));
        let refused = matrix(&[&[f32::NAN]]).negative_inverse(1);
        assert_eq!(refused.err(), Some(NotPositiveDefinite));
    }

    /// `factor · factorᵀ`, the diagonal raised by 1.
    fn positive_definite(rows: usize, factor: &[i8]) -> Symmetric {
        let mut matrix = Symmetric::identity(rows);
        let across = factor.len() / rows;
        let row = |row: usize| &factor[row * across..(row + 1) * across];
        for a in 0..rows {
            for b in 0..=a {
                let product: i32 =
                    row(a).iter().zip(row(b)).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
                matrix.set(a, b, product as f32 + f32::from(u8::from(a == b)));
            }
        }
        matrix
    }

    fn any_factor() -> impl Strategy<Value = (usize, Vec<i8>)> {
        (1..3 * SIDE).prop_flat_map(|rows| {
            (Just(rows), prop::collection::vec(-3_i8..=3, rows * 3..rows * 8))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_matrix_times_its_inverse_is_the_identity_whatever_the_threads(
            (rows, factor) in any_factor(),
        ) {
            let matrix = positive_definite(rows, &factor);
            let inverse = positive_definite(rows, &factor).negative_inverse(1).unwrap();
            let of_three = positive_definite(rows, &factor).negative_inverse(3).unwrap();
            prop_assert!(inverse.tiles == of_three.tiles);
            for a in 0..rows {
                for b in 0..rows {
                    let cell: f64 = (0..rows)
                        .map(|k| f64::from(matrix.get(a, k)) * f64::from(-inverse.get(k, b)))
                        .sum();
                    let expected = f64::from(u8::from(a == b));
                    prop_assert!((cell - expected).abs() < 0.02, "({}, {}) is {}", a, b, cell);
                }
            }
        }
    }
}

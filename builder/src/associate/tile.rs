//! Tile: a square piece of a matrix, small enough for a core's nearest cache, and the one product
//! of two of them that all the algebra is made of.
//!
//! What must stay true: a sum is added up in one order, written here, and without fused
//! multiplication, so the same numbers come out on every machine.

/// Rows and columns of a tile.
pub(super) const SIDE: usize = 64;

/// Row by row.
pub(super) type Tile = [[f32; SIDE]; SIDE];

/// All 0.
pub(super) const ZERO: Tile = [[0.0; SIDE]; SIDE];

/// Sums held in registers at a time: so many rows, so many columns.
const ROWS: usize = 4;
const COLUMNS: usize = 8;

/// `result -= leftᵀ · right`.
pub(super) fn subtract_product(result: &mut Tile, left: &Tile, right: &Tile) {
    for (rows, top) in result.chunks_exact_mut(ROWS).zip((0..SIDE).step_by(ROWS)) {
        for begin in (0..SIDE).step_by(COLUMNS) {
            let mut sums = [[0.0_f32; COLUMNS]; ROWS];
            for (left, right) in left.iter().zip(right) {
                let (left, right) = (&left[top..top + ROWS], &right[begin..begin + COLUMNS]);
                for (sums, left) in sums.iter_mut().zip(left) {
                    for (sum, right) in sums.iter_mut().zip(right) {
                        *sum += left * right;
                    }
                }
            }
            for (row, sums) in rows.iter_mut().zip(&sums) {
                for (value, sum) in row[begin..begin + COLUMNS].iter_mut().zip(sums) {
                    *value -= sum;
                }
            }
        }
    }
}

/// Rows become columns.
pub(super) fn transposed(tile: &Tile) -> Tile {
    let mut turned = ZERO;
    for (row, values) in tile.iter().enumerate() {
        for (turned, value) in turned.iter_mut().zip(values) {
            turned[row] = *value;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_what_a_plain_sum_gives() {
        let numbered = |from: usize| {
            let mut tile = ZERO;
            for (place, value) in tile.as_flattened_mut().iter_mut().enumerate() {
                *value = ((place * 31 + from) % 17) as f32 - 8.0;
            }
            tile
        };
        let (left, right) = (numbered(3), numbered(5));
        let mut result = numbered(7);
        subtract_product(&mut result, &left, &right);
        for row in 0..SIDE {
            for column in 0..SIDE {
                let sum: f32 = (0..SIDE).map(|k| left[k][row] * right[k][column]).sum();
                let expected = numbered(7)[row][column] - sum;
                assert_eq!(result[row][column].to_bits(), expected.to_bits(), "whole numbers");
            }
        }
    }

    #[test]
    fn turning_twice_changes_nothing() {
        let mut tile = ZERO;
        tile[3][5] = 1.0;
        assert_eq!(transposed(&tile)[5][3].to_bits(), 1.0_f32.to_bits());
        assert!(transposed(&transposed(&tile)) == tile);
    }
}

//! Weights on a log scale: one byte each, with the same relative error everywhere.
//!
//! Measured on real shops a log scale of 6 bits ranks as well as no coding at all, where a linear
//! one of 8 bits already loses 3 % of NDCG@10 and one of 6 bits 22 %.
//! What must stay true: native and wasm decode the same bits, so the table is made by
//! multiplication alone.

use super::ModelError;

/// `levels` weights from `top` downwards, each `ratio` times the one above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogScale {
    /// The weight of the highest level.
    pub top: f32,
    /// What one level is to the level above; above 0, at most 1.
    pub ratio: f32,
    /// How many levels there are, 1 to 255.
    pub levels: u8,
}

/// Weights further below the top than this share it with the lowest level.
const WIDEST_SPAN: f64 = 1e-5;

impl LogScale {
    /// The scale that just spans `weights`, which are above 0. Coarse when `levels` is small.
    #[must_use]
    pub fn spanning(weights: impl Iterator<Item = f64> + Clone, levels: u8) -> Self {
        let levels = levels.max(1);
        let top = weights.clone().fold(0.0, f64::max);
        if top <= 0.0 {
            return Self { top: 1.0, ratio: 1.0, levels };
        }
        let lowest = weights.fold(top, f64::min).max(top * WIDEST_SPAN);
        let steps = i32::from(levels) - 1;
        // The root by halving: multiplication only, so every machine finds the same one.
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if power(middle, steps) < lowest / top { low = middle } else { high = middle }
        }
        Self { top: top as f32, ratio: high as f32, levels }
    }

    /// The code whose weight is nearest in ratio: 1 for the lowest level, `levels` for the top.
    #[must_use]
    pub fn code(&self, weight: f64) -> u8 {
        let table = self.table();
        (1..self.levels)
            .find(|code| {
                let (here, above) = (table[usize::from(*code)], table[usize::from(*code) + 1]);
                weight * weight < here * above
            })
            .unwrap_or(self.levels)
    }

    /// The weight of each code. Code 0 is no weight at all.
    #[must_use]
    pub fn table(&self) -> [f64; 256] {
        let mut table = [0.0; 256];
        let mut weight = f64::from(self.top);
        for code in (1..=usize::from(self.levels)).rev() {
            table[code] = weight;
            weight *= f64::from(self.ratio);
        }
        table
    }

    pub(super) fn check(self) -> Result<Self, ModelError> {
        let sound = self.top.is_finite()
            && self.top > 0.0
            && self.ratio > 0.0
            && self.ratio <= 1.0
            && self.levels > 0;
        if sound { Ok(self) } else { Err(ModelError::Damaged { part: "relations" }) }
    }
}

fn power(base: f64, exponent: i32) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_levels_from_8_to_1_are_1_2_4_8() {
        let scale = LogScale::spanning([8.0, 1.0, 3.0].into_iter(), 4);
        let table = scale.table();
        for (code, weight) in [(1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0)] {
            assert!((table[code] - weight).abs() < 1e-6, "code {code} is {}", table[code]);
        }
        assert_eq!(scale.code(2.7), 2, "2.7 is nearer to 2 than to 4 in ratio");
        assert_eq!(scale.code(2.9), 3, "2.9 is nearer to 4 than to 2 in ratio");
        assert_eq!((scale.code(0.01), scale.code(100.0)), (1, 4), "what lies outside is clamped");
    }

    #[test]
    fn equal_weights_need_no_span() {
        let scale = LogScale::spanning([0.5, 0.5].into_iter(), 255);
        assert!((scale.table()[usize::from(scale.code(0.5))] - 0.5).abs() < 1e-6);
    }
}

//! Profiles: when a category is bought more or less than other things.
//!
//! ```text
//! nothing at all, or 10 bytes for each category: a ratio code of 4 bits for each of 12 months and
//! 8 parts of the week, two to a byte, the lower half first
//! ```
//!
//! Code 0 is "not known", code 8 "as always", and four codes more are twice as much.

use std::f64::consts::SQRT_2;

use super::{DraftProfile, ModelError, bytes::Cursor};

/// Months, January first.
pub const MONTHS: usize = 12;
/// Parts of the week: night, morning, afternoon and evening of a week day, then of a weekend day.
pub const DAYPARTS: usize = 8;

const LENGTH: usize = (MONTHS + DAYPARTS).div_ceil(2);
/// The fourth root of 2: one code more.
const STEP: f64 = 1.189_207_115_002_721;
const STEPS: [f64; 4] = [1.0, STEP, SQRT_2, SQRT_2 * STEP];
/// By code: `2^((code − 8) / 4)`, and 1 for what is not known.
const RATIOS: [f64; 16] = {
    let mut ratios = [1.0; 16];
    let mut code = 1;
    while code < 16 {
        ratios[code] = STEPS[code % 4] * [0.25, 0.5, 1.0, 2.0][code / 4];
        code += 1;
    }
    ratios
};

/// Where the profiles lie, if the model has any.
#[derive(Clone, Debug)]
pub(super) struct Profiles {
    at: Option<usize>,
}

impl Profiles {
    pub(super) fn encode(profiles: &[DraftProfile], categories: &[&str], out: &mut Vec<u8>) {
        if profiles.is_empty() {
            return;
        }
        for category in categories {
            let profile = profiles.iter().find(|profile| profile.category == *category);
            let codes: Vec<u8> = profile.map_or(vec![0; MONTHS + DAYPARTS], |profile| {
                profile.months.iter().chain(&profile.dayparts).map(|ratio| code(*ratio)).collect()
            });
            out.extend(codes.chunks(2).map(|two| two[0] | two[1] << 4));
        }
    }

    pub(super) fn decode(cursor: &mut Cursor<'_>, categories: usize) -> Result<Self, ModelError> {
        if cursor.is_at_end() {
            return Ok(Self { at: None });
        }
        let length = categories.checked_mul(LENGTH).ok_or_else(|| cursor.damaged())?;
        Ok(Self { at: Some(cursor.skip(length)?.start) })
    }

    /// The ratio of one of the twenty, 1 where nothing is known.
    pub(super) fn ratio(&self, bytes: &[u8], category: usize, which: usize) -> f64 {
        let byte = self.at.and_then(|at| bytes.get(at + category * LENGTH + which / 2));
        RATIOS[byte.map_or(0, |byte| usize::from(byte >> (4 * (which % 2)) & 0xF))]
    }
}

/// The code nearest in ratio.
fn code(ratio: f64) -> u8 {
    let above = RATIOS[1..].windows(2).take_while(|pair| ratio * ratio >= pair[0] * pair[1]);
    1 + above.count() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_as_much_is_four_codes_above_as_always_and_what_lies_outside_is_clamped() {
        let codes = [1.0, 2.0, 0.5, 1.1, 0.0, 9.0].map(code);
        assert_eq!(codes, [8, 12, 4, 9, 1, 15]);
    }

    #[test]
    fn the_table_doubles_every_four_codes() {
        for code in 1..=11 {
            assert!((RATIOS[code + 4] / RATIOS[code] - 2.0).abs() < 1e-12, "code {code}");
        }
    }
}

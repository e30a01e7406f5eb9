//! Bytes → pairs, checked.
//!
//! What must stay true: whatever is read in place later is sound. What can be checked many at a
//! time is; what is left is two walks over the pairs, which count what points back to whom and
//! write it out. A walk is one call a product, because a browser swaps in the code it has
//! optimized only from one call to the next.

use alongside_loops::{A_KEEPS, MOST_PRODUCTS, Turned, WEIGHT, Walk};

use crate::model::{LogScale, ModelError, bytes::Cursor};

use super::{Begin, Pairs, WEIGHT_LEVELS};

impl Pairs {
    /// Checks every pair and writes out the relations that point back. `cursor` ends with the
    /// section.
    pub(in crate::model) fn decode(
        cursor: &mut Cursor<'_>,
        products: usize,
    ) -> Result<Self, ModelError> {
        let bytes = cursor.bytes();
        let weights = LogScale::decode(cursor)?;
        let tilts = LogScale::decode(cursor)?;
        let tilts_at = cursor.skip(products)?.start;
        let known = |code: &u8| *code > 0 && *code <= tilts.levels;
        let is_sound = weights.levels <= WEIGHT_LEVELS
            && products <= MOST_PRODUCTS
            && bytes[tilts_at..][..products].iter().all(known);
        if !is_sound {
            return Err(cursor.damaged());
        }
        let count = cursor.varint()?;
        let mut rows = Vec::with_capacity(products + 1);
        let mut total = 0_u32;
        for _ in 0..products {
            rows.push(Begin { first: total, ..Begin::default() });
            total = total.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
        }
        rows.push(Begin { first: total, ..Begin::default() });

        let gaps_at = cursor.skip(0)?.start;
        cursor.skip(bytes.len() - gaps_at)?;
        let bands_at = bytes.len().checked_sub((count as usize).div_ceil(4));
        let codes_at = bands_at.and_then(|at| at.checked_sub(total as usize));
        let codes_at = codes_at.filter(|at| *at >= gaps_at).ok_or_else(|| cursor.damaged())?;
        let bands_at = codes_at + total as usize;

        let mut pairs = Self {
            weights: weights.table(),
            tilts: tilts.table(),
            tilts_at,
            codes_at,
            bands_at,
            rows,
            turned: Turned::of_products(0),
        };
        let mut turned = Turned::of_products(products);
        let is_sound = are_codes(&bytes[codes_at..bands_at], weights.levels)
            && are_bands(&bytes[bands_at..], count)
            && pairs.count_back(bytes, gaps_at, &mut turned).is_some()
            && pairs.count() == count;
        if !is_sound {
            return Err(cursor.damaged());
        }
        turned.make_room();
        for a in 0..products {
            turned.write(&pairs.forward(bytes, a));
        }
        pairs.turned = turned;
        Ok(pairs)
    }

    /// Walks over every pair, notes where each row begins and counts what points back to whom.
    fn count_back(&mut self, bytes: &[u8], gaps_at: usize, turned: &mut Turned) -> Option<()> {
        let mut walk = Walk { at: gaps_at, band: 0 };
        let gaps = bytes.get(..self.codes_at)?;
        let products = self.rows.len() - 1;
        for a in 0..=products {
            let begin = self.rows.get_mut(a)?;
            (begin.gaps, begin.bands) = (walk.at as u32, walk.band);
            if a < products {
                let codes = self.codes(bytes, a);
                turned.count(&mut walk, gaps, a as u32, codes)?;
            }
        }
        (walk.at == self.codes_at).then_some(())
    }
}

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether each pair has a weight, none above `levels`, and is kept by one of its two at least.
fn are_codes(codes: &[u8], levels: u8) -> bool {
    const HIGH: u64 = eight(0x80);
    // Added to a weight of six bits these reach the eighth from 1 up, and from `levels` + 1 up.
    let (some, too_much) = (eight(0x7F), eight(0x7F - levels));
    none_wrong(codes, A_KEEPS | 1, |eight_codes| {
        let weights = eight_codes & eight(WEIGHT);
        let is_kept = eight_codes | eight_codes << 1;
        (!((weights + some) & is_kept) | (weights + too_much)) & HIGH
    })
}

/// Whether each band is one of three, and nothing but nought follows the last of `count`.
fn are_bands(bands: &[u8], count: u32) -> bool {
    let unused = 2 * (count % 4);
    let is_padded = unused == 0 || bands.last().is_some_and(|last| last >> unused == 0);
    is_padded && none_wrong(bands, 0, |bands| bands & bands >> 1 & eight(0b0101_0101))
}

/// Whether no eight of the bytes have anything wrong with them; `sound` fills up the last eight.
fn none_wrong(bytes: &[u8], sound: u8, wrong: impl Fn(u64) -> u64) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [sound; 8];
    last[..rest.len()].copy_from_slice(rest);
    let found = words.iter().chain([&last]).map(|word| wrong(u64::from_le_bytes(*word)));
    found.fold(0, |all, one| all | one) == 0
}

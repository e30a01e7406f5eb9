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
        // One more than there are: where a row ends is where the next one begins.
        let mut rows = vec![Begin::default(); products + 1];
        let mut total = 0_u32;
        for begin in &mut rows[1..] {
            total = total.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
            begin.first = total;
        }

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
            turned: Turned::of_products(products),
        };
        let is_sound = are_codes(&bytes[codes_at..bands_at], weights.levels)
            && are_bands(&bytes[bands_at..], count)
            && pairs.turn(bytes, gaps_at).is_some()
            && pairs.count() == count;
        if is_sound { Ok(pairs) } else { Err(cursor.damaged()) }
    }

    /// Walks over every pair twice: notes where each row begins and counts what points back to whom,
    /// then writes that out.
    fn turn(&mut self, bytes: &[u8], gaps_at: usize) -> Option<()> {
        let Self { rows, turned, .. } = self;
        let (rest, bands) = bytes.split_at_checked(self.bands_at)?;
        let (gaps, codes) = rest.split_at_checked(self.codes_at)?;
        let begin = Walk { at: gaps_at, band: 0 };
        let (mut walk, mut left) = (begin, codes);
        rows.first_mut()?.gaps = gaps_at as u32;
        for a in 0..rows.len() - 1 {
            let [row, next] = rows.get_mut(a..)?.first_chunk_mut()?;
            let of_row = left.split_off(..(next.first - row.first) as usize)?;
            turned.count(&mut walk, gaps, a as u32, of_row)?;
            (next.gaps, next.bands) = (walk.at as u32, walk.band);
        }
        if walk.at != self.codes_at {
            return None;
        }
        turned.make_room();
        (walk, left) = (begin, codes);
        for (a, row) in (0..).zip(rows.windows(2)) {
            let of_row = left.split_off(..(row[1].first - row[0].first) as usize)?;
            turned.write(&mut walk, gaps, bands, a, of_row);
        }
        Some(())
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

//! Bytes → pairs, checked.
//!
//! What must stay true: whatever is read in place later is sound. What can be checked many at a
//! time is; what is left is two walks over the pairs, which count what points back to whom and
//! write it out. A walk is one call a product, because a browser swaps in the code it has
//! optimized only from one call to the next.

use crate::model::{
    LogScale, ModelError,
    bytes::{Cursor, varint},
};

use super::{A_KEEPS, ABOVE, B_KEEPS, Back, Pairs, Row, WEIGHT, WEIGHT_LEVELS, keepers};

/// A companion has the 24 bits above a byte: no shop is larger, and nothing overflows.
const MOST_PRODUCTS: usize = 1 << (u32::BITS - ABOVE);

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
            rows.push(Row { first: total, ..Row::default() });
            total = total.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
        }
        rows.push(Row { first: total, ..Row::default() });

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
            back: Back { ends: vec![0; products], relations: Vec::new() },
        };
        let is_sound = are_codes(&bytes[codes_at..bands_at], weights.levels)
            && are_bands(&bytes[bands_at..], count)
            && pairs.count_back(bytes, gaps_at)
            && pairs.count() == count;
        if !is_sound {
            return Err(cursor.damaged());
        }
        pairs.point_back(bytes);
        Ok(pairs)
    }

    /// Walks over every pair, notes where each row begins and counts what points back to whom.
    fn count_back(&mut self, bytes: &[u8], gaps_at: usize) -> bool {
        let mut reading = Reading { bytes: &bytes[..self.codes_at], at: gaps_at, band: 0 };
        for a in 0..self.back.ends.len() {
            let codes = self.codes(bytes, a);
            self.rows[a].begin_at(&reading);
            if reading.count_back(a as u32, codes, &mut self.back.ends).is_none() {
                return false;
            }
        }
        self.rows[self.back.ends.len()].begin_at(&reading);
        reading.at == self.codes_at
    }

    /// Writes out, for each product, the earlier ones it keeps. They come in rising order.
    fn point_back(&mut self, bytes: &[u8]) {
        let mut end = 0;
        // Each begins where those before it end, and moves on to its own end as they are written.
        for count in &mut self.back.ends {
            end += std::mem::replace(count, end);
        }
        self.back.relations = vec![0; end as usize];
        for a in 0..self.back.ends.len() {
            self.point_back_to(bytes, a);
        }
    }

    #[inline(never)]
    fn point_back_to(&mut self, bytes: &[u8], a: usize) {
        let Row { gaps, mut bands, .. } = self.rows[a];
        let (mut at, mut b) = (gaps as usize, a);
        for code in self.codes(bytes, a) {
            let Some(gap) = varint(bytes, &mut at) else { return };
            b += gap as usize + 1;
            bands += u32::from(code & A_KEEPS != 0);
            if code & B_KEEPS != 0 {
                let place = self.back.ends[b];
                self.back.ends[b] = place + 1;
                let below = code & WEIGHT | self.band(bytes, bands) << 6;
                self.back.relations[place as usize] = (a as u32) << ABOVE | u32::from(below);
                bands += 1;
            }
        }
    }

    /// The codes of a product's pairs with later ones.
    fn codes<'a>(&self, bytes: &'a [u8], product: usize) -> &'a [u8] {
        let [row, next] = [self.rows[product].first, self.rows[product + 1].first];
        &bytes[self.codes_at + row as usize..self.codes_at + next as usize]
    }
}

impl Row {
    fn begin_at(&mut self, reading: &Reading) {
        (self.gaps, self.bands) = (reading.at as u32, reading.band);
    }
}

/// A walk over gaps that nobody has checked yet.
struct Reading<'a> {
    /// The file up to the end of the gaps.
    bytes: &'a [u8],
    at: usize,
    /// How many bands have been passed.
    band: u32,
}

impl Reading<'_> {
    /// Counts what points back to `a`, under each companion.
    #[inline(never)]
    fn count_back(&mut self, a: u32, codes: &[u8], counts: &mut [u32]) -> Option<()> {
        let (mut at, mut band, mut b) = (self.at, self.band, a as usize);
        for code in codes {
            let gap = varint(self.bytes, &mut at)? as usize;
            // Where it is as large as that, nothing behind it would be.
            b = if gap < MOST_PRODUCTS { b + gap + 1 } else { return None };
            *counts.get_mut(b)? += u32::from(code & B_KEEPS != 0);
            band += keepers(*code);
        }
        (self.at, self.band) = (at, band);
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

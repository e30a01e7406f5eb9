//! Pairs: what orders show goes together, each two products once.
//!
//! ```text
//! weight scale · tilt scale · tilt code u8 for each product · relations varint
//! for each product: varint, how many pairs it has with products after it
//! for each pair:    varint, how many products are passed over since the last
//! for each pair:    u8, weight code (6 bits) and who keeps whom (bit 6: a keeps b, bit 7: b keeps a)
//! for each pair:    2 bits for each that keeps the other, a first: the band; four to a byte
//!
//! w(i → j) = s(i, j) · tilt(j) / tilt(i)
//! ```
//!
//! One symmetric weight a pair and one tilt a product are all that the directed weights of the
//! pair family and of EASE hold. What must stay true: checking and decoding are one pass; the
//! half of the relations that points to later products is read in place, and only the half that
//! points back is written out, so a model costs little more memory than its file.

use crate::{contract::Band, product::ProductIndex};

use super::{
    Draft, LogScale, ModelError,
    bytes::{Cursor, varint, write_varint},
};

/// Six bits.
pub(super) const WEIGHT_LEVELS: u8 = 63;
const TILT_LEVELS: u8 = 255;
const WEIGHT: u8 = 0b0011_1111;
const A_KEEPS: u8 = 0b0100_0000;
const B_KEEPS: u8 = 0b1000_0000;
const BAND: u8 = 0b11;

/// A checked section.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    weights: [f64; 256],
    tilts: [f64; 256],
    /// Where the tilt codes, the pair codes and the bands begin in the file.
    tilts_at: usize,
    codes_at: usize,
    bands_at: usize,
    /// By product, and one more.
    rows: Vec<Row>,
    back: Back,
}

/// Where all that belongs to a product begins; it ends where the next one's begins. One entry, so
/// that to look at a product takes one look at memory.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// Among the pairs, each under its earlier product.
    first: u32,
    /// In the file: the gaps of these pairs.
    gaps: u32,
    /// Among the bands: theirs.
    bands: u32,
    /// Among [`Back`]: the relations that point back.
    back: u32,
}

/// Relations to earlier products, written out.
#[derive(Clone, Debug, Default)]
struct Back {
    companions: Vec<u32>,
    /// Weight code and, above it, the band.
    codes: Vec<u8>,
}

/// One directed relation, as its row holds it.
pub(super) struct Kept {
    pub(super) companion: ProductIndex,
    pub(super) weight: f64,
    pub(super) band: Band,
}

impl Pairs {
    pub(super) fn encode(draft: &Draft, out: &mut Vec<u8>) {
        let levels = draft.weight_levels.clamp(1, WEIGHT_LEVELS);
        let weights = LogScale::spanning(draft.pairs.iter().map(|pair| pair.weight), levels);
        let tilts = LogScale::spanning(draft.products.iter().map(|p| p.tilt), TILT_LEVELS);
        weights.encode(out);
        tilts.encode(out);
        let (weights, tilts) = (weights.codes(), tilts.codes());
        out.extend(draft.products.iter().map(|product| tilts.code(product.tilt)));

        let mut pairs: Vec<_> = draft.pairs.iter().collect();
        pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
        let bands = pairs.iter().flat_map(|pair| [pair.from_a, pair.from_b]).flatten();
        let bands: Vec<u8> = bands.map(|band| band as u8).collect();
        write_varint(bands.len() as u32, out);
        let mut counts = vec![0; draft.products.len()];
        for pair in &pairs {
            counts[pair.a as usize] += 1;
        }
        for count in counts {
            write_varint(count, out);
        }
        let mut before = (0, 0);
        for pair in &pairs {
            let last = if pair.a == before.0 { pair.a.max(before.1) } else { pair.a };
            write_varint(pair.b - last - 1, out);
            before = (pair.a, pair.b);
        }
        out.extend(pairs.iter().map(|pair| {
            let a_keeps = if pair.from_a.is_some() { A_KEEPS } else { 0 };
            let b_keeps = if pair.from_b.is_some() { B_KEEPS } else { 0 };
            weights.code(pair.weight) | a_keeps | b_keeps
        }));
        let packed = |four: &[u8]| four.iter().rev().fold(0, |byte, band| byte << 2 | band);
        out.extend(bands.chunks(4).map(packed));
    }

    /// Checks every pair and writes out the relations that point back. `cursor` ends with the
    /// section.
    pub(super) fn decode(cursor: &mut Cursor<'_>, products: usize) -> Result<Self, ModelError> {
        let bytes = cursor.bytes();
        let weights = LogScale::decode(cursor)?;
        let tilts = LogScale::decode(cursor)?;
        let tilts_at = cursor.skip(products)?.start;
        let known = |code: &u8| *code > 0 && *code <= tilts.levels;
        if weights.levels > WEIGHT_LEVELS || !bytes[tilts_at..][..products].iter().all(known) {
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

        let gaps = cursor.skip(0)?.start;
        cursor.skip(bytes.len() - gaps)?;
        let bands_at = bytes.len().checked_sub((count as usize).div_ceil(4));
        let codes_at = bands_at.and_then(|at| at.checked_sub(total as usize));
        let codes_at = codes_at.filter(|at| *at >= gaps).ok_or_else(|| cursor.damaged())?;

        let mut pairs = Self {
            weights: weights.table(),
            tilts: tilts.table(),
            tilts_at,
            codes_at,
            bands_at: codes_at + total as usize,
            rows,
            back: Back::default(),
        };
        let is_sound = pairs.check(bytes, gaps, weights.levels);
        if !is_sound || pairs.count() != count {
            return Err(cursor.damaged());
        }
        pairs.point_back(bytes);
        Ok(pairs)
    }

    /// Walks over every pair, notes where each row begins and counts what points back to whom.
    fn check(&mut self, bytes: &[u8], gaps: usize, levels: u8) -> bool {
        let (mut at, mut band) = (gaps, 0);
        for a in 0..self.rows.len() {
            let row = &mut self.rows[a];
            (row.gaps, row.bands) = (at as u32, band);
            if a + 1 < self.rows.len() {
                let Some(end) = self.check_row(bytes, a, levels) else { return false };
                (at, band) = end;
            }
        }
        let unused = 2 * (band % 4);
        let is_padded = unused == 0 || bytes.last().is_some_and(|last| last >> unused == 0);
        at == self.codes_at && is_padded
    }

    /// Checks a row that is begun; where its gaps and its bands end. A function of its own, because
    /// a browser swaps in the code it has optimized only from one call to the next.
    #[inline(never)]
    fn check_row(&mut self, bytes: &[u8], a: usize, levels: u8) -> Option<(usize, u32)> {
        let products = self.rows.len() as u32 - 1;
        let (gaps, known) = (&bytes[..self.codes_at], Band::ALL.len() as u32);
        let row = self.rows[a];
        let (mut at, mut band) = (row.gaps as usize, row.bands);
        let mut b = a as u32;
        for ordinal in row.first..self.rows[a + 1].first {
            b = b.checked_add(varint(gaps, &mut at)?)?.checked_add(1)?;
            let code = *bytes.get(self.codes_at + ordinal as usize)?;
            let weight = code & WEIGHT;
            if b >= products || code < A_KEEPS || weight == 0 || weight > levels {
                return None;
            }
            if code & B_KEEPS != 0 {
                self.rows[b as usize].back += 1;
            }
            for _ in 0..(code >> 6).count_ones() {
                if u32::from(self.band(bytes, band)) >= known {
                    return None;
                }
                band += 1;
            }
        }
        Some((at, band))
    }

    /// Writes out, for each product, the earlier ones it keeps. They come in rising order.
    fn point_back(&mut self, bytes: &[u8]) {
        let mut end = 0;
        for row in &mut self.rows {
            end += std::mem::replace(&mut row.back, end);
        }
        self.back = Back { companions: vec![0; end as usize], codes: vec![0; end as usize] };
        for a in 0..self.rows.len() - 1 {
            self.point_back_to(bytes, a);
        }
        // Each start has moved to its end, which is the start of the next.
        let mut start = 0;
        for row in &mut self.rows {
            start = std::mem::replace(&mut row.back, start);
        }
    }

    /// A function of its own for the same reason as [`check_row`](Self::check_row).
    #[inline(never)]
    fn point_back_to(&mut self, bytes: &[u8], a: usize) {
        let (row, end) = (self.rows[a], self.rows[a + 1].first);
        let (mut at, mut band, mut b) = (row.gaps as usize, row.bands, a as u32);
        for ordinal in row.first..end {
            let Some(gap) = varint(bytes, &mut at) else { return };
            b += gap + 1;
            let code = bytes[self.codes_at + ordinal as usize];
            band += u32::from(code & A_KEEPS != 0);
            if code & B_KEEPS != 0 {
                let free = &mut self.rows[b as usize].back;
                let place = std::mem::replace(free, *free + 1) as usize;
                self.back.companions[place] = a as u32;
                self.back.codes[place] = code & WEIGHT | self.band(bytes, band) << 6;
                band += 1;
            }
        }
    }

    /// How many directed relations there are.
    pub(super) fn count(&self) -> u32 {
        self.rows.last().map_or(0, |end| end.bands)
    }

    /// At least as many as the anchor has relations.
    pub(super) fn most_of(&self, anchor: ProductIndex) -> usize {
        let [row, next] = self.row(anchor);
        (next.first - row.first + next.back - row.back) as usize
    }

    /// Tells the anchor's relations to companions that `wants` asks for, in order of companion.
    /// Whoever calls inlines it: what is not asked for is not decoded.
    #[allow(clippy::inline_always)] // For what `tell` leaves unused not to be decoded.
    #[inline(always)]
    pub(super) fn each(
        &self,
        bytes: &[u8],
        anchor: ProductIndex,
        wants: impl Fn(ProductIndex) -> bool,
        mut tell: impl FnMut(Kept),
    ) {
        let [row, next] = self.row(anchor);
        let from = 1.0 / self.tilt(bytes, anchor.0);
        let kept = |companion: ProductIndex, code: u8, band: u8| Kept {
            companion,
            weight: self.weights[usize::from(code & WEIGHT)]
                * (self.tilt(bytes, companion.0) * from),
            band: Band::ALL[usize::from(band).min(Band::ALL.len() - 1)],
        };
        let back = row.back as usize..next.back as usize;
        let back = self.back.companions[back.clone()].iter().zip(&self.back.codes[back]);
        for (companion, code) in back {
            let companion = ProductIndex(*companion);
            if wants(companion) {
                tell(kept(companion, *code, *code >> 6));
            }
        }
        let codes = self.codes_at + row.first as usize..self.codes_at + next.first as usize;
        let (mut at, mut band, mut b) = (row.gaps as usize, row.bands, anchor.0);
        for code in &bytes[codes] {
            let Some(gap) = varint(bytes, &mut at) else { return };
            b += gap + 1;
            if code & A_KEEPS != 0 && wants(ProductIndex(b)) {
                tell(kept(ProductIndex(b), *code, self.band(bytes, band)));
            }
            band += u32::from(code >> 6 & 1) + u32::from(code >> 7);
        }
    }

    /// Where it begins and where the next begins; nothing for a product there is not.
    #[inline(never)]
    fn row(&self, product: ProductIndex) -> [Row; 2] {
        match self.rows.get(product.at()..).unwrap_or_default() {
            [row, next, ..] => [*row, *next],
            _ => [Row::default(); 2],
        }
    }

    fn tilt(&self, bytes: &[u8], product: u32) -> f64 {
        let code = bytes.get(self.tilts_at + product as usize).copied().unwrap_or_default();
        self.tilts[usize::from(code)]
    }

    /// The band at this place; past the end, none that is known.
    fn band(&self, bytes: &[u8], place: u32) -> u8 {
        let byte = bytes.get(self.bands_at + place as usize / 4).copied().unwrap_or(u8::MAX);
        byte >> (2 * (place % 4)) & BAND
    }
}

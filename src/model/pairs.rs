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
    /// By product, and one more: its first pair, where in the file its gaps begin, its first band.
    first: Vec<u32>,
    gaps_at: Vec<u32>,
    bands: Vec<u32>,
    back: Back,
}

/// Relations to earlier products, written out.
#[derive(Clone, Debug, Default)]
struct Back {
    /// By product, and one more: its first.
    starts: Vec<u32>,
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
        let mut first = Vec::with_capacity(products + 1);
        let mut total = 0_u32;
        for _ in 0..products {
            first.push(total);
            total = total.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
        }
        first.push(total);

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
            first,
            gaps_at: Vec::with_capacity(products + 1),
            bands: Vec::with_capacity(products + 1),
            back: Back { starts: vec![0; products + 1], ..Back::default() },
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
        for a in 0..self.first.len() as u32 - 1 {
            self.gaps_at.push(at as u32);
            self.bands.push(band);
            let Some(end) = self.check_row(bytes, a, levels) else { return false };
            (at, band) = end;
        }
        self.gaps_at.push(at as u32);
        self.bands.push(band);
        let unused = 2 * (band % 4);
        let is_padded = unused == 0 || bytes.last().is_some_and(|last| last >> unused == 0);
        at == self.codes_at && is_padded
    }

    /// Checks the last row begun; where its gaps and its bands end. A function of its own, because
    /// a browser swaps in the code it has optimized only from one call to the next.
    #[inline(never)]
    fn check_row(&mut self, bytes: &[u8], a: u32, levels: u8) -> Option<(usize, u32)> {
        let products = self.first.len() as u32 - 1;
        let (gaps, known) = (&bytes[..self.codes_at], Band::ALL.len() as u32);
        let mut at = *self.gaps_at.last()? as usize;
        let mut band = *self.bands.last()?;
        let mut b = a;
        for ordinal in self.first[a as usize]..self.first[a as usize + 1] {
            b = b.checked_add(varint(gaps, &mut at)?)?.checked_add(1)?;
            let code = *bytes.get(self.codes_at + ordinal as usize)?;
            let weight = code & WEIGHT;
            if b >= products || code < A_KEEPS || weight == 0 || weight > levels {
                return None;
            }
            if code & B_KEEPS != 0 {
                self.back.starts[b as usize] += 1;
            }
            for _ in 0..(code >> 6).count_ones() {
                if u32::from(self.band(bytes, band)?) >= known {
                    return None;
                }
                band += 1;
            }
        }
        Some((at, band))
    }

    /// Writes out, for each product, the earlier ones it keeps. They come in rising order.
    fn point_back(&mut self, bytes: &[u8]) {
        let mut back = std::mem::take(&mut self.back);
        let mut end = 0;
        for start in &mut back.starts {
            end += std::mem::replace(start, end);
        }
        back.companions = vec![0; end as usize];
        back.codes = vec![0; end as usize];
        for a in 0..self.first.len() as u32 - 1 {
            self.point_back_to(bytes, a, &mut back);
        }
        // Each start has moved to its end, which is the start of the next.
        back.starts.rotate_right(1);
        back.starts[0] = 0;
        self.back = back;
    }

    /// A function of its own for the same reason as [`check_row`](Self::check_row).
    #[inline(never)]
    fn point_back_to(&self, bytes: &[u8], a: u32, back: &mut Back) {
        let mut forward = Forward::of(self, bytes, a);
        while let Some(pair) = forward.step() {
            if pair.code & B_KEEPS != 0 {
                let free = &mut back.starts[pair.b as usize];
                back.companions[*free as usize] = a;
                back.codes[*free as usize] = pair.code & WEIGHT | pair.from_b << 6;
                *free += 1;
            }
        }
    }

    /// How many directed relations there are.
    pub(super) fn count(&self) -> u32 {
        self.bands.last().copied().unwrap_or_default()
    }

    /// The anchor's relations, in order of companion.
    #[inline]
    pub(super) fn of<'a>(
        &'a self,
        bytes: &'a [u8],
        anchor: ProductIndex,
    ) -> impl Iterator<Item = Kept> + 'a {
        let from = 1.0 / self.tilt(bytes, anchor.0);
        let kept = move |companion: u32, code: u8, band: u8| Kept {
            companion: ProductIndex(companion),
            weight: self.weights[usize::from(code & WEIGHT)] * (self.tilt(bytes, companion) * from),
            band: Band::ALL[usize::from(band).min(Band::ALL.len() - 1)],
        };
        let row = |place: usize| self.back.starts.get(place).map_or(0, |start| *start as usize);
        let back = row(anchor.at())..row(anchor.at() + 1);
        let back = self.back.companions[back.clone()].iter().zip(&self.back.codes[back]);
        let mut forward = Forward::of(self, bytes, anchor.0);
        let forward = std::iter::from_fn(move || {
            loop {
                let pair = forward.step()?;
                if pair.code & A_KEEPS != 0 {
                    return Some((pair.b, pair.code, pair.from_a));
                }
            }
        });
        back.map(|(companion, code)| (*companion, *code, *code >> 6))
            .chain(forward)
            .map(move |(companion, code, band)| kept(companion, code, band))
    }

    fn tilt(&self, bytes: &[u8], product: u32) -> f64 {
        let code = bytes.get(self.tilts_at + product as usize).copied().unwrap_or_default();
        self.tilts[usize::from(code)]
    }

    fn band(&self, bytes: &[u8], place: u32) -> Option<u8> {
        let byte = bytes.get(self.bands_at + place as usize / 4)?;
        Some(byte >> (2 * (place % 4)) & BAND)
    }
}

/// Walks over a product's pairs with later ones.
struct Forward<'a> {
    pairs: &'a Pairs,
    bytes: &'a [u8],
    b: u32,
    at: usize,
    band: u32,
    ordinals: std::ops::Range<u32>,
}

/// A pair as the file holds it; a band is 0 where the other is not kept.
struct Coded {
    b: u32,
    code: u8,
    from_a: u8,
    from_b: u8,
}

impl<'a> Forward<'a> {
    fn of(pairs: &'a Pairs, bytes: &'a [u8], a: u32) -> Self {
        let place = a as usize;
        let noted = |row: &[u32], place: usize| row.get(place).copied().unwrap_or_default();
        Self {
            pairs,
            bytes,
            b: a,
            at: noted(&pairs.gaps_at, place) as usize,
            band: noted(&pairs.bands, place),
            ordinals: noted(&pairs.first, place)..noted(&pairs.first, place + 1),
        }
    }

    #[inline]
    fn step(&mut self) -> Option<Coded> {
        let ordinal = self.ordinals.next()?;
        self.b += varint(self.bytes, &mut self.at)? + 1;
        let code = *self.bytes.get(self.pairs.codes_at + ordinal as usize)?;
        let mut band = |keeps: u8| {
            if code & keeps == 0 {
                return Some(0);
            }
            self.band += 1;
            self.pairs.band(self.bytes, self.band - 1)
        };
        Some(Coded { b: self.b, code, from_a: band(A_KEEPS)?, from_b: band(B_KEEPS)? })
    }
}

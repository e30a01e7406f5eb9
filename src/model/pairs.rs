//! Pairs: what orders show goes together, each two products once.
//!
//! ```text
//! weight scale · tilt scale · tilt code u8 for each product
//! for each product: varint, how many pairs it has with products after it
//! for each pair:    varint, how many products are passed over since the last
//! for each pair:    u8, weight code (6 bits) and who keeps whom (bit 6: a keeps b, bit 7: b keeps a)
//! for each pair:    4 bits, the band from a (2 bits) and the band from b (2 bits), two to a byte
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
    /// By product, and one more: its first pair, and where in the file its gaps begin.
    first: Vec<u32>,
    gaps_at: Vec<u32>,
    /// By product, and one more: its first relation to an earlier product.
    back: Vec<u32>,
    back_companions: Vec<u32>,
    /// Weight code and, above it, the band.
    back_codes: Vec<u8>,
    count: u32,
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
        let band = |band: Option<Band>| band.map_or(0, |band| band as u8);
        let bands: Vec<u8> =
            pairs.iter().map(|pair| band(pair.from_a) | band(pair.from_b) << 2).collect();
        out.extend(bands.chunks(2).map(|two| two[0] | two.get(1).map_or(0, |band| band << 4)));
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
        let mut first = Vec::with_capacity(products + 1);
        let mut total = 0_u32;
        for _ in 0..products {
            first.push(total);
            total = total.checked_add(cursor.varint()?).ok_or_else(|| cursor.damaged())?;
        }
        first.push(total);
        let gaps = cursor.skip(0)?.start;
        let tail = (total as usize).checked_add((total as usize).div_ceil(2));
        let codes_at = tail.and_then(|tail| bytes.len().checked_sub(tail));
        let codes_at = codes_at.filter(|at| *at >= gaps);
        let codes_at = codes_at.ok_or_else(|| cursor.damaged())?;
        cursor.skip(bytes.len() - gaps)?;

        let mut pairs = Self {
            weights: weights.table(),
            tilts: tilts.table(),
            tilts_at,
            codes_at,
            bands_at: codes_at + total as usize,
            first,
            gaps_at: Vec::with_capacity(products + 1),
            back: vec![0; products + 1],
            back_companions: Vec::new(),
            back_codes: Vec::new(),
            count: 0,
        };
        pairs.check(bytes, gaps, weights.levels).ok_or_else(|| cursor.damaged())?;
        pairs.point_back(bytes);
        Ok(pairs)
    }

    /// Walks over every pair, notes where each row begins and counts what points back to whom.
    fn check(&mut self, bytes: &[u8], gaps: usize, levels: u8) -> Option<()> {
        let products = self.first.len() as u32 - 1;
        let (mut at, mut ordinal) = (gaps, 0);
        for a in 0..products {
            self.gaps_at.push(at as u32);
            let mut b = a;
            while ordinal < self.first[a as usize + 1] {
                b = b.checked_add(varint(&bytes[..self.codes_at], &mut at)?)?.checked_add(1)?;
                let (code, [from_a, from_b]) = self.pair(bytes, ordinal);
                let weight = code & WEIGHT;
                let known = Band::ALL.len() as u8;
                let is_sound = b < products
                    && code >= A_KEEPS
                    && weight > 0
                    && weight <= levels
                    && from_a < if code & A_KEEPS == 0 { 1 } else { known }
                    && from_b < if code & B_KEEPS == 0 { 1 } else { known };
                if !is_sound {
                    return None;
                }
                if code & B_KEEPS != 0 {
                    self.back[b as usize] += 1;
                }
                self.count += u32::from(code >> 6).count_ones();
                ordinal += 1;
            }
        }
        self.gaps_at.push(at as u32);
        let is_padded = ordinal % 2 == 0 || bytes.last().is_some_and(|last| last >> 4 == 0);
        (at == self.codes_at && is_padded).then_some(())
    }

    /// Writes out, for each product, the earlier ones it keeps. They come in rising order.
    fn point_back(&mut self, bytes: &[u8]) {
        let mut back = std::mem::take(&mut self.back);
        let mut end = 0;
        for start in &mut back {
            end += std::mem::replace(start, end);
        }
        let mut companions = vec![0; end as usize];
        let mut codes = vec![0; end as usize];
        for a in 0..self.first.len() as u32 - 1 {
            let mut forward = Forward::of(self, bytes, a);
            while let Some((b, code, [_, from_b])) = forward.step() {
                if code & B_KEEPS != 0 {
                    let free = &mut back[b as usize];
                    companions[*free as usize] = a;
                    codes[*free as usize] = code & WEIGHT | from_b << 6;
                    *free += 1;
                }
            }
        }
        // Each start has moved to its end, which is the start of the next.
        back.rotate_right(1);
        back[0] = 0;
        (self.back, self.back_companions, self.back_codes) = (back, companions, codes);
    }

    /// How many directed relations there are.
    pub(super) fn count(&self) -> u32 {
        self.count
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
        let row = |place: usize| self.back.get(place).map_or(0, |start| *start as usize);
        let back = row(anchor.at())..row(anchor.at() + 1);
        let back = self.back_companions[back.clone()].iter().zip(&self.back_codes[back]);
        let mut forward = Forward::of(self, bytes, anchor.0);
        let forward = std::iter::from_fn(move || {
            loop {
                let (b, code, [from_a, _]) = forward.step()?;
                if code & A_KEEPS != 0 {
                    return Some((b, code, from_a));
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

    /// A pair's code, and its bands from a and from b.
    fn pair(&self, bytes: &[u8], ordinal: u32) -> (u8, [u8; 2]) {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let bands = byte(self.bands_at + ordinal as usize / 2) >> (4 * (ordinal % 2));
        (byte(self.codes_at + ordinal as usize), [bands & BAND, bands >> 2 & BAND])
    }
}

/// Walks over a product's pairs with later ones.
struct Forward<'a> {
    pairs: &'a Pairs,
    bytes: &'a [u8],
    b: u32,
    at: usize,
    ordinals: std::ops::Range<u32>,
}

impl<'a> Forward<'a> {
    fn of(pairs: &'a Pairs, bytes: &'a [u8], a: u32) -> Self {
        let place = a as usize;
        let first = |place: usize| pairs.first.get(place).copied().unwrap_or_default();
        let at = pairs.gaps_at.get(place).map_or(0, |at| *at as usize);
        Self { pairs, bytes, b: a, at, ordinals: first(place)..first(place + 1) }
    }

    #[inline]
    fn step(&mut self) -> Option<(u32, u8, [u8; 2])> {
        let ordinal = self.ordinals.next()?;
        self.b += varint(self.bytes, &mut self.at)? + 1;
        let (code, bands) = self.pairs.pair(self.bytes, ordinal);
        Some((self.b, code, bands))
    }
}

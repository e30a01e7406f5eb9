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
//! pair family and of EASE hold. What must stay true: the half of the relations that points to
//! later products is read in place, and only the half that points back is written out
//! (`decode.rs`), so a model costs little more memory than its file.

mod decode;

use crate::{contract::Band, product::ProductIndex};

use super::{
    Draft, LogScale,
    bytes::{varint, write_varint},
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
}

/// Relations to earlier products, written out.
#[derive(Clone, Debug)]
struct Back {
    /// By product: where its relations end, which is where the next one's begin.
    ends: Vec<u32>,
    /// The companion and, below it in one byte, the weight code and the band.
    relations: Vec<u32>,
}

/// How far a companion stands above the byte that says how it goes along.
const ABOVE: u32 = 8;

impl Back {
    fn of(&self, product: ProductIndex) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let begin = product.at().checked_sub(1).map_or(0, end);
        self.relations.get(begin..end(product.at())).unwrap_or_default()
    }
}

/// How many of its two products keep the other: a pair has as many bands.
fn keepers(code: u8) -> u32 {
    u32::from(code >> 6 & 1) + u32::from(code >> 7)
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

    /// How many directed relations there are.
    pub(super) fn count(&self) -> u32 {
        self.rows.last().map_or(0, |end| end.bands)
    }

    /// At least as many as the anchor has relations.
    pub(super) fn most_of(&self, anchor: ProductIndex) -> usize {
        let [row, next] = self.row(anchor);
        (next.first - row.first) as usize + self.back.of(anchor).len()
    }

    /// Whether the anchor has any relation.
    pub(super) fn has_any(&self, bytes: &[u8], anchor: ProductIndex) -> bool {
        let [row, next] = self.row(anchor);
        let codes = self.codes_at + row.first as usize..self.codes_at + next.first as usize;
        !self.back.of(anchor).is_empty() || bytes[codes].iter().any(|code| code & A_KEEPS != 0)
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
        for one in self.back.of(anchor) {
            let (companion, code) = (ProductIndex(one >> ABOVE), *one as u8);
            if wants(companion) {
                tell(kept(companion, code, code >> 6));
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
            band += keepers(*code);
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

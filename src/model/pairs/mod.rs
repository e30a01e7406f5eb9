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

use alongside_loops::{A_KEEPS, B_KEEPS, Row, Scales, Turned};

use crate::product::ProductIndex;

use super::{Draft, LogScale, bytes::write_varint};

/// Six bits.
pub(super) const WEIGHT_LEVELS: u8 = 63;
const TILT_LEVELS: u8 = 255;

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
    rows: Vec<Begin>,
    turned: Turned,
}

/// Where all that belongs to a product begins; it ends where the next one's begins. One entry, so
/// that to look at a product takes one look at memory.
#[derive(Clone, Copy, Debug, Default)]
struct Begin {
    /// Among the pairs, each under its earlier product.
    first: u32,
    /// In the file: the gaps of these pairs.
    gaps: u32,
    /// Among the bands: theirs.
    bands: u32,
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

    /// All that the product keeps; nothing for a product there is not.
    pub(super) fn row<'a>(&'a self, bytes: &'a [u8], product: ProductIndex) -> Row<'a> {
        let row = |at: usize| self.rows.get(at).copied().unwrap_or_default();
        let (row, next) = (row(product.at()), row(product.at() + 1));
        let from = |at: usize| bytes.get(at..).unwrap_or_default();
        let codes = self.codes_at + row.first as usize..self.codes_at + next.first as usize;
        Row {
            product: product.0,
            back: self.turned.of(product.at()),
            codes: bytes.get(codes).unwrap_or_default(),
            gaps: from(row.gaps as usize),
            band: row.bands,
            scales: Scales {
                weights: &self.weights,
                tilts: &self.tilts,
                tilt_codes: from(self.tilts_at),
                bands: from(self.bands_at),
            },
        }
    }
}

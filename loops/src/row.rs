//! A row: all that one product keeps, read in place.
//!
//! What must stay true: relations come in order of companion.

use crate::{A_KEEPS, WEIGHT, varint};

/// What codes stand for.
#[derive(Clone, Copy, Debug)]
pub struct Scales<'a> {
    /// By the weight of a pair's code.
    pub weights: &'a [f64; 256],
    /// By the code of a product's tilt.
    pub tilts: &'a [f64; 256],
    /// One a product.
    pub tilt_codes: &'a [u8],
    /// Of all pairs, two bits for each that keeps the other.
    pub bands: &'a [u8],
}

/// Where all that belongs to one product stands.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Whose row it is.
    pub product: u32,
    /// Relations to earlier products: the companion and, below it in one byte, weight and band.
    pub back: &'a [u32],
    /// One a pair with a later product.
    pub codes: &'a [u8],
    /// The file from the gaps of these pairs on.
    pub gaps: &'a [u8],
    /// The place of the first band of these pairs.
    pub band: u32,
    /// What codes stand for.
    pub scales: Scales<'a>,
}

/// One directed relation, as its row holds it.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// The product that goes with the row's.
    pub companion: u32,
    /// How much it does.
    pub weight: f64,
    /// Two bits.
    pub band: u8,
}

/// How far a companion stands above the byte that says how it goes along.
pub(crate) const ABOVE: u32 = 8;
const BAND: u8 = 0b11;

/// How many of its two products keep the other: a pair has as many bands.
#[inline]
pub(crate) fn keepers(code: u8) -> u32 {
    u32::from(code >> 6 & 1) + u32::from(code >> 7)
}

impl Scales<'_> {
    #[inline]
    fn tilt(&self, product: u32) -> f64 {
        let code = self.tilt_codes.get(product as usize).copied().unwrap_or_default();
        self.tilts[usize::from(code)]
    }
}

/// The band at this place; past the end, none that is known.
#[inline]
pub(crate) fn band(bands: &[u8], place: u32) -> u8 {
    let byte = bands.get(place as usize / 4).copied().unwrap_or(u8::MAX);
    byte >> (2 * (place % 4)) & BAND
}

impl Row<'_> {
    /// Tells the relations to companions that `wants` asks for. Whoever calls inlines it: what is
    /// not asked for is not decoded.
    #[allow(clippy::inline_always)] // For what `tell` leaves unused not to be decoded.
    #[inline(always)]
    pub fn each(&self, wants: impl Fn(u32) -> bool, mut tell: impl FnMut(Kept)) {
        let scales = &self.scales;
        let from = 1.0 / scales.tilt(self.product);
        let kept = |companion: u32, code: u8, band: u8| Kept {
            companion,
            weight: scales.weights[usize::from(code & WEIGHT)] * (scales.tilt(companion) * from),
            band,
        };
        for one in self.back {
            let (companion, code) = (one >> ABOVE, *one as u8);
            if wants(companion) {
                tell(kept(companion, code, code >> 6));
            }
        }
        let (mut at, mut band, mut b) = (0, self.band, self.product);
        for code in self.codes {
            let Some(gap) = varint(self.gaps, &mut at) else { return };
            b += gap + 1;
            if code & A_KEEPS != 0 && wants(b) {
                tell(kept(b, *code, self::band(scales.bands, band)));
            }
            band += keepers(*code);
        }
    }

    /// At least as many as it has relations.
    #[must_use]
    #[inline]
    pub fn most(&self) -> usize {
        self.back.len() + self.codes.len()
    }

    /// Whether it has any relation.
    #[must_use]
    #[inline]
    pub fn has_any(&self) -> bool {
        !self.back.is_empty() || self.codes.iter().any(|code| code & A_KEEPS != 0)
    }
}

//! Turning pairs round: each stands once, under its earlier product, and the later one wants to find
//! it too.
//!
//! Comes in: gaps and codes nobody has checked, row by row, and all rows once more. Goes out: for each
//! product the earlier ones it keeps, in rising order. What must stay true: a walk is one call a row,
//! because a browser swaps in the code it has optimized only from one call to the next.

use crate::{
    A_KEEPS, B_KEEPS, WEIGHT,
    row::{ABOVE, band, keepers},
    varint,
};

/// A companion has the 24 bits above a byte: no shop is larger, and nothing overflows.
pub const MOST_PRODUCTS: usize = 1 << (u32::BITS - ABOVE);

/// Relations to earlier products, written out.
#[derive(Clone, Debug)]
pub struct Turned {
    /// By product: where its relations end, which is where the next one's begin.
    ends: Vec<u32>,
    /// The companion and, below it in one byte, the weight code and the band.
    relations: Vec<u32>,
}

/// How far a walk over gaps has come.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    /// In the bytes.
    pub at: usize,
    /// How many bands have been passed.
    pub band: u32,
}

impl Turned {
    /// Nothing yet, of so many products.
    #[must_use]
    #[inline]
    pub fn of_products(products: usize) -> Self {
        Self { ends: vec![0; products], relations: Vec::new() }
    }

    /// The product's relations to earlier ones.
    #[must_use]
    #[inline]
    pub fn of(&self, product: usize) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let begin = product.checked_sub(1).map_or(0, end);
        self.relations.get(begin..end(product)).unwrap_or_default()
    }

    /// Counts what points back to `a`, under each companion; none where one is no product.
    #[inline(never)]
    pub fn count(&mut self, walk: &mut Walk, bytes: &[u8], a: u32, codes: &[u8]) -> Option<()> {
        let (mut at, mut band, mut b) = (walk.at, walk.band, a as usize);
        for code in codes {
            let gap = varint(bytes, &mut at)? as usize;
            // Where it is as large as that, nothing behind it would be.
            b = if gap < MOST_PRODUCTS { b + gap + 1 } else { return None };
            *self.ends.get_mut(b)? += u32::from(code & B_KEEPS != 0);
            band += keepers(*code);
        }
        (walk.at, walk.band) = (at, band);
        Some(())
    }

    /// Makes room for all that was counted.
    #[inline]
    pub fn make_room(&mut self) {
        let mut end = 0;
        // Each begins where those before it end, and moves on to its own end as they are written.
        for count in &mut self.ends {
            end += std::mem::replace(count, end);
        }
        self.relations = vec![0; end as usize];
    }

    /// Writes out what points back to `a`, on a walk like the one that counted it. Rows come in rising order.
    #[inline(never)]
    pub fn write(&mut self, walk: &mut Walk, bytes: &[u8], bands: &[u8], a: u32, codes: &[u8]) {
        let (mut at, mut band, mut b) = (walk.at, walk.band, a as usize);
        for code in codes {
            let Some(gap) = varint(bytes, &mut at) else { return };
            b += gap as usize + 1;
            band += u32::from(code & A_KEEPS != 0);
            if code & B_KEEPS == 0 {
                continue;
            }
            let below = code & WEIGHT | self::band(bands, band) << 6;
            band += 1;
            let Some(end) = self.ends.get_mut(b) else { return };
            if let Some(relation) = self.relations.get_mut(*end as usize) {
                *relation = a << ABOVE | u32::from(below);
            }
            *end += 1;
        }
        (walk.at, walk.band) = (at, band);
    }
}

//! One number a product, all of one width, read in place: brotli likes equals beside equals.
//!
//! ```text
//! width u8: 0 where every number is 0, else 1, 2 or 4 · the numbers, little-endian
//! ```

use super::{
    ModelError,
    bytes::{Cursor, u32_at},
};

/// Where a plane lies in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    at: usize,
    width: u8,
}

impl Plane {
    /// Writes the numbers in the least width that holds them all.
    pub(super) fn encode(numbers: &[u32], out: &mut Vec<u8>) {
        let width = match numbers.iter().copied().max().unwrap_or_default() {
            0 => 0,
            1..=0xFF => 1,
            0x100..=0xFFFF => 2,
            _ => 4,
        };
        out.push(width as u8);
        for number in numbers {
            out.extend(&number.to_le_bytes()[..width]);
        }
    }

    /// Finds a plane of `products` numbers, none above `most`.
    pub(super) fn decode(
        cursor: &mut Cursor<'_>,
        products: usize,
        most: usize,
    ) -> Result<Self, ModelError> {
        let width = cursor.u8()?;
        if !matches!(width, 0 | 1 | 2 | 4) {
            return Err(cursor.damaged());
        }
        let length = products.checked_mul(width.into()).ok_or_else(|| cursor.damaged())?;
        let plane = Self { at: cursor.skip(length)?.start, width };
        // Where a byte may be anything there is nothing to look at.
        let is_sound = width == 0
            || (width == 1 && most >= u8::MAX.into())
            || (0..products).all(|place| plane.get(cursor.bytes(), place) as usize <= most);
        if is_sound { Ok(plane) } else { Err(cursor.damaged()) }
    }

    /// Whether every number is 0.
    pub(super) fn is_nought(self) -> bool {
        self.width == 0
    }

    /// The number at `place`; 0 past the end of the file.
    pub(super) fn get(self, bytes: &[u8], place: usize) -> u32 {
        let at = self.at + place * usize::from(self.width);
        let byte = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or_default());
        match self.width {
            0 => 0,
            1 => byte(0),
            2 => byte(0) | byte(1) << 8,
            _ => u32_at(bytes, at),
        }
    }
}

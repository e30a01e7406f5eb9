//! Chance from a seed: `SplitMix64` (Steele, Lea and Flood 2014). Same seed, same numbers.

/// The numbers that follow a seed.
pub struct Chance(u64);

impl Chance {
    /// A sequence of its own for each of several `words`, such as a seed and a place.
    pub fn of(words: [u64; 3]) -> Self {
        let mix = |state: u64, word| Self(state ^ word).next();
        Self(words.into_iter().fold(0, mix))
    }

    /// A whole number below `bound`, which is above 0 and far below 2⁶⁴.
    pub fn below(&mut self, bound: u32) -> u32 {
        (self.next() % u64::from(bound)) as u32
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

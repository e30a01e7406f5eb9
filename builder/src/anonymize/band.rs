//! The coarse word a reason may quote: given the anchor, how often the companion.

use alongside::contract::Band;

use crate::count::{ItemCount, PairCount};

/// One in five orders with the anchor hold the companion, or more.
const OFTEN_FROM: f64 = 0.2;
/// One in twenty.
const SOMETIMES_FROM: f64 = 0.05;

/// The two bands of two products: from `a` to `b`, and from `b` to `a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Of orders with `a`, how often `b`.
    pub from_a: Band,
    /// Of orders with `b`, how often `a`.
    pub from_b: Band,
}

impl Bands {
    /// From the exact confidence, so that a reason is true however coarse the weights are.
    pub(super) fn of(pair: &PairCount, items: &[ItemCount]) -> Self {
        let given = |anchor: u32| f64::from(items[anchor as usize].orders);
        let band = |anchor| band_of(f64::from(pair.orders) / given(anchor));
        Self { from_a: band(pair.a), from_b: band(pair.b) }
    }
}

/// The word for a share of orders, or of shoppers, from 0 to 1.
pub fn band_of(confidence: f64) -> Band {
    if confidence >= OFTEN_FROM {
        Band::Often
    } else if confidence >= SOMETIMES_FROM {
        Band::Sometimes
    } else {
        Band::Seldom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_five_is_often_and_one_in_twenty_sometimes() {
        let words = [0.5, 0.2, 0.199, 0.05, 0.049].map(band_of);
        let [often, sometimes, seldom] = [Band::Often, Band::Sometimes, Band::Seldom];
        assert_eq!(words, [often, often, sometimes, sometimes, seldom]);
    }
}

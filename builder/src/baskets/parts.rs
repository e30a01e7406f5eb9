//! Parts: the same baskets all at once, or some shoppers' after the others', as memory allows.
//!
//! What must stay true: all baskets of one shopper are in one part and stand together in it, and
//! no two shoppers of any parts have one number.

use std::{borrow::Cow, convert::Infallible, ops::Range};

use super::Baskets;

/// Baskets that can be looked at again and again.
pub trait Parts {
    /// Why they can't be.
    type Error;

    /// How many products there are to hold.
    fn product_count(&self) -> usize;

    /// Shows every part.
    fn each_part(&self, look: impl FnMut(&Baskets)) -> Result<(), Self::Error>;

    /// The products in runs, so that whatever holds one of a run fits into memory. `orders` says
    /// of each product in how many baskets it is.
    fn runs(&self, orders: impl Iterator<Item = u32>) -> Vec<Range<usize>>;

    /// The baskets, whole, that hold a product of a run; perhaps others too.
    fn holding(&self, run: &Range<usize>) -> Result<Cow<'_, Baskets>, Self::Error>;
}

impl Parts for Baskets {
    type Error = Infallible;

    fn product_count(&self) -> usize {
        self.product_count
    }

    fn each_part(&self, mut look: impl FnMut(&Baskets)) -> Result<(), Infallible> {
        look(self);
        Ok(())
    }

    fn runs(&self, _: impl Iterator<Item = u32>) -> Vec<Range<usize>> {
        std::iter::once(0..self.product_count).collect()
    }

    fn holding(&self, _: &Range<usize>) -> Result<Cow<'_, Baskets>, Infallible> {
        Ok(Cow::Borrowed(self))
    }
}

//! A usage milestone: something the shopper has is three quarters used (`usage_milestone_percent`).

use crate::{
    contract::{Respect, What},
    recommend::{journey::Known, past::Deed},
};

/// Whether anything is.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Used).any(is_well_known)
}

/// Whether this is.
pub(in super::super) fn is_well_known(used: &Deed) -> bool {
    used.value * 100.0 >= f64::from(Respect::DEFAULT.usage_milestone_percent)
}

//! After a purchase: for 48 hours (`after_purchase_hours`) it is time for what completes it.

use crate::{
    contract::{Respect, What},
    recommend::{journey::Known, past::Deed},
};

/// Whether anything was just bought.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Bought).any(|deed| was_just_bought(known, deed))
}

/// Whether this is what was just bought.
pub(in super::super) fn was_just_bought(known: &Known, deed: &Deed) -> bool {
    known.is_within_hours(deed.at, Respect::DEFAULT.after_purchase_hours)
}

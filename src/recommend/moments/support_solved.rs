//! A support case that ended well, for 24 hours (`support_hours`). One that did not opens nothing.

use crate::{
    contract::{Respect, What},
    recommend::{journey::Known, past::Deed},
};

/// Whether a case was solved.
pub(super) fn is_open(known: &Known) -> bool {
    known.past.of(What::Supported).any(|deed| is_solved(known, deed))
}

/// Whether it was this one.
pub(in super::super) fn is_solved(known: &Known, deed: &Deed) -> bool {
    known.is_within_hours(deed.at, Respect::DEFAULT.support_hours)
}

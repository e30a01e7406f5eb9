//! A gift: the request or the session is about somebody else's present. It ends with the session.

use crate::recommend::journey::Known;

/// Whether it is about a gift.
pub(super) fn is_open(known: &Known) -> bool {
    known.is_gift
}

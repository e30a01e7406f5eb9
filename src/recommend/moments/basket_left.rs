//! A basket left: untouched for four hours (`basket_left_hours`), for seven days
//! (`basket_left_days`), and not standing in this page's basket again.

use crate::{
    contract::{Respect, What},
    recommend::journey::Known,
};

/// Whether a basket was left.
pub(super) fn is_open(known: &Known) -> bool {
    let last = known.past.of(What::Added).map(|deed| deed.at).reduce(f64::max);
    let hours = f64::from(Respect::DEFAULT.basket_left_hours);
    let is_left = |at: f64| known.clock.minutes_since(at) >= hours * 60.0;
    !known.has_basket() && last.is_some_and(is_left)
}

//! A change of season, in its first 14 days (`season_days`) where the hemisphere is known; or of
//! life: something the shopper has is worn out (`worn_out_percent`).

use crate::{
    contract::{Respect, What},
    recommend::journey::Known,
};

/// Whether a season has begun, or something wants replacing.
pub(super) fn is_open(known: &Known) -> bool {
    let respect = &Respect::DEFAULT;
    let is_season = known.request.context.hemisphere.is_some()
        && known.clock.days_into_season() < respect.season_days;
    let worn_out = f64::from(respect.worn_out_percent);
    is_season || known.past.of(What::Used).any(|deed| deed.value * 100.0 >= worn_out)
}

//! Time and chance as arguments: what makes every answer repeatable.

use serde::{Deserialize, Serialize};

/// The moment an answer is for. The engine has no clock and no dice of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// Milliseconds since 1970-01-01 UTC, as `Date.now()` gives them.
    pub now: f64,
    /// Minutes to add to UTC for the shopper's wall clock: +60 in Berlin in winter. Default 0.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub utc_offset_minutes: i32,
    /// Decides between products whose scores and popularity are exactly equal. Default 0.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub seed: u32,
}

/// Milliseconds in a minute.
const MINUTE: f64 = 60_000.0;
/// Minutes in a day.
const DAY_MINUTES: f64 = 1_440.0;

impl Clock {
    /// The number of the local day, counted from 1970-01-01.
    #[must_use]
    pub fn local_day(&self) -> i32 {
        ((self.now / MINUTE + f64::from(self.utc_offset_minutes)) / DAY_MINUTES).floor() as i32
    }

    /// Days since `at` (milliseconds since 1970), with fractions; negative when `at` lies ahead.
    #[must_use]
    pub fn days_since(&self, at: f64) -> f64 {
        self.minutes_since(at) / DAY_MINUTES
    }

    /// Minutes since `at` (milliseconds since 1970); negative when `at` lies ahead.
    #[must_use]
    pub fn minutes_since(&self, at: f64) -> f64 {
        (self.now - at) / MINUTE
    }

    /// The moment `days` after `at`, both in milliseconds since 1970.
    #[must_use]
    pub fn days_after(at: f64, days: u32) -> f64 {
        at + f64::from(days) * DAY_MINUTES * MINUTE
    }

    /// The moment a local day begins, in milliseconds since 1970.
    #[must_use]
    pub fn start_of_day(&self, local_day: i32) -> f64 {
        (f64::from(local_day) * DAY_MINUTES - f64::from(self.utc_offset_minutes)) * MINUTE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_evening_in_new_york_is_still_the_day_before() {
        let two_in_the_morning_utc = 2.0 * 60.0 * MINUTE;
        let clock = Clock { now: two_in_the_morning_utc, utc_offset_minutes: -300, seed: 0 };
        assert_eq!(clock.local_day(), -1);
        assert_eq!(Clock { utc_offset_minutes: 0, ..clock }.local_day(), 0);
    }

    #[test]
    fn the_start_of_a_day_lies_in_that_day() {
        let clock = Clock { now: 1e12, utc_offset_minutes: 330, seed: 0 };
        let start = clock.start_of_day(clock.local_day());
        assert!(start <= clock.now);
        assert_eq!(Clock { now: start, ..clock }.local_day(), clock.local_day());
        assert_eq!(Clock { now: start - 1.0, ..clock }.local_day(), clock.local_day() - 1);
    }
}

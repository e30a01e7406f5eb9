//! Time and chance as arguments: what makes every answer repeatable.

use serde::{Deserialize, Serialize};

/// The moment an answer is for. The engine has no clock and no dice of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
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

    /// The local month, 0 for January to 11.
    #[must_use]
    pub fn local_month(&self) -> usize {
        month_of(self.local_day().into())
    }

    /// Local days since the first of March, June, September or December, whichever was last.
    #[must_use]
    pub fn days_into_season(&self) -> u32 {
        let today = i64::from(self.local_day());
        let season = |days_ago: u32| (month_of(today - i64::from(days_ago)) + 1) / 3 % 4;
        let mut days = 0;
        while season(days + 1) == season(0) {
            days += 1;
        }
        days
    }

    /// The local part of the week: night (0 to 6), morning, afternoon and evening of week days are
    /// 0 to 3, those of weekends 4 to 7.
    #[must_use]
    pub fn local_daypart(&self) -> usize {
        let minutes = self.now / MINUTE + f64::from(self.utc_offset_minutes);
        let quarter = ((minutes / DAY_MINUTES).fract() * 4.0 + 4.0) as usize % 4;
        // 1970 began on a Thursday.
        let is_weekend = (i64::from(self.local_day()) + 3).rem_euclid(7) >= 5;
        quarter + if is_weekend { 4 } else { 0 }
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

/// The month of a day counted from 1970-01-01, 0 for January to 11.
fn month_of(day: i64) -> usize {
    // Days since the first of March of the year 0 make every leap day the last of its year
    // (Hinnant 2013, "chrono-compatible low-level date algorithms").
    let day = (day + 719_468).rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    ((months_since_march + 2) % 12) as usize
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
    fn the_calendar_knows_its_months_leap_days_and_weekends() {
        let at = |day: f64, hour: f64| Clock {
            now: (day * DAY_MINUTES + hour * 60.0) * MINUTE,
            ..Clock::default()
        };
        // 1970-01-01, 1972-02-29, 1972-03-01, 2026-11-21 (a Saturday), 1969-12-31.
        let months = [0.0, 789.0, 790.0, 20_778.0, -1.0].map(|day| at(day, 0.0).local_month());
        assert_eq!(months, [0, 1, 2, 10, 11]);
        assert_eq!([5.9, 6.0, 12.0, 23.9].map(|hour| at(0.0, hour).local_daypart()), [0, 1, 2, 3]);
        assert_eq!([1.0, 13.0].map(|hour| at(20_778.0, hour).local_daypart()), [4, 6]);
        assert_eq!(at(-1.0, 13.0).local_daypart(), 2, "a Wednesday before there was a clock");
    }

    #[test]
    fn a_season_begins_on_the_first_of_its_months() {
        let noon = |day: f64| Clock { now: (day + 0.5) * DAY_MINUTES * MINUTE, ..Clock::default() };
        // 1970-01-01 is the 32nd day of a winter; 1972-02-29, 1972-03-01, 2026-11-21.
        let days = [0.0, 789.0, 790.0, 20_778.0].map(|day| noon(day).days_into_season());
        assert_eq!(days, [31, 90, 0, 81]);
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

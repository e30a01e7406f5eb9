//! When an order was placed: ISO 8601, with or without a zone.

use jiff::{Timestamp, civil::DateTime};

/// What a value has to look like, for messages.
pub const EXPECTED: &str = "ISO 8601, such as 2026-03-14, 2026-03-14T09:30:00 or \
                            2026-03-14T09:30:00+01:00";

/// A point in time, and what the clock on the wall said where it was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since 1970; a value without a zone counts as UTC.
    pub instant: i64,
    /// Seconds since 1970 by the date and time as written, whatever its zone.
    pub wall: i64,
}

/// Reads a value.
pub fn read(value: &str) -> Option<Moment> {
    let written = value.parse::<DateTime>().ok();
    let wall = written.and_then(|local| {
        Some(local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
    });
    match value.parse::<Timestamp>() {
        Ok(instant) => {
            let instant = instant.as_second();
            Some(Moment { instant, wall: wall.unwrap_or(instant) })
        }
        Err(_) => wall.map(|wall| Moment { instant: wall, wall }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_moves_the_instant_and_its_absence_means_utc() {
        for (value, instant) in [
            ("1970-01-02", 86_400),
            ("1970-01-01T01:00:00", 3_600),
            ("1970-01-01 01:00:00", 3_600),
            ("1970-01-01T01:00:00Z", 3_600),
            ("1970-01-01T01:00:00+01:00", 0),
        ] {
            assert_eq!(read(value).map(|moment| moment.instant), Some(instant), "{value}");
        }
    }

    #[test]
    fn the_clock_on_the_wall_is_what_was_written() {
        for value in ["1970-01-01T01:00:00", "1970-01-01T01:00:00Z", "1970-01-01T01:00:00-05:00"] {
            assert_eq!(read(value).map(|moment| moment.wall), Some(3_600), "{value}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for value in ["yesterday", "14.03.2026", "2026-02-30", "03/14/2026", "1773480000"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}

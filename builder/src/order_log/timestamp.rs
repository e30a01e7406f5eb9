//! When an order was placed: ISO 8601, with or without a zone.

use jiff::{Timestamp, civil::DateTime};

/// What a value has to look like, for messages.
pub const EXPECTED: &str = "ISO 8601, such as 2026-03-14, 2026-03-14T09:30:00 or \
                            2026-03-14T09:30:00+01:00";

/// Seconds since 1970; a value without a zone counts as UTC.
pub fn read(value: &str) -> Option<i64> {
    if let Ok(instant) = value.parse::<Timestamp>() {
        return Some(instant.as_second());
    }
    let local: DateTime = value.parse().ok()?;
    Some(local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_moves_the_instant_and_its_absence_means_utc() {
        assert_eq!(read("1970-01-02"), Some(86_400));
        assert_eq!(read("1970-01-01T01:00:00"), Some(3_600));
        assert_eq!(read("1970-01-01 01:00:00"), Some(3_600));
        assert_eq!(read("1970-01-01T01:00:00Z"), Some(3_600));
        assert_eq!(read("1970-01-01T01:00:00+01:00"), Some(0));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for value in ["yesterday", "14.03.2026", "2026-02-30", "03/14/2026", "1773480000"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}

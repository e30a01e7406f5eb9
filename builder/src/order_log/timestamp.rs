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

/// Reads a value: ISO 8601, or whole seconds, milliseconds or microseconds since 1970 where the
/// number of digits leaves no doubt (10, 13 or 16; `@` and any number of seconds).
pub fn read(value: &str) -> Option<Moment> {
    if let Some(instant) = plain(value).or_else(|| counted(value)) {
        return Some(Moment { instant, wall: instant });
    }
    // Shopify and Ruby put a blank before the zone, and none of the two dots.
    if let Some((date, time, zone)) = three_parts(value) {
        return read(&format!("{date}T{time}{}:{}", &zone[..3], &zone[3..]));
    }
    if let Some(local) = value.strip_suffix(" UTC") {
        return read(&format!("{local}Z"));
    }
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

/// `2026-03-14` and `2026-03-14T09:30:00`, without a zone or with `Z`, which most logs hold in
/// every row.
fn plain(value: &str) -> Option<i64> {
    let text = value.as_bytes();
    let text = if text.len() == 20 { text.strip_suffix(b"Z")? } else { text };
    let (date, time) = match text.len() {
        10 => (text, None),
        16 | 19 if matches!(text[10], b'T' | b' ') => (&text[..10], Some(&text[11..])),
        _ => return None,
    };
    let digits = |text: &[u8]| {
        text.iter().try_fold(0_i64, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
        })
    };
    if date[4] != b'-' || date[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(&date[..4])?, digits(&date[5..7])?, digits(&date[8..])?);
    let day = jiff::civil::Date::new(year as i16, month as i8, day as i8).ok()?;
    let days = i64::from((day - jiff::civil::date(1970, 1, 1)).get_days());
    let seconds = match time {
        None => 0,
        Some(time) if time[2] == b':' => {
            let second = match time.len() {
                5 => 0,
                _ if time[5] == b':' => digits(&time[6..])?,
                _ => return None,
            };
            let (hour, minute) = (digits(&time[..2])?, digits(&time[3..5])?);
            if hour > 23 || minute > 59 || second > 59 {
                return None;
            }
            hour * 3_600 + minute * 60 + second
        }
        Some(_) => return None,
    };
    Some(days * 86_400 + seconds)
}

/// Time since 1970 in a unit the number of digits tells.
fn counted(value: &str) -> Option<i64> {
    if let Some(seconds) = value.strip_prefix('@') {
        return seconds.parse().ok();
    }
    let number: i64 = value.parse().ok()?;
    match value.len() {
        10 => Some(number),
        13 => Some(number.div_euclid(1_000)),
        16 => Some(number.div_euclid(1_000_000)),
        _ => None,
    }
}

/// `2026-03-14 09:30:00 +0100` in its parts.
fn three_parts(value: &str) -> Option<(&str, &str, &str)> {
    let (date, rest) = value.split_once(' ')?;
    let (time, zone) = rest.split_once(' ')?;
    let is_zone = zone.len() == 5
        && zone.starts_with(['+', '-'])
        && zone[1..].bytes().all(|digit| digit.is_ascii_digit());
    is_zone.then_some((date, time, zone))
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
            ("1970-01-01 01:00:00 +0100", 0),
            ("1970-01-01 01:00:00 UTC", 3_600),
            ("1970-01-01 01:00", 3_600),
            ("2000-02-29T23:59:59", 951_868_799),
            ("1773480000", 1_773_480_000),
            ("1773480000123", 1_773_480_000),
            ("1773480000123456", 1_773_480_000),
            ("@3600", 3_600),
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
        for value in ["yesterday", "14.03.2026", "2026-02-30", "03/14/2026", "17734800", "24:00"] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}

//! What a value of a Parquet column says, as text.
//!
//! What must stay true: a whole number in a column of fractions has no point, so that the
//! customer `17850.0` is `17850`; a time is `@` and its seconds since 1970.

use std::fmt::Write;

use parquet::{
    basic::{ConvertedType, LogicalType, TimeUnit, Type},
    data_type::Int96,
    schema::types::ColumnDescriptor,
};

use crate::input::encoding;

const SECONDS_A_DAY: i64 = 86_400;

/// How the values of a column are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    physical: Type,
    /// Bytes of a value, where its type does not say.
    length: usize,
    numbers: Numbers,
}

/// How the numbers of a column are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    AsTheyStand,
    Days,
    /// So many in a second.
    Times(i64),
    /// So many digits behind the point.
    Decimals(i32),
}

impl Meaning {
    pub(super) fn of(column: &ColumnDescriptor) -> Self {
        let physical = column.physical_type();
        let numbers = match (column.logical_type_ref(), column.converted_type(), physical) {
            (Some(LogicalType::Timestamp(stamp)), ..) => match stamp.unit {
                TimeUnit::MILLIS => Numbers::Times(1_000),
                TimeUnit::MICROS => Numbers::Times(1_000_000),
                TimeUnit::NANOS => Numbers::Times(1_000_000_000),
            },
            (Some(LogicalType::Date), ..) | (_, ConvertedType::DATE, _) => Numbers::Days,
            (_, ConvertedType::TIMESTAMP_MILLIS, _) => Numbers::Times(1_000),
            (_, ConvertedType::TIMESTAMP_MICROS, _) => Numbers::Times(1_000_000),
            (_, ConvertedType::DECIMAL, Type::INT32 | Type::INT64) if column.type_scale() > 0 => {
                Numbers::Decimals(column.type_scale())
            }
            _ => Numbers::AsTheyStand,
        };
        let length = usize::try_from(column.type_length()).unwrap_or_default();
        Self { physical, length, numbers }
    }

    /// The first value of many that lie plain, and the rest; none where there is no whole one.
    pub(super) fn split<'a>(&self, plain: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        let length = match self.physical {
            Type::BOOLEAN => return None,
            Type::INT32 | Type::FLOAT => 4,
            Type::INT64 | Type::DOUBLE => 8,
            Type::INT96 => 12,
            Type::BYTE_ARRAY => {
                let (length, rest) = plain.split_first_chunk()?;
                return rest.split_at_checked(u32::from_le_bytes(*length) as usize);
            }
            Type::FIXED_LEN_BYTE_ARRAY if self.length == 0 => return None,
            Type::FIXED_LEN_BYTE_ARRAY => self.length,
        };
        plain.split_at_checked(length)
    }

    /// Writes a value that [`Meaning::split`] gave.
    pub(super) fn write_plain(&self, text: &mut String, value: &[u8]) {
        match self.physical {
            Type::INT32 => self.write(text, i32::from_le_bytes(first(value)).into()),
            Type::INT64 => self.write(text, i64::from_le_bytes(first(value))),
            Type::FLOAT => fraction(text, f32::from_le_bytes(first(value)).into()),
            Type::DOUBLE => fraction(text, f64::from_le_bytes(first(value))),
            Type::INT96 => {
                let part = |at: usize| u32::from_le_bytes(first(&value[at..]));
                let parts = [0, 4, 8].map(part);
                let mut value = Int96::new();
                value.set_data(parts[0], parts[1], parts[2]);
                time(text, &value);
            }
            Type::BOOLEAN | Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => bytes(text, value),
        }
    }

    /// Writes a whole number.
    pub(super) fn write(&self, text: &mut String, value: i64) {
        // Writing to a string does not fail.
        let _ = match self.numbers {
            Numbers::AsTheyStand => write!(text, "{value}"),
            Numbers::Days => write!(text, "@{}", value * SECONDS_A_DAY),
            Numbers::Times(a_second) => write!(text, "@{}", value.div_euclid(a_second)),
            Numbers::Decimals(digits) => {
                let one = 10_i64.pow(digits as u32).cast_unsigned();
                let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
                write!(text, "{sign}{}.{:0width$}", size / one, size % one, width = digits as usize)
            }
        };
    }
}

/// The bytes of a number.
fn first<const N: usize>(value: &[u8]) -> [u8; N] {
    value.first_chunk().copied().unwrap_or([0; N])
}

/// Writes a time as old programs save it.
pub(super) fn time(text: &mut String, value: &Int96) {
    let _ = write!(text, "@{}", value.to_millis().div_euclid(1_000));
}

/// Writes a fraction; what is no number is nothing.
pub(super) fn fraction(text: &mut String, value: f64) {
    if value.is_finite() {
        let _ = write!(text, "{value}");
    }
}

/// Writes bytes that are text.
pub(super) fn bytes(text: &mut String, value: &[u8]) {
    match str::from_utf8(value) {
        Ok(value) => text.push_str(value),
        Err(_) => text.push_str(&encoding::decoded(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(numbers: Numbers, value: i64) -> String {
        let meaning = Meaning { physical: Type::INT64, length: 0, numbers };
        let (mut text, mut plain) = (String::new(), String::new());
        meaning.write(&mut text, value);
        let bytes = [value, 7].map(i64::to_le_bytes).concat();
        let (first, rest) = meaning.split(&bytes).unwrap();
        meaning.write_plain(&mut plain, first);
        assert_eq!((&plain, rest.len()), (&text, 8));
        text
    }

    #[test]
    fn numbers_are_written_as_they_are_meant() {
        assert_eq!(written(Numbers::AsTheyStand, -3), "-3");
        assert_eq!(written(Numbers::Days, 2), "@172800");
        assert_eq!(written(Numbers::Times(1_000), 1_999), "@1");
        assert_eq!(written(Numbers::Decimals(2), 1_990), "19.90");
        assert_eq!(written(Numbers::Decimals(2), -5), "-0.05");
    }

    #[test]
    fn a_whole_number_in_a_column_of_fractions_has_no_point() {
        let mut text = String::new();
        for value in [17_850.0, f64::NAN, 2.5] {
            fraction(&mut text, value);
            text.push(' ');
        }
        assert_eq!(text, "17850  2.5 ");
    }

    #[test]
    fn a_text_that_ends_too_soon_is_none() {
        let meaning =
            Meaning { physical: Type::BYTE_ARRAY, length: 0, numbers: Numbers::AsTheyStand };
        assert_eq!(meaning.split(b"\x02\0\0\0gas"), Some((&b"ga"[..], &b"s"[..])));
        assert_eq!(meaning.split(b"\x04\0\0\0gas"), None);
        assert_eq!(meaning.split(b"\x04\0"), None);
    }
}

//! One column of a Parquet file, a batch of records at a time, each value as text.
//!
//! What must stay true: a whole number in a column of fractions has no point, so that the
//! customer `17850.0` is `17850`; a time is `@` and its seconds since 1970.

use std::{fmt::Write, ops::Range};

use parquet::{
    basic::{ConvertedType, LogicalType, TimeUnit, Type},
    column::reader::ColumnReader,
    data_type::{ByteArray, FixedLenByteArray, Int96},
    errors::ParquetError,
    schema::types::ColumnDescriptor,
};

use crate::input::encoding;

const SECONDS_A_DAY: i64 = 86_400;

/// How the numbers of a column are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    AsItStands,
    Days,
    /// So many in a second.
    Time(i64),
    /// So many digits behind the point.
    Decimal(i32),
}

/// A batch of one column.
pub(super) struct Leaf {
    meaning: Meaning,
    /// The level at which a value is there, and at which there is a list element.
    deepest: i16,
    pub(super) is_repeated: bool,
    text: String,
    /// Where the text of each element ends.
    ends: Vec<usize>,
    /// By record: its first element; one more at the end.
    starts: Vec<usize>,
    /// Two lists of levels, kept for their memory.
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl Leaf {
    pub(super) fn of(column: &ColumnDescriptor) -> Self {
        Self {
            meaning: Meaning::of(column),
            deepest: column.max_def_level(),
            is_repeated: column.max_rep_level() > 0,
            text: String::new(),
            ends: Vec::new(),
            starts: Vec::new(),
            definitions: Vec::new(),
            repetitions: Vec::new(),
        }
    }

    /// Elements of a record's list; 1 outside lists.
    pub(super) fn elements(&self, record: usize) -> usize {
        if self.is_repeated { self.starts[record + 1] - self.starts[record] } else { 1 }
    }

    /// The text of an element; of a value outside lists whatever the element.
    pub(super) fn value(&self, record: usize, element: usize) -> &str {
        let at = if self.is_repeated {
            let at = self.starts[record] + element;
            if at >= self.starts[record + 1] {
                return "";
            }
            at
        } else {
            record
        };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..self.ends[at]]
    }

    /// Reads up to `limit` records and says how many there were.
    pub(super) fn fill(
        &mut self,
        column: &mut ColumnReader,
        limit: usize,
    ) -> Result<usize, ParquetError> {
        self.text.clear();
        self.ends.clear();
        self.starts.clear();
        self.definitions.clear();
        self.repetitions.clear();
        let meaning = self.meaning;
        macro_rules! read {
            ($reader:expr, $write:expr) => {{
                let mut values = Vec::with_capacity(limit);
                let levels = (Some(&mut self.definitions), Some(&mut self.repetitions));
                let (records, ..) = $reader.read_records(limit, levels.0, levels.1, &mut values)?;
                self.lay_out(records, &values, $write);
                Ok(records)
            }};
        }
        match column {
            ColumnReader::BoolColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &bool| {
                    text.push_str(if *value { "true" } else { "false" });
                })
            }
            ColumnReader::Int32ColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &i32| meaning
                    .write(text, i64::from(*value)))
            }
            ColumnReader::Int64ColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &i64| meaning.write(text, *value))
            }
            ColumnReader::Int96ColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &Int96| {
                    Meaning::Time(1_000).write(text, value.to_millis());
                })
            }
            ColumnReader::FloatColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &f32| fraction(text, f64::from(*value)))
            }
            ColumnReader::DoubleColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &f64| fraction(text, *value))
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &ByteArray| bytes(text, value.data()))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                read!(reader, |text: &mut String, value: &FixedLenByteArray| {
                    bytes(text, value.data());
                })
            }
        }
    }

    /// Puts each value where its levels say.
    fn lay_out<V: PartialEq>(
        &mut self,
        records: usize,
        values: &[V],
        write: impl Fn(&mut String, &V),
    ) {
        let mut values = values.iter();
        // Values stand in runs: what was just written is not written out again.
        let mut last: Option<(&V, Range<usize>)> = None;
        let elements = if self.definitions.is_empty() { records } else { self.definitions.len() };
        for element in 0..elements {
            if self.is_repeated && self.repetitions[element] == 0 {
                self.starts.push(element);
            }
            if self.definitions.get(element).is_none_or(|level| *level == self.deepest)
                && let Some(value) = values.next()
            {
                let start = self.text.len();
                match &last {
                    Some((same, text)) if *same == value => {
                        self.text.extend_from_within(text.clone());
                    }
                    _ => write(&mut self.text, value),
                }
                last = Some((value, start..self.text.len()));
            }
            self.ends.push(self.text.len());
        }
        self.starts.push(elements);
    }
}

impl Meaning {
    fn of(column: &ColumnDescriptor) -> Self {
        match (column.logical_type_ref(), column.converted_type(), column.physical_type()) {
            (Some(LogicalType::Timestamp(stamp)), ..) => match stamp.unit {
                TimeUnit::MILLIS => Self::Time(1_000),
                TimeUnit::MICROS => Self::Time(1_000_000),
                TimeUnit::NANOS => Self::Time(1_000_000_000),
            },
            (Some(LogicalType::Date), ..) | (_, ConvertedType::DATE, _) => Self::Days,
            (_, ConvertedType::TIMESTAMP_MILLIS, _) => Self::Time(1_000),
            (_, ConvertedType::TIMESTAMP_MICROS, _) => Self::Time(1_000_000),
            (_, ConvertedType::DECIMAL, Type::INT32 | Type::INT64) if column.type_scale() > 0 => {
                Self::Decimal(column.type_scale())
            }
            _ => Self::AsItStands,
        }
    }

    fn write(self, text: &mut String, value: i64) {
        // Writing to a string does not fail.
        let _ = match self {
            Self::AsItStands => write!(text, "{value}"),
            Self::Days => write!(text, "@{}", value * SECONDS_A_DAY),
            Self::Time(a_second) => write!(text, "@{}", value.div_euclid(a_second)),
            Self::Decimal(digits) => {
                let one = 10_i64.pow(digits as u32).cast_unsigned();
                let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
                write!(text, "{sign}{}.{:0width$}", size / one, size % one, width = digits as usize)
            }
        };
    }
}

fn fraction(text: &mut String, value: f64) {
    if value.is_finite() {
        let _ = write!(text, "{value}");
    }
}

fn bytes(text: &mut String, value: &[u8]) {
    match str::from_utf8(value) {
        Ok(value) => text.push_str(value),
        Err(_) => text.push_str(&encoding::decoded(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(meaning: Meaning, value: i64) -> String {
        let mut text = String::new();
        meaning.write(&mut text, value);
        text
    }

    #[test]
    fn numbers_are_written_as_they_are_meant() {
        assert_eq!(written(Meaning::AsItStands, -3), "-3");
        assert_eq!(written(Meaning::Days, 2), "@172800");
        assert_eq!(written(Meaning::Time(1_000), 1_999), "@1");
        assert_eq!(written(Meaning::Decimal(2), 1_990), "19.90");
        assert_eq!(written(Meaning::Decimal(2), -5), "-0.05");
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
}

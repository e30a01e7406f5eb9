//! One column of a Parquet file, a batch of records at a time: texts, and a code for each element.
//!
//! What must stay true: a code leads to the text of its value as long as the batch is there; the
//! first text of all is that of no value.

use std::fs::File;

use parquet::{
    column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader},
    data_type::{ByteArray, FixedLenByteArray, Int32Type, Int96},
    errors::ParquetError,
    file::{metadata::ColumnChunkMetaData, serialized_reader::SerializedPageReader},
    schema::types::ColumnDescriptor,
};

use super::{
    coded::{Arrived, Coded},
    meaning::{self, Meaning},
};
use crate::{
    input::batch::{Values, Words},
    texts::Texts,
};

/// No value.
const NOTHING: u32 = 0;

/// The pages of a column, being read.
pub(super) enum Pages {
    /// As codes.
    Coded(ColumnReaderImpl<Int32Type>, Arrived),
    /// As what they are.
    Typed(ColumnReader),
}

/// A batch of one column.
pub(super) struct Leaf {
    meaning: Meaning,
    /// The level at which a value is there.
    deepest: i16,
    pub(super) is_repeated: bool,
    texts: Texts,
    /// How many texts are there as long as the group is.
    lasting: usize,
    /// Behind those: how many there were that are gone.
    gone: usize,
    group: u64,
    /// By element.
    codes: Vec<u32>,
    /// By record: its first element; one more at the end.
    starts: Vec<usize>,
    /// Two lists of levels, kept for their memory.
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl Pages {
    pub(super) fn of(
        pages: SerializedPageReader<File>,
        chunk: &ColumnChunkMetaData,
    ) -> Result<Self, ParquetError> {
        let column = chunk.column_descr_ptr();
        if !Coded::knows(chunk) {
            return Ok(Self::Typed(get_column_reader(column, Box::new(pages))));
        }
        let arrived = Arrived::default();
        let coded = Coded::of(pages, &column, arrived.clone());
        let column = Coded::descriptor(&column)?;
        Ok(Self::Coded(ColumnReaderImpl::new(column, Box::new(coded)), arrived))
    }
}

impl Leaf {
    pub(super) fn of(column: &ColumnDescriptor) -> Self {
        Self {
            meaning: Meaning::of(column),
            deepest: column.max_def_level(),
            is_repeated: column.max_rep_level() > 0,
            texts: Texts::default(),
            lasting: 0,
            gone: 0,
            group: 0,
            codes: Vec::new(),
            starts: Vec::new(),
            definitions: Vec::new(),
            repetitions: Vec::new(),
        }
    }

    /// The next group begins.
    pub(super) fn begin(&mut self) {
        self.texts.clear();
        self.texts.push(|_| ());
        (self.lasting, self.gone) = (1, 0);
        self.group += 1;
        self.codes.clear();
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
        self.texts.text(self.codes[at])
    }

    /// The batch, of a column without lists.
    pub(super) fn values(&self) -> Values<'_> {
        let Self { texts, codes, lasting, group, .. } = self;
        Values { words: Words::Written(texts), codes, lasting: *lasting, group: *group }
    }

    /// Reads up to `limit` records and says how many there were.
    pub(super) fn fill(&mut self, pages: &mut Pages, limit: usize) -> Result<usize, ParquetError> {
        self.forget();
        self.starts.clear();
        self.definitions.clear();
        self.repetitions.clear();
        let meaning = self.meaning;
        macro_rules! read {
            ($reader:expr, $write:expr) => {{
                let mut values = Vec::with_capacity(limit);
                let levels = (Some(&mut self.definitions), Some(&mut self.repetitions));
                let (records, ..) = $reader.read_records(limit, levels.0, levels.1, &mut values)?;
                let write: fn(&Meaning, &mut String, &_) = $write;
                let first = self.texts.len() as i32;
                for value in &values {
                    self.texts.push(|text| write(&meaning, text, value));
                }
                let codes: Vec<_> = (first..self.texts.len() as i32).collect();
                self.lay_out(records, &codes);
                Ok(records)
            }};
        }
        match pages {
            Pages::Coded(reader, arrived) => {
                let mut codes = Vec::with_capacity(limit);
                let levels = (Some(&mut self.definitions), Some(&mut self.repetitions));
                let (records, ..) = reader.read_records(limit, levels.0, levels.1, &mut codes)?;
                self.lasting = self.lasting.max(arrived.fetch(&mut self.texts));
                let (lasting, gone) = (self.lasting as i32, self.gone as i32);
                for code in codes.iter_mut().filter(|code| **code >= lasting) {
                    *code -= gone;
                }
                self.lay_out(records, &codes);
                Ok(records)
            }
            Pages::Typed(ColumnReader::BoolColumnReader(reader)) => {
                read!(reader, |_, text, value: &bool| {
                    text.push_str(if *value { "true" } else { "false" });
                })
            }
            Pages::Typed(ColumnReader::Int32ColumnReader(reader)) => {
                read!(reader, |meaning, text, value: &i32| meaning.write(text, (*value).into()))
            }
            Pages::Typed(ColumnReader::Int64ColumnReader(reader)) => {
                read!(reader, |meaning, text, value: &i64| meaning.write(text, *value))
            }
            Pages::Typed(ColumnReader::Int96ColumnReader(reader)) => {
                read!(reader, |_, text, value: &Int96| meaning::time(text, value))
            }
            Pages::Typed(ColumnReader::FloatColumnReader(reader)) => {
                read!(reader, |_, text, value: &f32| meaning::fraction(text, (*value).into()))
            }
            Pages::Typed(ColumnReader::DoubleColumnReader(reader)) => {
                read!(reader, |_, text, value: &f64| meaning::fraction(text, *value))
            }
            Pages::Typed(ColumnReader::ByteArrayColumnReader(reader)) => {
                read!(reader, |_, text, value: &ByteArray| meaning::bytes(text, value.data()))
            }
            Pages::Typed(ColumnReader::FixedLenByteArrayColumnReader(reader)) => {
                read!(reader, |_, text, value: &FixedLenByteArray| {
                    meaning::bytes(text, value.data());
                })
            }
        }
    }

    /// Forgets texts no row to come leads to: those before the last of this batch.
    fn forget(&mut self) {
        let done = self.codes.iter().max().map_or(0, |last| *last as usize);
        let count = done.saturating_sub(self.lasting);
        self.texts.forget(self.lasting, count);
        self.gone += count;
        self.codes.clear();
    }

    /// Puts each code where its levels say.
    fn lay_out(&mut self, records: usize, codes: &[i32]) {
        let elements = if self.definitions.is_empty() { records } else { self.definitions.len() };
        let mut codes = codes.iter().map(|code| code.cast_unsigned());
        for element in 0..elements {
            if self.is_repeated && self.repetitions[element] == 0 {
                self.starts.push(element);
            }
            let is_there = self.definitions.get(element).is_none_or(|it| *it == self.deepest);
            let code = if is_there { codes.next() } else { None };
            self.codes.push(code.unwrap_or(NOTHING));
        }
        self.starts.push(elements);
    }
}

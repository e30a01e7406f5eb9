//! Pages of codes: whatever a column holds, its pages as if they were of whole numbers, each the
//! place of a text, so that a value that stands there often is written out once.
//!
//! Comes in: the pages of a column whose values lie plain or in a dictionary. Goes out: pages of
//! the same values, the levels beside them untouched, and the texts. What must stay true: a code
//! is no greater than there are texts by then; the dictionary's come first.

use std::{
    fs::File,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use parquet::{
    basic::{Encoding, Type as Physical},
    column::page::{Page, PageMetadata, PageReader},
    errors::{ParquetError, Result},
    file::{metadata::ColumnChunkMetaData, serialized_reader::SerializedPageReader},
    schema::types::{ColumnDescPtr, ColumnDescriptor, Type},
};

use super::meaning::Meaning;
use crate::texts::Texts;

/// Texts that have been read and nobody has fetched yet.
#[derive(Clone, Default)]
pub(super) struct Arrived(Arc<Mutex<Fresh>>);

#[derive(Default)]
struct Fresh {
    texts: Texts,
    /// How many of all there are are the dictionary's.
    lasting: usize,
}

impl Arrived {
    /// Puts what is new behind `texts`, and says how many of all are the dictionary's.
    pub(super) fn fetch(&self, texts: &mut Texts) -> usize {
        let mut fresh = self.lock();
        texts.append(&fresh.texts);
        fresh.texts.clear();
        fresh.lasting
    }

    fn lock(&self) -> MutexGuard<'_, Fresh> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads pages, and hands out pages of codes.
pub(super) struct Coded {
    pages: SerializedPageReader<File>,
    meaning: Meaning,
    /// Of a level of lists, and of one of values that may be missing; none where there is no such.
    bits: [usize; 2],
    arrived: Arrived,
    /// How many texts there are.
    count: i32,
}

impl Coded {
    pub(super) fn of(
        pages: SerializedPageReader<File>,
        column: &ColumnDescriptor,
        arrived: Arrived,
    ) -> Self {
        let deepest = [column.max_rep_level(), column.max_def_level()];
        let bits = deepest.map(|level| (u16::BITS - level.leading_zeros()) as usize);
        // The first text of all is that of no value.
        Self { pages, meaning: Meaning::of(column), bits, arrived, count: 1 }
    }

    /// Whether a column can be read so.
    pub(super) fn knows(chunk: &ColumnChunkMetaData) -> bool {
        chunk.column_type() != Physical::BOOLEAN
            && !chunk.encodings().any(|encoding| {
                matches!(
                    encoding,
                    Encoding::DELTA_BINARY_PACKED
                        | Encoding::DELTA_LENGTH_BYTE_ARRAY
                        | Encoding::DELTA_BYTE_ARRAY
                        | Encoding::BYTE_STREAM_SPLIT
                )
            })
    }

    /// What a column of codes is, in the place of `column`.
    pub(super) fn descriptor(column: &ColumnDescriptor) -> Result<ColumnDescPtr> {
        let code = Type::primitive_type_builder(column.name(), Physical::INT32).build()?;
        let (optional, list) = (column.max_def_level(), column.max_rep_level());
        Ok(Arc::new(ColumnDescriptor::new(Arc::new(code), optional, list, column.path().clone())))
    }

    fn coded(&mut self, page: Page) -> Result<Page> {
        match page {
            Page::DictionaryPage { buf, num_values, encoding, is_sorted } => {
                let buf = self.codes(&buf, 0)?.into();
                self.arrived.lock().lasting = self.count as usize;
                Ok(Page::DictionaryPage { buf, num_values, encoding, is_sorted })
            }
            Page::DataPage {
                buf,
                num_values,
                encoding: encoding @ Encoding::PLAIN,
                def_level_encoding,
                rep_level_encoding,
                statistics,
            } => {
                let [lists, values] = self.bits;
                let mut levels = 0;
                for (bits, encoding) in [(lists, rep_level_encoding), (values, def_level_encoding)]
                {
                    let rest = buf.get(levels..).ok_or_else(too_short)?;
                    levels += length_of_levels(rest, bits, encoding, num_values as usize)?;
                }
                let buf = self.codes(&buf, levels)?.into();
                Ok(Page::DataPage {
                    buf,
                    num_values,
                    encoding,
                    def_level_encoding,
                    rep_level_encoding,
                    statistics,
                })
            }
            Page::DataPageV2 {
                buf,
                num_values,
                encoding: encoding @ Encoding::PLAIN,
                num_nulls,
                num_rows,
                def_levels_byte_len,
                rep_levels_byte_len,
                is_compressed,
                statistics,
            } => {
                let levels = def_levels_byte_len as usize + rep_levels_byte_len as usize;
                let buf = self.codes(&buf, levels)?.into();
                Ok(Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding,
                    num_nulls,
                    num_rows,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    is_compressed,
                    statistics,
                })
            }
            by_dictionary => Ok(by_dictionary),
        }
    }

    /// The values behind the levels as codes, the levels before them. Values stand in runs: one
    /// that stands there again has the code of the one before it.
    fn codes(&mut self, page: &[u8], levels: usize) -> Result<Vec<u8>> {
        let (levels, mut plain) = page.split_at_checked(levels).ok_or_else(too_short)?;
        let mut codes = levels.to_vec();
        let (mut fresh, mut last) = (self.arrived.lock(), None);
        while !plain.is_empty() {
            let (value, rest) = self.meaning.split(plain).ok_or_else(too_short)?;
            if last != Some(value) {
                fresh.texts.push(|text| self.meaning.write_plain(text, value));
                self.count += 1;
                last = Some(value);
            }
            codes.extend((self.count - 1).to_le_bytes());
            plain = rest;
        }
        Ok(codes)
    }
}

/// How many bytes levels of so many bits each take at the start of a page.
fn length_of_levels(page: &[u8], bits: usize, encoding: Encoding, count: usize) -> Result<usize> {
    match encoding {
        _ if bits == 0 => Ok(0),
        Encoding::RLE => {
            let length = page.first_chunk().ok_or_else(too_short)?;
            Ok(size_of::<u32>() + u32::from_le_bytes(*length) as usize)
        }
        // Programs of ten years ago packed them, bit by bit.
        _ => Ok((bits * count).div_ceil(8)),
    }
}

fn too_short() -> ParquetError {
    ParquetError::General("a page ends too soon".into())
}

impl Iterator for Coded {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Coded {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        self.pages.get_next_page()?.map(|page| self.coded(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

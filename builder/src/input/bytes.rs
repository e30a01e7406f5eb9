//! From a path to readable bytes: unpacked, without a byte order mark.
//!
//! What must stay true: what a file is, its first bytes say; a name ending says nothing.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use crate::{
    error::{BuilderError, InputError},
    progress::Progress,
};

/// What a file holds.
pub enum Content {
    /// Text: lines of values, JSON or XML.
    Text(Box<dyn BufRead + Send>),
    /// Parquet.
    Columns(File),
}

const BUFFER: usize = 1 << 18;
const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const PARQUET: &[u8] = b"PAR1";
const ZIP: &[u8] = b"PK\x03\x04";
const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Opens a file, which may be compressed.
pub fn open(file: &Path, progress: &Progress) -> Result<Content, BuilderError> {
    let mut opened = File::open(file).map_err(|error| unreadable(file, &error))?;
    let mut magic = Vec::with_capacity(4);
    opened.by_ref().take(4).read_to_end(&mut magic).map_err(|error| unreadable(file, &error))?;
    opened.seek(SeekFrom::Start(0)).map_err(|error| unreadable(file, &error))?;
    if magic.starts_with(PARQUET) {
        return Ok(Content::Columns(opened));
    }
    let watched = progress.watch(opened);
    let unpacked: Box<dyn Read + Send> = if magic.starts_with(GZIP) {
        Box::new(flate2::read::MultiGzDecoder::new(watched))
    } else if magic.starts_with(ZSTD) {
        Box::new(zstd::Decoder::new(watched).map_err(|error| unreadable(file, &error))?)
    } else if magic.starts_with(ZIP) {
        return Err(not_text(file, "this is a ZIP archive or an Excel workbook"));
    } else {
        Box::new(watched)
    };
    let mut text = BufReader::with_capacity(BUFFER, unpacked);
    let start = text.fill_buf().map_err(|error| unreadable(file, &error))?;
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return Err(not_text(file, "this is UTF-16 text"));
    }
    if start.starts_with(UTF_8_MARK) {
        text.consume(UTF_8_MARK.len());
    }
    Ok(Content::Text(Box::new(text)))
}

fn not_text(file: &Path, problem: &str) -> BuilderError {
    InputError::new(file, problem)
        .expected("CSV, TSV, JSON or XML in UTF-8, perhaps gzip or zstd of it, or Parquet")
        .advice("unpack it, or save it as CSV in UTF-8")
        .into()
}

pub(super) fn unreadable(file: &Path, error: &std::io::Error) -> BuilderError {
    InputError::new(file, format!("the file can't be read: {error}"))
        .expected("a file")
        .advice("check the path and that you may read it")
        .into()
}

//! Reading numbers and text out of bytes that nobody has vouched for.

use std::ops::Range;

use super::ModelError;

/// The little-endian number at `at`; 0 past the end, which checked offsets never reach.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// Walks through a section; every step is checked against the bytes that are left.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    part: &'static str,
}

impl<'a> Cursor<'a> {
    /// Begins at the start of `section` of the file `bytes`; `part` names it in errors.
    pub(super) fn new(bytes: &'a [u8], section: Range<usize>, part: &'static str) -> Self {
        let bytes = bytes.get(..section.end).unwrap_or_default();
        Self { bytes, at: section.start, part }
    }

    pub(super) fn damaged(&self) -> ModelError {
        ModelError::Damaged { part: self.part }
    }

    /// The range of the next `length` bytes.
    pub(super) fn skip(&mut self, length: usize) -> Result<Range<usize>, ModelError> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or_else(|| self.damaged())?;
        Ok(std::mem::replace(&mut self.at, end)..end)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let range = self.skip(N)?;
        self.bytes[range].first_chunk().copied().ok_or_else(|| self.damaged())
    }

    pub(super) fn u8(&mut self) -> Result<u8, ModelError> {
        self.take().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ModelError> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn f32(&mut self) -> Result<f32, ModelError> {
        self.take().map(f32::from_le_bytes)
    }

    pub(super) fn text(&mut self) -> Result<String, ModelError> {
        let length = self.take().map(u16::from_le_bytes)?;
        let range = self.skip(length.into())?;
        let text = std::str::from_utf8(&self.bytes[range]).map_err(|_| self.damaged())?;
        Ok(text.to_owned())
    }

    /// The rest of the section.
    pub(super) fn rest(&mut self) -> Range<usize> {
        std::mem::replace(&mut self.at, self.bytes.len())..self.bytes.len()
    }

    /// Ends the walk: a section holds what it says and nothing else.
    pub(super) fn end(self) -> Result<(), ModelError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.damaged()) }
    }
}

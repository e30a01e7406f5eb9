//! Reading and writing numbers and text; reading trusts nobody.

use std::ops::Range;

use alongside_loops::varint;

use super::ModelError;

/// The little-endian number at `at`; 0 past the end, which checked offsets never reach.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// Writes seven bits a byte, lowest first; all but the last byte have the top bit set (LEB128).
pub(super) fn write_varint(mut number: u32, out: &mut Vec<u8>) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes text of at most 65,535 bytes behind its length.
pub(super) fn write_text(text: &str, out: &mut Vec<u8>) {
    out.extend((text.len() as u16).to_le_bytes());
    out.extend(text.as_bytes());
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

    /// The whole file up to the end of the section: offsets into it are offsets into the file.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether the section has been read to its end.
    pub(super) fn is_at_end(&self) -> bool {
        self.left() == 0
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.bytes.len() - self.at
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

    pub(super) fn f64(&mut self) -> Result<f64, ModelError> {
        self.take().map(f64::from_le_bytes)
    }

    pub(super) fn varint(&mut self) -> Result<u32, ModelError> {
        varint(self.bytes, &mut self.at).ok_or_else(|| self.damaged())
    }

    pub(super) fn text(&mut self) -> Result<String, ModelError> {
        let length = self.take().map(u16::from_le_bytes)?;
        let range = self.skip(length.into())?;
        let text = std::str::from_utf8(&self.bytes[range]).map_err(|_| self.damaged())?;
        Ok(text.to_owned())
    }

    /// Ends the walk: a section holds what it says and nothing else.
    pub(super) fn end(self) -> Result<(), ModelError> {
        if self.is_at_end() { Ok(()) } else { Err(self.damaged()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_short_as_it_can_be_and_reads_back() {
        for (number, length) in
            [(0, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (u32::MAX, 5)]
        {
            let mut bytes = Vec::new();
            write_varint(number, &mut bytes);
            assert_eq!(bytes.len(), length, "{number}");
            let mut at = 0;
            assert_eq!((varint(&bytes, &mut at), at), (Some(number), length));
        }
    }
}

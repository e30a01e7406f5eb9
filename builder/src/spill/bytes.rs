//! Numbers and texts as bytes, for files nobody but this run reads.
//!
//! What must stay true: whatever was written reads back, and bytes that end too soon are none.

/// Writes behind what is there.
pub struct Writer<'a>(pub &'a mut Vec<u8>);

impl Writer<'_> {
    /// A number, small ones in few bytes: seven bits a byte, lowest first (LEB128).
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number that may be below 0, near to it in few bytes.
    pub fn signed(&mut self, number: i64) {
        self.number((number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// Reads on from where it is; nothing at the end.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From the start.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether all is read.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// What [`Writer::number`] wrote.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The same, of at most 32 bits.
    pub fn small(&mut self) -> Option<u32> {
        self.number()?.try_into().ok()
    }

    /// What [`Writer::signed`] wrote.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// What [`Writer::text`] wrote.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_reads_back_and_no_more(
            number in any::<u64>(), signed in any::<i64>(), text in ".*", cut in any::<usize>(),
        ) {
            let mut bytes = Vec::new();
            let mut writer = Writer(&mut bytes);
            writer.number(number);
            writer.signed(signed);
            writer.text(&text);
            let mut reader = Reader::of(&bytes);
            let read = (reader.number(), reader.signed(), reader.text());
            prop_assert_eq!(read, (Some(number), Some(signed), Some(&*text)));
            prop_assert!(reader.is_done());
            let mut torn = Reader::of(&bytes[..cut % bytes.len()]);
            let read = (torn.number(), torn.signed(), torn.text());
            prop_assert!(read.0.is_none() || read.1.is_none() || read.2.is_none());
        }
    }
}

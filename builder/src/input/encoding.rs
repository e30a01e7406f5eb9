//! Text as it was saved: UTF-8, or what Windows writes where it does not (Windows-1252, which is
//! Latin-1 with marks and quotes where Latin-1 has control codes).

use csv::{ByteRecord, StringRecord};

/// Windows-1252 from 0x80 to 0x9f; five codes stand for nothing.
const MARKS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// The row as text. A value that is not UTF-8 is taken for Windows-1252, value by value.
pub(super) fn text(record: ByteRecord) -> StringRecord {
    StringRecord::from_byte_record(record).unwrap_or_else(|error| {
        error.into_byte_record().iter().map(decoded).collect::<Vec<_>>().into()
    })
}

/// One value as text.
pub(super) fn decoded(value: &[u8]) -> String {
    str::from_utf8(value)
        .map_or_else(|_| value.iter().copied().map(windows_1252).collect(), str::to_owned)
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => MARKS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_read_as_windows_wrote_it() {
        assert_eq!(decoded("Zeltstöcke".as_bytes()), "Zeltstöcke");
        assert_eq!(decoded(b"Zeltst\xf6cke \x96 5 \x80"), "Zeltstöcke – 5 €");
    }
}

//! CRC-32 (IEEE 802.3, reflected, as in zip and PNG): it finds every change within 32 bits.

const POLYNOMIAL: u32 = 0xEDB8_8320;
/// What each byte does to the checksum, for the four places of a word. Made when needed: as
/// constants the four tables would be a tenth of what a phone downloads.
fn tables() -> [[u32; 256]; 4] {
    let mut tables = [[0; 256]; 4];
    for byte in 0..256_u32 {
        let mut crc = byte;
        for table in &mut tables {
            for _ in 0..8 {
                crc = if crc & 1 == 1 { POLYNOMIAL ^ (crc >> 1) } else { crc >> 1 };
            }
            table[byte as usize] = crc;
        }
    }
    tables
}

/// The checksum of `bytes`, four at a time (slicing-by-4, Kounavis and Berry 2008).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let tables = tables();
    let (words, rest) = bytes.as_chunks::<4>();
    let mut crc = u32::MAX;
    for word in words {
        let [a, b, c, d] = (crc ^ u32::from_le_bytes(*word)).to_le_bytes();
        crc = tables[3][usize::from(a)]
            ^ tables[2][usize::from(b)]
            ^ tables[1][usize::from(c)]
            ^ tables[0][usize::from(d)];
    }
    for byte in rest {
        crc = (crc >> 8) ^ tables[0][usize::from(crc as u8 ^ byte)];
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_one_of_zip() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926, "the check value of CRC-32/ISO-HDLC");
    }
}

//! CRC-32 (IEEE 802.3, reflected, as in zip and PNG): it finds every change within 32 bits.

const POLYNOMIAL: u32 = 0xEDB8_8320;
/// So many bytes are taken at a time.
const STEP: usize = 8;
/// So many steps are one call: a browser swaps in the code it has optimized only from one call to
/// the next.
const STEPS_A_CALL: usize = 1024;

/// What each byte does to the checksum, for each place of a step.
type Tables = [[u32; 256]; STEP];

/// Made when needed: as constants the tables would be a tenth of what a phone downloads.
fn tables() -> Tables {
    let mut tables = [[0; 256]; STEP];
    for byte in 0..256_u32 {
        let step = |crc: u32| if crc & 1 == 1 { POLYNOMIAL ^ (crc >> 1) } else { crc >> 1 };
        tables[0][byte as usize] = (0..8).fold(byte, |crc, _| step(crc));
    }
    for place in 1..STEP {
        for byte in 0..256 {
            let crc: u32 = tables[place - 1][byte];
            tables[place][byte] = (crc >> 8) ^ tables[0][usize::from(crc as u8)];
        }
    }
    tables
}

/// The checksum of `bytes`, eight at a time (slicing-by-8, Kounavis and Berry 2008).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let tables = tables();
    let (steps, rest) = bytes.as_chunks();
    let calls = steps.chunks(STEPS_A_CALL);
    let crc = calls.fold(u32::MAX, |crc, steps| after_steps(&tables, crc, steps));
    !rest.iter().fold(crc, |crc, byte| (crc >> 8) ^ tables[0][usize::from(crc as u8 ^ byte)])
}

#[inline(never)]
fn after_steps(tables: &Tables, crc: u32, steps: &[[u8; STEP]]) -> u32 {
    steps.iter().fold(crc, |crc, step| {
        let bytes = (u64::from_le_bytes(*step) ^ u64::from(crc)).to_le_bytes();
        let places = bytes.iter().zip(tables.iter().rev());
        places.fold(0, |crc, (byte, table)| crc ^ table[usize::from(*byte)])
    })
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

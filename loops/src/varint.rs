//! Numbers of as many bytes as they need: seven bits a byte, lowest first; all but the last byte have
//! the top bit set (LEB128).

/// Reads one and moves `at` behind it; none where it is cut short or takes more than 32 bits.
#[allow(clippy::inline_always)] // A call would take as long as most numbers.
#[inline(always)]
#[must_use]
pub fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let first = *bytes.get(*at)?;
    if first < 0x80 {
        *at += 1;
        return Some(first.into());
    }
    // The next one in line, too: in a large shop most gaps have two bytes.
    let second = *bytes.get(*at + 1)?;
    if second < 0x80 {
        *at += 2;
        return Some(u32::from(first & 0x7F) | u32::from(second) << 7);
    }
    long_varint(bytes, at)
}

/// A function of its own: most numbers are short.
#[inline(never)]
fn long_varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return (shift < 28 || byte < 0x10).then_some(number);
        }
        shift += 7;
        if shift > 28 {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::varint;

    #[test]
    fn a_number_that_is_cut_short_or_too_large_is_none() {
        for bytes in [&[][..], &[0x80], &[0xFF; 5], &[0xFF, 0xFF, 0xFF, 0xFF, 0x10]] {
            assert_eq!(varint(bytes, &mut 0), None, "{bytes:?}");
        }
    }
}

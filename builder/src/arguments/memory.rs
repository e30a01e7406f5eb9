//! A size of memory as people write it: `2GiB`, `512MB`, `64k`.

use std::str::FromStr;

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Memory(pub(super) u64);

impl FromStr for Memory {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits =
            text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let bytes = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "kb" => 1_000,
            "mb" => 1_000_000,
            "gb" => 1_000_000_000,
            "k" | "kib" => 1 << 10,
            "m" | "mib" => 1 << 20,
            "g" | "gib" => 1 << 30,
            _ => 0,
        };
        let size = number.parse().ok().and_then(|number: u64| number.checked_mul(bytes));
        size.filter(|size| *size > 0)
            .map(Self)
            .ok_or_else(|| "a number of bytes with its unit, such as 2GiB or 512MB".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_number_and_its_unit() {
        for (text, bytes) in
            [("2GiB", 2 << 30), ("512MB", 512_000_000), ("64k", 65_536), ("7 b", 7), ("1", 1)]
        {
            assert_eq!(text.parse(), Ok(Memory(bytes)), "{text}");
        }
        for text in ["", "GiB", "0", "-1GB", "2TiB", "99999999999GiB", "1.5GB"] {
            assert!(text.parse::<Memory>().is_err(), "{text}");
        }
    }
}

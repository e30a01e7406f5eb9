//! A manifest and its signature, in one file so that nobody ever meets one without the other.
//!
//! ```text
//! alongside-manifest 1 ⏎
//! 128 hexadecimal digits: the Ed25519 signature of all that follows ⏎
//! the manifest, as JSON
//! ```

use super::digest::{bytes_of, hexadecimal};

/// How a signed manifest begins.
const BEGINNING: &str = "alongside-manifest 1\n";
const SIGNATURE: usize = 64;
/// The most bytes a signed manifest may have: larger is not looked at.
pub const LARGEST: usize = 256 * 1024;

/// A signed manifest that nobody has checked yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed<'a> {
    /// The signature.
    pub signature: [u8; SIGNATURE],
    /// What was signed, byte by byte.
    pub text: &'a str,
}

impl<'a> Signed<'a> {
    /// Takes the file apart; none where it is no such file.
    #[must_use]
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() > LARGEST {
            return None;
        }
        let rest = bytes.strip_prefix(BEGINNING.as_bytes())?;
        let (digits, rest) = rest.split_at_checked(2 * SIGNATURE)?;
        let text = std::str::from_utf8(rest.strip_prefix(b"\n")?).ok()?;
        Some(Self { signature: bytes_of(digits)?, text })
    }
}

/// The file that holds a signature and what was signed.
#[must_use]
pub fn enclose(signature: &[u8; SIGNATURE], text: &str) -> String {
    [BEGINNING, &hexadecimal(signature), "\n", text].concat()
}

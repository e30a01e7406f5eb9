//! The public keys a page pins.
//!
//! ```text
//! ed25519:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
//! ```

use std::fmt;

use ed25519_dalek::{Signature, VerifyingKey};

use super::{
    digest::{bytes_of, hexadecimal},
    signed::Signed,
};

const KIND: &str = "ed25519:";

/// An Ed25519 public key (RFC 8032), as a page pins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key of 32 bytes; none where they are no point of the curve, or one of the few points
    /// under which anybody can sign.
    #[must_use]
    pub fn of(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(Self)
    }

    /// Reads `ed25519:` and 64 hexadecimal digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::of(&bytes_of(text.strip_prefix(KIND)?.as_bytes())?)
    }

    /// As [`PublicKey::read`] reads it.
    pub(super) fn text(&self) -> String {
        [KIND, &hexadecimal(self.0.as_bytes())].concat()
    }

    /// Strictly: a signature that was changed without the key (malleated) does not count, nor does
    /// one that only some verifiers accept.
    pub(super) fn has_signed(&self, signed: &Signed) -> bool {
        let signature = Signature::from_bytes(&signed.signature);
        self.0.verify_strict(signed.text.as_bytes(), &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

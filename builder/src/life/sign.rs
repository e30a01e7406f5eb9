//! Sign: a manifest's exact bytes and a signature, in one file.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use alongside::{
    contract::{MANIFEST_VERSION, Manifest},
    life::{LARGEST, enclose, says_each_once},
};

use super::keys::PrivateKey;
use crate::{
    error::{BuilderError, InputError},
    publish,
};

/// What to sign, with what, into which file.
#[derive(Debug)]
pub struct Sign {
    /// The manifest, as JSON.
    pub manifest: PathBuf,
    /// The private key.
    pub key: PathBuf,
    /// The signed manifest.
    pub out: PathBuf,
}

/// What was signed.
#[derive(Debug)]
pub struct SignedFile {
    out: PathBuf,
    sequence: u32,
    key: String,
}

/// Signs a manifest somebody wrote, byte by byte as it stands.
pub fn sign(request: &Sign) -> Result<SignedFile, BuilderError> {
    let Sign { manifest: file, key, out } = request;
    let wrong = |what: String| {
        InputError::new(file, what)
            .expected("a manifest of version 2: version, sequence, term, minimumEngine, model, …")
            .advice("take one of `alongside publish` for a pattern; the page's types describe it")
    };
    let text = fs::read_to_string(file)
        .map_err(|error| wrong(format!("the manifest can't be read: {error}")))?;
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if !says_each_once(&text, &value.to_string()) {
        return Err(wrong("a name stands twice in one of its objects".into()).into());
    }
    let manifest: Manifest =
        serde_json::from_value(value).map_err(|error| wrong(error.to_string()))?;
    check(file, &manifest)?;
    let key = PrivateKey::read(key)?;
    publish::replace(out, &signed(&key, &text)?)?;
    Ok(SignedFile {
        out: out.clone(),
        sequence: manifest.claims.sequence,
        key: key.public()?.to_string(),
    })
}

/// The bytes of a signed manifest.
pub(super) fn signed(key: &PrivateKey, text: &str) -> Result<Vec<u8>, BuilderError> {
    let bytes = enclose(&key.sign(text), text).into_bytes();
    if bytes.len() > LARGEST {
        return Err(BuilderError::Refused(format!(
            "The manifest would have {} bytes, and pages read {LARGEST} at most. Make the policy \
             shorter: categories instead of ids.",
            bytes.len()
        )));
    }
    Ok(bytes)
}

/// Refuses what every device would.
fn check(file: &Path, manifest: &Manifest) -> Result<(), BuilderError> {
    let claims = &manifest.claims;
    let problem = if claims.version != MANIFEST_VERSION {
        format!("it is of version {}", claims.version)
    } else if claims.term.expires <= claims.term.not_before {
        "it expires before it begins".into()
    } else if claims.back_to.is_some_and(|back_to| back_to >= claims.sequence) {
        "it goes back to what comes after it".into()
    } else {
        return Ok(());
    };
    Err(InputError::new(file, problem).advice("correct it: no page would take it up").into())
}

impl fmt::Display for SignedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "signed     {}, sequence {}, by {}", self.out.display(), self.sequence, self.key)
    }
}

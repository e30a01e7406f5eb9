//! Keys: the private one in a file only its owner can read, the public one as pages pin it.
//!
//! ```text
//! alongside private key. Keep it off the web server, and a copy where fire does not reach it.
//! ed25519-private:9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60
//! ```

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use alongside::life::{PublicKey, bytes_of, hexadecimal};
use ed25519_dalek::{Signer, SigningKey};

use crate::error::{BuilderError, InputError};

const KIND: &str = "ed25519-private:";
const NOTE: &str =
    "alongside private key. Keep it off the web server, and a copy where fire does not reach it.";

/// Where to write a new private key.
#[derive(Debug)]
pub struct Keygen {
    /// The file; the public key is written beside it, with `.pub` behind its name.
    pub file: PathBuf,
}

/// A new pair of keys.
#[derive(Debug)]
pub struct Generated {
    file: PathBuf,
    public: PublicKey,
}

/// Draws a pair of keys and writes both. An old file is never replaced.
pub fn keygen(request: &Keygen) -> Result<Generated, BuilderError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| {
        BuilderError::Refused(format!("This machine gives no random numbers: {error}."))
    })?;
    let key = PrivateKey(SigningKey::from_bytes(&secret));
    let file = request.file.clone();
    let text = format!("{NOTE}\n{KIND}{}\n", hexadecimal(&secret));
    write_secret(&file, &text).map_err(|error| {
        InputError::new(&file, format!("the key can't be written: {error}"))
            .expected("a place where there is no file yet")
            .advice("name another file; a key that is in use is never replaced")
    })?;
    let public = key.public()?;
    let beside = public_file(&file);
    fs::write(&beside, format!("{public}\n"))
        .map_err(|error| InputError::new(&beside, format!("it can't be written: {error}")))?;
    Ok(Generated { file, public })
}

/// Where the public key of a private one lies.
fn public_file(file: &Path) -> PathBuf {
    file.with_added_extension("pub")
}

fn write_secret(file: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, OWNER_ONLY);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Only the owner reads and writes.
#[cfg(unix)]
const OWNER_ONLY: u32 = 0o600;

impl fmt::Display for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, public } = self;
        writeln!(f, "private    {} (only you can read it; never upload it)", file.display())?;
        writeln!(f, "public     {public}")?;
        write!(f, "pin it     Visit.start({{ manifest: '…/manifest.signed', keys: ['{public}'] }})")
    }
}

/// What signs.
pub(super) struct PrivateKey(SigningKey);

impl PrivateKey {
    /// Reads the file `keygen` wrote.
    pub(super) fn read(file: &Path) -> Result<Self, BuilderError> {
        let wrong = |what: String| {
            InputError::new(file, what)
                .expected("a private key as `alongside keygen` writes it")
                .advice("make one with: alongside keygen FILE")
        };
        let text = fs::read_to_string(file)
            .map_err(|error| wrong(format!("the key can't be read: {error}")))?;
        require_owner_only(file)?;
        let digits = text.lines().find_map(|line| line.strip_prefix(KIND));
        let secret = digits.and_then(|digits| bytes_of(digits.trim().as_bytes()));
        // The file is a secret: nothing of it is quoted.
        let secret = secret.ok_or_else(|| wrong("this is no private key".into()))?;
        Ok(Self(SigningKey::from_bytes(&secret)))
    }

    pub(super) fn public(&self) -> Result<PublicKey, BuilderError> {
        PublicKey::of(self.0.verifying_key().as_bytes())
            .ok_or_else(|| BuilderError::Refused("This key is too weak: make another.".into()))
    }

    pub(super) fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }
}

/// Refuses a private key that others on this machine can read, as ssh does.
fn require_owner_only(file: &Path) -> Result<(), BuilderError> {
    #[cfg(unix)]
    {
        let mode = fs::metadata(file).map(|about| {
            std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777 & !OWNER_ONLY
        });
        if mode.is_ok_and(|others| others != 0) {
            return Err(BuilderError::Refused(format!(
                "Others can read the private key {0}. Make it yours alone: chmod 600 {0}",
                file.display()
            )));
        }
    }
    Ok(())
}

/// A public key: the text itself, or a file that holds it.
pub(super) fn read_public(named: &str) -> Result<PublicKey, BuilderError> {
    let text = if named.starts_with("ed25519:") {
        named.to_owned()
    } else {
        let file = Path::new(named);
        fs::read_to_string(file).map_err(|error| {
            InputError::new(file, format!("the key can't be read: {error}"))
                .expected("`ed25519:` and 64 digits, or the .pub file that holds them")
                .advice("see `alongside keygen --help`")
        })?
    };
    PublicKey::read(text.trim()).ok_or_else(|| {
        BuilderError::Usage(format!(
            "{named} is no public key: `ed25519:` and 64 hexadecimal digits, or the .pub file that \
             `alongside keygen` wrote."
        ))
    })
}

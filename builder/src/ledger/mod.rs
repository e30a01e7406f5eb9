//! The ledger: what every release has told about the same people, and what a year may still tell.
//!
//! Comes in: the plan of a release, before its noise is drawn. Goes out: a charge that is on the
//! disk, or a refusal. What must stay true: what is charged stays charged, whatever breaks
//! afterwards; no sequence of builds spends more than a year's promise, or draws twice over one
//! window, for the mean of two draws has less noise than either.

mod book;
mod window;

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use alongside::life::sha256;

use crate::error::{BuilderError, InputError};
use book::Book;
pub use book::Charge;
pub use window::Window;

/// A ledger that is open; nobody else may open it meanwhile.
pub struct Ledger {
    file: PathBuf,
    book: Book,
    /// Held until the ledger is dropped.
    _lock: File,
}

impl Ledger {
    /// Opens the ledger at `file`, or begins one.
    pub fn open(file: &Path) -> Result<Self, BuilderError> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| unwritable(file, &error))?;
        let lock = File::create(file.with_added_extension("lock"))
            .map_err(|error| unwritable(file, &error))?;
        lock.try_lock().map_err(|_| {
            BuilderError::Refused(format!(
                "Another build is charging {}. Let it end, then build again.",
                file.display()
            ))
        })?;
        let book = match fs::read(file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                InputError::new(file, format!("this is no ledger: {error}")).advice(
                    "restore it from a backup: without it nobody knows what was released before",
                )
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Book::default(),
            Err(error) => {
                return Err(
                    InputError::new(file, format!("the file can't be read: {error}")).into()
                );
            }
        };
        Ok(Self { file: file.to_owned(), book, _lock: lock })
    }

    /// Charges a release. When this returns, the charge is on the disk.
    pub fn charge(&mut self, charge: &Charge) -> Result<(), BuilderError> {
        self.book.charge(charge)?;
        self.write()
    }

    /// Says what came of the last charge: the SHA-256 of the noisy counts.
    pub fn name_last(&mut self, noisy_counts: &str) -> Result<(), BuilderError> {
        self.book.name_last(sha256(noisy_counts.as_bytes()));
        self.write()
    }

    fn write(&self) -> Result<(), BuilderError> {
        let bytes = serde_json::to_vec_pretty(&self.book).map_err(|error| {
            BuilderError::Refused(format!("the ledger can't be written as JSON: {error}"))
        })?;
        durably(&self.file, &bytes).map_err(|error| unwritable(&self.file, &error))
    }
}

/// Writes beside the old file and renames; both reach the disk before this returns.
fn durably(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = file.with_added_extension("new");
    let mut new = File::create(&beside)?;
    new.write_all(bytes)?;
    new.sync_all()?;
    fs::rename(&beside, file)?;
    #[cfg(unix)]
    File::open(file.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn unwritable(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("the ledger can't be written: {error}"))
        .advice("make room and allow writing there; nothing was drawn or released")
        .into()
}

#[cfg(test)]
mod tests {
    use super::{book::tests::charge, *};

    /// How many of two builds draw noise, if each breaks once it has drawn; over one window.
    fn draws_of_builds_that_break(is_charged_before: bool) -> usize {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("private/ledger.json");
        let build = || {
            let mut ledger = Ledger::open(&file).unwrap();
            let charged = is_charged_before.then(|| ledger.charge(&charge(0, 0, 1)));
            // Noise is drawn here, and the build ends; nothing was named or published.
            charged.is_none_or(|charged| charged.is_ok())
        };
        [build(), build()].into_iter().filter(|is_drawn| *is_drawn).count()
    }

    #[test]
    fn a_build_that_breaks_after_the_charge_has_still_spent_it() {
        assert_eq!(draws_of_builds_that_break(true), 1);
        assert_eq!(draws_of_builds_that_break(false), 2, "a charge that comes after the noise");
    }

    #[test]
    fn two_builds_at_once_can_not_both_charge() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.json");
        let first = Ledger::open(&file).unwrap();
        assert!(matches!(Ledger::open(&file), Err(BuilderError::Refused(_))));
        drop(first);
        assert!(Ledger::open(&file).is_ok());
    }

    #[test]
    fn a_ledger_that_can_not_be_read_is_not_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.json");
        fs::write(&file, "{").unwrap();
        assert!(matches!(Ledger::open(&file), Err(BuilderError::Input(_))));
    }

    #[test]
    fn what_was_released_is_named_by_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.json");
        let mut ledger = Ledger::open(&file).unwrap();
        ledger.charge(&charge(0, 0, 1)).unwrap();
        ledger.name_last("").unwrap();
        let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(fs::read_to_string(&file).unwrap().contains(of_nothing));
    }
}

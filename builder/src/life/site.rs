//! The site: a folder any web server can serve.
//!
//! ```text
//! manifest.signed              the one address pages know; written last, by renaming
//! manifests/7.signed           every manifest there ever was
//! models/<sha-256>.alongside   files named by what is in them: they may be cached for ever
//! catalogues/<sha-256>.json
//! ```
//!
//! What must stay true: nothing in it is ever removed or changed but `manifest.signed`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use alongside::{
    contract::{Manifest, PublishedFile},
    life::{Signed, sha256},
};

use crate::{
    error::{BuilderError, InputError},
    publish::replace,
};

/// The one address pages know.
pub(super) const MANIFEST: &str = "manifest.signed";
const MANIFESTS: &str = "manifests";

/// A folder to publish into, or to read back.
#[derive(Debug)]
pub(super) struct Site<'a>(pub(super) &'a Path);

/// A sort of file that is named by what is in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort {
    Model,
    Catalogue,
}

impl Site<'_> {
    /// The manifest that is served now, unchecked; none in a new folder.
    pub(super) fn current(&self) -> Result<Option<Manifest>, BuilderError> {
        let file = self.0.join(MANIFEST);
        if !file.exists() {
            return Ok(None);
        }
        read_manifest(&file).map(Some)
    }

    /// The manifest of a sequence, unchecked.
    pub(super) fn version(&self, sequence: u32) -> Result<Manifest, BuilderError> {
        read_manifest(&self.file_of(sequence))
    }

    /// The number after the last there ever was.
    pub(super) fn next_sequence(&self) -> Result<u32, BuilderError> {
        let folder = self.0.join(MANIFESTS);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(1),
            Err(error) => return Err(unreadable(&folder, &error)),
        };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let numbers = names.filter_map(|name| name.strip_suffix(".signed")?.parse::<u32>().ok());
        numbers.max().unwrap_or(0).checked_add(1).ok_or_else(|| {
            BuilderError::Refused("The sequence has reached its end: begin with new keys.".into())
        })
    }

    /// Puts a file where its content says, and tells how manifests name it.
    pub(super) fn keep(&self, sort: Sort, bytes: &[u8]) -> Result<PublishedFile, BuilderError> {
        let sha256 = sha256(bytes);
        let file = match sort {
            Sort::Model => format!("models/{sha256}.alongside"),
            Sort::Catalogue => format!("catalogues/{sha256}.json"),
        };
        let place = self.0.join(&file);
        make_folder_of(&place)?;
        // A file of this name that is not whole is replaced; a whole one is this very file.
        if fs::read(&place).ok().as_deref() != Some(bytes) {
            replace(&place, bytes)?;
        }
        let bytes = u32::try_from(bytes.len()).map_err(|_| {
            BuilderError::Refused(format!("{} is larger than 4 GB.", place.display()))
        })?;
        Ok(PublishedFile { file, bytes, sha256 })
    }

    /// Makes a manifest the one that is served.
    pub(super) fn serve(&self, sequence: u32, signed: &[u8]) -> Result<PathBuf, BuilderError> {
        let version = self.file_of(sequence);
        make_folder_of(&version)?;
        // Made anew or not at all: of two who publish at once one is told.
        let written = fs::OpenOptions::new().write(true).create_new(true).open(&version);
        let written = written.and_then(|mut file| io::Write::write_all(&mut file, signed));
        written.map_err(|error| {
            InputError::new(&version, format!("the version can't be kept: {error}"))
                .advice("if somebody else is publishing, wait and publish again")
        })?;
        let file = self.0.join(MANIFEST);
        replace(&file, signed)?;
        Ok(file)
    }

    /// The bytes of a file a manifest names, if they are what it says.
    pub(super) fn read(&self, named: &PublishedFile) -> Result<Vec<u8>, BuilderError> {
        let file = self.0.join(&named.file);
        let bytes = fs::read(&file).map_err(|error| unreadable(&file, &error))?;
        if sha256(&bytes) == named.sha256 {
            return Ok(bytes);
        }
        Err(InputError::new(&file, "it is not the file the manifest names")
            .expected(format!("SHA-256 {}", named.sha256))
            .advice("upload the folder again, as `alongside publish` wrote it")
            .into())
    }

    fn file_of(&self, sequence: u32) -> PathBuf {
        self.0.join(MANIFESTS).join(format!("{sequence}.signed"))
    }
}

fn make_folder_of(file: &Path) -> Result<(), BuilderError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| {
        InputError::new(folder, format!("the folder can't be made: {error}"))
            .advice("choose another folder, or free the place")
            .into()
    })
}

/// What a signed manifest says, whoever signed it.
pub(super) fn read_manifest(file: &Path) -> Result<Manifest, BuilderError> {
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
    let wrong = |what: String| {
        InputError::new(file, what)
            .expected("a manifest as `alongside publish` writes it")
            .advice("restore it from the folder's copy in manifests/")
    };
    let signed = Signed::of(&bytes).ok_or_else(|| wrong("this is no signed manifest".into()))?;
    serde_json::from_str(signed.text).map_err(|error| wrong(error.to_string()).into())
}

pub(super) fn unreadable(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("the file can't be read: {error}"))
        .advice("check the folder; `alongside publish` made it")
        .into()
}

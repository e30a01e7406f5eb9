//! An export as it was handed in: which files, and what is said about them.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use crate::error::{BuilderError, InputError};

use super::{Format, bytes::unreadable};

/// Files of one kind, and how to read them where they don't say so themselves.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// Files, and folders of files.
    pub paths: Vec<PathBuf>,
    /// The format, where it is not to be recognised.
    pub format: Option<Format>,
    /// Columns that go by another name.
    pub columns: Vec<Renamed>,
}

/// A column of ours under the name the file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As we call it.
    pub ours: String,
    /// As the header calls it.
    pub theirs: String,
}

impl FromStr for Renamed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (ours, theirs) = text.split_once('=').unwrap_or((text, ""));
        if ours.trim().is_empty() || theirs.trim().is_empty() {
            return Err("our name, an equals sign and theirs, such as item_id=StockCode".into());
        }
        Ok(Self { ours: ours.trim().to_owned(), theirs: theirs.trim().to_owned() })
    }
}

impl Export {
    /// One file that says everything itself.
    pub fn of(path: &Path) -> Self {
        Self { paths: vec![path.to_owned()], ..Self::default() }
    }

    /// Every file, those of a folder in byte order of their path. What begins with `.` or `_` is
    /// what clusters write beside their data, such as `_SUCCESS`.
    pub fn files(&self) -> Result<Vec<PathBuf>, BuilderError> {
        let mut files = Vec::new();
        for path in &self.paths {
            let before = files.len();
            collect(path, &mut files)?;
            files[before..].sort_unstable();
            if files.len() == before {
                return Err(InputError::new(path, "there is no file in this folder")
                    .expected("a folder of exports")
                    .advice("check the path")
                    .into());
            }
        }
        Ok(files)
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), BuilderError> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let entry = entry.map_err(|error| unreadable(path, &error))?;
        if !entry.file_name().to_string_lossy().starts_with(['.', '_']) {
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_column_is_two_names_around_an_equals_sign() {
        let renamed = Renamed { ours: "item_id".into(), theirs: "Lineitem sku = x".into() };
        assert_eq!("item_id = Lineitem sku = x".parse(), Ok(renamed));
        for text in ["item_id", "item_id=", "=StockCode"] {
            assert!(text.parse::<Renamed>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_folder_is_all_its_files_in_order_but_for_those_a_cluster_keeps_for_itself() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("day=2")).unwrap();
        for name in ["day=2/part-1", "b", "a", "_SUCCESS", ".part-0.crc"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let wanted = ["a", "b", "day=2/part-1"].map(|name| folder.path().join(name));
        assert_eq!(Export::of(folder.path()).files().unwrap(), wanted);
    }
}

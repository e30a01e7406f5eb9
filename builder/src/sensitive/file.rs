//! A list of category paths, one a line: what the merchant says of the shop's own shelves.
//!
//! What must stay true: a path stands for itself and everything below it; a line that is no path
//! of the catalogue is an error with its number, for a misspelt shelf would go unprotected.

use std::{fs, path::Path};

use crate::{
    catalogue::Categories,
    error::{BuilderError, InputError, excerpt},
};

/// Begins a line that is for people.
const REMARK: char = '#';

/// By path of `categories`: whether the file names it or one above it.
pub(super) fn read(file: &Path, categories: &Categories) -> Result<Vec<bool>, BuilderError> {
    let text = fs::read_to_string(file).map_err(|error| {
        InputError::new(file, format!("the file can't be read: {error}"))
            .expected("one category path a line")
            .advice("check the path")
    })?;
    let mut is_named = vec![false; categories.paths.len()];
    for (line, number) in text.lines().zip(1..) {
        let path = line.trim();
        if path.is_empty() || path.starts_with(REMARK) {
            continue;
        }
        let place = categories.paths.iter().position(|known| known.eq_ignore_ascii_case(path));
        let place = place.ok_or_else(|| {
            InputError::new(file, format!("no product stands on {} or below", excerpt(path)))
                .line(number)
                .expected(
                    "a category of the catalogue, or the beginning of one, such as photo > bags",
                )
                .advice("correct the line, or take it out")
        })?;
        is_named[place] = true;
    }
    let covered = |path: u32| categories.upwards(path).any(|above| is_named[above as usize]);
    Ok((0..categories.paths.len() as u32).map(covered).collect())
}

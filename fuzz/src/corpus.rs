//! The corpus: inputs each of which led somewhere no other did.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{chance::Chance, targets::Outcome};

/// Enough to mutate; more would only be read.
const MOST: usize = 1024;

/// Inputs worth changing.
pub(crate) struct Corpus {
    inputs: Vec<Vec<u8>>,
    known: BTreeSet<u64>,
}

impl Corpus {
    /// The seeds, and the files of a folder in order of name.
    pub(crate) fn read(folder: &Path, seeds: Vec<Vec<u8>>) -> Self {
        let mut files: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        files.sort();
        let kept = files.iter().filter_map(|file| fs::read(file).ok());
        Self { inputs: seeds.into_iter().chain(kept).collect(), known: BTreeSet::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.inputs.len()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&[u8]> {
        self.inputs.get(place).map(Vec::as_slice)
    }

    pub(crate) fn any(&self, chance: &mut Chance) -> &[u8] {
        self.get(chance.below(self.len())).unwrap_or_default()
    }

    /// Takes up an input that led somewhere new; tells whether it did.
    pub(crate) fn learn(&mut self, input: &[u8], outcome: &Outcome) -> bool {
        let is_new = self.known.insert(outcome.path);
        let is_wanted = is_new && self.len() < MOST && !self.inputs.iter().any(|one| one == input);
        if is_wanted {
            self.inputs.push(input.to_vec());
        }
        is_wanted
    }

    /// Writes all inputs, named by their place.
    pub(crate) fn write(&self, folder: &Path) {
        let _ = fs::create_dir_all(folder);
        for (place, input) in self.inputs.iter().enumerate() {
            if let Err(error) = fs::write(folder.join(format!("{place:03}")), input) {
                println!("{}: {error}", folder.display());
            }
        }
    }
}

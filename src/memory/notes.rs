//! Notes: one list for what happened, was learned and was chosen.
//!
//! What must stay true: of one thing there is one note, the newest stands last, and a time is
//! whole milliseconds.

use crate::contract::{Clock, Memory, Note, What};

impl Memory {
    /// The note of this, if there is one.
    pub(crate) fn note(&self, what: What, name: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.what == what && note.name == name)
    }

    /// All notes of one sort, oldest first.
    pub(crate) fn notes_of(&self, what: What) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.what == what)
    }

    /// Puts this note in place of an older one of the same.
    pub(super) fn put(&mut self, what: What, name: &str, value: f64, clock: &Clock) {
        self.strike(what, name);
        self.notes.push(Note { what, name: name.to_owned(), at: clock.now.floor(), value });
    }

    /// Takes the note away.
    pub(super) fn strike(&mut self, what: What, name: &str) {
        self.notes.retain(|note| note.what != what || note.name != name);
    }
}

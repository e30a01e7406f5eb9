//! Memory stays small: under 24 KB of JSON whatever happens, oldest out first.

use crate::contract::{Memory, Note, Respect, What};

/// The most text (bytes of ids and category paths, and what stands around them) in each list.
const MOST_SEEN: usize = 1_000;
const MOST_DISMISSED: usize = 2_000;
const MOST_IMPRESSIONS: usize = 2_000;
const MOST_CATEGORIES: usize = 1_400;
const MOST_REFUSED: usize = 400;
/// What an entry costs beside its text, at most: names, numbers and punctuation.
const ENTRY: usize = 48;
const NOTE: usize = 80;
/// No product id or category path is longer; one that is, is not remembered.
pub(super) const LONGEST_NAME: usize = 200;
/// The most times a placement's speaking is remembered: what any budget of a week allows.
const MOST_DAYS: usize = 120;

/// Notes that push each other out, and the most text they may hold together.
const SHELVES: [(std::ops::RangeInclusive<What>, usize); 4] = [
    (What::Viewed..=What::Accepted, 1_200),
    (What::Bought..=What::Launched, 2_400),
    (What::ProductLeaning..=What::KindLeaning, 1_600),
    (What::ProductOff..=What::CategoryOn, 1_600),
];

impl Memory {
    /// Drops the oldest of each list until it fits.
    pub(super) fn keep_small(&mut self) {
        keep_newest(&mut self.page.seen, MOST_SEEN, String::as_str);
        keep_newest(&mut self.session.refused, MOST_REFUSED, String::as_str);
        keep_newest(&mut self.dismissed, MOST_DISMISSED, |dismissal| &dismissal.id);
        keep_newest(&mut self.categories_off, MOST_CATEGORIES, String::as_str);
        // Impressions stand in order of id: the one unseen for longest is the oldest.
        self.impressions.retain(|seen| seen.id.len() <= LONGEST_NAME);
        while text(&self.impressions, |seen| &seen.id) > MOST_IMPRESSIONS {
            let last_day = |place: &usize| self.impressions[*place].days.last();
            let oldest = (0..self.impressions.len()).min_by_key(last_day);
            oldest.map(|place| self.impressions.remove(place));
        }
        self.notes.retain(|note| note.name.len() <= LONGEST_NAME);
        for (shelf, most) in &SHELVES {
            while shelf_text(&self.notes, shelf) > *most {
                let oldest = self.notes.iter().position(|note| shelf.contains(&note.what));
                oldest.map(|place| self.notes.remove(place));
            }
        }
        // Of all that was spoken, the oldest days go first, wherever it was.
        while self.spoken_days() > MOST_DAYS {
            let first =
                |place: &usize| self.spoken[*place].days.first().copied().unwrap_or(i32::MAX);
            let oldest = (0..self.spoken.len()).min_by_key(first);
            oldest.map(|place| self.spoken[place].days.remove(0));
        }
        self.effects.keep_small();
        let too_long = |opened: &crate::contract::Opened| opened.id.len() > LONGEST_NAME;
        if self.session.opened.as_ref().is_some_and(too_long) {
            self.session.opened = None;
        }
    }

    /// Whether every list is as small as [`Memory::keep_small`] leaves it.
    pub(super) fn is_small(&self) -> bool {
        let days = Respect::DEFAULT.impressions as usize;
        text(&self.page.seen, String::as_str) <= MOST_SEEN
            && text(&self.session.refused, String::as_str) <= MOST_REFUSED
            && text(&self.dismissed, |dismissal| &dismissal.id) <= MOST_DISMISSED
            && text(&self.categories_off, String::as_str) <= MOST_CATEGORIES
            && text(&self.impressions, |seen| &seen.id) <= MOST_IMPRESSIONS
            && self.impressions.iter().all(|seen| seen.days.len() <= days)
            && SHELVES.iter().all(|(shelf, most)| shelf_text(&self.notes, shelf) <= *most)
            && self.spoken_days() <= MOST_DAYS
    }

    fn spoken_days(&self) -> usize {
        self.spoken.iter().map(|spoken| spoken.days.len()).sum()
    }
}

fn keep_newest<T>(list: &mut Vec<T>, most: usize, name: impl Fn(&T) -> &str + Copy) {
    list.retain(|entry| name(entry).len() <= LONGEST_NAME);
    while text(list, name) > most {
        list.remove(0);
    }
}

fn text<T>(list: &[T], name: impl Fn(&T) -> &str) -> usize {
    list.iter().map(|entry| name(entry).len() + ENTRY).sum()
}

fn shelf_text(notes: &[Note], shelf: &std::ops::RangeInclusive<What>) -> usize {
    let shelved = notes.iter().filter(|note| shelf.contains(&note.what));
    shelved.map(|note| note.name.len() + NOTE).sum()
}

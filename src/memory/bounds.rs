//! Memory stays small: under 16 KB of JSON whatever happens, oldest out first.

use crate::contract::{Memory, Respect};

/// The most text (bytes of ids and category paths) kept in each list.
const MOST_TEXT: usize = 2_400;
/// What an entry costs beside its text, at most: names, numbers and punctuation.
const ENTRY: usize = 40;
/// No product id or category path is longer; one that is, is not remembered.
const LONGEST_NAME: usize = 200;

impl Memory {
    /// Drops the oldest of each list until it fits.
    pub(super) fn keep_small(&mut self) {
        keep_newest(&mut self.page.seen, String::as_str);
        keep_newest(&mut self.dismissed, |dismissal| &dismissal.id);
        keep_newest(&mut self.categories_off, String::as_str);
        // Impressions stand in order of id: the one unseen for longest is the oldest.
        self.impressions.retain(|seen| seen.id.len() <= LONGEST_NAME);
        while text(&self.impressions, |seen| &seen.id) > MOST_TEXT {
            let last_day = |place: &usize| self.impressions[*place].days.last();
            let oldest = (0..self.impressions.len()).min_by_key(last_day);
            oldest.map(|place| self.impressions.remove(place));
        }
    }

    /// Whether every list is as small as [`Memory::keep_small`] leaves it.
    pub(super) fn is_small(&self) -> bool {
        let days = Respect::DEFAULT.impressions as usize;
        text(&self.page.seen, String::as_str) <= MOST_TEXT
            && text(&self.dismissed, |dismissal| &dismissal.id) <= MOST_TEXT
            && text(&self.categories_off, String::as_str) <= MOST_TEXT
            && text(&self.impressions, |seen| &seen.id) <= MOST_TEXT
            && self.impressions.iter().all(|seen| seen.days.len() <= days)
    }
}

fn keep_newest<T>(list: &mut Vec<T>, name: impl Fn(&T) -> &str + Copy) {
    list.retain(|entry| name(entry).len() <= LONGEST_NAME);
    while text(list, name) > MOST_TEXT {
        list.remove(0);
    }
}

fn text<T>(list: &[T], name: impl Fn(&T) -> &str) -> usize {
    list.iter().map(|entry| name(entry).len() + ENTRY).sum()
}

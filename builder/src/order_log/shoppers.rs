//! Shoppers while a log is read, and no longer.

use super::Dictionary;

/// Words exports have for somebody they don't know; a shop's customer 0 is its guests.
pub const NOBODY: [&str; 9] =
    ["0", "guest", "null", "none", "nan", "n/a", "anonymous", "(not set)", "undefined"];

/// Whether `id` names nobody.
pub(super) fn is_nobody(id: &str) -> bool {
    id.len() <= 9 && NOBODY.iter().any(|word| word.eq_ignore_ascii_case(id))
}

/// Shopper ids while the log is read, and no longer.
#[derive(Default)]
pub(super) struct Shoppers(Dictionary);

impl Shoppers {
    pub(super) fn numbers_of<'a>(&mut self, ids: impl Iterator<Item = &'a str>) -> Vec<u32> {
        self.0.numbers_of(ids)
    }

    pub(super) fn id(&self, number: u32) -> &str {
        self.0.name(number)
    }
}

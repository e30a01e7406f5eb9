//! Names become small numbers, in order of first sight.
//!
//! What must stay true: all names stand in one text, so that a name costs its letters and some
//! twenty bytes, however many millions there are.

use std::{hash::BuildHasher, hint::black_box};

use hashbrown::{HashTable, hash_table::Entry};
use rustc_hash::FxBuildHasher;

use crate::{shares::AT_ONCE, texts::Texts};

/// Every name seen so far, each with its number.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    names: Texts,
    /// With the hash of its name, so that looking for another one rarely reads it.
    numbers: HashTable<(u32, u32)>,
}

impl Dictionary {
    /// The number of `name`, a new one if it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        let Self { names, numbers } = self;
        let hash = hash(name);
        let place = numbers.entry(
            spread(hash),
            |(known, number)| *known == hash && names.is(*number, name),
            |(known, _)| spread(*known),
        );
        match place {
            Entry::Occupied(known) => known.get().1,
            Entry::Vacant(free) => {
                let number = names.len() as u32;
                free.insert((hash, number));
                names.push(|text| text.push_str(name));
                number
            }
        }
    }

    /// The number `name` has.
    pub fn get(&self, name: &str) -> Option<u32> {
        let hash = hash(name);
        let is_it = |(known, number): &(u32, u32)| *known == hash && self.names.is(*number, name);
        self.numbers.find(spread(hash), is_it).map(|(_, number)| *number)
    }

    /// The numbers of many names, new ones for those that are new.
    pub fn numbers_of<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let names: Vec<_> = names.collect();
        let mut numbers = Vec::with_capacity(names.len());
        for some in names.chunks(AT_ONCE) {
            let likely = self.fetch(some);
            for (name, likely) in some.iter().zip(likely) {
                let known = likely.filter(|number| self.names.is(*number, name));
                numbers.push(known.unwrap_or_else(|| self.number(name)));
            }
        }
        numbers
    }

    /// The likely numbers of at most [`AT_ONCE`] names: what it takes to find one lies in three places
    /// anywhere in memory, each of which says where the next is.
    fn fetch(&self, names: &[&str]) -> [Option<u32>; AT_ONCE] {
        let mut likely = [None; AT_ONCE];
        for (likely, name) in likely.iter_mut().zip(names) {
            let hash = hash(name);
            let known = self.numbers.find(spread(hash), |(known, _)| *known == hash);
            *likely = known.map(|(_, number)| *number);
        }
        for number in likely.iter().flatten() {
            black_box(self.names.end(*number));
        }
        for number in likely.iter().flatten() {
            black_box(self.names.first_byte(*number));
        }
        likely
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The name that has a number.
    pub fn name(&self, number: u32) -> &str {
        self.names.text(number)
    }

    /// Every name, in order of its number.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter()
    }
}

fn hash(name: &str) -> u32 {
    FxBuildHasher.hash_one(name) as u32
}

/// A table looks at the lowest bits and at the highest.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_keeps_the_number_of_its_first_sight(
            seen in prop::collection::vec("[ab\u{e9}]{0,3}", 0..200),
        ) {
            let mut dictionary = Dictionary::default();
            let mut first: Vec<&str> = Vec::new();
            for name in &seen {
                let number = dictionary.number(name) as usize;
                if number == first.len() {
                    first.push(name);
                }
                prop_assert_eq!(first[number], name);
            }
            prop_assert_eq!(dictionary.names().collect::<Vec<_>>(), first.clone());
            prop_assert!((0_u32..).zip(&first).all(|(at, name)| dictionary.get(name) == Some(at)));
            prop_assert_eq!(dictionary.get("zebra"), None);
            let one_by_one: Vec<_> = seen.iter().filter_map(|name| dictionary.get(name)).collect();
            let mut at_once = Dictionary::default();
            prop_assert_eq!(at_once.numbers_of(seen.iter().map(String::as_str)), one_by_one);
        }
    }
}

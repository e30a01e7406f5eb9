//! Names become small numbers, in order of first sight.

use rustc_hash::FxHashMap;

/// Every name seen so far, each with its number.
#[derive(Debug, Default)]
pub struct Dictionary {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Dictionary {
    /// The number of `name`, a new one if it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(name.into(), number);
        number
    }

    /// The number `name` has.
    pub fn get(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Every name at the place of its number.
    pub fn names(&self) -> Vec<&str> {
        let mut names = vec![""; self.numbers.len()];
        for (name, number) in &self.numbers {
            names[*number as usize] = name;
        }
        names
    }
}

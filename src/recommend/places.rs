//! Places: products, or other keys, → small numbers, in the order they are first met.
//!
//! Comes in: keys, again and again. Goes out: 0 for the first, 1 for the next new one, and so on:
//! an index into whatever lists stand beside. What must stay true: the numbers depend on the order
//! of the keys alone.

use crate::product::ProductIndex;

/// An open-addressing table (linear probing), at most half full.
#[derive(Clone, Debug)]
pub(super) struct Places<Key = ProductIndex> {
    keys: Vec<Key>,
    /// A place and one more, or 0 for nothing. As many as a power of two.
    slots: Vec<u32>,
}

/// The fewest slots worth having.
const FEWEST: usize = 16;

impl<Key: Copy + PartialEq + Into<u32>> Places<Key> {
    /// Room for `count` keys without growing.
    pub(super) fn with_capacity(count: usize) -> Self {
        let slots = vec![0; (count * 2).next_power_of_two().max(FEWEST)];
        Self { keys: Vec::with_capacity(count), slots }
    }

    /// These keys, each once.
    pub(super) fn of(keys: &[Key]) -> Self {
        let mut places = Self::with_capacity(keys.len());
        for key in keys {
            places.place(*key);
        }
        places
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys, by place.
    pub(super) fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The key's place, if it has been met.
    pub(super) fn find(&self, key: Key) -> Option<usize> {
        // Most lists of what is not wanted are empty.
        if self.keys.is_empty() {
            None
        } else {
            (self.slots[self.slot(key)] as usize).checked_sub(1)
        }
    }

    /// The key's place; the next one if it is new.
    pub(super) fn place(&mut self, key: Key) -> usize {
        if (self.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot] == 0 {
            self.keys.push(key);
            self.slots[slot] = self.len() as u32;
        }
        self.slots[slot] as usize - 1
    }

    /// Where the key stands, or would.
    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len() - 1;
        // Fibonacci hashing (Knuth): neighbours are strewn over the table.
        let hash = key.into().wrapping_mul(0x9E37_79B9);
        let mut slot = (hash ^ hash >> 15) as usize & last;
        while let Some(place) = (self.slots[slot] as usize).checked_sub(1) {
            if self.keys[place] == key {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for place in 0..self.len() {
            let slot = self.slot(self.keys[place]);
            self.slots[slot] = place as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_up_in_the_order_products_are_first_met() {
        let mut places = Places::with_capacity(0);
        assert_eq!(places.find(ProductIndex(7)), None);
        let met = |n: u32| ProductIndex(n.wrapping_mul(2_654_435_761) % 1_000);
        let mut seen: Vec<ProductIndex> = Vec::new();
        for product in (0..3_000).map(met) {
            let expected = seen.iter().position(|one| *one == product).unwrap_or_else(|| {
                seen.push(product);
                seen.len() - 1
            });
            assert_eq!(places.place(product), expected);
        }
        assert_eq!(places.keys(), seen);
        assert!(seen.iter().enumerate().all(|(place, one)| places.find(*one) == Some(place)));
        assert_eq!(places.find(ProductIndex(5_000)), None);
    }
}

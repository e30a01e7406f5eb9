//! Kin: products the shop itself puts side by side, on one shelf or in one family or series.
//!
//! Comes in: the catalogue. Goes out: for two main products whether they are kin. What must stay
//! true: kinship is read from the catalogue alone, so which pairs may be counted further is known
//! before anybody's orders are.

use rustc_hash::FxHashMap;

use super::{Catalogue, Product};

/// Who is kin to whom. Colours and sizes count as their main product.
#[derive(Debug, Default)]
pub struct Kin {
    main: Vec<u32>,
    shelf: Vec<Option<u32>>,
    family: Vec<Option<u32>>,
    series: Vec<Option<u32>>,
}

impl Kin {
    /// The kinships of a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let by = |word: fn(&Product) -> Option<&str>| numbered(catalogue.products.iter().map(word));
        Self {
            main: catalogue.mains(),
            shelf: by(|product| product.category.as_deref()),
            family: by(|product| product.family.as_deref()),
            series: by(|product| product.series.as_deref()),
        }
    }

    /// The main product of a colour or size.
    pub fn main(&self, place: u32) -> u32 {
        self.main[place as usize]
    }

    /// The main products, rising.
    pub fn mains(&self) -> impl Iterator<Item = u32> {
        self.main.iter().zip(0..).filter(|(main, place)| *main == place).map(|(main, _)| *main)
    }

    /// Whether there can be kin at all: some product has a category, a family or a series.
    pub fn is_any(&self) -> bool {
        [&self.shelf, &self.family, &self.series]
            .iter()
            .any(|words| words.iter().any(Option::is_some))
    }

    /// Whether two main products share a category, a family or a series.
    pub fn are(&self, a: u32, b: u32) -> bool {
        a != b && (self.share_shelf(a, b) || self.share_family(a, b) || self.share_series(a, b))
    }

    /// Whether they stand in the same category.
    pub fn share_shelf(&self, a: u32, b: u32) -> bool {
        same(&self.shelf, a, b)
    }

    /// Whether they are of one family.
    pub fn share_family(&self, a: u32, b: u32) -> bool {
        same(&self.family, a, b)
    }

    /// Whether they are of one series.
    pub fn share_series(&self, a: u32, b: u32) -> bool {
        same(&self.series, a, b)
    }
}

fn same(words: &[Option<u32>], a: u32, b: u32) -> bool {
    words[a as usize].is_some() && words[a as usize] == words[b as usize]
}

fn numbered<'a>(words: impl Iterator<Item = Option<&'a str>>) -> Vec<Option<u32>> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    words
        .map(|word| {
            let next = numbers.len() as u32;
            word.map(|word| *numbers.entry(word).or_insert(next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lens_is_kin_to_its_camera_by_family_and_a_red_bag_counts_as_the_bag() {
        let product = |family: Option<&str>, category: &str, variant_of| Product {
            family: family.map(str::to_owned),
            category: Some(category.to_owned()),
            variant_of,
            ..Product::default()
        };
        let products = vec![
            product(Some("nova"), "cameras", None),
            product(Some("nova"), "lenses", None),
            product(None, "bags", None),
            product(None, "bags", Some(2)),
        ];
        let kin = Kin::of(&Catalogue { products, declared: Vec::new() });
        assert!(kin.are(0, 1) && !kin.share_shelf(0, 1) && !kin.are(0, 2) && !kin.are(1, 1));
        assert_eq!((kin.main(3), kin.mains().collect::<Vec<_>>()), (2, vec![0, 1, 2]));
    }
}

//! Variants nobody declared: titles that differ in nothing but a colour, a size or a pattern.
//!
//! Needs no statistics, only the catalogue, so that it can come before all counting. Two titles
//! are versions of one thing when they are equal but for one or two words in one place, and those
//! words are attributes: colours, sizes and patterns of a short list, words that alternate with
//! such in other titles, or what follows the last comma. Colours and patterns cost the same; sizes
//! may not. What must stay true: what the shop declares is never undone, and only products that
//! are nobody's variant yet become one.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, Product, titles::Title};

mod words;

/// Words in one place that may differ.
const LONGEST_ATTRIBUTE: usize = 2;
/// What follows the last comma may be longer.
const LONGEST_TAIL: usize = 3;
/// Words the titles must share: below that they share a kind of thing, not a thing.
const FEWEST_SHARED: usize = 2;
/// An unlisted word is an attribute if it alternates with a listed one in this many places.
const ALTERNATIONS: usize = 2;
/// How much dearer a colour may be.
const COLOUR_RATIO: f64 = 1.15;
/// How much dearer a size may be.
const SIZE_RATIO: f64 = 4.0;

/// A product and the one it turned out to be a version of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// By place.
    pub product: u32,
    /// By place: a main product.
    pub variant_of: u32,
}

/// What the shop has not declared, by place of product.
pub fn recognise(catalogue: &Catalogue) -> Vec<Recognised> {
    let titles: Vec<_> =
        catalogue.products.iter().map(|product| product.title.as_deref().map(Title::of)).collect();
    let shelf = Shelf { catalogue, titles };
    let learned = shelf.learned();
    let mut groups = Groups { main: catalogue.mains() };
    for versions in shelf.alternatives(&learned).values() {
        for (at, one) in versions.iter().enumerate() {
            for other in &versions[at + 1..] {
                if shelf.are_versions(one, other) {
                    groups.join(one.place, other.place);
                }
            }
        }
    }
    let declared = catalogue.mains();
    let places = (0..declared.len() as u32).filter(|place| declared[*place as usize] == *place);
    let found = places.map(|product| Recognised { product, variant_of: groups.of(product) });
    found.filter(|found| found.product != found.variant_of).collect()
}

impl Catalogue {
    /// Takes what was recognised as if it had been declared.
    pub fn adopt(&mut self, recognised: &[Recognised]) {
        for found in recognised {
            self.products[found.product as usize].variant_of = Some(found.variant_of);
        }
    }
}

/// Everything equal in two versions: the words around the place, and where the product stands.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Frame<'a> {
    before: &'a [String],
    after: &'a [String],
    stands: [Option<&'a str>; 4],
}

/// One product in a frame.
struct Version<'a> {
    place: u32,
    attribute: &'a [String],
    is_size: bool,
}

struct Shelf<'a> {
    catalogue: &'a Catalogue,
    titles: Vec<Option<Title>>,
}

impl Shelf<'_> {
    /// Every frame with the products that fit it by an attribute.
    fn alternatives(&self, learned: &BTreeSet<&str>) -> BTreeMap<Frame<'_>, Vec<Version<'_>>> {
        let is_attribute = |attribute: &[String]| {
            attribute.iter().all(|word| words::is_listed(word) || learned.contains(word.as_str()))
        };
        self.framed(|title, from, to| {
            let is_tail =
                title.tail == Some(from) && to == title.words.len() && to - from <= LONGEST_TAIL;
            is_tail || (to - from <= LONGEST_ATTRIBUTE && is_attribute(&title.words[from..to]))
        })
    }

    /// Words that alternate with listed ones, in place after place.
    fn learned(&self) -> BTreeSet<&str> {
        let singles = self.framed(|_, from, to| to - from == 1);
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for versions in singles.values() {
            let listed: Vec<_> =
                versions.iter().filter(|version| words::is_listed(&version.attribute[0])).collect();
            let others = versions.iter().filter(|one| !words::is_listed(&one.attribute[0]));
            let beside =
                others.filter(|one| listed.iter().any(|other| self.costs_the_same(one, other)));
            let beside: BTreeSet<_> = beside.map(|one| one.attribute[0].as_str()).collect();
            for word in beside {
                *places.entry(word).or_default() += 1;
            }
        }
        places
            .into_iter()
            .filter(|(_, count)| *count >= ALTERNATIONS)
            .map(|(word, _)| word)
            .collect()
    }

    fn framed(
        &self,
        is_attribute: impl Fn(&Title, usize, usize) -> bool,
    ) -> BTreeMap<Frame<'_>, Vec<Version<'_>>> {
        let mut frames: BTreeMap<Frame, Vec<Version>> = BTreeMap::new();
        for ((title, product), place) in self.titles.iter().zip(&self.catalogue.products).zip(0..) {
            let Some(title) = title else { continue };
            let count = title.words.len();
            for from in 0..count {
                for to in from + 1..=count.min(from + LONGEST_TAIL) {
                    if count - (to - from) < FEWEST_SHARED || !is_attribute(title, from, to) {
                        continue;
                    }
                    let attribute = &title.words[from..to];
                    let frame = Frame {
                        before: &title.words[..from],
                        after: &title.words[to..],
                        stands: stands(product),
                    };
                    let is_size = words::is_size(attribute, &title.words[to..]);
                    frames.entry(frame).or_default().push(Version { place, attribute, is_size });
                }
            }
        }
        frames
    }

    fn are_versions(&self, one: &Version, other: &Version) -> bool {
        one.attribute != other.attribute
            && (self.costs_the_same(one, other)
                || (one.is_size && other.is_size && self.price_ratio(one, other) <= SIZE_RATIO))
    }

    fn costs_the_same(&self, one: &Version, other: &Version) -> bool {
        self.price_ratio(one, other) <= COLOUR_RATIO
    }

    fn price_ratio(&self, one: &Version, other: &Version) -> f64 {
        let price = |version: &Version| self.catalogue.products[version.place as usize].price;
        price(one).zip(price(other)).map_or(1.0, |(a, b)| a.max(b) / a.min(b).max(0.01))
    }
}

fn stands(product: &Product) -> [Option<&str>; 4] {
    [&product.category, &product.family, &product.series, &product.brand].map(Option::as_deref)
}

/// Who is whose version; the main product of a group is the first of its main products.
struct Groups {
    main: Vec<u32>,
}

impl Groups {
    fn of(&self, mut place: u32) -> u32 {
        while self.main[place as usize] != place {
            place = self.main[place as usize];
        }
        place
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.of(one), self.of(other));
        self.main[one.max(other) as usize] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(titles: &[(&str, f64)]) -> Vec<(u32, u32)> {
        let product = |(title, price): &(&str, f64)| Product {
            title: Some((*title).to_owned()),
            price: Some(*price),
            ..Product::default()
        };
        let products = titles.iter().map(product).collect();
        let found = recognise(&Catalogue { products, declared: Vec::new() });
        found.into_iter().map(|found| (found.product, found.variant_of)).collect()
    }

    #[test]
    fn mugs_in_three_colours_are_one_mug_and_a_plate_is_none() {
        let found = recognised(&[
            ("RED RETROSPOT MUG", 2.95),
            ("BLUE RETROSPOT MUG", 2.95),
            ("RED RETROSPOT PLATE", 2.95),
            ("PINK RETROSPOT MUG", 2.95),
        ]);
        assert_eq!(found, [(1, 0), (3, 0)]);
    }

    #[test]
    fn a_size_may_cost_more_and_a_colour_may_not() {
        assert_eq!(recognised(&[("Glow strip, 2 m", 49.0), ("Glow strip, 5 m", 89.0)]), [(1, 0)]);
        let bulbs = [("Glow bulb E27, white", 19.0), ("Glow bulb E27, red", 39.0)];
        assert_eq!(recognised(&bulbs), []);
    }

    #[test]
    fn a_word_that_alternates_with_colours_in_two_places_is_an_attribute() {
        let found = recognised(&[
            ("LUNCH BAG RED SPOTS", 1.65),
            ("LUNCH BAG SUKI SPOTS", 1.65),
            ("JUMBO BAG RED SPOTS", 1.95),
            ("JUMBO BAG SUKI SPOTS", 1.95),
            ("LUNCH BAG CARS SPOTS", 1.65),
        ]);
        assert_eq!(found, [(1, 0), (3, 2)], "cars alternate in one place only");
    }

    #[test]
    fn what_follows_the_comma_is_an_attribute_where_the_price_is_the_same() {
        let gels =
            [("Energy gels, box of 12, citrus", 26.0), ("Energy gels, box of 12, berry", 26.0)];
        assert_eq!(recognised(&gels), [(1, 0)]);
        let cameras = [("Nova camera", 849.0), ("Mira camera", 799.0)];
        assert_eq!(recognised(&cameras), []);
    }
}

//! Alike: which products have much in common by what the catalogue says of them.
//!
//! Comes in: titles, shelves, families, series and brands. Goes out: each product's nearest
//! others. What must stay true: read from the catalogue alone, so which pairs it names is known
//! before anybody's orders are; the same catalogue gives the same answer, whatever its size.
//!
//! ```text
//! likeness(i, j) = Σ over shared features of idf² / (|i| · |j|)      idf = ln(products / having it)
//! ```
//!
//! The cosine of tf-idf (Salton and Buckley 1988), every feature of a product counted once. Two of
//! four mugs that are both "retrospot" and nothing else: mug says nothing, retrospot all, so 1.

use std::collections::{BTreeMap, BTreeSet};

use super::{Product, titles::Title};

/// Others each product is compared to in the end.
const NEAREST: usize = 20;
/// A feature of more than this share of the products says too little to be followed.
const COMMON_SHARE: usize = 8;
/// And in a large catalogue, one of more than so many costs too much.
const MOST_COMMON: usize = 2_000;
/// In a catalogue of a handful, everything may be followed.
const LEAST_COMMON: usize = 16;

/// Two products that have something in common, `a < b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// The one place.
    pub a: u32,
    /// The other place.
    pub b: u32,
    /// From 0 to 1: everything that says anything.
    pub likeness: f64,
}

/// Every two of which one is among the nearest of the other, in order of both.
pub fn alike(products: &[Product]) -> Vec<Alike> {
    let features: Vec<BTreeSet<String>> = products.iter().map(features).collect();
    let mut having: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (features, place) in features.iter().zip(0..) {
        for feature in features {
            having.entry(feature).or_default().push(place);
        }
    }
    let common = (products.len() / COMMON_SHARE).clamp(LEAST_COMMON, MOST_COMMON);
    having.retain(|_, places| places.len() <= common && places.len() < products.len());
    let telling = |count: usize| {
        let idf = libm::log(products.len() as f64 / count as f64);
        idf * idf
    };
    let mut lengths = vec![0.0; products.len()];
    for places in having.values() {
        for place in places {
            lengths[*place as usize] += telling(places.len());
        }
    }

    let mut found = BTreeMap::new();
    let (mut shared, mut met) = (vec![0.0; products.len()], Vec::new());
    for (features, place) in features.iter().zip(0_u32..) {
        for places in features.iter().filter_map(|feature| having.get(feature.as_str())) {
            for other in places.iter().filter(|other| **other != place) {
                if shared[*other as usize] <= 0.0 {
                    met.push(*other);
                }
                shared[*other as usize] += telling(places.len());
            }
        }
        let mut likenesses: Vec<_> = met
            .drain(..)
            .map(|other: u32| {
                let shared = std::mem::take(&mut shared[other as usize]);
                let both: f64 = lengths[place as usize] * lengths[other as usize];
                (shared / both.sqrt(), other)
            })
            .collect();
        likenesses.sort_unstable_by(|one, other| {
            other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1))
        });
        for (likeness, other) in likenesses.into_iter().take(NEAREST) {
            found.insert((place.min(other), place.max(other)), likeness.min(1.0));
        }
    }
    found.into_iter().map(|((a, b), likeness)| Alike { a, b, likeness }).collect()
}

/// What the catalogue says of a product, each thing with a mark of its own so that a brand is no
/// word of a title.
fn features(product: &Product) -> BTreeSet<String> {
    let title = product.title.as_deref().map(Title::of);
    let words = title.into_iter().flat_map(|title| title.words);
    let named = [
        ("family", &product.family),
        ("series", &product.series),
        ("brand", &product.brand),
        ("shelf", &product.category),
    ];
    let named = named.into_iter().filter_map(|(column, value)| Some((column, value.as_ref()?)));
    words.chain(named.map(|(column, value)| format!("{column}:{value}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(titles: &[&str]) -> Vec<Product> {
        let product = |title: &&str| Product { title: Some((*title).into()), ..Product::default() };
        titles.iter().map(product).collect()
    }

    fn between(products: &[Product]) -> Vec<(u32, u32)> {
        alike(products).iter().map(|alike| (alike.a, alike.b)).collect()
    }

    #[test]
    fn a_rare_word_brings_together_and_what_every_title_says_does_not() {
        let products =
            titled(&["RETROSPOT MUG", "RETROSPOT MUG", "Ivory mug", "Heart MUG", "mug of tea"]);
        let found = alike(&products);
        let [only] = found[..] else { panic!("{found:?}") };
        assert_eq!((only.a, only.b), (0, 1));
        assert!((only.likeness - 1.0).abs() < 1e-9);
    }

    #[test]
    fn two_of_three_features_by_paper_and_pencil() {
        // Of four: "red" in two, "tray" in two, "ivy" in one.
        let found = alike(&titled(&["red tray", "red ivy", "tray", "clock"]));
        let (two, one) = (4.0_f64.ln() - 2.0_f64.ln(), 4.0_f64.ln());
        let expected = two * two / (two * 2.0_f64.sqrt() * (two * two + one * one).sqrt());
        assert_eq!((found[0].a, found[0].b), (0, 1));
        assert!((found[0].likeness - expected).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn a_series_brings_together_what_no_word_does_and_is_no_word() {
        let series = |title: &str, series: &str| Product {
            title: Some(title.into()),
            series: Some(series.into()),
            ..Product::default()
        };
        let products = [
            series("Camera", "nova"),
            series("Lens", "nova"),
            series("nova", "mira"),
            Product::default(),
        ];
        assert_eq!(between(&products), [(0, 1)]);
    }

    #[test]
    fn each_keeps_its_nearest_and_of_equals_the_first() {
        let titles = vec!["same words"; 16];
        let others = vec!["another"; 2];
        let found = between(&titled(&[titles, others].concat()));
        assert_eq!(found.len(), 16 * 15 / 2 + 1);
    }

    #[test]
    fn a_catalogue_that_says_nothing_has_nothing_alike() {
        assert_eq!(between(&[Product::default(), Product::default()]), []);
    }
}

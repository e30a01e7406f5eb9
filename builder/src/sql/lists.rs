//! Lists: what a cluster has to know of the catalogue, as three small Parquet tables.
//!
//! Comes in: a catalogue, without what is too sensitive and with the variants that were
//! recognised. Goes out: names, shelves and kinships, never titles or prices. What must stay true:
//! the checksum tells one catalogue from another wherever counts would differ.

use std::path::Path;

use alongside::life::hexadecimal;
use sha2::{Digest, Sha256};

use crate::{
    aggregates::{RowOf, Shape},
    catalogue::{Catalogue, Categories, Names},
    error::BuilderError,
};

/// What a product may be called: `how` is [`EXACTLY`], or [`FOLDED`] for small letters.
const SPELLINGS: Shape<3, 0> =
    Shape { name: "spellings", texts: ["spelling", "how", "item"], numbers: [] };
const EXACTLY: &str = "exactly";
const FOLDED: &str = "folded";
/// The main product of each product, and where it stands; empty where nothing is said.
const PRODUCTS: Shape<5, 0> =
    Shape { name: "products", texts: ["item", "main", "shelf", "family", "series"], numbers: [] };
/// Each category path that a product stands on, with itself and every path above it.
const SHELVES: Shape<2, 0> = Shape { name: "shelves", texts: ["shelf", "path"], numbers: [] };

/// Each table's name and columns.
pub(super) const TABLES: [(&str, &[&str]); 3] = [
    (SPELLINGS.name, &SPELLINGS.texts),
    (PRODUCTS.name, &PRODUCTS.texts),
    (SHELVES.name, &SHELVES.texts),
];

/// The tables.
pub struct Lists {
    spellings: Vec<RowOf<3, 0>>,
    products: Vec<RowOf<5, 0>>,
    shelves: Vec<RowOf<2, 0>>,
}

impl Lists {
    /// Those of a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let products = &catalogue.products;
        let names = Names::of(products);
        let id = |place: u32| products[place as usize].id.clone();
        let spelled = |how: &'static str| {
            move |(spelling, place): (&str, u32)| {
                ([spelling.to_owned(), how.to_owned(), id(place)], [])
            }
        };
        let mut spellings: Vec<_> = names.exact().map(spelled(EXACTLY)).collect();
        spellings.extend(names.folded().map(spelled(FOLDED)));
        spellings.sort_unstable();

        let mains = catalogue.mains();
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let placed = products.iter().zip(mains).map(|(product, main)| {
            let words = [&product.category, &product.family, &product.series].map(word);
            let [shelf, family, series] = words;
            ([product.id.clone(), id(main), shelf, family, series], [])
        });
        let categories = Categories::of(products);
        let path = |place: u32| categories.paths[place as usize].clone();
        let mut shelves: Vec<_> = categories.of_product.iter().flatten().collect();
        shelves.sort_unstable();
        shelves.dedup();
        let shelves = shelves.into_iter().flat_map(|shelf| {
            categories.upwards(*shelf).map(|above| ([path(*shelf), path(above)], []))
        });
        Self { spellings, products: placed.collect(), shelves: shelves.collect() }
    }

    /// 64 hexadecimal digits.
    pub fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        let mut take = |table: &str, texts: &[String]| {
            hash.update(table);
            for text in texts {
                hash.update(text.len().to_le_bytes());
                hash.update(text);
            }
        };
        self.spellings.iter().for_each(|(texts, _)| take(SPELLINGS.name, texts));
        self.products.iter().for_each(|(texts, _)| take(PRODUCTS.name, texts));
        self.shelves.iter().for_each(|(texts, _)| take(SHELVES.name, texts));
        hexadecimal(&hash.finalize())
    }

    /// Writes the tables into `folder`.
    pub fn write(&self, folder: &Path) -> Result<(), BuilderError> {
        SPELLINGS.write(folder, &self.spellings)?;
        PRODUCTS.write(folder, &self.products)?;
        SHELVES.write(folder, &self.shelves)
    }
}

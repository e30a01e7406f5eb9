//! The catalogue: what is sold, under which names, and what the shop itself says goes together.
//!
//! Comes in: a table with `item_id` and perhaps more columns, another program's feed, or, with no
//! file, the items of the order log. Goes out: products in byte order of id, with every reference resolved.
//! What must stay true: a reference nothing answers to, a name of two products and a circle of
//! variants are errors with a line; nothing is guessed.

mod alike;
mod bought;
mod categories;
mod columns;
mod feeds;
mod kin;
mod links;
mod names;
mod related;
pub mod titles;
mod without;

use alongside::contract::RelationKind;

pub use alike::{Alike, alike};
pub use bought::Bought;
pub use categories::Categories;
pub use kin::Kin;
pub use names::Names;

use crate::{
    error::{BuilderError, InputError},
    input::{Export, Role, recognise},
    progress::Progress,
};

/// What is sold.
#[derive(Debug, Default, PartialEq)]
pub struct Catalogue {
    /// In byte order of id. A product's place here is its place in the model.
    pub products: Vec<Product>,
    /// What the shop declares about them, in order of anchor, companion and kind.
    pub declared: Vec<Declared>,
}

/// One row of the catalogue.
#[derive(Debug, Default, PartialEq)]
pub struct Product {
    /// The id.
    pub id: String,
    /// Other names orders and baskets may use.
    pub aliases: Vec<String>,
    /// For people.
    pub title: Option<String>,
    /// The whole path, such as `photo > bags`.
    pub category: Option<String>,
    /// 0 or more.
    pub price: Option<f64>,
    /// What works together: a mount, a system, a collection.
    pub family: Option<String>,
    /// A line within a family.
    pub series: Option<String>,
    /// Who makes it.
    pub brand: Option<String>,
    /// How far along a shopper is who wants it, from 1.
    pub level: Option<u8>,
    /// When it is wanted: bit 0 spring, 1 summer, 2 autumn, 3 winter; 0 where nothing is said.
    pub seasons: u8,
    /// Its page.
    pub url: Option<String>,
    /// Its picture.
    pub image: Option<String>,
    /// The place of the product it is a size or colour of.
    pub variant_of: Option<u32>,
    /// Whether it can be bought.
    pub in_stock: bool,
    /// Whether the feed calls it for adults only.
    pub is_adult: bool,
}

/// A relation the shop's own data states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declared {
    /// From which product, by place.
    pub anchor: u32,
    /// To which product, by place.
    pub companion: u32,
    /// How they go together.
    pub kind: RelationKind,
    /// Whose statement it is.
    pub source: Source,
}

/// Where a shop states what goes together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In a plain catalogue.
    #[default]
    Catalogue,
    /// In its Google Merchant feed.
    Merchant,
    /// In Shopify.
    Shopify,
    /// In WooCommerce.
    Woocommerce,
    /// In the JSON-LD of its pages.
    JsonLd,
}

impl Source {
    /// As a provenance names it: `declared:merchant`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Merchant => "merchant",
            Self::Shopify => "shopify",
            Self::Woocommerce => "woocommerce",
            Self::JsonLd => "json-ld",
        }
    }
}

impl Catalogue {
    /// For each product the main product it is a size or colour of; a main product is its own.
    pub fn mains(&self) -> Vec<u32> {
        let parents = self.products.iter().map(|product| product.variant_of);
        let parents: Vec<_> = parents.collect();
        let main = |mut place: u32| {
            while let Some(parent) = parents[place as usize] {
                place = parent;
            }
            place
        };
        (0..parents.len() as u32).map(main).collect()
    }

    /// Reads the files of a catalogue.
    pub fn read(export: &Export, progress: &Progress) -> Result<Self, BuilderError> {
        let files = export.files()?;
        let mut rows = Vec::new();
        for file in &files {
            let recognised = recognise(file, export, Role::Catalogue, progress)?;
            rows.extend(feeds::read(file, recognised, progress)?);
        }
        let Some(first) = files.first() else { return Ok(Self::default()) };
        if rows.is_empty() {
            return Err(InputError::new(first, "there is no product in it")
                .expected("one row a product")
                .advice("export the catalogue again, or leave --catalogue out")
                .into());
        }
        links::resolve(first, rows)
    }

    /// Products of which nothing is known but an id; each id once.
    pub fn of_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let product = |id: &str| Product { id: id.into(), in_stock: true, ..Product::default() };
        let mut products: Vec<_> = ids.map(product).collect();
        products.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Self { products, declared: Vec::new() }
    }
}

//! Oversight: what a person looks at before a model is published, as one page that needs nothing.
//!
//! Comes in: the model, the catalogue, the statistics it was learned from, the report of the build
//! and the version before. Goes out: `report.html`. What must stay true: numbers about pairs and
//! products are functions of what the tier lets be known, so the page can't tell more of a shopper
//! than the model may; nothing a catalogue says is ever markup.

mod bias;
mod changes;
mod evidence;
mod heat;
pub mod page;
mod risk;

use alongside::model::Model;

use crate::{
    anonymize::Statistics, catalogue::Catalogue, overrides::OverridesFile, report::Report,
};
use evidence::Evidence;

/// Everything the page shows.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The model as a page will read it.
    pub model: &'a Model,
    /// The version that lay in the folder before.
    pub older: Option<&'a Model>,
    /// What is sold. A product's place here is its place in the model.
    pub catalogue: &'a Catalogue,
    /// What may be known of products and pairs.
    pub statistics: &'a Statistics,
    /// About how many orders there are; 0 where nothing may be said.
    pub orders: f64,
    /// What went in and came out.
    pub report: &'a Report,
    /// What people have decided so far.
    pub decided: Option<&'a OverridesFile>,
}

impl Sight<'_> {
    /// The page.
    pub fn page(&self) -> String {
        page::write(self, &Evidence::of(self))
    }

    /// What people call the product.
    fn title(&self, place: u32) -> &str {
        let product = &self.catalogue.products[place as usize];
        product.title.as_deref().unwrap_or(&product.id)
    }
}

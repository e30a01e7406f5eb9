//! Export: what a model relates leaves again, in the words shops and feeds already use.
//!
//! Comes in: a model and the catalogue it is of. Goes out: one file in a chosen vocabulary and an
//! account of what it has no word for. What must stay true: a relation points the way the
//! vocabulary points it, is never told as more than it is, and what breaks a published rule of a
//! field is left out and counted.

mod account;
mod jsonld;
mod listing;
mod merchant;
mod shopify;
mod woocommerce;

use std::path::PathBuf;

use clap::ValueEnum;

pub use account::Exported;
use account::{Account, LeftOut};
use listing::{Listing, Related};

use crate::{
    catalogue::Catalogue, error::BuilderError, input::Export, inspect, progress::Progress, publish,
};

/// The vocabularies a model can be told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Vocabulary {
    /// `related_product` of a Google Merchant supplemental feed (TSV).
    MerchantFeed,
    /// schema.org 30.1 (JSON-LD).
    Jsonld,
    /// Shopify's product CSV with the columns of Search & Discovery.
    Shopify,
    /// `WooCommerce`'s product CSV.
    Woocommerce,
}

/// What to tell, of what, in which words, where.
#[derive(Debug)]
pub struct ExportRequest {
    /// The model file.
    pub model: PathBuf,
    /// The catalogue as it is sold today.
    pub catalogue: PathBuf,
    /// In which words.
    pub vocabulary: Vocabulary,
    /// The file to write.
    pub out: PathBuf,
}

/// Reads, tells, writes.
pub fn export(request: &ExportRequest, progress: &Progress) -> Result<Exported, BuilderError> {
    let model = inspect::open(&request.model)?;
    let catalogue = Catalogue::read(&Export::of(&request.catalogue), progress)?;
    let (listings, mut account) = listing::of(&model, &catalogue);
    let text = match request.vocabulary {
        Vocabulary::MerchantFeed => merchant::tell(&listings, &mut account),
        Vocabulary::Jsonld => jsonld::tell(&listings, &mut account)?,
        Vocabulary::Shopify => shopify::tell(&listings, &mut account)?,
        Vocabulary::Woocommerce => woocommerce::tell(&listings, &mut account)?,
    };
    publish::replace(&request.out, text.as_bytes())?;
    Ok(account.closed(request.out.clone()))
}

/// Rows as a CSV file, quoted where a value needs it.
fn csv(rows: impl Iterator<Item = Vec<String>>) -> Result<String, BuilderError> {
    let unwritable =
        |why: String| BuilderError::Refused(format!("this can't be written as CSV: {why}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).map_err(|error| unwritable(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| unwritable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| unwritable(error.to_string()))
}

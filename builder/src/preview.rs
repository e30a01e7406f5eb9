//! Preview: what a build would read, leave out and make, without writing or drawing anything.
//!
//! Comes in: an order log and perhaps a catalogue. Goes out: [`Preview`]. What must stay true:
//! nothing is written, nobody's protection is spent, and the model's size is that of the tier
//! `threshold` with the shared settings: a prediction for any other.

use std::fmt;

use serde::Serialize;

use crate::{
    anonymize::{FEWEST_SHOPPERS, Protection},
    assemble,
    error::BuilderError,
    input::Export,
    order_log,
    pipeline::{Basis, Orders, screened},
    progress::Progress,
    report::WentIn,
    sensitive::Shelves,
    tune::Choice,
};

/// What is handed in.
#[derive(Debug)]
pub struct PreviewRequest {
    /// The order log.
    pub orders: order_log::Orders,
    /// The catalogue; without one every item of the log is a product.
    pub catalogue: Option<Export>,
    /// What the merchant says of the shop's shelves.
    pub shelves: Shelves,
}

/// What a build would come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// What would become of the order log.
    pub went_in: WentIn,
    /// Products the model would know.
    pub products: usize,
    /// Relations the shop's own data states.
    pub declared: usize,
    /// Predicted bytes of `model.alongside`, before a web server packs it.
    pub model_bytes: usize,
}

/// Reads, cleans and counts.
pub fn preview(request: &PreviewRequest, progress: &Progress) -> Result<Preview, BuilderError> {
    let protection = Protection::Threshold { minimum_shoppers: FEWEST_SHOPPERS };
    let PreviewRequest { orders, catalogue, shelves } = request;
    let catalogue = screened(catalogue.as_ref(), shelves, progress)?;
    let orders = Orders::read(orders, catalogue, FEWEST_SHOPPERS, progress)?;
    let basis = Basis::counted(&orders.cleaned(), None, protection, Choice::Pairs, progress)?;
    let (draft, _) = assemble::learn(&orders.catalogue, &basis);
    Ok(Preview {
        went_in: orders.went_in(),
        products: orders.catalogue.products.len(),
        declared: orders.catalogue.declared.len(),
        model_bytes: assemble::encode(&draft)?.len(),
    })
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.went_in.reading.files {
            writeln!(f, "columns    {}", file.file)?;
            for (ours, theirs) in &file.columns {
                writeln!(f, "           {ours:<10} {theirs}")?;
            }
            if !file.dropped.is_empty() {
                writeln!(f, "dropped    {}", file.dropped.join(", "))?;
            }
        }
        write!(f, "{}", self.went_in)?;
        for excerpt in &self.went_in.reading.excerpts {
            writeln!(f, "           {}", excerpt.headline())?;
        }
        writeln!(f, "products   {}, {} relations declared", self.products, self.declared)?;
        writeln!(f, "model      about {} KB; nothing was written", self.model_bytes.div_ceil(1_024))
    }
}

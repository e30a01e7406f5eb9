//! Preview: what a build would read, leave out and make, without writing or drawing anything.
//!
//! Comes in: an order log and perhaps a catalogue. Goes out: [`Preview`]. What must stay true:
//! nothing is written, nobody's protection is spent, and the model's size is that of the tier
//! `threshold` with the shared settings: a prediction for any other.

use std::fmt;

use serde::Serialize;

use crate::{
    anonymize::{FEWEST_SHOPPERS, Protection, anonymize, structure},
    assemble::{self, Recipe},
    baskets::{Baskets, Tally},
    catalogue::{Catalogue, Names},
    count::{Counts, StructureCounts},
    error::BuilderError,
    input::Export,
    mine::variants,
    order_log::{self, Orders, Reading},
    progress::Progress,
    report::UnknownItems,
    summary::LeftOut,
    tune::{Choice, Tuning},
};

/// What is handed in.
#[derive(Debug)]
pub struct PreviewRequest {
    /// The order log.
    pub orders: Orders,
    /// The catalogue; without one every item of the log is a product.
    pub catalogue: Option<Export>,
}

/// What a build would come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// What would become of every row that is read.
    pub reading: Reading,
    /// What would become of every line and order.
    pub tally: Tally,
    /// Items of the log no product answers to.
    pub unknown_items: UnknownItems,
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
    let log = order_log::read(&request.orders, progress)?;
    let mut catalogue = match &request.catalogue {
        Some(export) => Catalogue::read(export, progress)?,
        None => Catalogue::of_order_log(&log, |_| true, FEWEST_SHOPPERS),
    };
    catalogue.adopt(&variants::recognise(&catalogue));
    let names = Names::of(&catalogue.products);
    let (baskets, tally) = Baskets::gather(&log, &names, catalogue.products.len(), |_| true);

    progress.step("counting");
    let learner = Tuning::off(Choice::Pairs, catalogue.products.len()).learner;
    let counts = Counts::of(&baskets, learner.basket());
    let statistics = anonymize(&counts, protection);
    let structure_counts = StructureCounts::of(&baskets, &log, &catalogue);
    let structure = structure(&counts, &structure_counts, protection);
    let recipe = Recipe { protection, learner, calibration: None };
    let (draft, _) = assemble::learn(&catalogue, &statistics, &structure, &recipe);
    Ok(Preview {
        unknown_items: UnknownItems::of(&log, &names),
        reading: log.reading,
        tally,
        products: catalogue.products.len(),
        declared: catalogue.declared.len(),
        model_bytes: assemble::encode(&draft)?.len(),
    })
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.reading.files {
            writeln!(f, "read       {}: {}", file.file, file.format)?;
            for (ours, theirs) in &file.columns {
                writeln!(f, "           {ours:<10} {theirs}")?;
            }
            if !file.dropped.is_empty() {
                writeln!(f, "dropped    {}", file.dropped.join(", "))?;
            }
        }
        let Self { tally, reading, .. } = self;
        writeln!(f, "would count {} of {} orders", tally.orders_counted, tally.orders)?;
        writeln!(f, "           {} of {} rows", tally.lines_counted, reading.rows)?;
        write!(f, "{}{}", LeftOut { reading, tally }, self.unknown_items)?;
        for excerpt in &reading.excerpts {
            writeln!(f, "           {}", excerpt.headline())?;
        }
        writeln!(f, "products   {}, {} relations declared", self.products, self.declared)?;
        writeln!(f, "model      about {} KB; nothing was written", self.model_bytes.div_ceil(1_024))
    }
}

//! Counting happens once, offline, over everybody: the steps of a build, in order.
//!
//! Comes in: an order log and perhaps a catalogue. Goes out: three files to publish and a private
//! report. What must stay true: nothing is written before everything has succeeded, and after
//! `anonymize` only the private report looks at an order.

use std::path::PathBuf;

use crate::{
    anonymize::{Protection, anonymize, structure},
    assemble,
    baskets::Baskets,
    catalogue::{Catalogue, Names},
    count::{Counts, StructureCounts},
    error::BuilderError,
    mine::{Found, variants},
    order_log,
    progress::Progress,
    publish::{Publication, publish},
    report::{Report, UnknownItems},
    sensitive::{LeftOut, Shelves, leave_out},
    settle::settle,
    tune::{Choice, Holdout},
};

/// What to build, from what, into where.
#[derive(Debug)]
pub struct BuildRequest {
    /// The order log.
    pub orders: PathBuf,
    /// The catalogue; without one every item of the log is a product.
    pub catalogue: Option<PathBuf>,
    /// The folder to write to.
    pub out: PathBuf,
    /// How the people behind the orders are protected.
    pub protection: Protection,
    /// Which learner.
    pub choice: Choice,
    /// Whether its settings are fitted to this shop.
    pub is_tuned: bool,
    /// What the merchant says of the shop's shelves.
    pub shelves: Shelves,
    /// ISO 4217 code of the catalogue's prices.
    pub currency: Option<String>,
}

/// Order log → counts → anonymize → associate → model → publish.
pub fn build(request: &BuildRequest, progress: &Progress) -> Result<Report, BuilderError> {
    let log = order_log::read(&request.orders, progress)?;
    let (mut catalogue, left_out) = if let Some(file) = &request.catalogue {
        leave_out(Catalogue::read(file, progress)?, &request.shelves)?
    } else {
        let least = request.protection.minimum_shoppers().max(1);
        (Catalogue::of_order_log(&log, |_| true, least), LeftOut::default())
    };
    let recognised = variants::recognise(&catalogue);
    catalogue.adopt(&recognised);
    let names = Names::of(&catalogue.products);
    let (baskets, tally) = Baskets::gather(&log, &names, catalogue.products.len(), |_| true);

    let holdout = request.is_tuned.then(|| Holdout::newest_tenth(&baskets, &log));
    let (tuning, recipe) =
        settle(request.choice, holdout.as_ref(), &catalogue, request.protection, progress)?;

    progress.step("counting");
    let counts = Counts::of(&baskets, recipe.learner.basket());
    let statistics = anonymize(&counts, recipe.protection);
    let structure_counts = StructureCounts::of(&baskets, &log, &catalogue);
    let structure = structure(&counts, &structure_counts, recipe.protection);
    progress.step("learning");
    let (draft, mined) = assemble::learn(&catalogue, &statistics, &structure, &recipe);
    let model = assemble::encode(&draft)?;

    let found = Found::of(&catalogue, &recognised, &structure, &mined);
    let unknown = UnknownItems::of(&log, &names, &left_out);
    let mut report = Report::of(&log, unknown, tally, &statistics, &draft, &tuning, found);
    report.left_out = left_out;
    let publication = Publication::of(&catalogue, request.currency.clone(), model, draft.label)?;
    report.written = publish(&request.out, &publication, &report)?;
    Ok(report)
}

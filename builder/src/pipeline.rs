//! Counting happens once, offline, over everybody: the steps of a build, in order.
//!
//! Comes in: an order log and perhaps a catalogue. Goes out: three files to publish and a private
//! report. What must stay true: nothing is written before everything has succeeded, and after
//! `anonymize` only the private report looks at an order.

use std::path::PathBuf;

use crate::{
    anonymize::{Protection, anonymize, structure},
    assemble,
    audit::Witness,
    baskets::Baskets,
    catalogue::{Catalogue, Names},
    count::{Counts, StructureCounts},
    error::BuilderError,
    input::Export,
    mine::{Found, variants},
    order_log::{self, Orders},
    overrides::Overrides,
    progress::Progress,
    publish::{Publication, publish},
    report::Report,
    settle::settle,
    tune::{Choice, Holdout},
};

/// What to build, from what, into where.
#[derive(Debug)]
pub struct BuildRequest {
    /// The order log.
    pub orders: Orders,
    /// The catalogue; without one every item of the log is a product.
    pub catalogue: Option<Export>,
    /// The folder to write to.
    pub out: PathBuf,
    /// How the people behind the orders are protected.
    pub protection: Protection,
    /// Which learner.
    pub choice: Choice,
    /// Whether its settings are fitted to this shop.
    pub is_tuned: bool,
    /// What people decided who read an earlier report.
    pub overrides: Option<PathBuf>,
    /// ISO 4217 code of the catalogue's prices.
    pub currency: Option<String>,
}

/// Order log → counts → anonymize → associate → model → publish.
pub fn build(request: &BuildRequest, progress: &Progress) -> Result<Report, BuilderError> {
    let log = order_log::read(&request.orders, progress)?;
    let witness = Witness::of(&request.out, &log);
    let mut catalogue = match &request.catalogue {
        Some(export) => Catalogue::read(export, progress)?,
        None => {
            Catalogue::of_order_log(&log, |_| true, request.protection.minimum_shoppers().max(1))
        }
    };
    let recognised = variants::recognise(&catalogue);
    catalogue.adopt(&recognised);
    let overrides = request.overrides.as_deref();
    let overrides = overrides.map(|file| Overrides::read(file, &catalogue)).transpose()?;
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
    let (mut draft, mined) = assemble::learn(&catalogue, &statistics, &structure, &recipe);
    let decided = overrides.map(|decided| decided.apply(&mut draft, &catalogue));
    let model = assemble::encode(&draft)?;

    let found = Found::of(&catalogue, &recognised, &structure, &mined);
    let mut report = Report::of(&log, &names, tally, &statistics, &draft, &tuning, found);
    let publication = Publication::of(&catalogue, request.currency.clone(), model, draft.label)?;
    report.decided = decided;
    report.audit = Some(witness.audit(publication.model()).checked()?);
    report.written = publish(&request.out, &publication, &report)?;
    Ok(report)
}

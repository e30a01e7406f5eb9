//! Counting happens once, offline, over everybody: the steps of a build, in order.
//!
//! Comes in: an order log, or counts with noise from an earlier build, or neither; and perhaps a
//! catalogue. Goes out: three files to publish and a private report. What must stay true: nothing
//! is written before everything has succeeded but what keeps the promise of noise (the ledger and
//! the counts drawn), and after `anonymize` only the private report looks at an order.

mod basis;
mod draw;
mod orders;

use std::path::PathBuf;

use jiff::Timestamp;

pub use basis::Basis;
pub use orders::Orders;

use crate::{
    anonymize::{
        Protection,
        dp::{NoisyCounts, Terms},
    },
    assemble,
    catalogue::Catalogue,
    error::{BuilderError, InputError},
    forecast::Forecast,
    mine::{
        Found,
        variants::{self, Recognised},
    },
    progress::Progress,
    publish::{Publication, publish},
    report::{Report, WentIn},
    sensitive::{LeftOut, Shelves, leave_out},
    tune::Choice,
};

/// What to build, from what, into where.
#[derive(Debug)]
pub struct BuildRequest {
    /// What is known of past orders.
    pub source: Source,
    /// The catalogue; without one what the source names is a product.
    pub catalogue: Option<PathBuf>,
    /// The folder to write to.
    pub out: PathBuf,
    /// Which learner.
    pub choice: Choice,
    /// What the merchant says of the shop's shelves.
    pub shelves: Shelves,
    /// ISO 4217 code of the catalogue's prices.
    pub currency: Option<String>,
    /// With which terms of noise to forecast what each tier would give; none to leave that out.
    pub forecast: Option<Terms>,
}

/// What a model is made from besides the catalogue.
#[derive(Debug)]
pub enum Source {
    /// An order log under a rule: tier `threshold`.
    Counted {
        /// The order log.
        orders: PathBuf,
        /// How the people behind it are protected.
        protection: Protection,
        /// Whether the learner's settings are fitted to this shop.
        is_tuned: bool,
    },
    /// An order log under fresh noise: tiers `dp` and `dp-order`.
    Drawn(Draw),
    /// Noisy counts of an earlier build.
    Rescored(PathBuf),
    /// Nothing: tier `public`.
    Nothing,
}

/// Noise to be drawn.
#[derive(Debug)]
pub struct Draw {
    /// The order log.
    pub orders: PathBuf,
    /// What the noise promises.
    pub terms: Terms,
    /// Where it is charged.
    pub ledger: PathBuf,
    /// When.
    pub now: Timestamp,
}

/// What the steps before learning leave behind.
struct Grounds {
    catalogue: Catalogue,
    recognised: Vec<Recognised>,
    left_out: LeftOut,
    basis: Basis,
    went_in: Option<WentIn>,
    forecast: Option<Forecast>,
}

/// Order log → counts → anonymize → associate → model → publish.
pub fn build(request: &BuildRequest, progress: &Progress) -> Result<Report, BuilderError> {
    let grounds = match &request.source {
        Source::Counted { orders, protection, is_tuned } => {
            let least = protection.minimum_shoppers().max(1);
            let mut orders = Orders::read(orders, request.screened(progress)?, least, progress)?;
            let forecast = request.forecast_of(&mut orders, progress)?;
            let holdout = is_tuned.then(|| orders.newest_tenth());
            let basis =
                Basis::counted(&orders, holdout.as_ref(), *protection, request.choice, progress)?;
            orders.grounds(basis, forecast)
        }
        Source::Drawn(draw) => draw.grounds(request, progress)?,
        Source::Rescored(file) => rescored(&NoisyCounts::read(file)?, request, progress)?,
        Source::Nothing => {
            let screened = request.screened(progress)?;
            let (catalogue, left_out) = screened.ok_or_else(nothing_to_build_from)?;
            let (catalogue, recognised) = adopted(catalogue);
            let basis = Basis::public(&catalogue, request.choice);
            Grounds { catalogue, recognised, left_out, basis, went_in: None, forecast: None }
        }
    };
    progress.step("learning");
    let Grounds { catalogue, recognised, left_out, basis, went_in, forecast } = grounds;
    let (draft, mined) = assemble::learn(&catalogue, &basis);
    let model = assemble::encode(&draft)?;

    let found = Found::of(&catalogue, &recognised, &basis.structure, &mined);
    let mut report = Report::of(went_in, &basis, &draft, found);
    let publication = Publication::of(&catalogue, request.currency.clone(), model, draft.label)?;
    report.forecast = forecast;
    report.left_out = left_out;
    report.written = publish(&request.out, &publication, &report)?;
    Ok(report)
}

impl BuildRequest {
    /// The catalogue without what is too sensitive to be counted, if there is one.
    fn screened(&self, progress: &Progress) -> Result<Option<(Catalogue, LeftOut)>, BuilderError> {
        let read = |file| leave_out(Catalogue::read(file, progress)?, &self.shelves);
        self.catalogue.as_deref().map(read).transpose()
    }

    /// The forecast, told before anything is charged or learned.
    fn forecast_of(
        &self,
        orders: &mut Orders,
        progress: &Progress,
    ) -> Result<Option<Forecast>, BuilderError> {
        let Some(terms) = &self.forecast else { return Ok(None) };
        let forecast = Forecast::of(orders, terms, progress)?;
        progress.tell(&forecast.to_string());
        Ok(Some(forecast))
    }
}

/// What noisy counts and the catalogue give; without a catalogue the counts name the products.
fn rescored(
    noisy: &NoisyCounts,
    request: &BuildRequest,
    progress: &Progress,
) -> Result<Grounds, BuilderError> {
    let (catalogue, left_out) = request.screened(progress)?.unwrap_or_else(|| {
        let ids = noisy.items.iter().map(|(id, _)| id.as_str());
        (Catalogue::of_ids(ids), LeftOut::default())
    });
    let (catalogue, recognised) = adopted(catalogue);
    let basis = Basis::noisy(noisy, &catalogue, request.choice);
    Ok(Grounds { catalogue, recognised, left_out, basis, went_in: None, forecast: None })
}

/// The catalogue with the variants its own titles give away.
fn adopted(mut catalogue: Catalogue) -> (Catalogue, Vec<Recognised>) {
    let recognised = variants::recognise(&catalogue);
    catalogue.adopt(&recognised);
    (catalogue, recognised)
}

fn nothing_to_build_from() -> BuilderError {
    BuilderError::Usage(
        "Tier public is made from the catalogue alone. Name it with --catalogue.".into(),
    )
}

impl Draw {
    fn grounds(
        &self,
        request: &BuildRequest,
        progress: &Progress,
    ) -> Result<Grounds, BuilderError> {
        let mut orders = Orders::read(&self.orders, request.screened(progress)?, 1, progress)?;
        if orders.baskets.len() == 0 {
            return Err(InputError::new(&self.orders, "no order holds a product of the catalogue")
                .expected("items that are ids or aliases of products")
                .advice("export orders and catalogue of the same shop")
                .into());
        }
        let forecast = request.forecast_of(&mut orders, progress)?;
        let noisy = self.draw(&orders, request, progress)?;
        let grounds = rescored(&noisy, request, progress)?;
        Ok(Grounds { went_in: Some(orders.went_in()), forecast, ..grounds })
    }
}

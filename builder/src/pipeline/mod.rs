//! Counting happens once, offline, over everybody: the steps of a build, in order.
//!
//! Comes in: an order log, or counts with noise from an earlier build, or neither; and perhaps a
//! catalogue. Goes out: three files to publish and a private report. What must stay true: nothing
//! is written before everything has succeeded but what keeps the promise of noise (the ledger and
//! the counts drawn), and after `anonymize` only the private report looks at an order.

mod aggregated;
mod basis;
mod draw;
mod orders;
mod parted;

use std::path::PathBuf;

use jiff::Timestamp;

pub use aggregated::Elsewhere;
pub use basis::Basis;
pub use orders::{Cleaned, Orders};
pub use parted::PartedOrders;

use crate::{
    aggregates::Meta,
    anonymize::{
        Protection,
        dp::{NoisyCounts, Terms},
    },
    assemble,
    audit::Witness,
    catalogue::Catalogue,
    error::{BuilderError, InputError},
    forecast::Forecast,
    input::Export,
    mine::{
        Found,
        variants::{self, Recognised},
    },
    order_log,
    overrides::Overrides,
    oversight::Sight,
    policy,
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
    pub catalogue: Option<Export>,
    /// The folder to write to.
    pub out: PathBuf,
    /// Which learner.
    pub choice: Choice,
    /// What people decided who read an earlier report.
    pub overrides: Option<PathBuf>,
    /// The merchant's policy.
    pub policy: Option<PathBuf>,
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
        orders: order_log::Orders,
        /// How the people behind it are protected.
        protection: Protection,
        /// Whether the learner's settings are fitted to this shop.
        is_tuned: bool,
    },
    /// An order log under fresh noise: tiers `dp` and `dp-order`.
    Drawn(Draw),
    /// What a cluster, or another run, has counted: tier `threshold`.
    Aggregated(Elsewhere),
    /// Noisy counts of an earlier build.
    Rescored {
        /// The file it left.
        counts: PathBuf,
        /// The orders they were drawn from, to audit the new version with and for nothing else.
        orders: Option<order_log::Orders>,
    },
    /// Nothing: tier `public`.
    Nothing,
}

/// Noise to be drawn.
#[derive(Debug)]
pub struct Draw {
    /// The order log.
    pub orders: order_log::Orders,
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
    elsewhere: Option<Meta>,
    forecast: Option<Forecast>,
    witness: Option<Witness>,
}

impl Grounds {
    /// Of what no order was read for.
    fn without_orders(
        catalogue: Catalogue,
        recognised: Vec<Recognised>,
        left_out: LeftOut,
        basis: Basis,
    ) -> Self {
        let (went_in, elsewhere, forecast, witness) = (None, None, None, None);
        Self { catalogue, recognised, left_out, basis, went_in, elsewhere, forecast, witness }
    }
}

/// Order log → counts → anonymize → associate → model → publish.
pub fn build(request: &BuildRequest, progress: &Progress) -> Result<Report, BuilderError> {
    let policy = request.policy.as_deref().map(policy::read).transpose()?;
    let grounds = match &request.source {
        Source::Counted { orders, protection, is_tuned } => {
            request.counted(orders, *protection, *is_tuned, progress)?
        }
        Source::Drawn(draw) => draw.grounds(request, progress)?,
        Source::Aggregated(elsewhere) => elsewhere.grounds(request, progress)?,
        Source::Rescored { counts, orders } => {
            let witness = request.witness(orders.as_ref(), progress)?;
            let grounds = rescored(&NoisyCounts::read(counts)?, request, progress)?;
            Grounds { witness: Some(witness), ..grounds }
        }
        Source::Nothing => {
            let screened = request.screened(progress)?;
            let (catalogue, left_out) = screened.ok_or_else(nothing_to_build_from)?;
            let (catalogue, recognised) = adopted(catalogue);
            let basis = Basis::public(&catalogue, request.choice);
            Grounds::without_orders(catalogue, recognised, left_out, basis)
        }
    };
    progress.step("learning");
    let Grounds { catalogue, recognised, left_out, basis, .. } = grounds;
    let Grounds { went_in, elsewhere, forecast, witness, .. } = grounds;
    let overrides = request.overrides_of(&catalogue)?;
    let (mut draft, mined) = assemble::learn(&catalogue, &basis);
    let decided = overrides.as_ref().map(|decided| decided.apply(&mut draft, &catalogue));
    let model = assemble::encode_with_trials(&mut draft)?;

    let found = Found::of(&catalogue, &recognised, &basis.structure, &mined);
    let mut report = Report::of(went_in, &basis, &draft, found);
    let currency = request.currency.clone();
    let publication = Publication::of(&catalogue, currency, model, draft.label, policy)?;
    report.counted_elsewhere = elsewhere;
    report.forecast = forecast;
    report.left_out = left_out;
    report.decided = decided;
    let audited = witness.as_ref().map(|witness| witness.audit(publication.model()).checked());
    report.audit = audited.transpose()?;
    let page = Sight {
        model: publication.model(),
        older: witness.as_ref().and_then(Witness::older),
        catalogue: &catalogue,
        statistics: &basis.statistics,
        orders: basis.structure.all.orders.low,
        report: &report,
        decided: overrides.as_ref().map(|decided| &decided.file),
    };
    let page = page.page();
    report.written = publish(&request.out, &publication, &report, &page)?;
    Ok(report)
}

impl BuildRequest {
    /// The catalogue without what is too sensitive to be counted, if there is one.
    fn screened(&self, progress: &Progress) -> Result<Option<(Catalogue, LeftOut)>, BuilderError> {
        screened(self.catalogue.as_ref(), &self.shelves, progress)
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

    /// What an audit of a version made without orders will need, if somebody names them.
    fn witness(
        &self,
        orders: Option<&order_log::Orders>,
        progress: &Progress,
    ) -> Result<Witness, BuilderError> {
        let mut witness = Witness::of(&self.out);
        match orders {
            Some(orders) => witness.look(&order_log::read(orders, progress)?),
            None if witness.older().is_some() => {
                progress.note("no version is attacked, for that takes --orders");
            }
            None => {}
        }
        Ok(witness)
    }

    /// What people decided, checked against what is sold.
    fn overrides_of(&self, catalogue: &Catalogue) -> Result<Option<Overrides>, BuilderError> {
        let file = self.overrides.as_deref();
        file.map(|file| Overrides::read(file, catalogue)).transpose()
    }
}

/// A catalogue without what the shop keeps silent about.
pub fn screened(
    catalogue: Option<&Export>,
    shelves: &Shelves,
    progress: &Progress,
) -> Result<Option<(Catalogue, LeftOut)>, BuilderError> {
    let read = |export| leave_out(Catalogue::read(export, progress)?, shelves);
    catalogue.map(read).transpose()
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
    Ok(Grounds::without_orders(catalogue, recognised, left_out, basis))
}

/// The catalogue with the variants its own titles give away.
pub fn adopted(mut catalogue: Catalogue) -> (Catalogue, Vec<Recognised>) {
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
            let file = self.orders.export.paths.first().cloned().unwrap_or_default();
            return Err(InputError::new(&file, "no order holds a product of the catalogue")
                .expected("items that are ids or aliases of products")
                .advice("export orders and catalogue of the same shop")
                .into());
        }
        if request.catalogue.is_some() {
            // A decision that can't be taken stops a build before it costs anything.
            request.overrides_of(&orders.catalogue)?;
        }
        let witness = orders.witness(&request.out);
        let forecast = request.forecast_of(&mut orders, progress)?;
        let noisy = self.draw(&orders, request, progress)?;
        let grounds = rescored(&noisy, request, progress)?;
        let went_in = Some(orders.went_in());
        Ok(Grounds { went_in, forecast, witness: Some(witness), ..grounds })
    }
}

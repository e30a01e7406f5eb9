//! Audit: what somebody who keeps every version of the model can tell about single orders.
//!
//! Comes in: a model, the version before it, and the orders around the moment between them. Goes
//! out: [`Audit`], how often two attacks are right, what luck would give, and the standard error
//! of the difference. What must stay true: an attack sees files and a little outside knowledge,
//! never counts; the same files and orders give the same figures.

mod differencing;
mod membership;
mod published;
mod rate;
mod sample;
#[cfg(test)]
mod scene;
mod verdict;
mod witness;

use std::path::{Path, PathBuf};

use alongside::{contract::PrivacyTier, model::Model};
use serde::Serialize;

pub use differencing::Differencing;
pub use membership::Membership;
pub use rate::Rate;
use witness::cut_off_of;
pub use witness::{AUDIT, Kept, Witness};

use crate::{
    error::{BuilderError, InputError},
    input::Export,
    inspect,
    order_log::{self, Orders, timestamp},
    progress::Progress,
};
use published::Published;
use sample::Sample;

/// What to attack, with which orders at hand.
#[derive(Debug)]
pub struct AuditRequest {
    /// The model file.
    pub model: PathBuf,
    /// The order log it was made from; later orders than it has seen are welcome.
    pub orders: PathBuf,
    /// The version before it.
    pub against: Option<PathBuf>,
    /// When the older version had seen its last order, where nothing beside it says so.
    pub since: Option<String>,
}

/// What two attacks gave.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// The tier of the model that was attacked.
    pub tier: PrivacyTier,
    /// What was guessed from the difference to the version before, if it was at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differencing: Option<Differencing>,
    /// Whether a model tells the orders it has seen from those it has not, if both were at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub membership: Option<Membership>,
    /// What could not be tried, and why.
    pub untried: Vec<String>,
}

/// Attacks the model of a request.
pub fn audit(request: &AuditRequest, progress: &Progress) -> Result<Audit, BuilderError> {
    let model = inspect::open(&request.model)?;
    let older = request.against.as_deref().map(inspect::open).transpose()?;
    let attacked = request.against.as_deref().unwrap_or(&request.model);
    let Some(cut_off) = cut_off(request.since.as_deref(), attacked)? else {
        return Err(BuilderError::Usage(format!(
            "Nothing says which orders {} has seen. Tell with --since, such as --since 2026-09-30.",
            attacked.display()
        )));
    };
    let orders = Orders { export: Export::of(&request.orders), ..Orders::default() };
    let log = order_log::read(&orders, progress)?;
    progress.step("attacking");
    let sample = Sample::around(cut_off, &log);
    let mut audit = Audit::of(&model, older.as_ref(), &sample);
    let seen_last = older.as_ref().unwrap_or(&model);
    let id_of = |name: &str| Some(seen_last.id(seen_last.resolve(name)?).to_owned());
    match Membership::of(&Published::of(seen_last), &sample, &id_of) {
        Some(found) => audit.membership = Some(found),
        None => audit.untried.push(
            "membership: too few orders on one side of the last order the model has seen".into(),
        ),
    }
    Ok(audit)
}

impl Audit {
    /// The attack by difference alone.
    fn of(model: &Model, older: Option<&Model>, sample: &Sample) -> Self {
        let Some(older) = older else {
            return Self::untried(
                model,
                "differencing: there is no version before this one".into(),
            );
        };
        let risen = Published::of(model).risen_since(&Published::of(older), |id| model.resolve(id));
        match Differencing::of(&risen, sample, &|name| model.resolve(name)) {
            Some(found) => {
                let (tier, differencing) = (model.label().tier, Some(found));
                Self { tier, differencing, membership: None, untried: Vec::new() }
            }
            None => {
                Self::untried(model, "differencing: there are no new orders to guess at".into())
            }
        }
    }

    /// Nothing was tried, and why.
    fn untried(model: &Model, why: String) -> Self {
        let tier = model.label().tier;
        Self { tier, differencing: None, membership: None, untried: vec![why] }
    }
}

/// The last moment the attacked model has seen an order of.
fn cut_off(since: Option<&str>, attacked: &Path) -> Result<Option<i64>, BuilderError> {
    let Some(value) = since else { return Ok(cut_off_of(attacked)) };
    match timestamp::read(value) {
        Some(moment) => Ok(Some(moment.instant)),
        None => Err(InputError::new(Path::new("--since"), format!("{value:?} is not a time"))
            .expected(timestamp::EXPECTED)
            .advice("say when the older model had seen its last order")
            .into()),
    }
}

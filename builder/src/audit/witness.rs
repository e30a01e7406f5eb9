//! The witness of a build: what it takes to audit the new version, kept while the old one still
//! lies in the folder and the orders are still at hand.
//!
//! What must stay true: a file beside the model that can't be read never stops a build.

use std::{fs, path::Path};

use alongside::model::Model;
use serde::{Deserialize, Serialize};

use super::{Audit, sample::Nearest};
use crate::{
    error::BuilderError,
    order_log::OrderLog,
    publish::{MODEL, PRIVATE},
    tune::decode,
};

/// The private file an audit leaves.
pub const AUDIT: &str = "audit.json";

/// `private/audit.json`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// The last moment an order was placed at, in seconds since 1970.
    newest_order: Option<i64>,
    /// What was found.
    pub audit: Audit,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Seen {
    newest_order: Option<i64>,
}

impl Kept {
    /// Itself, unless the model may not carry its label.
    pub fn checked(self) -> Result<Self, BuilderError> {
        Ok(Self { audit: self.audit.verdict()?, ..self })
    }
}

/// When the model in `file` had seen its last order, if the private folder beside it says so.
pub fn cut_off_of(file: &Path) -> Option<i64> {
    let kept = fs::read(file.parent()?.join(PRIVATE).join(AUDIT)).ok()?;
    serde_json::from_slice::<Seen>(&kept).ok()?.newest_order
}

/// The older version and the orders around its last one.
#[derive(Debug)]
pub struct Witness {
    older: Option<Model>,
    nearest: Option<Nearest>,
    /// Of the orders that were looked at; before any was, of those the older version has seen.
    newest_order: Option<i64>,
    has_looked: bool,
}

impl Witness {
    /// Looks into the folder a build will write to.
    pub fn of(folder: &Path) -> Self {
        let file = folder.join(MODEL);
        let older = fs::read(&file).ok().and_then(|bytes| decode(bytes).ok());
        let newest_order = older.as_ref().and_then(|_| cut_off_of(&file));
        let nearest = newest_order.map(Nearest::to);
        Self { older, nearest, newest_order, has_looked: false }
    }

    /// Looks at orders, all of them or those of a part.
    pub fn look(&mut self, log: &OrderLog) {
        if let Some(nearest) = &mut self.nearest {
            nearest.look(log);
        }
        let newest = log.orders.iter().filter_map(|order| order.placed_at).max();
        self.newest_order = if self.has_looked { self.newest_order.max(newest) } else { newest };
        self.has_looked = true;
    }

    /// The version that lay in the folder.
    pub fn older(&self) -> Option<&Model> {
        self.older.as_ref()
    }

    /// Attacks the new version by its difference to the old one, if there was anything to look at.
    pub fn audit(&self, model: &Model) -> Kept {
        if self.older.is_some() && !self.has_looked {
            let why = "differencing: no orders were named to try it with (--orders)".to_owned();
            return Kept { newest_order: self.newest_order, audit: Audit::untried(model, why) };
        }
        let sample = self.nearest.as_ref().map(Nearest::sample).unwrap_or_default();
        let audit = Audit::of(model, self.older.as_ref(), &sample);
        Kept { newest_order: self.newest_order, audit }
    }
}

//! Overrides: what people decided who read the report, applied to the model last of all.
//!
//! Comes in: `overrides.json`, as the report saves it. Goes out: [`Overrides`], every product
//! resolved and no decision against another. What must stay true: a decision is applied or refused
//! with its place in the file, never guessed and never lost; who decided, and when, stays in files
//! that are not published.

mod apply;
mod conflicts;
mod resolve;

use std::{fs, path::Path};

use alongside::contract::RelationKind;
use serde::{Deserialize, Serialize};

pub use apply::Applied;

use crate::{
    catalogue::Catalogue,
    error::{BuilderError, InputError},
};

/// The version of the file this builder reads.
pub const OVERRIDES_VERSION: u32 = 1;

/// `overrides.json` as it is written.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OverridesFile {
    /// [`OVERRIDES_VERSION`].
    pub version: u32,
    /// In any order: no two of them may contradict each other.
    pub decisions: Vec<Decision>,
}

/// One decision. Products by id or alias.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What was decided.
    pub action: Action,
    /// The product it is about, where it is about one: to block it, to note something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// From which product, where it is about a relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// To which product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub companion: Option<String>,
    /// Of which kind the relation is. Absent: any; for a pin `often_bought_with`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RelationKind>,
    /// The kind a relabelled relation has from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<RelationKind>,
    /// In the person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who decided.
    pub author: String,
    /// When: YYYY-MM-DD.
    pub date: String,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The relation is right: where orders showed it, a person now stands behind it.
    Approve,
    /// The relation is wrong and is taken out, in this direction.
    Reject,
    /// The companion comes first with this anchor, whatever orders show.
    Pin,
    /// A product is suggested to nobody; or two products are never offered together.
    Block,
    /// The relation is of another kind.
    Relabel,
    /// Nothing changes; the next reader finds the words.
    Note,
}

/// Decisions that can be applied.
#[derive(Debug)]
pub struct Overrides {
    rulings: Vec<Ruling>,
}

/// A relation between two products, by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Edge {
    anchor: u32,
    companion: u32,
}

/// A decision with its products found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ruling {
    Approve {
        edge: Edge,
        kind: Option<RelationKind>,
    },
    Reject {
        edge: Edge,
        kind: Option<RelationKind>,
    },
    /// A person states the relation.
    State {
        edge: Edge,
        kind: RelationKind,
    },
    Withdraw {
        product: u32,
    },
    Relabel {
        edge: Edge,
        from: RelationKind,
        to: RelationKind,
    },
    Note,
}

impl Overrides {
    /// Reads and checks the file.
    pub fn read(file: &Path, catalogue: &Catalogue) -> Result<Self, BuilderError> {
        let text = fs::read_to_string(file).map_err(|error| {
            InputError::new(file, format!("the file can't be read: {error}"))
                .expected("the overrides.json a report saved")
                .advice("check the path")
        })?;
        let written: OverridesFile = serde_json::from_str(&text).map_err(|error| {
            InputError::new(file, error.to_string())
                .line(error.line() as u64)
                .expected("decisions as the report saves them: action, products, author, date")
                .advice("correct the line, or save the file from the report again")
        })?;
        if written.version != OVERRIDES_VERSION {
            return Err(InputError::new(file, format!("it is of version {}", written.version))
                .field("version")
                .expected(format!("version {OVERRIDES_VERSION}"))
                .advice("save it from the report of this version of alongside")
                .into());
        }
        let rulings = resolve::rulings(file, &written.decisions, catalogue)?;
        conflicts::refuse(file, &written.decisions, &rulings, catalogue)?;
        Ok(Self { rulings })
    }
}

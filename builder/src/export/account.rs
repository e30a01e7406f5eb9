//! The account of an export: what was told, and what was left out for which reason.

use std::{collections::BTreeMap, fmt, path::PathBuf};

/// Why a relation is not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftOut {
    /// Seen too seldom to be called "often".
    TooSeldom,
    /// The vocabulary has no word for the kind.
    NoWord,
    /// A product the catalogue does not have.
    NotSold,
    /// An id the field can't hold.
    BadId,
    /// More than the field holds.
    TooMany,
}

impl LeftOut {
    fn reason(self) -> &'static str {
        match self {
            Self::TooSeldom => "are seen too seldom to be told as \"often bought with\"",
            Self::NoWord => "are of a kind this vocabulary has no word for",
            Self::NotSold => "name a product this catalogue does not have",
            Self::BadId => "name a product by an id this field can't hold",
            Self::TooMany => "are more than this field holds; the strongest were told",
        }
    }
}

/// The account while it is open.
#[derive(Debug, Default)]
pub(super) struct Account {
    told: usize,
    left_out: BTreeMap<LeftOut, usize>,
}

impl Account {
    pub(super) fn told(&mut self) {
        self.told += 1;
    }

    pub(super) fn left_out(&mut self, why: LeftOut) {
        *self.left_out.entry(why).or_default() += 1;
    }

    pub(super) fn closed(self, file: PathBuf) -> Exported {
        Exported { account: self, file }
    }
}

/// What an export did.
#[derive(Debug)]
pub struct Exported {
    account: Account,
    file: PathBuf,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "told       {} relations", self.account.told)?;
        for (why, count) in &self.account.left_out {
            writeln!(f, "left out   {count} {}", why.reason())?;
        }
        write!(f, "wrote      {}", self.file.display())
    }
}

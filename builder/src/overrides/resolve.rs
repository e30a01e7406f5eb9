//! From names to places: each decision with all it needs, or refused by its place in the file.

use std::path::Path;

use alongside::contract::RelationKind;
use jiff::civil::Date;

use crate::{
    catalogue::{Catalogue, Names},
    error::{BuilderError, InputError, excerpt},
};

use super::{Action, Decision, Edge, Ruling};

/// What each decision rules, in the order of the file.
pub(super) fn rulings(
    file: &Path,
    decisions: &[Decision],
    catalogue: &Catalogue,
) -> Result<Vec<Ruling>, BuilderError> {
    let names = Names::of(&catalogue.products);
    let numbered = decisions.iter().zip(0..);
    let rulings = numbered.map(|(decision, number)| {
        let at = Place { file, number, names: &names };
        at.signed(decision)?;
        at.ruling(decision)
    });
    rulings.collect()
}

/// Where a decision stands.
struct Place<'a> {
    file: &'a Path,
    number: usize,
    names: &'a Names<'a>,
}

impl Place<'_> {
    fn wrong(&self, part: &str, problem: impl Into<String>) -> InputError {
        InputError::new(self.file, problem).field(&format!("decisions[{}]{part}", self.number))
    }

    fn signed(&self, decision: &Decision) -> Result<(), BuilderError> {
        if decision.author.trim().is_empty() {
            return Err(self
                .wrong(".author", "nobody stands behind this decision")
                .expected("a name")
                .advice("say who decided")
                .into());
        }
        decision.date.parse::<Date>().map(|_| ()).map_err(|_| {
            self.wrong(".date", format!("{} is not a day", excerpt(&decision.date)))
                .expected("a day such as 2026-11-21")
                .advice("say when it was decided")
                .into()
        })
    }

    fn ruling(&self, decision: &Decision) -> Result<Ruling, BuilderError> {
        let Decision { action, kind, .. } = *decision;
        Ok(match action {
            Action::Approve => Ruling::Approve { edge: self.edge(decision)?, kind },
            Action::Reject => Ruling::Reject { edge: self.edge(decision)?, kind },
            Action::Pin => {
                let kind = kind.unwrap_or(RelationKind::OftenBoughtWith);
                Ruling::State { edge: self.edge(decision)?, kind }
            }
            Action::Block if decision.product.is_some() => {
                Ruling::Withdraw { product: self.product(".product", decision.product.as_deref())? }
            }
            Action::Block => {
                Ruling::State { edge: self.edge(decision)?, kind: RelationKind::NeverWith }
            }
            Action::Relabel => {
                let (Some(from), Some(to)) = (kind, decision.to) else {
                    return Err(self
                        .wrong("", "a relabelled relation needs `kind` and `to`")
                        .expected("the kind it has and the kind it gets")
                        .advice("add what is missing")
                        .into());
                };
                Ruling::Relabel { edge: self.edge(decision)?, from, to }
            }
            Action::Note => {
                // What is noted changes nothing, but a name nobody answers to is a slip all the same.
                match &decision.product {
                    Some(name) => self.product(".product", Some(name)).map(|_| ()),
                    None => self.edge(decision).map(|_| ()),
                }?;
                Ruling::Note
            }
        })
    }

    fn edge(&self, decision: &Decision) -> Result<Edge, BuilderError> {
        let anchor = self.product(".anchor", decision.anchor.as_deref())?;
        let companion = self.product(".companion", decision.companion.as_deref())?;
        if anchor == companion {
            return Err(self
                .wrong(".companion", "anchor and companion are one product")
                .expected("two products")
                .advice("correct one of the two, or remove the decision")
                .into());
        }
        Ok(Edge { anchor, companion })
    }

    fn product(&self, part: &str, name: Option<&str>) -> Result<u32, BuilderError> {
        let Some(name) = name else {
            return Err(self
                .wrong(part, "no product is named here")
                .expected("an item_id or alias of the catalogue")
                .advice("name the product")
                .into());
        };
        self.names.resolve(name).ok_or_else(|| {
            self.wrong(part, format!("no product is named {}", excerpt(name)))
                .expected("an item_id or alias of the catalogue")
                .advice("correct the name; if the product is gone, remove the decision")
                .into()
        })
    }
}

//! What was found, for the private report and the people who read it.
//!
//! What must stay true: examples name products, never a count or a shopper; what could not be
//! looked for is said, with the reason.

use std::fmt;

use alongside::{contract::Provenance, model::DraftRole};
use serde::Serialize;

use crate::{anonymize::Structure, catalogue::Catalogue};

use super::{Families, Mined, variants::Recognised};

/// Examples of each kind.
const EXAMPLES: usize = 20;
/// Examples a summary has room for.
const SHOWN: usize = 3;

/// The findings of a build.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Variants nobody declared: the main product, then its version.
    pub variants: Finding,
    /// Substitutes nobody declared.
    pub substitutes: Finding,
    /// Next steps nobody declared.
    pub steps: Finding,
    /// Sets, declared and found.
    pub sets: Finding,
    /// How many of the sets are the shop's own.
    pub declared_sets: usize,
    /// Categories with a season or hours of their own.
    pub profiles: Finding,
    /// Families whose products are bought together, and those whose are not.
    pub families: Families,
    /// What could not be looked for, and why.
    pub absent: Vec<&'static str>,
}

/// How many, and some of them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// How many there are.
    pub count: usize,
    /// The first of them, by name.
    pub examples: Vec<String>,
}

impl Found {
    /// The findings, with names.
    pub fn of(
        catalogue: &Catalogue,
        recognised: &[Recognised],
        structure: &Structure,
        mined: &Mined,
    ) -> Self {
        let id = |place: u32| catalogue.products[place as usize].id.as_str();
        let pair = |one, other| format!("{} · {}", id(one), id(other));
        let role = |role: &DraftRole| match role {
            DraftRole::Category(name) | DraftRole::Family(name) => name.clone(),
            DraftRole::Products(places) => {
                places.iter().map(|place| id(*place)).collect::<Vec<_>>().join(" or ")
            }
        };
        Self {
            variants: Finding::of(recognised, |found| pair(found.variant_of, found.product)),
            substitutes: Finding::of(&mined.substitutes, |(one, other)| pair(*one, *other)),
            steps: Finding::of(&mined.steps, |s| format!("{} → {}", id(s.from), id(s.to))),
            sets: Finding::of(&mined.sets, |set| {
                set.roles.iter().map(role).collect::<Vec<_>>().join(" + ")
            }),
            declared_sets: mined
                .sets
                .iter()
                .filter(|set| set.provenance == Provenance::Declared)
                .count(),
            profiles: Finding::of(&mined.profiles, |profile| profile.category.clone()),
            families: mined.families.clone(),
            absent: absent(catalogue, structure),
        }
    }
}

impl Finding {
    fn of<T>(all: &[T], name: impl Fn(&T) -> String) -> Self {
        Self { count: all.len(), examples: all.iter().take(EXAMPLES).map(name).collect() }
    }
}

/// What the files don't say, and what that leaves out.
fn absent(catalogue: &Catalogue, structure: &Structure) -> Vec<&'static str> {
    let no_category = catalogue.products.iter().all(|product| product.category.is_none());
    let no_hours = structure.rhythm.as_ref().is_some_and(|rhythm| !rhythm.has_hours);
    let missing = [
        (no_category, "no categories: no substitutes, no sets of categories, no profiles"),
        (!structure.kin.tells_rarity, "noise: what never meets can't be told, so no substitutes"),
        (!structure.kin.has_histories, "no shoppers with times: no next steps"),
        (structure.rhythm.is_none(), "no times: no profiles"),
        (no_hours, "no hours: profiles know months only"),
    ];
    missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, why)| why).collect()
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = [
            ("variants recognised", &self.variants),
            ("substitutes", &self.substitutes),
            ("next steps", &self.steps),
            ("sets", &self.sets),
            ("profiles", &self.profiles),
        ];
        for ((name, finding), at) in findings.into_iter().zip(0..) {
            let label = if at == 0 { "found" } else { "" };
            write!(f, "{label:<10} {} {name}", finding.count)?;
            if finding.count > 0 {
                let shown: Vec<_> =
                    finding.examples.iter().take(SHOWN).map(String::as_str).collect();
                write!(f, ", such as {}", shown.join(", "))?;
            }
            writeln!(f)?;
        }
        for family in &self.families.contradicted {
            writeln!(f, "           the family {family:?} is not bought together and not marked")?;
        }
        for why in &self.absent {
            writeln!(f, "           {why}")?;
        }
        Ok(())
    }
}

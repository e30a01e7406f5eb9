//! Risk: what makes a person look twice at a relation. Signs to a reader, not a verdict.

use std::collections::BTreeSet;

use alongside::contract::{Band, Provenance};

use super::{Sight, evidence::Edge};

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Seldom,
    JustEnough,
    NearChance,
    OtherDepartment,
    Dearer,
    AlikeTitles,
    SoldOut,
}

impl Sign {
    /// In plain words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Seldom => "seldom",
            Self::JustEnough => "just enough orders",
            Self::NearChance => "near chance",
            Self::OtherDepartment => "other department",
            Self::Dearer => "much dearer",
            Self::AlikeTitles => "alike by name",
            Self::SoldOut => "sold out",
        }
    }

    /// What it says, for the legend.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Seldom => "fewer than one in twenty orders with the anchor hold it",
            Self::JustEnough => "hardly more orders than the tier asks for",
            Self::NearChance => "meets less than one and a half times as often as chance has it",
            Self::OtherDepartment => "stands in another department",
            Self::Dearer => "costs more than twice as much",
            Self::AlikeTitles => {
                "half of the words are the same: perhaps a version or a substitute"
            }
            Self::SoldOut => "can't be bought now",
        }
    }

    /// All of them, for the legend.
    pub(super) const ALL: [Self; 7] = [
        Self::Seldom,
        Self::JustEnough,
        Self::NearChance,
        Self::OtherDepartment,
        Self::Dearer,
        Self::AlikeTitles,
        Self::SoldOut,
    ];

    fn weight(self) -> f64 {
        match self {
            Self::NearChance | Self::AlikeTitles | Self::SoldOut => 0.3,
            Self::Seldom => 0.25,
            Self::JustEnough => 0.2,
            Self::OtherDepartment => 0.15,
            Self::Dearer => 0.1,
        }
    }
}

/// Nothing is beyond doubt.
const LEAST: f64 = 0.05;
/// What a person or the shop states has been thought about once.
const STATED: f64 = 0.5;

/// From 0 to 1.
pub(super) fn of(edge: &Edge) -> f64 {
    let signs: f64 = edge.signs.iter().map(|sign| sign.weight()).sum();
    let is_stated = edge.provenance != Provenance::Observed;
    (LEAST + signs).min(1.0) * if is_stated { STATED } else { 1.0 }
}

/// What there is to look at. `fewest` orders are behind the thinnest relation of all.
pub(super) fn signs(sight: &Sight, edge: &Edge, fewest: f64) -> Vec<Sign> {
    if !edge.kind.is_complement() {
        return Vec::new();
    }
    let is_counted = edge.provenance == Provenance::Observed;
    let product = |place: u32| &sight.catalogue.products[place as usize];
    let (anchor, companion) = (product(edge.anchor), product(edge.companion));
    let department = |category: &Option<String>| {
        category.as_deref().and_then(|path| path.split('>').next()).map(|top| top.trim().to_owned())
    };
    let departments = (department(&anchor.category), department(&companion.category));
    let is_elsewhere = matches!(departments, (Some(one), Some(other)) if one != other);
    let is_dearer = matches!((anchor.price, companion.price), (Some(a), Some(c)) if c > 2.0 * a);
    let held = |sign: Sign| match sign {
        Sign::Seldom => is_counted && edge.band == Band::Seldom,
        Sign::JustEnough => is_counted && edge.orders.is_some_and(|orders| orders < 1.5 * fewest),
        Sign::NearChance => is_counted && edge.lift.is_some_and(|lift| lift < 1.5),
        Sign::OtherDepartment => is_elsewhere,
        Sign::Dearer => is_dearer,
        Sign::AlikeTitles => are_alike(sight.title(edge.anchor), sight.title(edge.companion)),
        Sign::SoldOut => !companion.in_stock,
    };
    Sign::ALL.into_iter().filter(|sign| held(*sign)).collect()
}

/// Whether half of all the words of two titles of two words or more are in both.
fn are_alike(one: &str, other: &str) -> bool {
    // One word names a kind of thing, not the thing, and most shops without titles have ids of one.
    if [one, other].iter().any(|title| title.split_whitespace().nth(1).is_none()) {
        return false;
    }
    let words = |title: &str| -> BTreeSet<String> {
        title.split_whitespace().map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    shared > 1 && 2 * shared >= one.union(&other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_from_half_of_their_words() {
        assert!(are_alike("RED RETROSPOT MUG", "blue retrospot mug"));
        assert!(!are_alike("RED RETROSPOT MUG", "RED ALARM CLOCK BAKELIKE"));
        assert!(!are_alike("Gas", "Gas") && !are_alike("Gas", "Gas stove"));
    }
}

//! Conflicts: decisions that can't all be meant.
//!
//! What must stay true: the message names both decisions with their authors and days, so that two
//! people can talk; what stands in for a product or clashes with it does so in every colour and
//! size, here as in the catalogue.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use alongside::contract::RelationKind;

use crate::{
    catalogue::Catalogue,
    error::{BuilderError, InputError, excerpt},
};

use super::{Decision, Edge, Ruling};

/// Refuses the first conflict.
pub(super) fn refuse(
    file: &Path,
    decisions: &[Decision],
    rulings: &[Ruling],
    catalogue: &Catalogue,
) -> Result<(), BuilderError> {
    let check = Check { file, decisions, rulings, catalogue, mains: catalogue.mains() };
    check.kept_and_taken_out()?;
    check.offered_and_kept_apart()?;
    check.needed_in_a_circle()
}

struct Check<'a> {
    file: &'a Path,
    decisions: &'a [Decision],
    rulings: &'a [Ruling],
    catalogue: &'a Catalogue,
    mains: Vec<u32>,
}

impl Ruling {
    /// The relation this says is right, and the kind it then has.
    fn keeps(&self) -> Option<(Edge, Option<RelationKind>)> {
        match *self {
            Self::Approve { edge, kind } => Some((edge, kind)),
            Self::State { edge, kind } | Self::Relabel { edge, to: kind, .. } => {
                kind.is_complement().then_some((edge, Some(kind)))
            }
            _ => None,
        }
    }

    /// The relation this takes away, and the kind that goes.
    fn takes_out(&self) -> Option<(Edge, Option<RelationKind>)> {
        match *self {
            Self::Reject { edge, kind } => Some((edge, kind)),
            Self::Relabel { edge, from, .. } => Some((edge, Some(from))),
            _ => None,
        }
    }

    /// Two products this says must not be offered beside each other.
    fn keeps_apart(&self) -> Option<(Edge, RelationKind)> {
        match *self {
            Self::State { edge, kind } | Self::Relabel { edge, to: kind, .. } => {
                (!kind.is_complement()).then_some((edge, kind))
            }
            _ => None,
        }
    }
}

impl Check<'_> {
    /// One decision keeps what another takes out; or two give it different kinds.
    fn kept_and_taken_out(&self) -> Result<(), BuilderError> {
        let overlap =
            |a: Option<RelationKind>, b: Option<RelationKind>| a.is_none() || b.is_none() || a == b;
        for (one, at) in self.rulings.iter().zip(0..) {
            for (other, against) in self.rulings.iter().zip(0..).filter(|(_, n)| *n != at) {
                let clash = match (one.keeps(), other.takes_out(), other) {
                    (Some((kept, kind)), Some((out, of)), _) => kept == out && overlap(kind, of),
                    (Some((kept, _)), _, Ruling::Withdraw { product }) => {
                        kept.companion == *product
                    }
                    _ => false,
                };
                let relabels = |ruling: &Ruling| match *ruling {
                    Ruling::Relabel { edge, from, .. } => Some((edge, from)),
                    _ => None,
                };
                let differ = relabels(one).is_some() && relabels(one) == relabels(other);
                if clash || (differ && one != other) {
                    return Err(self.contradiction(at, against));
                }
            }
        }
        Ok(())
    }

    /// What is to be offered beside an anchor must neither clash with it nor stand in for it.
    fn offered_and_kept_apart(&self) -> Result<(), BuilderError> {
        let decided = self.rulings.iter().zip(0..);
        let decided = decided.filter_map(|(ruling, at)| Some((ruling.keeps_apart()?.0, at)));
        let decided: BTreeMap<_, usize> =
            decided.map(|(edge, at)| (self.either_way(edge), at)).collect();
        let declared = self.catalogue.declared.iter().filter(|one| !one.kind.is_complement());
        let declared: BTreeMap<_, _> = declared
            .map(|one| {
                let edge = Edge { anchor: one.anchor, companion: one.companion };
                (self.either_way(edge), one.kind)
            })
            .collect();
        for (ruling, at) in self.rulings.iter().zip(0..) {
            let Some((edge, _)) = ruling.keeps() else { continue };
            if let Some(against) = decided.get(&self.either_way(edge)) {
                return Err(self.contradiction(at, *against));
            }
            if let Some(kind) = declared.get(&self.either_way(edge)) {
                let problem =
                    format!("{} while the catalogue says they are {kind}", self.sentence(at));
                return Err(self
                    .wrong(at, problem)
                    .expected("two products to be offered together or not")
                    .advice("remove the decision, or correct the catalogue")
                    .into());
            }
        }
        Ok(())
    }

    /// Who needs one thing, and that needs another, can't be told never to have both.
    fn needed_in_a_circle(&self) -> Result<(), BuilderError> {
        let mut needs: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let stated = self.rulings.iter().filter_map(|ruling| match ruling.keeps() {
            Some((edge, Some(RelationKind::RequiredPart))) => Some(edge),
            _ => None,
        });
        let declared = self.catalogue.declared.iter();
        let declared = declared.filter(|one| one.kind == RelationKind::RequiredPart);
        let declared = declared.map(|d| Edge { anchor: d.anchor, companion: d.companion });
        for edge in stated.chain(declared) {
            needs.entry(self.main(edge.anchor)).or_default().insert(self.main(edge.companion));
        }
        for (ruling, at) in self.rulings.iter().zip(0..) {
            let Some((edge, RelationKind::NeverWith)) = ruling.keeps_apart() else { continue };
            let (one, other) = self.either_way(edge);
            let way = path(&needs, one, other).or_else(|| path(&needs, other, one));
            if let Some(way) = way {
                let way: Vec<_> = way.iter().map(|place| self.name(*place)).collect();
                let problem = format!(
                    "{} but one needs the other: {}",
                    self.sentence(at),
                    way.join(" needs ")
                );
                return Err(self
                    .wrong(at, problem)
                    .expected("what is needed not to lead to what must never be together")
                    .advice("remove this decision, or one of the needs")
                    .into());
            }
        }
        Ok(())
    }

    fn contradiction(&self, at: usize, against: usize) -> BuilderError {
        let problem = format!("{} but {}", self.sentence(at), self.sentence(against));
        self.wrong(at, problem)
            .expected("decisions that can all be meant")
            .advice(format!("remove decisions[{at}] or decisions[{against}]"))
            .into()
    }

    fn wrong(&self, at: usize, problem: String) -> InputError {
        InputError::new(self.file, problem).field(&format!("decisions[{at}]"))
    }

    /// What was decided, by whom and when.
    fn sentence(&self, at: usize) -> String {
        let Decision { author, date, .. } = &self.decisions[at];
        let pair =
            |edge: Edge| format!("{} with {}", self.name(edge.companion), self.name(edge.anchor));
        let decided = match self.rulings[at] {
            Ruling::Approve { edge, .. } => format!("{} is approved", pair(edge)),
            Ruling::Reject { edge, .. } => format!("{} is rejected", pair(edge)),
            Ruling::State { edge, kind: RelationKind::NeverWith } => {
                format!("{} is blocked", pair(edge))
            }
            Ruling::State { edge, kind } => format!("{} is pinned as {kind}", pair(edge)),
            Ruling::Withdraw { product } => format!("{} is blocked", self.name(product)),
            Ruling::Relabel { edge, to, .. } => format!("{} is relabelled {to}", pair(edge)),
            Ruling::Note => "something is noted".to_owned(),
        };
        format!("{decided} ({author}, {date})")
    }

    fn name(&self, place: u32) -> String {
        excerpt(&self.catalogue.products[place as usize].id)
    }

    fn main(&self, place: u32) -> u32 {
        self.mains[place as usize]
    }

    /// Both products in any colour and size, whichever comes first.
    fn either_way(&self, edge: Edge) -> (u32, u32) {
        let (one, other) = (self.main(edge.anchor), self.main(edge.companion));
        (one.min(other), one.max(other))
    }
}

/// A way from `start` to `end`, if needs lead there.
fn path(needs: &BTreeMap<u32, BTreeSet<u32>>, start: u32, end: u32) -> Option<Vec<u32>> {
    let mut ways = vec![vec![start]];
    let mut seen = BTreeSet::from([start]);
    while let Some(way) = ways.pop() {
        let last = *way.last()?;
        for next in needs.get(&last).into_iter().flatten() {
            let longer: Vec<_> = way.iter().copied().chain([*next]).collect();
            if *next == end {
                return Some(longer);
            }
            if seen.insert(*next) {
                ways.push(longer);
            }
        }
    }
    None
}

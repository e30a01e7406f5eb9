//! Reason: why this one, from what the file holds and nothing else.
//!
//! What must stay true: every cited anchor gave evidence, so that taking it away lowers the score;
//! a band is quoted only where orders with that very anchor were counted.

use crate::{
    contract::{Band, Evidence as Facts, Provenance, Reason, ReasonCode, RelationKind},
    product::ProductIndex,
};

use super::{context, evidence::Evidence, score::Scored, sets::Part, visit::Visit};

/// The reason for a candidate that the anchors speak for; `best` is the most telling evidence.
pub(super) fn of_evidence(
    visit: &Visit,
    scored: &Scored,
    evidence: &[&Evidence],
    best: &Evidence,
) -> Reason {
    let part = visit.sets.best(visit.model, scored.product()).filter(|part| {
        let may_be_told = matches!(best.relation.kind, RelationKind::PartOfSet)
            || best.relation.provenance == Provenance::Observed;
        may_be_told && part.is_meant()
    });
    let in_set = part.and_then(|part| of_set(visit, part, evidence));
    in_set.unwrap_or_else(|| of_relation(visit, evidence, best))
}

/// The reason that a set gives, if an anchor that fills a role of it speaks for the candidate.
fn of_set(visit: &Visit, part: Part, evidence: &[&Evidence]) -> Option<Reason> {
    let fills = |one: &&&Evidence| {
        let mut roles = part.set().roles.iter();
        one.anchor.is_own_voice() && roles.any(|role| visit.model.fills(one.anchor.product, role))
    };
    let members: Vec<_> = evidence.iter().filter(fills).copied().collect();
    let best = strongest(members.iter().copied())?;
    let others = members.iter().filter(|one| one.anchor.group != best.anchor.group).copied();
    let code = if part.is_last() { ReasonCode::CompletesSet } else { ReasonCode::PartOfSet };
    let reason = told(visit, code, best, strongest(others));
    let set_size = part.is_last().then_some(part.set().roles.len() as u32);
    Some(Reason { evidence: Facts { set_size, ..reason.evidence }, ..reason })
}

/// The reason that the most telling relation gives.
fn of_relation(visit: &Visit, evidence: &[&Evidence], best: &Evidence) -> Reason {
    let code = code(visit, best);
    // One more product of which the same sentence is true, and which is another reason.
    let others = evidence.iter().copied();
    let others = others.filter(|other| other.anchor.group != best.anchor.group);
    told(visit, code, best, strongest(others.filter(|other| self::code(visit, other) == code)))
}

/// The reason for what goes with nothing in particular.
pub(super) fn broad(visit: &Visit, product: ProductIndex) -> Reason {
    let in_season = context::season_for(visit, product) > 1.0;
    let is_declared = in_season && visit.model.seasons(product) != 0;
    let code = if in_season { ReasonCode::InSeason } else { ReasonCode::PopularNow };
    let provenance = if is_declared { Provenance::Declared } else { Provenance::Observed };
    let source = is_declared.then(|| "catalogue".to_owned());
    let evidence = Facts { provenance, source, band: None, estimated: false, set_size: None };
    Reason { code, anchors: Vec::new(), evidence }
}

/// The evidence that adds most; of equal ones the first.
fn strongest<'e, 'a>(evidence: impl Iterator<Item = &'e Evidence<'a>>) -> Option<&'e Evidence<'a>> {
    evidence.reduce(|most, other| if other.value > most.value { other } else { most })
}

fn told(visit: &Visit, code: ReasonCode, best: &Evidence, second: Option<&Evidence>) -> Reason {
    let relation = &best.relation;
    let is_declared = relation.provenance == Provenance::Declared;
    let is_counted = relation.provenance == Provenance::Observed && best.anchor.is_own_voice();
    let anchors = [Some(best), second].into_iter().flatten();
    Reason {
        code,
        anchors: anchors.map(|evidence| evidence.anchor.named.to_owned()).collect(),
        evidence: Facts {
            provenance: relation.provenance,
            source: is_declared.then(|| visit.model.source(relation.source).to_owned()),
            band: is_counted.then_some(relation.band),
            estimated: is_counted && visit.model.label().tier.is_noisy(),
            set_size: None,
        },
    }
}

/// The sentence that tells this relation.
fn code(visit: &Visit, evidence: &Evidence) -> ReasonCode {
    let relation = &evidence.relation;
    if !evidence.anchor.is_own_voice() {
        return ReasonCode::ThroughCategory;
    }
    if relation.provenance == Provenance::Curated {
        return ReasonCode::PickedByShop;
    }
    let family = |product| visit.model.family_place(product);
    let of_family = family(evidence.anchor.product);
    let is_family = of_family.is_some() && of_family == family(relation.companion);
    match relation.kind {
        RelationKind::RequiredPart => ReasonCode::NeededToUse,
        RelationKind::Consumable => ReasonCode::UsedUpBy,
        RelationKind::Accessory => ReasonCode::MadeFor,
        RelationKind::PartOfSet => ReasonCode::PartOfSet,
        RelationKind::NextStep => ReasonCode::NextStep,
        _ => match relation.band {
            Band::Often => ReasonCode::OftenTogether,
            _ if is_family => ReasonCode::SameFamily,
            Band::Sometimes => ReasonCode::SometimesTogether,
            Band::Seldom => ReasonCode::EarlyGuess,
        },
    }
}

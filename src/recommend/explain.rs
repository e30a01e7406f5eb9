//! Explain: a reason for each pick, from what the file holds and nothing else.
//!
//! What must stay true: no reason, no suggestion; every cited anchor gave evidence, so that
//! taking it away lowers the score; a band is quoted only where orders were counted.

use crate::{
    contract::{
        Band, Evidence, Provenance, Reason, ReasonCode, RelationKind, Silence, SilenceCode, Slate,
        Suggestion, Withheld,
    },
    product::ProductIndex,
};

use super::{candidates, score::Scored, select::Selected, visit::Visit};

/// The answer when nothing may be said.
pub(super) fn silent(silence: Silence) -> Slate {
    Slate { suggestions: Vec::new(), silence: Some(silence), withheld: Vec::new() }
}

/// Puts the answer together.
pub(super) fn slate(visit: &Visit, selected: &[Selected], withheld: Vec<Withheld>) -> Slate {
    let suggestions: Vec<_> = selected.iter().filter_map(|one| suggestion(visit, one)).collect();
    let silence = suggestions.is_empty().then(|| {
        let code =
            if withheld.is_empty() { SilenceCode::NothingFits } else { SilenceCode::AllWithheld };
        // Silence ends when the first of the withheld may be said.
        let ends = withheld.iter().filter_map(|withheld| withheld.until);
        Silence { code, until: ends.reduce(f64::min) }
    });
    Slate { suggestions, silence, withheld }
}

fn suggestion(visit: &Visit, selected: &Selected) -> Option<Suggestion> {
    let scored = &selected.scored;
    let best = scored.best()?;
    let id = |product: &ProductIndex| visit.model.id(*product).to_owned();
    Some(Suggestion {
        id: id(&scored.product),
        score: scored.score,
        kind: best.relation.kind,
        confidence: scored.confidence(),
        reason: reason(visit, scored, best),
        alternatives: selected.alternatives.iter().map(id).collect(),
        price: visit.price(scored.product),
    })
}

fn reason(visit: &Visit, scored: &Scored, best: &candidates::Evidence) -> Reason {
    let relation = &best.relation;
    let code = code(best);
    // One more product of which the same sentence is true: the one that adds most.
    let second = scored
        .complements()
        .filter(|other| self::code(other) == code && other.anchor != best.anchor)
        .reduce(|most, other| if other.value() > most.value() { other } else { most });
    let anchors = [Some(best), second].into_iter().flatten();

    let declared = relation.provenance == Provenance::Declared;
    let observed = relation.provenance == Provenance::Observed;
    Reason {
        code,
        anchors: anchors
            .filter_map(|evidence| visit.anchor(evidence.anchor))
            .map(|anchor| anchor.named.to_owned())
            .collect(),
        evidence: Evidence {
            provenance: relation.provenance,
            source: declared.then(|| visit.model.source(relation.source).to_owned()),
            band: observed.then_some(relation.band),
            estimated: false,
        },
    }
}

/// The sentence that tells this relation.
fn code(evidence: &candidates::Evidence) -> ReasonCode {
    let relation = &evidence.relation;
    if relation.provenance == Provenance::Curated {
        return ReasonCode::PickedByShop;
    }
    match relation.kind {
        RelationKind::RequiredPart => ReasonCode::NeededToUse,
        RelationKind::Consumable => ReasonCode::UsedUpBy,
        RelationKind::Accessory => ReasonCode::MadeFor,
        RelationKind::PartOfSet => ReasonCode::PartOfSet,
        RelationKind::NextStep => ReasonCode::NextStep,
        _ => match relation.band {
            Band::Often => ReasonCode::OftenTogether,
            Band::Sometimes => ReasonCode::SometimesTogether,
            Band::Seldom => ReasonCode::EarlyGuess,
        },
    }
}

//! Explain: the answer put together, each pick with what is known of it.
//!
//! What must stay true: no reason, no suggestion; silence says why, and when it ends.

use crate::{
    contract::{Confidence, Silence, SilenceCode, Slate, Suggestion},
    product::ProductIndex,
};

use super::{
    evidence::{self, Evidence},
    gate::{self, Gated},
    pool::Met,
    reason,
    select::Selected,
    visit::Visit,
};

/// The answer when nothing may be said.
pub(super) fn silent(visit: &Visit, silence: Silence) -> Slate {
    Slate { silence: Some(silence), ..empty(visit) }
}

fn empty(visit: &Visit) -> Slate {
    Slate {
        suggestions: Vec::new(),
        silence: None,
        withheld: Vec::new(),
        fallback: false,
        stage: visit.journey.stage,
        moments: visit.journey.moments.clone(),
        may_ask: false,
        arms: Vec::new(),
    }
}

/// Puts the answer together; `met` is all that speaks for anything.
pub(super) fn slate(visit: &Visit, selected: &[Selected], gated: Gated, met: &[Met]) -> Slate {
    let is_selected = |product| selected.iter().any(|one| one.scored.product() == product);
    let evidence = evidence::gather(visit, met, is_selected);
    let suggestions = selected.iter().filter_map(|one| suggestion(visit, one, &evidence));
    let suggestions: Vec<_> = suggestions.collect();
    let Gated { withheld, ends, .. } = gated;
    let silence = suggestions.is_empty().then(|| {
        let code = match (visit.anchors.is_empty(), withheld.is_empty()) {
            (true, _) => visit.nothing_to_go_with(),
            (false, true) => SilenceCode::NothingFits,
            (false, false) => SilenceCode::AllWithheld,
        };
        // Silence ends when the first of the withheld may be said.
        Silence { code, setting: None, until: ends }
    });
    let fallback = visit.anchors.is_empty() && silence.is_none();
    let may_ask = silence.is_none() && gate::may_ask(visit);
    Slate { suggestions, silence, withheld, fallback, may_ask, ..empty(visit) }
}

fn suggestion(visit: &Visit, selected: &Selected, evidence: &[Evidence]) -> Option<Suggestion> {
    let scored = &selected.scored;
    let id = |product: &ProductIndex| visit.model.id(*product).to_owned();
    let speaks = |one: &&Evidence| one.relation.companion == scored.product();
    let evidence: Vec<_> = evidence.iter().filter(speaks).collect();
    let best = evidence::best(evidence.iter().copied());
    let reason = match best {
        Some(best) => reason::of_evidence(visit, scored, &evidence, best),
        None if visit.anchors.is_empty() => reason::broad(visit, scored.product()),
        None => return None,
    };
    Some(Suggestion {
        id: id(&scored.product()),
        score: scored.score,
        kind: best.map(|best| best.relation.kind),
        play: scored.candidate().play(visit),
        confidence: scored.confidence(visit).unwrap_or(Confidence::Early),
        reason,
        alternatives: selected.alternatives.iter().map(id).collect(),
        price: visit.price(scored.product()),
        arms: Vec::new(),
    })
}

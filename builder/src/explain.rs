//! Explain: what a basket is answered, with every term of every score and everything withheld.
//!
//! What must stay true: the answer is the engine's own, as a first visit without consent gets it.

use std::fmt;

use alongside::{
    contract::{Clock, Memory, Placement, RecommendRequest, Suggestion, Withheld},
    recommend::{Shop, Trace, TracedScore, trace_in},
};
use serde::Serialize;

use crate::{error::BuilderError, words::Words};

/// A basket, its answer and the arithmetic behind it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Ids of the basket the model does not know.
    pub unknown: Vec<String>,
    /// The answer.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Asks the engine about `basket`: product ids or aliases.
pub fn explain(shop: &Shop, basket: &[String]) -> Result<Explanation, BuilderError> {
    let request = RecommendRequest::of(basket, Placement::Basket);
    let trace = trace_in(shop, &request, &Memory::empty(), &Clock::default())
        .map_err(|failure| BuilderError::Usage(failure.to_string()))?;
    let unknown = basket.iter().filter(|id| shop.model.resolve(id).is_none());
    Ok(Explanation { unknown: unknown.cloned().collect(), trace })
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Words::english();
        for id in &self.unknown {
            writeln!(f, "{id} is not in this model.")?;
        }
        let slate = &self.trace.slate;
        if let Some(silence) = &slate.silence {
            writeln!(f, "Silence: {}", words.say("silence", &silence.code))?;
        }
        for (suggestion, place) in slate.suggestions.iter().zip(1..) {
            write_suggestion(f, &words, suggestion, place)?;
            if let Some(scored) = self.scored(&suggestion.id) {
                write_terms(f, scored)?;
            }
        }
        if !slate.withheld.is_empty() {
            writeln!(f, "Withheld")?;
        }
        for Withheld { id, rule, .. } in &slate.withheld {
            writeln!(f, "   {id}: {}", words.say("rule", rule))?;
            if let Some(scored) = self.scored(id) {
                write_terms(f, scored)?;
            }
        }
        self.write_passed_over(f)
    }
}

impl Explanation {
    fn scored(&self, id: &str) -> Option<&TracedScore> {
        self.trace.scored.iter().find(|scored| scored.id == id)
    }

    /// What was admitted and found no room.
    fn write_passed_over(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slate = &self.trace.slate;
        let is_told = |id: &str| {
            slate.suggestions.iter().any(|told| told.id == id)
                || slate.withheld.iter().any(|told| told.id == id)
        };
        let mut passed = self.trace.scored.iter().filter(|scored| !is_told(&scored.id)).peekable();
        if passed.peek().is_some() {
            writeln!(f, "Passed over for lack of room or for variety")?;
        }
        for scored in passed {
            writeln!(f, "   {}", scored.id)?;
            write_terms(f, scored)?;
        }
        Ok(())
    }
}

fn write_suggestion(
    f: &mut fmt::Formatter<'_>,
    words: &Words,
    suggestion: &Suggestion,
    place: usize,
) -> fmt::Result {
    let anchors = suggestion.reason.anchors.join(" and the ");
    let reason = words.say("reason", &suggestion.reason.code).replace("{anchor}", &anchors);
    let confidence = words.say("confidence", &suggestion.confidence);
    writeln!(f, "{place}. {}  {reason}. {confidence}.", suggestion.id)
}

/// The score as the sum of its terms, and what the circumstances make of it.
fn write_terms(f: &mut fmt::Formatter<'_>, scored: &TracedScore) -> fmt::Result {
    writeln!(f, "     {:<9.5} score", scored.score)?;
    for term in &scored.terms {
        let provenance = format!("{:?}", term.provenance).to_lowercase();
        let band = format!("{:?}", term.band).to_lowercase();
        let evidence =
            if provenance == "observed" { format!("observed {band}") } else { provenance };
        writeln!(
            f,
            "   + {:<9.5} {} · {} · {evidence} · {:.5} × {} × {}",
            term.value, term.anchor, term.kind, term.weight, term.anchor_factor, term.kind_factor
        )?;
    }
    for factor in scored.factors.iter().filter(|factor| (factor.value - 1.0).abs() > f64::EPSILON) {
        writeln!(f, "   × {:<9.5} {}", factor.value, factor.name)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use alongside::{contract::Policy, model::Model};

    use super::*;
    use crate::handmade::{draft, pair, product};

    #[test]
    fn what_the_merchant_blocks_is_not_suggested_and_the_rule_is_named() {
        let products = ["gas", "mat", "tent"].map(|id| product(id, id));
        let draft = draft(products.to_vec(), vec![pair(0, 2, 1.0), pair(1, 2, 0.5)]);
        let model = Model::decode(draft.encode().unwrap()).unwrap();
        let told = |policy: &Policy| {
            explain(&Shop { model: &model, policy }, &["tent".into()]).unwrap().to_string()
        };
        assert!(told(&Policy::NOTHING).starts_with("1. gas"));
        let blocked = told(&Policy { blocks: vec!["gas".into()], ..Policy::NOTHING });
        assert!(blocked.starts_with("1. mat") && blocked.contains("\n   gas: "), "{blocked}");
    }
}

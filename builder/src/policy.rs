//! The merchant's policy: read, and checked against the model before anything is published.
//!
//! What must stay true: a policy that contradicts itself or names what the shop does not have is
//! refused, with every conflict at once.

use std::{fs, path::Path};

use alongside::{contract::Policy, model::Model, recommend::conflicts};

use crate::error::{BuilderError, InputError};

/// Reads `file`.
pub fn read(file: &Path) -> Result<Policy, BuilderError> {
    let wrong = |what: String| {
        InputError::new(file, what)
            .expected("a JSON object with `pins`, `blocks`, `boosts`, `placements` and the like")
            .advice("see `Policy` in the package's types")
    };
    let text = fs::read_to_string(file)
        .map_err(|error| wrong(format!("the file can't be read: {error}")))?;
    serde_json::from_str(&text).map_err(|error| wrong(error.to_string()).into())
}

/// Refuses a policy that can't be kept in this shop.
pub fn check(model: &Model, policy: &Policy) -> Result<(), BuilderError> {
    let conflicts = conflicts(model, policy);
    if conflicts.is_empty() {
        return Ok(());
    }
    let list = conflicts.join("\n  ");
    Err(BuilderError::Refused(format!("The policy can't be kept:\n  {list}")))
}

#[cfg(test)]
mod tests {
    use alongside::{
        contract::{Boost, Hours, Placement, PlacementPolicy},
        model::DraftProduct,
    };

    use super::*;
    use crate::handmade::{draft, product};

    fn model() -> Model {
        let product = |id, price| DraftProduct { price: Some(price), ..product(id, "tents") };
        let draft = draft(vec![product("stove", 40.0), product("tent", 200.0)], Vec::new());
        Model::decode(draft.encode().unwrap()).unwrap()
    }

    fn here(share: f64) -> PlacementPolicy {
        let placement = Placement::Home;
        PlacementPolicy { placement, closed: false, share: Some(share), items: None, dearest: None }
    }

    #[test]
    fn a_sound_policy_has_no_conflict() {
        let policy = Policy {
            pins: vec!["stove".into()],
            blocks: vec!["tent".into()],
            boosts: vec![Boost { name: "tents".into(), factor: 1.5 }],
            placements: vec![here(0.5)],
            quiet_hours: vec![Hours { from: 22, to: 7 }],
            dearest: Some(100.0),
            ..Policy::NOTHING
        };
        assert!(check(&model(), &policy).is_ok());
    }

    #[test]
    fn what_contradicts_itself_or_names_nothing_of_the_shop_is_refused() {
        let contradictions = [
            Policy { pins: vec!["yacht".into()], ..Policy::NOTHING },
            Policy { pins: vec!["tent".into()], blocks: vec!["tents".into()], ..Policy::NOTHING },
            Policy { pins: vec!["tent".into()], dearest: Some(100.0), ..Policy::NOTHING },
            Policy { blocks: vec!["boats".into()], ..Policy::NOTHING },
            Policy { sensitive: vec!["boats".into()], ..Policy::NOTHING },
            Policy { boosts: vec![Boost { name: "tent".into(), factor: 3.0 }], ..Policy::NOTHING },
            Policy { placements: vec![here(0.5), here(0.4)], ..Policy::NOTHING },
            Policy { placements: vec![here(1.5)], ..Policy::NOTHING },
            Policy { quiet_hours: vec![Hours { from: 22, to: 25 }], ..Policy::NOTHING },
            Policy { quiet_hours: vec![Hours { from: 7, to: 7 }], ..Policy::NOTHING },
        ];
        for policy in contradictions {
            assert!(
                matches!(check(&model(), &policy), Err(BuilderError::Refused(_))),
                "{policy:?}"
            );
        }
    }
}

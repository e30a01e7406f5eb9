//! The trials a model brings along: it answers them, or it does not come to speak.
//!
//! What must stay true: a model that was read whole and answers otherwise than where it was made
//! is refused, whoever's fault that is; an engine that ranks a little otherwise is none.

use crate::{
    model::{Model, Trial},
    recommend::foremost,
};

/// How many companions are noted down when a model is made.
pub const NOTED: usize = 3;
/// Among how many they are looked for.
const LOOKED_AT: usize = 8;

/// Whether the model answers every trial it brings.
#[must_use]
pub fn passes(model: &Model) -> bool {
    model.trials().iter().all(|Trial { basket, companions }| {
        let found = foremost(model, basket, LOOKED_AT);
        companions.iter().all(|companion| found.contains(companion))
    })
}

//! Settle: how to learn from this shop, decided on orders held back from counting.
//!
//! Comes in: what to learn from and what to ask, or nothing where nobody wants it. Goes out: the
//! [`Recipe`] and how its settings came about. What must stay true: with nothing held back the
//! recipe is the shared default, and its words are those of bands.

use crate::{
    anonymize::Protection,
    assemble::Recipe,
    calibrate,
    catalogue::Catalogue,
    error::BuilderError,
    progress::Progress,
    tune::{Bench, Choice, Holdout, Outcome, Tuning},
};

/// Tunes, then calibrates.
pub fn settle(
    choice: Choice,
    holdout: Option<&Holdout>,
    catalogue: &Catalogue,
    protection: Protection,
    progress: &Progress,
) -> Result<(Tuning, Recipe), BuilderError> {
    let tuning = match holdout {
        Some(holdout) => Bench::of(holdout, catalogue, protection).tune(choice, progress)?,
        None => Tuning::off(choice, catalogue.products.len()),
    };
    let mut recipe =
        Recipe { promise: protection.into(), learner: tuning.learner, calibration: None };
    if let (Some(holdout), Outcome::Tuned { .. }) = (holdout, &tuning.outcome) {
        progress.step("calibrating");
        recipe.calibration = calibrate::rehearse(holdout, catalogue, protection, &recipe)?;
    }
    Ok((tuning, recipe))
}

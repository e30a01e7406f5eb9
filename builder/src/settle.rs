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
    tune::{self, Holdout, Outcome, Tuning},
};

/// Tunes, then calibrates.
pub fn settle(
    holdout: Option<&Holdout>,
    catalogue: &Catalogue,
    protection: Protection,
    progress: &Progress,
) -> Result<(Tuning, Recipe), BuilderError> {
    let tuning = match holdout {
        Some(holdout) => tune::tune(holdout, catalogue, protection, progress)?,
        None => Tuning::off(),
    };
    let mut recipe = Recipe { protection, family: tuning.family, calibration: None };
    if let (Some(holdout), Outcome::Tuned { .. }) = (holdout, &tuning.outcome) {
        progress.step("calibrating");
        recipe.calibration = calibrate::rehearse(holdout, catalogue, &recipe)?;
    }
    Ok((tuning, recipe))
}

//! Draw: charge the ledger, then draw the noise, then keep what was drawn.
//!
//! What must stay true: nothing is drawn that was not charged, durably, before.

use super::{BuildRequest, Draw, Orders};
use crate::{
    anonymize::dp::{DiscreteGaussian, NoisyCounts},
    error::BuilderError,
    ledger::{Charge, Ledger, Window},
    progress::Progress,
    publish::keep_noisy_counts,
};

impl Draw {
    pub(super) fn draw(
        &self,
        orders: &Orders,
        request: &BuildRequest,
        progress: &Progress,
    ) -> Result<NoisyCounts, BuilderError> {
        let plan = orders.plan(&self.terms, request.catalogue.is_some());
        let window = Window::of(&self.orders, &orders.log)?;
        let mut ledger = Ledger::open(&self.ledger)?;
        ledger.charge(&Charge { at: self.now, window, plan })?;

        progress.step("drawing noise");
        let noisy = orders.released(&plan, &DiscreteGaussian)?;
        let text = noisy.to_text()?;
        keep_noisy_counts(&request.out, &text)?;
        ledger.name_last(&text)?;
        Ok(noisy)
    }
}

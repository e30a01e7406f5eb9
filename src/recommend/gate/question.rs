//! The one question, "Was this useful?": at most once a month, never on a first visit, never where
//! money is being spent, and never in the way of anything.

use crate::{
    contract::{Clock, Consent, Frequency, Placement},
    recommend::visit::Visit,
    rules,
};

/// Whether the question may be put beside this slate.
pub(in super::super) fn may_ask(visit: &Visit) -> bool {
    let memory = &visit.memory;
    let rested = Clock::days_after(memory.asked_at, visit.respect.question_days);
    let is_rested = memory.asked_at <= 0.0 || rested <= visit.clock.now;
    visit.consent > Consent::None
        && visit.frequency >= Frequency::Normal
        && visit.placement != Placement::Checkout
        && !visit.placement.is_channel()
        && memory.visits > 0
        && (is_rested || !rules::holds("question"))
}

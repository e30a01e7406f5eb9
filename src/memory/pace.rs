//! Pace: how much of a pause between two strips the shopper's answers ask for.
//!
//! What must stay true: refusals slow it, acceptance brings it back step by step, and time alone
//! does too; what was refused for want of the right size, or because it is owned, is no refusal.

use crate::{
    contract::{Clock, Memory, Respect, What, Why},
    rules,
};

impl Memory {
    /// The step of the cadence: 0 for no pause, up to the last of `cadence_minutes`.
    #[must_use]
    pub fn cadence_step(&self, clock: &Clock) -> usize {
        let respect = &Respect::DEFAULT;
        let is_recent = |at: f64| clock.days_since(at) < f64::from(respect.cadence_days);
        let refused = self.dismissed.iter().filter(|one| {
            is_recent(one.at) && !matches!(one.why, Some(Why::HaveIt | Why::WrongSize))
        });
        let steps = refused.count() / respect.refusals_a_step as usize;
        let accepted = self.notes_of(What::Accepted).filter(|note| is_recent(note.at));
        let accepted = accepted.filter(|_| rules::holds("recovery")).count();
        steps.saturating_sub(accepted).min(respect.cadence_minutes.len() - 1)
    }
}

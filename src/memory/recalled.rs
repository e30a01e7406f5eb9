//! Recalled: what of a memory may be read under today's consent.
//!
//! Comes in: a memory and a consent. Goes out: the only form in which any later stage sees it.
//! What must stay true: there is no other way to one of these than [`Memory::under`], so memory
//! kept under a higher consent can't be read by mistake:
//!
//! ```compile_fail
//! use alongside::{contract::Memory, memory::Recalled};
//! let read_all_the_same = Recalled(Memory::empty());
//! ```

use std::ops::Deref;

use crate::{
    contract::{Clock, Consent, Memory, What, Why},
    rules,
};

/// What may be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Recalled(Memory);

impl Memory {
    /// What may be read under `consent`: everything, or nothing if it was kept under a higher one.
    /// Wariness stays, for it only makes the engine quieter.
    #[must_use]
    pub fn under(&self, consent: Consent) -> Recalled {
        Recalled(if self.tier <= consent || !rules::holds("consent-tier") {
            self.clone()
        } else {
            Self { wary_until: self.wary_until, ..Self::empty() }
        })
    }
}

impl Recalled {
    /// What answers may rest on: in a session about somebody else's present, or of somebody else,
    /// what was chosen and shown, and nothing that is known of this shopper.
    #[must_use]
    pub fn for_whom_it_concerns(mut self, is_gift: bool, clock: &Clock) -> Self {
        let goes_on = self.session_goes_on(clock);
        let is_other = is_gift || goes_on && !self.is_about_the_shopper();
        if is_other {
            self.0
                .notes
                .retain(|note| note.what >= What::ProductOff || note.what == What::Launched);
            // A no stays a no; what this shopper has, or which size they wear, is nobody else's.
            self.0.dismissed.retain(|one| !matches!(one.why, Some(Why::HaveIt | Why::WrongSize)));
        }
        if !goes_on {
            self.0.session.refused.clear();
        }
        self
    }

    /// The memory to go on with.
    #[must_use]
    pub fn into_memory(self) -> Memory {
        self.0
    }
}

impl Deref for Recalled {
    type Target = Memory;

    fn deref(&self) -> &Memory {
        &self.0
    }
}

//! What this device remembers: record, expire, forget.
//!
//! Comes in: the memory so far, what the shopper did, the consent and the clock. Goes out: a new
//! memory. What must stay true: memory recorded under a higher consent than today's is not read,
//! damage and unknown versions only ever make the engine quieter, and forgetting leaves nothing.

mod bounds;
mod expire;
mod record;

pub use expire::expire;
pub use record::record;

use crate::contract::{Clock, Consent, MEMORY_VERSION, Memory, Respect};

impl Memory {
    /// Nothing remembered: a first visit, or after [`forget`].
    #[must_use]
    pub fn empty() -> Self {
        Self {
            version: MEMORY_VERSION,
            tier: Consent::None,
            page: super::contract::PageView::default(),
            session: super::contract::Session::default(),
            dismissed: Vec::new(),
            impressions: Vec::new(),
            categories_off: Vec::new(),
            wary_until: None,
        }
    }

    /// What to go on with when the memory that was there can't be read: nothing, and quietly.
    #[must_use]
    pub fn after_damage(clock: &Clock) -> Self {
        let until = Clock::days_after(clock.now, Respect::DEFAULT.wary_days);
        Self { wary_until: Some(until), ..Self::empty() }
    }

    /// This memory if it can be relied on, else [`Memory::after_damage`].
    #[must_use]
    pub fn checked(self, clock: &Clock) -> Self {
        let times = self.dismissed.iter().map(|dismissal| dismissal.at);
        let times = times.chain(self.wary_until).chain([self.session.last_act_at]);
        let sound = self.version == MEMORY_VERSION
            && times.into_iter().all(f64::is_finite)
            && self.is_small();
        if sound { self } else { Self::after_damage(clock) }
    }

    /// What may be read under `consent`: everything, or nothing if it was kept under a higher one.
    /// Wariness stays, for it only makes the engine quieter.
    #[must_use]
    pub fn under(&self, consent: Consent) -> Self {
        if self.tier <= consent {
            self.clone()
        } else {
            Self { wary_until: self.wary_until, ..Self::empty() }
        }
    }

    /// Whether an earlier memory was lost to damage, so that the engine behaves as Less.
    #[must_use]
    pub fn is_wary(&self, clock: &Clock) -> bool {
        self.wary_until.is_some_and(|until| until > clock.now)
    }

    /// Whether the last act belongs to the session that is going on now.
    #[must_use]
    pub fn session_goes_on(&self, clock: &Clock) -> bool {
        let pause = f64::from(Respect::DEFAULT.session_pause_minutes);
        clock.minutes_since(self.session.last_act_at) <= pause
    }
}

/// Forgets everything.
#[must_use]
pub fn forget() -> Memory {
    Memory::empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Dismissal, Feedback, Placement};

    const CLOCK: Clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };

    fn with_a_dismissal(tier: Consent) -> Memory {
        let dismissed = vec![Dismissal { id: "tent".into(), at: CLOCK.now }];
        Memory { tier, dismissed, ..Memory::empty() }
    }

    #[test]
    fn memory_kept_under_a_higher_consent_is_not_read() {
        let kept = with_a_dismissal(Consent::Persistent);
        assert_eq!(kept.under(Consent::Session), Memory::empty());
        assert_eq!(kept.under(Consent::None), Memory::empty());
        assert_eq!(kept.under(Consent::Persistent), kept);
    }

    #[test]
    fn a_newer_version_or_a_broken_number_makes_the_engine_wary() {
        let newer = Memory { version: MEMORY_VERSION + 1, ..with_a_dismissal(Consent::None) };
        assert_eq!(newer.checked(&CLOCK), Memory::after_damage(&CLOCK));
        let mut broken = with_a_dismissal(Consent::None);
        broken.dismissed[0].at = f64::NAN;
        assert!(broken.checked(&CLOCK).is_wary(&CLOCK));
        assert!(!Memory::empty().checked(&CLOCK).is_wary(&CLOCK));
    }

    #[test]
    fn the_last_category_switched_off_is_never_the_one_that_is_lost() {
        let off = |memory: &Memory, category: &str| {
            let act = Feedback::CategoryOff { category: category.into() };
            record(memory, &act, Consent::Persistent, &CLOCK)
        };
        let memory = (0..200).fold(Memory::empty(), |memory, n| off(&memory, &format!("m{n:03}")));
        let memory = off(&memory, "a");
        assert!(memory.categories_off.contains(&"a".into()));
        assert!(!memory.categories_off.contains(&"m000".into()), "the oldest goes first");
    }

    #[test]
    fn a_department_switched_on_again_leaves_its_categories_as_they_were() {
        let off = |category: &str| Feedback::CategoryOff { category: category.into() };
        let on = Feedback::CategoryOn { category: "photo".into() };
        let acts = [off("photo > bags"), off("photo"), on];
        let memory = acts
            .iter()
            .fold(Memory::empty(), |memory, act| record(&memory, act, Consent::Persistent, &CLOCK));
        assert_eq!(memory.categories_off, ["photo > bags"]);
    }

    #[test]
    fn the_largest_memory_stays_under_16_kilobytes() {
        for length in [1, 10, 60, 190, 5_000] {
            let name = |n: usize| format!("{n:0length$}");
            let mut memory = Memory::empty();
            for n in 0..400 {
                let clock = Clock { now: CLOCK.now + n as f64, ..CLOCK };
                for feedback in [
                    Feedback::Dismissal { id: name(n) },
                    Feedback::CategoryOff { category: name(n) },
                    Feedback::Impression { placement: Placement::Home, ids: vec![name(n)] },
                ] {
                    memory = record(&memory, &feedback, Consent::Persistent, &clock);
                }
            }
            let json = serde_json::to_string(&memory).unwrap_or_default();
            assert!(json.len() < 16_384, "{} bytes with names of {length}", json.len());
            assert_eq!(memory.clone().checked(&CLOCK), memory);
        }
    }
}

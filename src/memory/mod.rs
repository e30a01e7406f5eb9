//! What this device remembers: record, expire, forget.
//!
//! Comes in: the memory so far, what happened, the consent and the clock. Goes out: a new
//! memory. What must stay true: memory recorded under a higher consent than today's is not read,
//! damage and unknown versions only ever make the engine quieter, and forgetting leaves nothing.

mod bounds;
mod choices;
mod effects;
mod expire;
mod learn;
mod migrate;
mod notes;
mod pace;
mod recalled;
mod record;
mod seen;

pub use choices::choices;
pub use expire::expire;
pub use recalled::Recalled;
pub use record::record;

use crate::contract::{
    Clock, Consent, Effects, MEMORY_VERSION, Memory, PageView, Respect, Session,
};

impl Memory {
    /// Nothing remembered: a first visit, or after [`forget`].
    #[must_use]
    #[inline(never)] // It is long, and wanted in several places.
    pub fn empty() -> Self {
        Self {
            version: MEMORY_VERSION,
            tier: Consent::None,
            page: PageView::default(),
            session: Session::default(),
            dismissed: Vec::new(),
            impressions: Vec::new(),
            categories_off: Vec::new(),
            wary_until: None,
            visits: 0,
            spoken: Vec::new(),
            asked_at: 0.0,
            notes: Vec::new(),
            effects: Effects::default(),
        }
    }

    /// What to go on with when the memory that was there can't be read: nothing, and quietly.
    #[must_use]
    pub fn after_damage(clock: &Clock) -> Self {
        let until = Clock::days_after(clock.now, Respect::DEFAULT.wary_days);
        Self { wary_until: Some(until), ..Self::empty() }
    }

    /// This memory in today's version if it can be relied on, else [`Memory::after_damage`].
    #[must_use]
    pub fn checked(self, clock: &Clock) -> Self {
        let memory = self.migrated();
        let sound =
            memory.version == MEMORY_VERSION && memory.numbers_are_finite() && memory.is_small();
        if sound { memory } else { Self::after_damage(clock) }
    }

    fn numbers_are_finite(&self) -> bool {
        let session = &self.session;
        let once = [session.last_act_at, session.acted_at, session.failed_at, self.asked_at];
        let opened = session.opened.iter().map(|opened| opened.at);
        let mut times = self.dismissed.iter().map(|dismissal| dismissal.at);
        times.all(f64::is_finite)
            && self.wary_until.into_iter().chain(once).chain(opened).all(f64::is_finite)
            && self.spoken.iter().all(|spoken| spoken.at.is_finite())
            && self.notes.iter().all(|note| note.at.is_finite() && note.value.is_finite())
            && self.effects.is_sound()
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
    use crate::contract::{
        Dismissal, Feedback, Note, Placement, RelationKind, Spoken, Subject, What, Why,
    };

    const CLOCK: Clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };

    fn with_a_dismissal(tier: Consent) -> Memory {
        let dismissed = vec![Dismissal { id: "tent".into(), at: CLOCK.now, why: None }];
        Memory { tier, dismissed, ..Memory::empty() }
    }

    #[test]
    fn memory_kept_under_a_higher_consent_is_not_read() {
        let kept = with_a_dismissal(Consent::Persistent);
        assert_eq!(*kept.under(Consent::Session), Memory::empty());
        assert_eq!(*kept.under(Consent::None), Memory::empty());
        assert_eq!(*kept.under(Consent::Persistent), kept);
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
    fn the_largest_memory_stays_under_24_kilobytes() {
        for length in [1, 10, 60, 190, 5_000] {
            let name = |n: usize| format!("{n:0length$}");
            let mut memory = Memory::empty();
            for n in 0..400 {
                let clock = Clock { now: CLOCK.now + n as f64 * 3.6e6, ..CLOCK };
                for feedback in [
                    Feedback::Dismissal { id: name(n), why: Some(Why::NotMyStyle) },
                    Feedback::CategoryOff { category: name(n) },
                    Feedback::Impression { placement: Placement::Home, ids: vec![name(n)] },
                    Feedback::Add { id: name(n), kind: Some(RelationKind::OftenBoughtWith) },
                    Feedback::Viewed { id: name(n) },
                    Feedback::Purchased { ids: vec![name(n)] },
                    Feedback::Usage { id: name(n), value: 0.123_456_789 },
                    Feedback::SwitchOff { what: Subject::Product, name: name(n) },
                    Feedback::PageView,
                ] {
                    memory = record(&memory, &feedback, Consent::Persistent, &clock);
                }
            }
            let json = serde_json::to_string(&memory).unwrap_or_default();
            assert!(json.len() < 24_576, "{} bytes with names of {length}", json.len());
            assert_eq!(memory.clone().checked(&CLOCK), memory);
        }
    }

    #[test]
    fn a_memory_of_the_first_version_is_read_as_it_was_kept() {
        let kept = r#"{"version":1,"tier":"persistent","page":{"spoken":null,"seen":[]},
            "session":{"lastActAt":1799999000000,"strips":1},
            "dismissed":[{"id":"tent","at":1799999000000}],
            "impressions":[{"id":"gas","days":[20832,20833]}],
            "categoriesOff":["photo"],"waryUntil":null}"#;
        let memory: Option<Memory> = serde_json::from_str(kept).ok();
        let memory = memory.unwrap_or_else(|| Memory::after_damage(&CLOCK)).checked(&CLOCK);
        assert_eq!(memory.version, MEMORY_VERSION);
        assert_eq!(memory.dismissed, [Dismissal { id: "tent".into(), at: 1_799_999e6, why: None }]);
        assert_eq!(memory.categories_off, ["photo"]);
        assert_eq!(memory.impressions[0].days, [20_832, 20_833]);
        assert!(memory.notes.is_empty() && !memory.is_wary(&CLOCK));
    }

    #[test]
    fn a_full_memory_of_the_first_version_loses_its_oldest_and_is_no_damage() {
        let dismissed = |n: usize| Dismissal { id: format!("p{n:03}"), at: CLOCK.now, why: None };
        let kept =
            Memory { version: 1, dismissed: (0..54).map(dismissed).collect(), ..Memory::empty() };
        let memory = kept.checked(&CLOCK);
        assert!(!memory.is_wary(&CLOCK));
        assert_eq!(memory.dismissed.last().map(|one| one.id.as_str()), Some("p053"));
    }

    #[test]
    fn numbers_that_are_none_in_any_list_are_damage() {
        let note = Note { what: What::Used, name: "tent".into(), at: 0.0, value: f64::NAN };
        let spoken = Spoken { placement: Placement::Home, days: vec![0], at: f64::INFINITY };
        for broken in [
            Memory { notes: vec![note], ..Memory::empty() },
            Memory { spoken: vec![spoken], ..Memory::empty() },
            Memory { asked_at: f64::NAN, ..Memory::empty() },
        ] {
            assert!(broken.checked(&CLOCK).is_wary(&CLOCK));
        }
    }
}

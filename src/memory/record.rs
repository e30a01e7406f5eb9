//! What happened → what is remembered of it.

use crate::contract::{
    Clock, Consent, Dismissal, Feedback, Memory, PageView, Session, Subject, What, Why,
};

use super::{
    expire,
    learn::{self, Next, Pace},
};

/// The memory after one more act. What may not be read under `consent` is gone from it.
#[must_use]
pub fn record(memory: &Memory, feedback: &Feedback, consent: Consent, clock: &Clock) -> Memory {
    let mut memory = expire(&memory.under(consent).into_memory(), clock);
    memory.tier = consent;
    if !memory.session_goes_on(clock) {
        let is_first = memory.session.last_act_at <= 0.0;
        memory.visits = memory.visits.saturating_add(u32::from(!is_first));
        memory.session = Session::default();
    }
    memory.session.last_act_at = clock.now;
    let next = if *feedback == Feedback::PageView { Next::Page } else { Next::Act };
    memory.settle(next, clock);
    let pace = memory.pace_of(feedback, clock);
    memory.take(feedback, pace, clock);
    memory.keep_small();
    memory
}

impl Memory {
    fn take(&mut self, feedback: &Feedback, pace: Pace, clock: &Clock) {
        match feedback {
            Feedback::PageView => self.page = PageView::default(),
            Feedback::Impression { placement, ids } => self.saw(*placement, ids, clock),
            Feedback::Dismissal { id, why } => self.dismiss(id, *why, clock),
            Feedback::Undo { id } => self.undo(id),
            Feedback::Click { id, kind } => self.open(id, *kind, pace, clock),
            Feedback::Add { id, kind } => {
                self.session.accepted = self.session.accepted.saturating_add(1);
                self.happened(What::Accepted, id, 1.0, clock);
                self.happened(What::Added, id, 1.0, clock);
                self.lean(id, *kind, learn::ADD, pace, clock);
            }
            Feedback::Save { id, kind } => self.lean(id, *kind, learn::SAVE, pace, clock),
            Feedback::CategoryOff { category } => {
                self.switch_off(Subject::Category, category, clock);
            }
            Feedback::CategoryOn { category } => self.switch_on(Subject::Category, category, clock),
            Feedback::SwitchOff { what, name } => self.switch_off(*what, name, clock),
            Feedback::SwitchOn { what, name } => self.switch_on(*what, name, clock),
            Feedback::Viewed { id } | Feedback::EmailClicked { id } => {
                let times = self.note(What::Viewed, id).map_or(0.0, |note| note.value);
                self.happened(What::Viewed, id, times + 1.0, clock);
            }
            Feedback::Searched { ids } => {
                if let Some(id) = ids.first() {
                    self.happened(What::Searched, id, 1.0, clock);
                }
            }
            Feedback::Added { id } => self.happened(What::Added, id, 1.0, clock),
            Feedback::Removed { id } => self.strike(What::Added, id),
            Feedback::Purchased { ids } => self.bought(ids, clock),
            Feedback::SentBack { id } => {
                self.strike(What::Bought, id);
                self.happened(What::SentBack, id, 1.0, clock);
                self.lean(id, None, learn::SENT_BACK, pace, clock);
            }
            Feedback::SupportClosed { id, good: true } => {
                self.happened(What::Supported, id, 1.0, clock);
            }
            Feedback::SupportClosed { id, good: false } => self.strike(What::Supported, id),
            Feedback::Usage { id, value } => self.happened(What::Used, id, *value, clock),
            Feedback::TierReached { value } => self.happened(What::Tier, "", *value, clock),
            Feedback::Launched { id, value } => self.put(What::Launched, id, *value, clock),
            Feedback::Gift { on } => self.session.gift = *on,
            Feedback::NotMe { on } => self.session.not_me = *on,
            Feedback::Failed => self.session.failed_at = clock.now,
            Feedback::Asked => self.asked_at = clock.now,
            Feedback::Answered { good } => self.answered(*good, pace, clock),
            // What is counted of these is `measure`'s.
            Feedback::Shown { .. }
            | Feedback::Drawn { .. }
            | Feedback::Sharing { .. }
            | Feedback::HandOver { .. } => {}
        }
    }

    /// Notes what is about this shopper, and nothing else.
    fn happened(&mut self, what: What, id: &str, value: f64, clock: &Clock) {
        if self.is_about_the_shopper() {
            self.put(what, id, value, clock);
        }
    }

    fn dismiss(&mut self, id: &str, why: Option<Why>, clock: &Clock) {
        if !self.is_about_the_shopper() {
            self.session.refused.retain(|other| other != id);
            self.session.refused.push(id.to_owned());
            return;
        }
        self.dismissed.retain(|dismissal| dismissal.id != *id);
        self.dismissed.push(Dismissal { id: id.to_owned(), at: clock.now, why });
    }

    fn undo(&mut self, id: &str) {
        self.session.refused.retain(|other| other != id);
        self.dismissed.retain(|dismissal| dismissal.id != *id);
    }

    /// An order: what it holds is owned, and no longer waits in a basket.
    fn bought(&mut self, ids: &[String], clock: &Clock) {
        for id in ids {
            self.strike(What::Added, id);
            let times = self.note(What::Bought, id).map_or(0.0, |note| note.value);
            self.happened(What::Bought, id, times + 1.0, clock);
            // What was worn out has been replaced.
            if self.is_about_the_shopper() {
                self.strike(What::Used, id);
            }
        }
    }

    /// One answer is about everything on the page.
    fn answered(&mut self, good: bool, pace: Pace, clock: &Clock) {
        let steps = if good { learn::USEFUL } else { -learn::USEFUL };
        for id in self.page.seen.clone() {
            self.lean(&id, None, steps, pace, clock);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Placement;

    const CLOCK: Clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };

    fn at(seconds: f64) -> Clock {
        Clock { now: CLOCK.now + seconds * 1_000.0, ..CLOCK }
    }

    fn after(acts: &[Feedback]) -> Memory {
        after_with(acts, 1.0)
    }

    /// Each act some seconds after the one before.
    fn after_with(acts: &[Feedback], seconds: f64) -> Memory {
        let times = (0..).map(|place| at(f64::from(place) * seconds));
        acts.iter().zip(times).fold(Memory::empty(), |memory, (act, clock)| {
            record(&memory, act, Consent::Persistent, &clock)
        })
    }

    fn impression(placement: Placement) -> Feedback {
        Feedback::Impression { placement, ids: vec!["stove".into(), "gas".into()] }
    }

    fn dismissal(id: &str) -> Feedback {
        Feedback::Dismissal { id: id.into(), why: None }
    }

    fn click() -> Feedback {
        Feedback::Click { id: "gas".into(), kind: None }
    }

    fn leaning(memory: &Memory, id: &str) -> f64 {
        memory.note(What::ProductLeaning, id).map_or(0.0, |note| note.value)
    }

    #[test]
    fn a_strip_drawn_twice_on_one_page_view_is_one_strip_and_one_impression() {
        let memory = after(&[impression(Placement::Basket), impression(Placement::Basket)]);
        assert_eq!(memory.session.strips, 1);
        assert!(memory.impressions.iter().all(|seen| seen.days.len() == 1));
        let memory = after(&[
            impression(Placement::Basket),
            Feedback::PageView,
            impression(Placement::Product),
        ]);
        assert_eq!(memory.session.strips, 2);
        assert_eq!(memory.page.spoken, Some(Placement::Product));
        assert!(memory.impressions.iter().all(|seen| seen.days.len() == 2));
    }

    #[test]
    fn undo_takes_a_dismissal_back_without_a_trace() {
        let undo = Feedback::Undo { id: "gas".into() };
        let nothing = Feedback::Failed;
        let undone = after(&[Feedback::PageView, dismissal("gas"), undo, nothing.clone()]);
        let plain = after(&[Feedback::PageView, Feedback::PageView, Feedback::PageView, nothing]);
        assert_eq!(undone, plain);
    }

    #[test]
    fn a_pause_of_more_than_30_minutes_begins_a_new_session() {
        let memory = after(&[impression(Placement::Basket)]);
        let at = |minutes: f64| Clock { now: CLOCK.now + minutes * 60_000.0, ..CLOCK };
        let soon = record(&memory, &Feedback::PageView, Consent::Persistent, &at(30.0));
        let later = record(&memory, &Feedback::PageView, Consent::Persistent, &at(30.1));
        assert_eq!((soon.session.strips, later.session.strips), (1, 0));
        assert_eq!((soon.visits, later.visits), (0, 1));
    }

    #[test]
    fn a_withdrawn_consent_takes_everything_with_it() {
        let memory = after(&[Feedback::CategoryOff { category: "photo".into() }]);
        let memory = record(&memory, &Feedback::PageView, Consent::None, &CLOCK);
        assert!(memory.categories_off.is_empty());
        assert_eq!(memory.tier, Consent::None);
    }

    #[test]
    fn a_click_teaches_when_the_shopper_stays_and_not_when_they_come_straight_back() {
        let page = Feedback::PageView;
        let stayed = after_with(&[page.clone(), click(), page.clone(), page.clone()], 4.0);
        assert!(leaning(&stayed, "gas") > 0.0);
        let bounced = after_with(&[page.clone(), click(), page.clone(), page.clone(), page], 1.0);
        assert!(leaning(&bounced, "gas").abs() < 1e-12);
    }

    #[test]
    fn what_comes_faster_than_a_person_teaches_nothing() {
        let add = Feedback::Add { id: "gas".into(), kind: None };
        let one = leaning(&after(&[Feedback::PageView, add.clone()]), "gas");
        let acts = [Feedback::PageView, add.clone(), add.clone(), add];
        assert!(one > 0.0 && leaning(&after_with(&acts, 2.0), "gas") > one);
        assert!((leaning(&after_with(&acts, 0.05), "gas") - one).abs() < 1e-12);
    }

    #[test]
    fn a_burst_teaches_no_more_than_a_session_may() {
        let adds: Vec<_> =
            (0..200).map(|n| Feedback::Add { id: format!("p{n}"), kind: None }).collect();
        let memory = after(&adds);
        let lessons = memory.notes_of(What::ProductLeaning).count();
        assert_eq!(lessons, crate::contract::Respect::DEFAULT.lessons_a_session as usize);
    }

    #[test]
    fn a_present_and_a_guest_teach_nothing() {
        let lessons = [
            Feedback::Viewed { id: "tent".into() },
            Feedback::Add { id: "gas".into(), kind: None },
            Feedback::Purchased { ids: vec!["tent".into()] },
            dismissal("pot"),
        ];
        for about_somebody_else in [Feedback::Gift { on: true }, Feedback::NotMe { on: true }] {
            let mut acts = vec![about_somebody_else];
            acts.extend(lessons.clone());
            let memory = after(&acts);
            assert!(memory.notes.is_empty() && memory.dismissed.is_empty());
            assert_eq!(memory.session.refused, ["pot"], "for this session a no is a no");
        }
    }
}

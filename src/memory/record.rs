//! What the shopper did → what is remembered of it.

use crate::contract::{
    Clock, Consent, Dismissal, Feedback, Impressions, Memory, PageView, Placement, Respect, Session,
};

use super::expire;

/// The memory after one more act. What may not be read under `consent` is gone from it.
#[must_use]
pub fn record(memory: &Memory, feedback: &Feedback, consent: Consent, clock: &Clock) -> Memory {
    let mut memory = expire(&memory.under(consent), clock);
    memory.tier = consent;
    if !memory.session_goes_on(clock) {
        memory.session = Session::default();
    }
    memory.session.last_act_at = clock.now;

    match feedback {
        Feedback::PageView => memory.page = PageView::default(),
        Feedback::Impression { placement, ids } => memory.saw(*placement, ids, clock),
        Feedback::Dismissal { id } => {
            memory.dismissed.retain(|dismissal| dismissal.id != *id);
            memory.dismissed.push(Dismissal { id: id.clone(), at: clock.now });
        }
        Feedback::Undo { id } => memory.dismissed.retain(|dismissal| dismissal.id != *id),
        Feedback::CategoryOff { category } => {
            memory.categories_off.retain(|off| off != category);
            memory.categories_off.push(category.clone());
        }
        Feedback::CategoryOn { category } => memory.categories_off.retain(|off| off != category),
        // An act like any other: it keeps the session going.
        Feedback::Click { .. } | Feedback::Add { .. } => {}
    }
    memory.keep_small();
    memory
}

impl Memory {
    /// Notes an impression: once a product a page view, one strip a page view.
    fn saw(&mut self, placement: Placement, ids: &[String], clock: &Clock) {
        if ids.is_empty() {
            return;
        }
        if self.page.spoken.is_none() {
            self.page.spoken = Some(placement);
            self.session.strips = self.session.strips.saturating_add(1);
        }
        for id in ids {
            if self.page.seen.contains(id) {
                continue;
            }
            self.page.seen.push(id.clone());
            let place = self.impressions.binary_search_by(|seen| seen.id.cmp(id));
            let place = place.unwrap_or_else(|place| {
                self.impressions.insert(place, Impressions { id: id.clone(), days: Vec::new() });
                place
            });
            let days = &mut self.impressions[place].days;
            days.push(clock.local_day());
            let surplus = days.len().saturating_sub(Respect::DEFAULT.impressions as usize);
            days.drain(..surplus);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };

    fn after(acts: &[Feedback]) -> Memory {
        acts.iter()
            .fold(Memory::empty(), |memory, act| record(&memory, act, Consent::Persistent, &CLOCK))
    }

    fn impression(placement: Placement) -> Feedback {
        Feedback::Impression { placement, ids: vec!["stove".into(), "gas".into()] }
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
        let id = String::from("gas");
        let plain = after(&[Feedback::PageView]);
        let undone = after(&[
            Feedback::PageView,
            Feedback::Dismissal { id: id.clone() },
            Feedback::Undo { id },
        ]);
        assert_eq!(undone, plain);
    }

    #[test]
    fn a_pause_of_more_than_30_minutes_begins_a_new_session() {
        let memory = after(&[impression(Placement::Basket)]);
        let at = |minutes: f64| Clock { now: CLOCK.now + minutes * 60_000.0, ..CLOCK };
        let soon = record(&memory, &Feedback::PageView, Consent::Persistent, &at(30.0));
        let later = record(&memory, &Feedback::PageView, Consent::Persistent, &at(30.1));
        assert_eq!((soon.session.strips, later.session.strips), (1, 0));
    }

    #[test]
    fn a_withdrawn_consent_takes_everything_with_it() {
        let memory = after(&[Feedback::CategoryOff { category: "photo".into() }]);
        let memory = record(&memory, &Feedback::PageView, Consent::None, &CLOCK);
        assert!(memory.categories_off.is_empty());
        assert_eq!(memory.tier, Consent::None);
    }
}

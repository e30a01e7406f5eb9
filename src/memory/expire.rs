//! Memory → what of it still matters. What no rule asks for any more is dropped.

use crate::contract::{Clock, Dismissal, Memory, Note, Respect, What, Why};

const DAYS_OF_A_WEEK: i32 = 7;
/// No channel waits longer.
const LONGEST_COOL_DOWN_DAYS: u32 = 31;
/// What is owned matters for longer than a year: a season comes again.
const OWNED_DAYS: u32 = 400;

impl Dismissal {
    /// When it stops counting, in milliseconds since 1970.
    pub(crate) fn until(&self) -> f64 {
        let days = match self.why {
            Some(Why::HaveIt) => OWNED_DAYS,
            Some(Why::NotNow) => Respect::DEFAULT.not_now_days,
            _ => Respect::DEFAULT.dismissal_days,
        };
        Clock::days_after(self.at, days)
    }
}

impl Note {
    /// Whether nothing asks for it any more.
    pub(crate) fn is_over(&self, clock: &Clock) -> bool {
        days_kept(self.what).is_some_and(|days| clock.days_since(self.at) >= f64::from(days))
    }
}

/// After how many days nothing asks for a note any more; a choice holds until it is taken back.
fn days_kept(what: What) -> Option<u32> {
    let respect = &Respect::DEFAULT;
    match what {
        What::Viewed | What::Searched => Some(respect.views_days),
        What::Added => Some(respect.basket_left_days),
        What::Accepted => Some(respect.cadence_days),
        What::Supported => Some(respect.support_hours.div_ceil(24)),
        What::Launched => Some(respect.launch_days),
        What::Bought | What::SentBack | What::Used | What::Tier => Some(OWNED_DAYS),
        What::ProductLeaning | What::KindLeaning => Some(respect.leaning_half_life_days * 6),
        What::ProductOff | What::PlayOff | What::AnchorOff | What::CategoryOn => None,
    }
}

/// The memory without what has run out.
#[must_use]
pub fn expire(memory: &Memory, clock: &Clock) -> Memory {
    let respect = &Respect::DEFAULT;
    let mut memory = memory.clone();
    memory.dismissed.retain(|dismissal| dismissal.until() > clock.now);
    let impressions_matter = (respect.impressions_within_days + respect.rest_days) as i32;
    let today = clock.local_day();
    memory.impressions.retain(|seen| {
        seen.days.last().is_some_and(|last| today.saturating_sub(*last) < impressions_matter)
    });
    for spoken in &mut memory.spoken {
        spoken.days.retain(|day| today.saturating_sub(*day) < DAYS_OF_A_WEEK);
    }
    memory.spoken.retain(|spoken| {
        !spoken.days.is_empty() || clock.days_since(spoken.at) < f64::from(LONGEST_COOL_DOWN_DAYS)
    });
    memory.notes.retain(|note| !note.is_over(clock));
    memory.effects.expire(clock);
    if !memory.is_wary(clock) {
        memory.wary_until = None;
    }
    memory
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Impressions;

    #[test]
    fn what_no_rule_asks_for_any_more_is_gone() {
        let clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };
        let memory = Memory {
            dismissed: vec![Dismissal { id: "gas".into(), at: clock.now, why: None }],
            impressions: vec![Impressions { id: "gas".into(), days: vec![clock.local_day()] }],
            wary_until: Some(clock.now + 1.0),
            ..Memory::empty()
        };
        assert_eq!(expire(&memory, &clock), memory);
        let in_days =
            |days| expire(&memory, &Clock { now: Clock::days_after(clock.now, days), ..clock });
        assert_eq!(in_days(20).impressions.len(), 1);
        assert_eq!(in_days(21).impressions.len(), 0);
        assert_eq!(in_days(59).dismissed.len(), 1);
        assert_eq!(in_days(60), Memory::empty());
    }
}

//! Memory → what of it still matters. What no rule asks for any more is dropped.

use crate::contract::{Clock, Memory, Respect};

/// The memory without what has run out.
#[must_use]
pub fn expire(memory: &Memory, clock: &Clock) -> Memory {
    let respect = &Respect::DEFAULT;
    let mut memory = memory.clone();
    memory
        .dismissed
        .retain(|dismissal| clock.days_since(dismissal.at) < f64::from(respect.dismissal_days));
    let impressions_matter = (respect.impressions_within_days + respect.rest_days) as i32;
    let today = clock.local_day();
    memory.impressions.retain(|seen| {
        seen.days.last().is_some_and(|last| today.saturating_sub(*last) < impressions_matter)
    });
    if !memory.is_wary(clock) {
        memory.wary_until = None;
    }
    memory
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Dismissal, Impressions};

    #[test]
    fn what_no_rule_asks_for_any_more_is_gone() {
        let clock = Clock { now: 1.8e12, utc_offset_minutes: 0, seed: 0 };
        let memory = Memory {
            dismissed: vec![Dismissal { id: "gas".into(), at: clock.now }],
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

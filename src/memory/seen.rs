//! Seen: what was shown, and which placement spoke.
//!
//! What must stay true: a page view is one strip however often it is drawn, and a channel's
//! message one as well; all of them count against one budget.

use crate::contract::{Clock, Impressions, Memory, Placement, Respect, Spoken};

impl Memory {
    /// Notes an impression: once a product a page view, one strip a page view.
    pub(super) fn saw(&mut self, placement: Placement, ids: &[String], clock: &Clock) {
        if ids.is_empty() {
            return;
        }
        if placement.is_channel() {
            self.spoke(placement, clock);
        } else if self.page.spoken.is_none() {
            self.page.spoken = Some(placement);
            self.session.strips = self.session.strips.saturating_add(1);
            self.spoke(placement, clock);
        }
        for id in ids {
            if self.page.seen.contains(id) {
                continue;
            }
            if !placement.is_channel() {
                self.page.seen.push(id.clone());
            }
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

    fn spoke(&mut self, placement: Placement, clock: &Clock) {
        let place = self.spoken.iter().position(|spoken| spoken.placement == placement);
        let place = place.unwrap_or_else(|| {
            self.spoken.push(Spoken { placement, days: Vec::new(), at: 0.0 });
            self.spoken.len() - 1
        });
        let spoken = &mut self.spoken[place];
        spoken.days.push(clock.local_day());
        spoken.at = clock.now.floor();
    }

    /// How often anything has spoken in the last `days` local days, today among them. Days that
    /// lie ahead, because a clock was put back, count.
    pub(crate) fn spoken_within(&self, days: u32, clock: &Clock) -> u32 {
        let spoken = self.spoken.iter().map(|spoken| spoken.within(days, clock));
        spoken.fold(0, u32::saturating_add)
    }
}

impl Spoken {
    /// How often this placement has spoken in the last `days` local days.
    pub(crate) fn within(&self, days: u32, clock: &Clock) -> u32 {
        let first = clock.local_day().saturating_sub(days as i32);
        self.days.iter().filter(|day| **day > first).count() as u32
    }
}

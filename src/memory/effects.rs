//! Effects in memory: kept small, kept sound, and let go when nothing asks for them.
//!
//! What must stay true: a number that no shopper could reach, or a list of another length, is damage;
//! what was handed over is kept for as long as it counts, for it is the shopper's to look up.

use crate::contract::{Clock, Count, Effects, Exposed, Fate, Period, SoFar, Tally};

use super::bounds::LONGEST_NAME;

/// No number of a device is larger: milliseconds since 1970 until the year 5138.
const LARGEST: f64 = 1e14;
/// Rows of a period: plays, confidences, placements, a few departments.
const MOST_ROWS: usize = 22;
/// The most text (bytes of ids and what stands around them) among suggestions seen.
const MOST_SEEN: usize = 1_500;
const ENTRY: usize = 80;
const MOST_EXPOSURES: usize = 8;
/// A year's answers at the smallest epsilon.
const MOST_HANDED: usize = 8;
/// No answer is longer.
const LONGEST_TEXT: usize = 160;
/// Numbers of a suggestion seen, and of an answer.
const OF_SEEN: usize = 5;
const OF_HANDED: usize = 2;

const PERIODS_DAYS: i32 = 56;
/// What was seen may yet be bought, and what was bought sent back.
const SEEN_DAYS: f64 = 60.0;
const EXPOSURE_DAYS: f64 = 180.0;
const YEAR_DAYS: f64 = 366.0;

impl Effects {
    /// Drops what nothing asks for any more.
    pub(super) fn expire(&mut self, clock: &Clock) {
        let today = clock.local_day();
        self.periods.retain(|one| today.saturating_sub(one.from_day) < PERIODS_DAYS);
        keep(&mut self.seen, &|one| clock.days_since(one.at(0)) < SEEN_DAYS);
        keep(&mut self.exposures, &|one| {
            clock.days_since(one.at(Exposed::Until as usize)) < EXPOSURE_DAYS
        });
        keep(&mut self.handed, &|one| f64::from(today) - one.at(1) < YEAR_DAYS);
    }

    /// Drops the oldest of what there is too much of; of what was seen, what led nowhere first.
    pub(super) fn keep_small(&mut self) {
        keep(&mut self.seen, &|one| one.name.len() <= LONGEST_NAME);
        while text(&self.seen) > MOST_SEEN {
            let idle = self.seen.iter().position(|one| one.at(1) < SoFar::Accepted as usize as f64);
            self.seen.remove(idle.unwrap_or(0));
        }
    }

    /// Whether every list is as small as recording leaves it, and no number is out of reach.
    pub(super) fn is_sound(&self) -> bool {
        self.draw.len() <= LONGEST_TEXT
            && self.periods.len() <= 2
            && self.periods.iter().all(Period::is_sound)
            && text(&self.seen) <= MOST_SEEN
            && are_sound(&self.seen, OF_SEEN)
            && self.exposures.len() <= MOST_EXPOSURES
            && are_sound(&self.exposures, Exposed::ALL)
            && self.handed.len() <= MOST_HANDED
            && are_sound(&self.handed, OF_HANDED)
            && self.orders_at.len() <= 3
            && are_reachable(&self.orders_at)
    }
}

impl Period {
    fn is_sound(&self) -> bool {
        self.numbers.len() == Count::ALL
            && are_reachable(&self.numbers)
            && self.rows.len() <= MOST_ROWS
            && are_sound(&self.rows, Fate::ALL)
    }
}

impl Tally {
    /// The number in this place; 0 where there is none.
    #[must_use]
    pub fn at(&self, place: usize) -> f64 {
        self.numbers.get(place).copied().unwrap_or(0.0)
    }
}

/// `retain` is written anew for each question; this is not.
fn keep(tallies: &mut Vec<Tally>, is_kept: &dyn Fn(&Tally) -> bool) {
    tallies.retain(is_kept);
}

fn are_sound(tallies: &[Tally], numbers: usize) -> bool {
    tallies.iter().all(|one| {
        one.name.len() <= LONGEST_NAME
            && one.numbers.len() == numbers
            && are_reachable(&one.numbers)
    })
}

fn are_reachable(numbers: &[f64]) -> bool {
    numbers.iter().all(|number| (-LARGEST..=LARGEST).contains(number))
}

fn text(tallies: &[Tally]) -> usize {
    tallies.iter().map(|one| one.name.len() + ENTRY).sum()
}

//! Tally: rows and periods, counted up.

use crate::contract::{Clock, Count, Fate, Period, Placement, Tally};

/// Local days of a period.
pub(super) const PERIOD_DAYS: i32 = 28;
/// Rows of a period; departments that come later are counted under their other names only.
const MOST_ROWS: usize = 22;
/// No department's name is longer.
const LONGEST_NAME: usize = 40;

const PLAYS: [&str; 3] = ["play:completion", "play:evolution", "play:ecosystem"];
const CONFIDENCES: [&str; 3] = ["confidence:early", "confidence:likely", "confidence:strong"];
const PLACEMENTS: [&str; Placement::ALL.len()] = [
    "placement:home",
    "placement:product",
    "placement:basket",
    "placement:drawer",
    "placement:checkout",
    "placement:done",
    "placement:notification",
    "placement:email",
    "placement:print",
    "placement:consultation",
];

/// This period, begun if there is none or the last has run out. The one before stays.
pub(super) fn this_period<'a>(periods: &'a mut Vec<Period>, clock: &Clock) -> &'a mut Period {
    let today = clock.local_day();
    let is_over = |one: &Period| !(0..PERIOD_DAYS).contains(&today.saturating_sub(one.from_day));
    if periods.last().is_none_or(is_over) {
        periods.push(Period { from_day: today, ..Period::empty() });
        if periods.len() > 2 {
            periods.remove(0);
        }
    }
    let last = periods.len() - 1;
    &mut periods[last]
}

impl Period {
    /// A period in which nothing has happened.
    #[must_use]
    pub fn empty() -> Self {
        Self { from_day: 0, numbers: vec![0.0; Count::ALL], rows: Vec::new() }
    }

    /// What was counted.
    #[must_use]
    pub fn of(&self, count: Count) -> f64 {
        self.numbers.get(count as usize).copied().unwrap_or(0.0)
    }

    /// Counts `by` more.
    pub(super) fn more(&mut self, count: Count, by: f64) {
        raise(&mut self.numbers, count as usize, by);
    }

    /// Counts a fate in each row this suggestion belongs to, or takes it back.
    pub(super) fn count(&mut self, seen: &Tally, department: Option<&str>, fate: Fate, by: f64) {
        let name = |names: &[&'static str], place| names.get(seen.at(place) as usize).copied();
        let department = department.map(|name| ["department:", name].concat());
        let sorts = [
            name(&PLACEMENTS, 2),
            name(&PLAYS, 3),
            name(&CONFIDENCES, 4),
            department.as_deref().filter(|name| name.len() <= LONGEST_NAME),
        ];
        for name in sorts.into_iter().flatten() {
            let place = self.rows.iter().position(|row| row.name == name);
            let place = place.unwrap_or(self.rows.len());
            if place == self.rows.len() && place < MOST_ROWS {
                self.rows.push(Tally { name: name.to_owned(), numbers: vec![0.0; Fate::ALL] });
            }
            if let Some(row) = self.rows.get_mut(place) {
                raise(&mut row.numbers, fate as usize, by);
            }
        }
    }
}

/// Adds, and stays at 0 or above.
pub(super) fn raise(numbers: &mut [f64], place: usize, by: f64) {
    if let Some(number) = numbers.get_mut(place) {
        *number = (*number + by).max(0.0);
    }
}

/// The first part of a category's path: as coarse as a shop is.
pub(super) fn department_of(category: &str) -> &str {
    category.split_once('>').map_or(category, |(department, _)| department).trim_ascii_end()
}

//! When things are bought: orders by month and by part of the week, category by category.
//!
//! What must stay true: the clock is the one on the wall where the order was written down; a log
//! that knows days and no hours has months and no dayparts.

use jiff::Timestamp;

use crate::{
    baskets::{Origin, Parts},
    catalogue::Categories,
    shares::cores,
};

use super::{super::Cell, ItemCount, shelves};

/// January … December.
pub const MONTHS: usize = 12;
/// Night, morning, afternoon, evening of a weekday, then of the weekend; six hours each.
pub const DAYPARTS: usize = 8;
const HOURS_A_PART: usize = 6;
const SECONDS_A_DAY: i64 = 86_400;

/// Orders by month and daypart.
pub struct RhythmCounts {
    /// All orders that have a time.
    pub all: Beat,
    /// By category path: orders with something of exactly that category.
    pub categories: Vec<Beat>,
    /// Whether the log knows hours.
    pub has_hours: bool,
}

/// The orders of one thing over the year and the week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beat {
    /// By month.
    pub months: [ItemCount; MONTHS],
    /// By daypart.
    pub dayparts: [ItemCount; DAYPARTS],
}

#[derive(Clone, Default)]
struct BeatCells {
    months: [Cell; MONTHS],
    dayparts: [Cell; DAYPARTS],
}

impl RhythmCounts {
    /// None where no order has a time.
    pub(super) fn of<P: Parts>(
        parts: &P,
        categories: &Categories,
    ) -> Result<Option<Self>, P::Error> {
        let desk = || Desk {
            categories: vec![BeatCells::default(); categories.paths.len()],
            ..Desk::default()
        };
        let mut desks: Vec<_> = (0..cores()).map(|_| desk()).collect();
        parts.each_part(|part| {
            part.share_out(&mut desks, |desk, origin, products| {
                desk.meet(origin, products, categories);
            });
        })?;
        let Desk { all, categories, is_dated, has_hours } = desks.iter().fold(desk(), Desk::with);
        Ok(is_dated.then(|| Self {
            all: all.into(),
            categories: categories.into_iter().map(Beat::from).collect(),
            has_hours,
        }))
    }
}

/// What one core counts.
#[derive(Default)]
struct Desk {
    all: BeatCells,
    categories: Vec<BeatCells>,
    is_dated: bool,
    has_hours: bool,
}

impl Desk {
    fn meet(&mut self, origin: &Origin, products: &[u32], categories: &Categories) {
        let wall = origin.wall_time();
        let Some((wall, moment)) = wall.and_then(|wall| Some((wall, moment(wall)?))) else {
            return;
        };
        self.is_dated = true;
        self.has_hours |= wall.rem_euclid(SECONDS_A_DAY) != 0;
        self.all.meet(moment, origin.shopper);
        for shelf in shelves(products, categories) {
            self.categories[shelf as usize].meet(moment, origin.shopper);
        }
    }

    /// And what another has counted of other shoppers.
    fn with(mut self, other: &Self) -> Self {
        self.all.add(&other.all);
        for (beat, other) in self.categories.iter_mut().zip(&other.categories) {
            beat.add(other);
        }
        self.is_dated |= other.is_dated;
        self.has_hours |= other.has_hours;
        self
    }
}

impl BeatCells {
    fn meet(&mut self, (month, daypart): (usize, usize), shopper: u32) {
        self.months[month].meet(shopper, 0);
        self.dayparts[daypart].meet(shopper, 0);
    }

    fn add(&mut self, other: &Self) {
        let [months, dayparts] = [&mut self.months[..], &mut self.dayparts];
        let others = other.months.iter().chain(&other.dayparts);
        for (cell, other) in months.iter_mut().chain(dayparts).zip(others) {
            cell.add(other);
        }
    }
}

impl From<BeatCells> for Beat {
    fn from(cells: BeatCells) -> Self {
        Self {
            months: cells.months.map(ItemCount::from),
            dayparts: cells.dayparts.map(ItemCount::from),
        }
    }
}

/// The shelves of a basket, each with the month it was bought in, from 0; none without a time.
pub fn shelf_months(
    products: &[u32],
    wall: Option<i64>,
    categories: &Categories,
) -> Vec<(u32, u32)> {
    let Some((month, _)) = wall.and_then(moment) else { return Vec::new() };
    shelves(products, categories).into_iter().map(|shelf| (shelf, month as u32)).collect()
}

/// Month and daypart of a time on the wall.
fn moment(wall: i64) -> Option<(usize, usize)> {
    let written = Timestamp::from_second(wall).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
    let is_weekend = written.weekday().to_monday_zero_offset() >= 5;
    let part = written.hour() as usize / HOURS_A_PART;
    let first = if is_weekend { DAYPARTS / 2 } else { 0 };
    Some((written.month() as usize - 1, first + part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order_log::timestamp;

    #[test]
    fn a_sunday_evening_in_december_is_the_last_of_both() {
        let moment_of = |written| moment(timestamp::read(written).unwrap().wall);
        assert_eq!(moment_of("2025-12-28T21:00:00"), Some((11, 7)));
        assert_eq!(moment_of("2025-01-01T05:59:59"), Some((0, 0)), "a Wednesday night");
        assert_eq!(moment_of("2025-01-04T06:00:00-08:00"), Some((0, 5)), "the wall's clock counts");
    }
}

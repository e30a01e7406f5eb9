//! What memory keeps back, by product: looked up once for a request, asked for each candidate.
//!
//! Comes in: memory and the moment. Goes out: what rests and until when, in milliseconds since
//! 1970. What must stay true: what has run out by now is not in here.

use crate::{
    contract::{Clock, Memory, Respect},
    model::Model,
    product::ProductIndex,
};

use super::places::Places;

/// Everything that rests.
pub(super) struct Resting {
    /// Turned down: variant groups.
    pub(super) dismissed: Until,
    /// Seen often enough for now, and not on the page already.
    pub(super) seen: Until,
    /// Categories of which enough was turned down.
    pub(super) categories: Vec<(String, f64)>,
}

/// Products and when each rest ends.
pub(super) struct Until {
    places: Places,
    /// In step with `places`.
    ends: Vec<f64>,
}

impl Until {
    /// When the product's rest ends, if it rests.
    pub(super) fn of(&self, product: ProductIndex) -> Option<f64> {
        self.places.find(product).map(|place| self.ends[place])
    }

    /// The products that rest.
    pub(super) fn products(&self) -> &[ProductIndex] {
        self.places.keys()
    }
}

/// Of several rests of one product the longest counts.
impl FromIterator<(ProductIndex, f64)> for Until {
    fn from_iter<T: IntoIterator<Item = (ProductIndex, f64)>>(rests: T) -> Self {
        let mut until = Self { places: Places::with_capacity(0), ends: Vec::new() };
        for (product, end) in rests {
            let place = until.places.place(product);
            match until.ends.get_mut(place) {
                None => until.ends.push(end),
                Some(known) => *known = known.max(end),
            }
        }
        until
    }
}

impl Resting {
    pub(super) fn read(model: &Model, memory: &Memory, clock: &Clock) -> Self {
        let respect = &Respect::DEFAULT;
        let dismissed = || {
            let known = memory.dismissed.iter();
            known.filter_map(|one| Some((model.resolve(&one.id)?, one.at)))
        };
        let ending = |at: f64, days: u32| {
            let end = Clock::days_after(at, days);
            (end > clock.now).then_some(end)
        };
        let groups = dismissed().filter_map(|(product, at)| {
            Some((model.variant_group(product), ending(at, respect.dismissal_days)?))
        });
        let seen = memory.impressions.iter().filter(|seen| !memory.page.seen.contains(&seen.id));
        let seen = seen.filter_map(|seen| {
            Some((model.resolve(&seen.id)?, rest_of_seen(&seen.days, respect, clock)?))
        });
        let in_categories = dismissed().filter_map(|(product, at)| {
            Some((model.category(product)?, ending(at, respect.category_rest_days)?))
        });
        Self {
            dismissed: groups.collect(),
            seen: seen.collect(),
            categories: resting_categories(&in_categories.collect::<Vec<_>>(), respect),
        }
    }
}

/// Until when a product rests that was seen on these local days, if it does.
fn rest_of_seen(days: &[i32], respect: &Respect, clock: &Clock) -> Option<f64> {
    let last = *days.last()?;
    let first = days.len().checked_sub(respect.impressions as usize)?;
    let within = last.saturating_sub(days[first]) < respect.impressions_within_days as i32;
    let until = clock.start_of_day(last.saturating_add(respect.rest_days as i32));
    (within && until > clock.now).then_some(until)
}

/// `ends`: of each dismissal, oldest first, its category and when it stops counting. A category
/// rests until so many have stopped that the others are too few.
fn resting_categories(ends: &[(&str, f64)], respect: &Respect) -> Vec<(String, f64)> {
    let enough = respect.category_dismissals as usize;
    let mut resting = Vec::new();
    for (place, (category, end)) in ends.iter().enumerate() {
        let later = ends[place + 1..].iter().filter(|(other, _)| other == category).count();
        if later + 1 == enough {
            resting.push(((*category).to_owned(), *end));
        }
    }
    resting
}

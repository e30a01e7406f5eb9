//! What memory keeps back, by product: looked up once for a request, asked for each candidate.
//!
//! Comes in: memory and the moment. Goes out: what rests and until when, in milliseconds since
//! 1970. What must stay true: what has run out by now is not in here.

use crate::{
    contract::{Clock, Memory, Respect, Why},
    model::Model,
    product::ProductIndex,
};

use super::places::Places;

/// Everything that rests.
pub(super) struct Resting {
    /// Turned down: variant groups.
    pub(super) dismissed: Until,
    /// Of the wrong size: products.
    pub(super) wrong_size: Until,
    /// Too dear: a category, by place, from which price on, and until when.
    pub(super) too_dear: Vec<(u32, f64, f64)>,
    /// Seen often enough for now, and not on the page already.
    pub(super) seen: Until,
    /// Categories, by place, of which enough was turned down.
    pub(super) categories: Vec<(u32, f64)>,
}

/// Products and when each rest ends.
pub(super) struct Until {
    places: Places,
    /// In step with `places`.
    ends: Vec<f64>,
}

impl Until {
    fn none() -> Self {
        Self { places: Places::with_capacity(0), ends: Vec::new() }
    }

    /// Of several rests of one product the longest counts.
    fn rest(&mut self, product: ProductIndex, end: f64) {
        let place = self.places.place(product);
        match self.ends.get_mut(place) {
            None => self.ends.push(end),
            Some(known) => *known = known.max(end),
        }
    }

    /// When the product's rest ends, if it rests.
    pub(super) fn of(&self, product: ProductIndex) -> Option<f64> {
        self.places.find(product).map(|place| self.ends[place])
    }

    /// The products that rest.
    pub(super) fn products(&self) -> &[ProductIndex] {
        self.places.keys()
    }
}

impl Resting {
    /// Whether anything was turned down, or was of the wrong size.
    pub(super) fn has_dismissed(&self) -> bool {
        !(self.dismissed.products().is_empty() && self.wrong_size.products().is_empty())
    }

    pub(super) fn read(model: &Model, memory: &Memory, clock: &Clock) -> Self {
        let respect = &Respect::DEFAULT;
        let (mut dismissed, mut wrong_size, mut seen) =
            (Until::none(), Until::none(), Until::none());
        let (mut too_dear, mut ends) = (Vec::new(), Vec::new());
        for one in memory.dismissed.iter().filter(|one| one.why != Some(Why::HaveIt)) {
            let Some(product) = model.resolve(&one.id) else { continue };
            let end = one.until();
            if end > clock.now && one.why == Some(Why::WrongSize) {
                wrong_size.rest(product, end);
            } else if end > clock.now {
                dismissed.rest(model.variant_group(product), end);
            }
            let Some(category) = model.category_place(product) else { continue };
            let dear_until = Clock::days_after(one.at, respect.too_dear_days);
            let price = model.price(product).filter(|_| one.why == Some(Why::TooDear));
            if let Some(price) = price.filter(|_| dear_until > clock.now) {
                too_dear.push((category, price, dear_until));
            }
            let end = Clock::days_after(one.at, respect.category_rest_days);
            if end > clock.now && matches!(one.why, None | Some(Why::NotMyStyle)) {
                ends.push((category, end));
            }
        }
        for id in &memory.session.refused {
            if let Some(product) = model.resolve(id) {
                let pause = f64::from(respect.session_pause_minutes) * 60_000.0;
                dismissed.rest(model.variant_group(product), memory.session.last_act_at + pause);
            }
        }
        for one in memory.impressions.iter().filter(|one| !memory.page.seen.contains(&one.id)) {
            let until = rest_of_seen(&one.days, respect, clock);
            if let Some((product, until)) = model.resolve(&one.id).zip(until) {
                seen.rest(product, until);
            }
        }
        let categories = resting_categories(&ends, respect);
        Self { dismissed, wrong_size, too_dear, seen, categories }
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
fn resting_categories(ends: &[(u32, f64)], respect: &Respect) -> Vec<(u32, f64)> {
    let enough = respect.category_dismissals as usize;
    let mut resting = Vec::new();
    for (place, (category, end)) in ends.iter().enumerate() {
        let later = ends[place + 1..].iter().filter(|(other, _)| other == category).count();
        if later + 1 == enough {
            resting.push((*category, *end));
        }
    }
    resting
}

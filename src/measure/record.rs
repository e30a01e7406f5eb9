//! Record: what happened → memory, and what it counts for.
//!
//! What must stay true: memory is what [`memory::record`] makes of it, and beside it only counts
//! change; what is about somebody else, and what was not seen, counts for nothing.

use crate::{
    contract::{
        Clock, Consent, Count, Effects, Fate, Feedback, Memory, Outcome, Placement, Policy,
        Showing, SoFar, Tally, What,
    },
    memory,
    model::Model,
    product::ProductIndex,
};

use super::{
    answer,
    exposed::{came_about, earned, expose},
    tally::{department_of, this_period},
};

/// What is to be counted by, and when.
struct Counter<'a> {
    model: &'a Model,
    policy: &'a Policy,
    /// Before it happened, as far as it may be read.
    before: &'a Memory,
    /// The number of this visit.
    visit: u32,
    clock: &'a Clock,
}

/// The memory after one more act, with what the act counts for.
#[must_use]
pub fn record(
    model: &Model,
    policy: &Policy,
    memory: &Memory,
    feedback: &Feedback,
    consent: Consent,
    clock: &Clock,
) -> Memory {
    let before = memory.under(consent).into_memory();
    let mut after = memory::record(memory, feedback, consent, clock);
    let counter = Counter { model, policy, before: &before, visit: after.visits, clock };
    let is_own = !after.session.gift && !after.session.not_me;
    let mut effects = std::mem::take(&mut after.effects);
    if !before.session_goes_on(clock) {
        counter.begin_visit(&mut effects);
    }
    match feedback {
        Feedback::Drawn { name } if effects.draw.is_empty() && is_draw(name) => {
            effects.draw.clone_from(name);
        }
        Feedback::Sharing { on } => effects.is_shared = *on,
        Feedback::HandOver { name, on } if !on && consent == Consent::Persistent => {
            answer::hand_over(&mut effects, policy, name, clock);
        }
        _ if is_own => counter.take(&mut effects, feedback),
        _ => {}
    }
    after.effects = effects;
    after
}

/// 16 hexadecimal digits.
fn is_draw(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Counter<'_> {
    fn begin_visit(&self, effects: &mut Effects) {
        let before = self.before.session.last_act_at;
        self.more(effects, Count::Visits, 1.0);
        if before > 0.0 {
            self.more(effects, Count::Pauses, 1.0);
            self.more(effects, Count::DaysAway, self.clock.days_since(before).max(0.0));
            self.came_about(effects, Outcome::CameBack);
        }
    }

    fn more(&self, effects: &mut Effects, count: Count, by: f64) {
        this_period(&mut effects.periods, self.clock).more(count, by);
    }

    fn came_about(&self, effects: &mut Effects, outcome: Outcome) {
        came_about(effects, self.policy, outcome, self.visit, self.clock);
    }

    /// Counts what became of the suggestion in this place of the list.
    fn count(&self, effects: &mut Effects, place: usize, fate: Fate, by: f64) {
        let seen = &effects.seen[place];
        let period = this_period(&mut effects.periods, self.clock);
        period.count(seen, self.department(&seen.name), fate, by);
    }

    fn take(&self, effects: &mut Effects, feedback: &Feedback) {
        match feedback {
            Feedback::Shown { placement, suggestions } => {
                for showing in suggestions {
                    self.saw(effects, *placement, showing);
                }
                if !suggestions.is_empty() && effects.spoken_visit != self.visit + 1 {
                    effects.spoken_visit = self.visit + 1;
                    self.more(effects, Count::VisitsSpoken, 1.0);
                }
                expose(effects, self.policy, self.visit, self.clock);
            }
            Feedback::Add { id, .. } => self.accepted(effects, id),
            // To say why is not to refuse again.
            Feedback::Dismissal { id, .. } if !self.is_dismissed(id) => {
                self.dismissed(effects, id, 1.0);
            }
            Feedback::Undo { id } if self.is_dismissed(id) => self.dismissed(effects, id, -1.0),
            Feedback::CategoryOff { .. } | Feedback::SwitchOff { .. } => {
                self.more(effects, Count::Mutes, 1.0);
                self.came_about(effects, Outcome::Muted);
            }
            Feedback::Removed { id } => self.removed(effects, id),
            Feedback::Purchased { ids } => self.bought(effects, ids),
            Feedback::SentBack { id } => self.sent_back(effects, id),
            _ => {}
        }
    }

    fn saw(&self, effects: &mut Effects, placement: Placement, showing: &Showing) {
        let Showing { id, play, confidence } = showing;
        let codes = [placement as u8, *play as u8, *confidence as u8].map(f64::from);
        let mut numbers = vec![self.clock.now.floor(), 0.0];
        numbers.extend(codes);
        let seen = Tally { name: id.clone(), numbers };
        let place = effects.seen.iter().position(|one| one.name == *id);
        let place = place.unwrap_or(effects.seen.len());
        match effects.seen.get_mut(place) {
            // What is in the basket already stays what it was shown as.
            Some(one) if one.at(1) > 0.0 => return,
            Some(one) => *one = seen,
            None => effects.seen.push(seen),
        }
        self.count(effects, place, Fate::Seen, 1.0);
    }

    fn accepted(&self, effects: &mut Effects, id: &str) {
        let Some(place) = place_of(effects, id, SoFar::Seen) else { return };
        let seen_at = effects.seen[place].at(0);
        let found = [What::Viewed, What::Searched, What::Added];
        let was_found =
            |what: &What| self.before.note(*what, id).is_some_and(|note| note.at < seen_at);
        let is_known_before = found.iter().any(was_found);
        self.comes_to(effects, place, SoFar::Accepted);
        self.count(effects, place, Fate::Accepted, 1.0);
        if is_known_before {
            self.more(effects, Count::KnownBefore, 1.0);
        }
        if let Some(price) = self.price(id) {
            self.more(effects, Count::PricedTaken, 1.0);
            self.more(effects, Count::PriceTaken, price);
        }
        self.came_about(effects, Outcome::Accepted);
    }

    fn comes_to(&self, effects: &mut Effects, place: usize, so_far: SoFar) {
        let numbers = &mut effects.seen[place].numbers;
        numbers[0] = self.clock.now.floor();
        numbers[1] = f64::from(so_far as u8);
    }

    fn price(&self, id: &str) -> Option<f64> {
        self.model.resolve(id).and_then(|product| self.model.price(product))
    }

    fn is_dismissed(&self, id: &str) -> bool {
        self.before.dismissed.iter().any(|one| one.id == *id)
    }

    fn dismissed(&self, effects: &mut Effects, id: &str, by: f64) {
        if let Some(place) = effects.seen.iter().position(|one| one.name == *id) {
            self.count(effects, place, Fate::Dismissed, by);
        }
    }

    /// Something left the basket: perhaps a suggestion took its place.
    fn removed(&self, effects: &mut Effects, id: &str) {
        let Some(gone) = self.model.resolve(id) else { return };
        let is_in_its_place = |seen: &Tally| {
            let is_recent = self.clock.days_since(seen.at(0)) < 1.0;
            let other = self.model.resolve(&seen.name).filter(|other| *other != gone);
            is(seen, SoFar::Accepted)
                && is_recent
                && other.is_some_and(|other| self.does_the_same(gone, other))
        };
        if effects.seen.iter().any(is_in_its_place) {
            self.more(effects, Count::Replaced, 1.0);
        }
    }

    fn does_the_same(&self, one: ProductIndex, other: ProductIndex) -> bool {
        let model = self.model;
        let category = model.category_place(one);
        model.variant_group(one) == model.variant_group(other)
            || category.is_some() && category == model.category_place(other)
    }

    fn bought(&self, effects: &mut Effects, ids: &[String]) {
        let mut departments: Vec<&str> = Vec::new();
        let (mut value, mut new_departments, mut is_with) = (0.0, 0.0, false);
        for id in ids {
            let price = self.price(id);
            value += price.unwrap_or(0.0);
            if let Some(department) = self.department(id).filter(|one| !departments.contains(one)) {
                departments.push(department);
                new_departments += if self.has_bought_from(department) { 0.0 } else { 1.0 };
            }
            if let Some(place) = place_of(effects, self.name(id), SoFar::Accepted) {
                is_with = true;
                self.comes_to(effects, place, SoFar::Bought);
                self.count(effects, place, Fate::Bought, 1.0);
                continue;
            }
            self.more(effects, Count::BoughtOther, 1.0);
            if let Some(price) = price {
                self.more(effects, Count::PricedOther, 1.0);
                self.more(effects, Count::PriceOther, price);
            }
        }
        let repeats = if effects.orders_at.is_empty() { 0.0 } else { 1.0 };
        let order = [1.0, value, departments.len() as f64, new_departments, repeats];
        let counts = if is_with { WITH } else { PLAIN };
        for (count, by) in counts.into_iter().zip(order) {
            self.more(effects, count, by);
        }
        // First, second and last.
        effects.orders_at.truncate(2);
        effects.orders_at.push(self.clock.now.floor());
        earned(effects, value, self.clock);
        self.came_about(effects, Outcome::Ordered);
    }

    fn sent_back(&self, effects: &mut Effects, id: &str) {
        if let Some(place) = place_of(effects, self.name(id), SoFar::Bought) {
            self.count(effects, place, Fate::SentBack, 1.0);
            effects.seen.remove(place);
        } else {
            self.more(effects, Count::SentBackOther, 1.0);
        }
        earned(effects, -self.price(id).unwrap_or(0.0), self.clock);
        self.came_about(effects, Outcome::SentBack);
    }

    /// The name suggestions of it go by.
    fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.model.resolve(id).map_or(id, |product| self.model.id(product))
    }

    fn department(&self, id: &str) -> Option<&str> {
        let product = self.model.resolve(id)?;
        self.model.category(product).map(department_of)
    }

    /// Whether this shopper has bought from there before.
    fn has_bought_from(&self, department: &str) -> bool {
        let mut bought = self.before.notes_of(What::Bought);
        bought.any(|note| self.department(&note.name) == Some(department))
    }
}

/// The numbers of an order without a suggestion in it, and with one.
const PLAIN: [Count; 5] = [
    Count::Plain,
    Count::PlainValue,
    Count::PlainDepartments,
    Count::PlainNewDepartments,
    Count::PlainRepeats,
];
const WITH: [Count; 5] = [
    Count::With,
    Count::WithValue,
    Count::WithDepartments,
    Count::WithNewDepartments,
    Count::WithRepeats,
];

fn is(seen: &Tally, so_far: SoFar) -> bool {
    (seen.at(1) - f64::from(so_far as u8)).abs() < 0.5
}

fn place_of(effects: &Effects, id: &str, so_far: SoFar) -> Option<usize> {
    effects.seen.iter().position(|one| one.name == id && is(one, so_far))
}

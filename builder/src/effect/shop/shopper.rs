//! One shopper's days: visits, baskets, orders and returns, told to the engine as a page tells them.
//!
//! What must stay true: what a shopper does with a suggestion depends on whether it really goes with
//! what it is said to go with, and never on how sure the model is.

use alongside::{
    contract::{
        Clock, Consent, Feedback, Memory, Placement, Policy, RecommendRequest, Showing, Slate,
        Suggestion,
    },
    measure,
    model::Model,
    recommend::{Shop, recommend_in},
};

use super::goods::{PRODUCTS, Truth, id, truth};
use crate::chance::Chance;

pub const DAY: f64 = 86_400_000.0;
pub const START: f64 = 1.8e12;

/// The days of visits; on the last nothing happens but that what is due is shared.
const VISITS: [f64; 4] = [0.0, 3.0, 7.0, 11.0];
const LAST_VISIT: f64 = 35.0;

/// How shoppers are.
#[derive(Clone, Copy)]
pub struct Habits {
    /// Their chance to order within the window, whatever is suggested.
    pub orders: f64,
    /// How many more order because of what they saw.
    pub more: f64,
    /// How many put a suggestion in the place of what they held.
    pub swaps: f64,
    /// How many had looked at what is suggested before.
    pub looked_before: f64,
}

impl Habits {
    /// Nobody is moved to anything.
    pub const HONEST: Self = Self { orders: 0.0, more: 0.0, swaps: 0.0, looked_before: 0.0 };
}

/// Sent back by so many who bought something without a suggestion.
const SENT_BACK_OTHER: f64 = 0.08;

impl Truth {
    /// Taken up by so many who see it.
    fn taken(self) -> f64 {
        if self == Self::Unrelated { 0.01 } else { 0.25 }
    }

    /// Sent back by so many who bought it.
    fn sent_back(self) -> f64 {
        if matches!(self, Self::Fits | Self::OfOneShelf) { 0.06 } else { 0.5 }
    }
}

/// What lies in the basket, and how it goes with what the shopper wanted, if it was suggested.
type Basket = Vec<(String, Option<Truth>)>;

const TURNED_DOWN: f64 = 0.03;

/// A shopper and the device.
struct Shopper<'a> {
    model: &'a Model,
    policy: &'a Policy,
    memory: Memory,
    chance: Chance,
    now: f64,
}

/// Lives through all visits. Goes out: the records this shopper shares.
pub fn live(model: &Model, policy: &Policy, habits: Habits, seed: u64) -> Vec<String> {
    let chance = Chance(seed.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ 0xA5A5);
    let mut one = Shopper { model, policy, memory: Memory::empty(), chance, now: START };
    let name = format!("{:016x}", one.chance.next());
    one.tell(&Feedback::Drawn { name });
    one.tell(&Feedback::Sharing { on: true });
    let orders_at = one.day_of_order(habits.orders);
    let mut moved_at = one.day_of_order(habits.more / (1.0 - habits.orders));
    for (day, at) in VISITS.into_iter().zip(0..) {
        one.now = START + day * DAY + 3.6e6 * one.chance.share();
        let is_moved = moved_at.is_some_and(|moved| moved <= at);
        let (has_seen, basket) = one.visit(habits);
        // Who is moved needs something to be moved by.
        if orders_at == Some(at) || orders_at.is_none() && is_moved && has_seen {
            if orders_at.is_none() {
                moved_at = None;
            }
            one.order(&basket);
        }
    }
    one.now = START + LAST_VISIT * DAY;
    one.tell(&Feedback::PageView);
    let name = format!("{:016x}", one.chance.next());
    one.tell(&Feedback::HandOver { name, on: false });
    let summary = measure::summary(&one.memory, &one.clock()).summary;
    let answers = one.memory.effects.handed.iter().map(|handed| handed.name.clone());
    answers.chain([serde_json::to_string(&summary).unwrap()]).collect()
}

impl Shopper<'_> {
    fn clock(&self) -> Clock {
        Clock { now: self.now, ..Clock::default() }
    }

    fn tell(&mut self, feedback: &Feedback) {
        self.now += 30_000.0;
        let (consent, clock) = (Consent::Persistent, self.clock());
        self.memory =
            measure::record(self.model, self.policy, &self.memory, feedback, consent, &clock);
    }

    fn does(&mut self, share: f64) -> bool {
        self.chance.share() < share
    }

    /// At which of the visits, if at all.
    fn day_of_order(&mut self, share: f64) -> Option<u64> {
        let at = self.chance.next() % VISITS.len() as u64;
        self.does(share).then_some(at)
    }

    /// Looks around and fills a basket. Goes out: whether suggestions were seen, and the basket with
    /// those that were taken up.
    fn visit(&mut self, habits: Habits) -> (bool, Basket) {
        self.tell(&Feedback::PageView);
        let wanted = id((self.chance.next() % u64::from(PRODUCTS)) as u32);
        self.tell(&Feedback::Viewed { id: wanted.clone() });
        self.tell(&Feedback::Added { id: wanted.clone() });
        let slate = self.ask(&wanted);
        for one in &slate.suggestions {
            if self.does(habits.looked_before) {
                self.tell(&Feedback::Viewed { id: one.id.clone() });
            }
        }
        let placement = Placement::Basket;
        if !slate.suggestions.is_empty() {
            let ids = slate.suggestions.iter().map(|one| one.id.clone()).collect();
            self.tell(&Feedback::Impression { placement, ids });
        }
        let suggestions = slate.suggestions.iter().map(showing).collect();
        self.tell(&Feedback::Shown { placement, suggestions });
        (!slate.suggestions.is_empty(), self.choose(&slate, wanted, habits))
    }

    fn ask(&self, wanted: &str) -> Slate {
        let shop = Shop { model: self.model, policy: self.policy };
        let mut request = RecommendRequest::of([wanted], Placement::Basket);
        request.consent = Consent::Persistent;
        recommend_in(&shop, &request, &self.memory, &self.clock()).unwrap()
    }

    fn choose(&mut self, slate: &Slate, wanted: String, habits: Habits) -> Basket {
        let swaps = self.does(habits.swaps);
        for Suggestion { id, reason, .. } in &slate.suggestions {
            // A basket left days ago is spoken of too, so the reason tells what it should go with.
            let truth = reason.anchors.first().map_or(Truth::Unrelated, |one| truth(one, id));
            if self.does(truth.taken()) {
                self.tell(&Feedback::Add { id: id.clone(), kind: None });
                let taken = (id.clone(), Some(truth));
                if !swaps {
                    return vec![(wanted, None), taken];
                }
                self.tell(&Feedback::Removed { id: wanted });
                return vec![taken];
            }
            if self.does(TURNED_DOWN) {
                self.tell(&Feedback::Dismissal { id: id.clone(), why: None });
            }
        }
        vec![(wanted, None)]
    }

    fn order(&mut self, basket: &Basket) {
        let ids = basket.iter().map(|(id, _)| id.clone()).collect();
        self.tell(&Feedback::Purchased { ids });
        for (id, suggested) in basket {
            if self.does(suggested.map_or(SENT_BACK_OTHER, Truth::sent_back)) {
                self.tell(&Feedback::SentBack { id: id.clone() });
            }
        }
    }
}

fn showing(one: &Suggestion) -> Showing {
    Showing { id: one.id.clone(), play: one.play, confidence: one.confidence }
}

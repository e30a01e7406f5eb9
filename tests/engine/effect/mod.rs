//! Experiments, what is counted, and what may be handed over: a device that all of it happens on.

mod answered;
mod assigned;
mod counted;

use alongside::{
    contract::{
        Arm, Clock, Consent, Experiment, Feedback, Memory, Outcome, Period, Placement, Policy,
        RecommendRequest, Showing, Slate, Unit, Varies,
    },
    measure,
    model::Model,
    recommend::{Shop, recommend_in},
};

use crate::tent;

pub(super) const DAY: f64 = 86_400_000.0;
pub(super) const START: f64 = 1.8e12;

pub(super) fn arm(name: &str, share: f64) -> Arm {
    Arm { name: name.into(), share, ..Arm::default() }
}

pub(super) fn experiment(id: &str) -> Experiment {
    let hold_out = Arm { holds_out: true, ..arm("none", 0.5) };
    Experiment {
        id: id.into(),
        layer: String::new(),
        share: 1.0,
        starts: START,
        ends: START + 60.0 * DAY,
        varies: Varies::Presence,
        arms: vec![hold_out, arm("all", 0.5)],
        unit: Unit::Shopper,
        outcome: Outcome::Ordered,
        horizon_days: 14,
        epsilon: 2.0,
    }
}

pub(super) fn policy(experiments: Vec<Experiment>) -> Policy {
    Policy { experiments, ..Policy::NOTHING }
}

/// A device with its own memory, one act a minute.
pub(super) struct Device {
    pub(super) model: Model,
    pub(super) policy: Policy,
    pub(super) memory: Memory,
    pub(super) now: f64,
}

impl Device {
    pub(super) fn new(policy: Policy, draw: u64) -> Self {
        let model = tent::model();
        let mut device = Self { model, policy, memory: Memory::empty(), now: START };
        device.tell(&Feedback::Drawn { name: format!("{draw:016x}") });
        device
    }

    pub(super) fn clock(&self) -> Clock {
        Clock { now: self.now, ..Clock::default() }
    }

    pub(super) fn tell(&mut self, feedback: &Feedback) {
        self.now += 60_000.0;
        let (consent, clock) = (Consent::Persistent, self.clock());
        let Self { model, policy, memory, .. } = self;
        self.memory = measure::record(model, policy, memory, feedback, consent, &clock);
    }

    pub(super) fn slate(&self) -> Slate {
        let shop = Shop { model: &self.model, policy: &self.policy };
        let mut request = RecommendRequest::of(["tent"], Placement::Basket);
        request.consent = Consent::Persistent;
        recommend_in(&shop, &request, &self.memory, &self.clock()).unwrap()
    }

    /// Asks, and sees what there is to see.
    pub(super) fn look(&mut self) -> Slate {
        self.tell(&Feedback::PageView);
        let slate = self.slate();
        let placement = Placement::Basket;
        let ids = slate.suggestions.iter().map(|one| one.id.clone()).collect();
        if !slate.suggestions.is_empty() {
            self.tell(&Feedback::Impression { placement, ids });
        }
        let showing = |one: &alongside::contract::Suggestion| Showing {
            id: one.id.clone(),
            play: one.play,
            confidence: one.confidence,
        };
        let suggestions = slate.suggestions.iter().map(showing).collect();
        self.tell(&Feedback::Shown { placement, suggestions });
        slate
    }

    pub(super) fn hand_over(&mut self, coin: u64) {
        self.tell(&Feedback::HandOver { name: format!("{coin:016x}"), on: false });
    }

    pub(super) fn counts(&self) -> Period {
        self.memory.effects.periods.last().cloned().unwrap_or_else(Period::empty)
    }
}

/// `SplitMix64`, for draws as a browser would hand them in.
pub(super) fn draws(count: u64) -> impl Iterator<Item = u64> {
    (1..=count).map(|n| {
        let mut mixed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    })
}

pub(super) fn arms_of(policy: &Policy, draw: u64, visit: u32) -> Vec<String> {
    let mut memory = Memory::empty();
    memory.effects.draw = format!("{draw:016x}");
    let clock = Clock { now: START + DAY, ..Clock::default() };
    let standing = measure::standing(policy, &memory.effects, visit, &clock);
    standing.assigned.into_iter().map(|one| format!("{}={}", one.experiment, one.arm)).collect()
}

//! The journey: where the shopper is, what makes this a moment to speak, and what each play counts
//! for there.
//!
//! Comes in: the request and the past. Goes out: stage, moments, factors. What must stay true:
//! what the page says of the stage wins; nothing is inferred about the person.

mod plays;
mod stage;

use crate::{
    contract::{Clock, Memory, Moment, Policy, RecommendRequest, Stage},
    model::Model,
};

use super::{moments, past::Past, pool::KindFactors};

pub(super) use plays::{Leanings, leanings};

/// Everything a stage or a moment may be read from.
pub(super) struct Known<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) request: &'a RecommendRequest,
    pub(super) memory: &'a Memory,
    pub(super) past: &'a Past,
    pub(super) clock: &'a Clock,
    /// Whether the answer is for somebody else.
    pub(super) is_gift: bool,
    /// How far refusals have slowed the cadence.
    pub(super) cadence_step: usize,
}

impl Known<'_> {
    /// Whether the basket holds anything.
    pub(super) fn has_basket(&self) -> bool {
        self.request.basket.iter().any(|line| line.quantity > 0)
    }

    /// Whether this lies at most so many hours back, and not ahead.
    pub(super) fn is_within_hours(&self, at: f64, hours: u32) -> bool {
        (0.0..=f64::from(hours) * 60.0).contains(&self.clock.minutes_since(at))
    }
}

/// Where the shopper is.
pub(super) struct Journey {
    pub(super) stage: Stage,
    pub(super) moments: Vec<Moment>,
    /// What each kind of relation counts for.
    pub(super) kinds: KindFactors,
    /// What being of a family already there counts for.
    pub(super) ecosystem: f64,
}

impl Journey {
    pub(super) fn read(known: &Known, leanings: &Leanings) -> Self {
        let stage = stage::read(known);
        let moments = moments::open(known);
        let kinds = plays::by_kind(stage, &moments, known.is_gift, leanings);
        let ecosystem = plays::ecosystem(stage, &moments);
        Self { stage, moments, kinds, ecosystem }
    }

    pub(super) fn is_open(&self, moment: Moment) -> bool {
        self.moments.contains(&moment)
    }
}

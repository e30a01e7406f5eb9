//! Learn: small, bounded, fading steps from what was done with suggestions.
//!
//! Comes in: an act. Goes out: leanings of this shopper to a product and to a kind of relation,
//! each in 64ths from -1 to 1. What must stay true: no sequence of acts drives a leaning out of
//! its bounds; what a machine or a slip of the finger does teaches nothing, and nor does anything
//! that is about somebody else.

use crate::{
    contract::{Clock, Feedback, Memory, Note, Opened, RelationKind, Respect, What},
    rules,
};

/// What one act is worth, in 64ths.
pub(super) const CLICK: i32 = 6;
pub(super) const SAVE: i32 = 9;
pub(super) const ADD: i32 = 13;
pub(super) const SENT_BACK: i32 = -19;
pub(super) const USEFUL: i32 = 6;
/// A kind of relation learns half of what the product does: it stands for many.
const OF_A_KIND: i32 = 2;
/// The steps from nothing to a whole leaning.
const WHOLE: f64 = 64.0;

impl Note {
    /// The leaning that is left of this one by now: half of it after every half-life.
    pub(crate) fn leaning(&self, clock: &Clock) -> f64 {
        let half_life = f64::from(Respect::DEFAULT.leaning_half_life_days);
        let mut left = self.value.clamp(-1.0, 1.0);
        let mut days = clock.days_since(self.at);
        while days >= half_life && left.abs() > 1.0 / WHOLE {
            days -= half_life;
            left /= 2.0;
        }
        left * (1.0 - (days / half_life).clamp(0.0, 1.0) / 2.0)
    }
}

impl Memory {
    /// Whether what happens now is about this shopper.
    pub(super) fn is_about_the_shopper(&self) -> bool {
        !self.session.gift && !self.session.not_me || !rules::holds("teaches-nothing")
    }

    /// Moves the leaning to a product, and to the kind of the suggestion where it is known.
    pub(super) fn lean(
        &mut self,
        id: &str,
        kind: Option<RelationKind>,
        steps: i32,
        pace: Pace,
        clock: &Clock,
    ) {
        let most = Respect::DEFAULT.lessons_a_session;
        let enough = self.session.taught >= most && rules::holds("lessons-a-session");
        if pace == Pace::Machine || enough || !self.is_about_the_shopper() {
            return;
        }
        self.session.taught += 1;
        self.step(What::ProductLeaning, id, steps, clock);
        if let Some(kind) = kind {
            self.step(What::KindLeaning, kind.name(), steps / OF_A_KIND, clock);
        }
    }

    fn step(&mut self, what: What, name: &str, steps: i32, clock: &Clock) {
        let before = self.note(what, name).map_or(0.0, |note| note.leaning(clock));
        let value = ((before * WHOLE).round() + f64::from(steps)) / WHOLE;
        self.put(what, name, value.clamp(-1.0, 1.0), clock);
    }

    /// A suggestion is opened. What that says is settled by what comes next.
    pub(super) fn open(&mut self, id: &str, kind: Option<RelationKind>, pace: Pace, clock: &Clock) {
        let is_human = pace == Pace::Human;
        let opened = Opened { id: id.to_owned(), kind, at: clock.now, landed: false };
        self.session.opened = is_human.then_some(opened);
    }

    /// Settles an open click: back within a few seconds, it was none.
    pub(super) fn settle(&mut self, next: Next, clock: &Clock) {
        let Some(mut opened) = self.session.opened.take() else { return };
        let bounce = f64::from(Respect::DEFAULT.bounce_seconds) * 1_000.0;
        if (0.0..bounce).contains(&(clock.now - opened.at)) {
            let is_bounce = next == Next::Page && opened.landed && rules::holds("bounce");
            opened.landed |= next == Next::Page;
            self.session.opened = Some(opened).filter(|_| !is_bounce);
        } else {
            self.lean(&opened.id, opened.kind, CLICK, Pace::Human, clock);
        }
    }
}

/// What comes after a click.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A page comes up.
    Page,
    /// Anything else.
    Act,
}

/// How fast the acts come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    Human,
    /// Faster after the act before than a person can.
    Machine,
}

impl Memory {
    /// How soon after the last act on a suggestion this one comes. What the page does by itself
    /// (a view, an impression) is no act.
    pub(super) fn pace_of(&mut self, feedback: &Feedback, clock: &Clock) -> Pace {
        let teaches = matches!(
            feedback,
            Feedback::Click { .. }
                | Feedback::Add { .. }
                | Feedback::Save { .. }
                | Feedback::SentBack { .. }
                | Feedback::Answered { .. }
        );
        if !teaches {
            return Pace::Human;
        }
        let since_last = clock.now - self.session.acted_at;
        self.session.acted_at = clock.now;
        let least = f64::from(Respect::DEFAULT.fastest_act_milliseconds);
        let is_machine = (0.0..least).contains(&since_last) && rules::holds("robot-speed");
        if is_machine { Pace::Machine } else { Pace::Human }
    }
}

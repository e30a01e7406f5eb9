//! What the three plays count for, by stage and moment and by what this shopper took up before.
//!
//! What must stay true: every factor lies between ⅕ and 1⅗, and completion is never held back
//! by a stage.

use crate::{
    contract::{Clock, Moment, Play, RelationKind, Stage, What},
    memory::Recalled,
};

use super::super::pool::KindFactors;

/// What a play counts for where it is out of place, and where it is most in place.
const LEAST: f64 = 0.5;
const MOST: f64 = 1.25;
/// What a moment for one play makes of that play, and of the others.
const ITS_MOMENT: f64 = 1.25;
const ANOTHER_S_MOMENT: f64 = 0.8;
/// The most a leaning to a kind makes of it, up or down.
pub(in super::super) const LEANING: f64 = 0.25;

/// What is left by now of each leaning to a kind of relation, by its code.
pub(in super::super) type Leanings = [f64; RelationKind::ALL.len()];

/// The leanings that may be recalled.
pub(in super::super) fn leanings(recalled: &Recalled, clock: &Clock) -> Leanings {
    RelationKind::ALL.map(|kind| {
        let note = recalled.note(What::KindLeaning, kind.name());
        note.map_or(0.0, |note| note.leaning(clock))
    })
}

/// Which play a moment is for.
fn play_of(moment: Moment) -> Play {
    match moment {
        Moment::AfterPurchase
        | Moment::SecondVisit
        | Moment::SeasonChange
        | Moment::GiftWindow
        | Moment::BrowsePattern
        | Moment::BasketLeft => Play::Completion,
        Moment::LoyaltyMilestone | Moment::ProductLaunch | Moment::UsageMilestone => {
            Play::Evolution
        }
        Moment::SupportSolved => Play::Ecosystem,
    }
}

/// What a play counts for at this stage. Completion always fits; a next step needs time to grow,
/// and a family has to be met before there can be more of it.
fn at_stage(play: Play, stage: Stage) -> f64 {
    match (play, stage) {
        (Play::Evolution | Play::Ecosystem, Stage::Returning)
        | (Play::Ecosystem, Stage::AfterPurchase) => MOST,
        (Play::Completion, _)
        | (Play::Evolution | Play::Ecosystem, Stage::Browsing | Stage::Comparing)
        | (Play::Ecosystem, Stage::Basket) => 1.0,
        (Play::Evolution | Play::Ecosystem, _) => LEAST,
    }
}

/// A moment for one play is none for the others; of several moments the one for this play counts.
fn at_moments(play: Play, moments: &[Moment]) -> f64 {
    let is_for = |play| moments.iter().any(|moment| play_of(*moment) == play);
    match play {
        Play::Completion => 1.0,
        _ if is_for(play) => ITS_MOMENT,
        _ if is_for(Play::Completion) => ANOTHER_S_MOMENT,
        _ => 1.0,
    }
}

/// A gift is for somebody else: what the shopper uses up or grows into says less.
fn for_a_gift(kind: RelationKind) -> f64 {
    match kind {
        RelationKind::Consumable | RelationKind::NextStep => LEAST,
        _ => 1.0,
    }
}

/// What each kind of relation counts for in these circumstances.
pub(super) fn by_kind(
    stage: Stage,
    moments: &[Moment],
    is_gift: bool,
    leanings: &Leanings,
) -> KindFactors {
    RelationKind::ALL.map(|kind| {
        let is_step = kind == RelationKind::NextStep;
        let play = if is_step { Play::Evolution } else { Play::Completion };
        let gift = if is_gift { for_a_gift(kind) } else { 1.0 };
        let leaning = 1.0 + LEANING * leanings[kind as usize];
        at_stage(play, stage) * at_moments(play, moments) * gift * leaning
    })
}

/// What being of a family already there counts for.
pub(super) fn ecosystem(stage: Stage, moments: &[Moment]) -> f64 {
    at_stage(Play::Ecosystem, stage) * at_moments(Play::Ecosystem, moments)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEUTRAL: Leanings = [0.0; RelationKind::ALL.len()];

    #[test]
    fn a_next_step_counts_most_for_who_returns_at_its_moment_and_least_for_a_gift_at_checkout() {
        let step = |stage, moments: &[Moment], gift| {
            by_kind(stage, moments, gift, &NEUTRAL)[RelationKind::NextStep as usize]
        };
        let most = step(Stage::Returning, &[Moment::UsageMilestone], false);
        let least = step(Stage::Checkout, &[Moment::GiftWindow], true);
        assert!((most - 1.5625).abs() < 1e-12 && (least - 0.2).abs() < 1e-12, "{most} {least}");
        assert!((step(Stage::Browsing, &[], false) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn no_stage_and_no_moment_holds_completion_back() {
        for stage in [Stage::FirstVisit, Stage::Checkout, Stage::AtRest, Stage::Returning] {
            let kinds = by_kind(stage, &[Moment::SupportSolved], false, &NEUTRAL);
            assert!((kinds[RelationKind::Accessory as usize] - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_solved_case_is_a_moment_for_the_family() {
        let solved = ecosystem(Stage::AfterPurchase, &[Moment::SupportSolved]);
        assert!(solved > ecosystem(Stage::AfterPurchase, &[]));
        assert!(ecosystem(Stage::AfterPurchase, &[Moment::AfterPurchase]) < 1.25);
    }
}

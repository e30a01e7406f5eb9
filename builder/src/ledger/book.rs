//! The book behind the ledger: entries, and whether one more is allowed.
//!
//! What must stay true: within any year the entries cost no more than the promise the book was
//! begun with, and no window has two; a clock that was set back buys nothing.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Window;
use crate::{
    anonymize::dp::{Plan, Unit, epsilon_of},
    error::BuilderError,
};

const YEAR: SignedDuration = SignedDuration::from_hours(365 * 24);
/// Sums of doubles.
const ROUNDING: f64 = 1.0 + 1e-9;

/// A release about to be drawn.
#[derive(Clone, Debug)]
pub struct Charge {
    /// Now.
    pub at: Timestamp,
    /// From which orders.
    pub window: Window,
    /// How.
    pub plan: Plan,
}

/// `ledger.json`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Book {
    releases: Vec<Entry>,
}

/// What one release cost.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    charged_at: Timestamp,
    window: Window,
    /// Spent of rho, and of delta for naming keys.
    rho: f64,
    naming_delta: f64,
    /// With everything else of the year before: what has been told about anyone.
    cumulative_epsilon: f64,
    plan: Plan,
    /// SHA-256 of the noisy counts; none if the build broke after the charge.
    noisy_counts: Option<String>,
}

impl Book {
    pub(super) fn charge(&mut self, charge: &Charge) -> Result<(), BuilderError> {
        let plan = &charge.plan;
        if let Some(first) = self.releases.first().map(|entry| entry.plan) {
            is_of_promise(plan, &first)?;
        }
        if let Some(twice) = self.releases.iter().find(|entry| entry.window.is(&charge.window)) {
            return Err(drawn_already(twice));
        }
        let of_year = || {
            let began = charge.at - YEAR;
            // What lies ahead of a clock that was set back counts as well.
            self.releases.iter().filter(move |entry| entry.charged_at > began)
        };
        let delta = of_year().map(|entry| entry.plan.delta).fold(plan.delta, f64::min);
        let rho = plan.rho() + of_year().map(|entry| entry.rho).sum::<f64>();
        let naming = plan.naming_delta() + of_year().map(|entry| entry.naming_delta).sum::<f64>();
        let epsilon = epsilon_of(rho, delta / 2.0);
        if epsilon > plan.epsilon * ROUNDING || naming > delta / 2.0 * ROUNDING {
            let oldest = of_year().map(|entry| entry.charged_at).min();
            return Err(spent(plan, of_year().count(), oldest));
        }
        self.releases.push(Entry {
            charged_at: charge.at,
            window: charge.window.clone(),
            rho: plan.rho(),
            naming_delta: plan.naming_delta(),
            cumulative_epsilon: epsilon,
            plan: *plan,
            noisy_counts: None,
        });
        Ok(())
    }

    pub(super) fn name_last(&mut self, hash: String) {
        if let Some(last) = self.releases.last_mut() {
            last.noisy_counts = Some(hash);
        }
    }
}

/// A promise once given is not widened by the next build.
fn is_of_promise(plan: &Plan, first: &Plan) -> Result<(), BuilderError> {
    let whom = |unit| match unit {
        Unit::Shopper => "all orders of a shopper (--privacy dp)",
        Unit::Order => "a single order (--privacy dp-order)",
    };
    if plan.unit != first.unit || plan.epsilon > first.epsilon {
        return Err(BuilderError::Refused(format!(
            "The ledger was begun with a promise of epsilon {} a year for {}, and this build would \
             tell more. Build with --epsilon {} or less.",
            first.epsilon,
            whom(first.unit),
            first.epsilon
        )));
    }
    Ok(())
}

fn drawn_already(entry: &Entry) -> BuilderError {
    BuilderError::Refused(format!(
        "Noise was drawn over these orders on {}, and the mean of two draws has less noise than \
         either. Build from what was drawn then, as often as you like: --noisy-counts \
         private/noisy-counts.jsonl instead of --orders. Or build again when there are newer \
         orders.",
        entry.charged_at.strftime("%Y-%m-%d")
    ))
}

fn spent(plan: &Plan, releases: usize, oldest: Option<Timestamp>) -> BuilderError {
    let again = oldest.map_or_else(String::new, |oldest| {
        format!(", or wait until {}", (oldest + YEAR).strftime("%Y-%m-%d"))
    });
    BuilderError::Refused(format!(
        "The year's budget of epsilon {} does not pay for this release after {releases} others. \
         Build from saved noisy counts, which is free: --noisy-counts \
         private/noisy-counts.jsonl{again}. A shop that releases several times a year says so \
         from the first build on: --releases N.",
        plan.epsilon
    ))
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::anonymize::dp::{Assortment, Columns, Selection, Terms};

    const ALL: Columns = Columns { assortment: Assortment::Described, kin: true, months: true };

    /// On a day, from a window, with so many releases a year.
    pub(in crate::ledger) fn charge(day: i64, window: u8, releases: u32) -> Charge {
        let unit = Unit::Shopper;
        let terms = Terms { unit, epsilon: 4.0, releases, selection: Selection::Head, pairs: 8 };
        let plan = terms.plan(50_000, ALL);
        let (at, window) = at(day, window);
        Charge { at, window, plan }
    }

    fn at(day: i64, window: u8) -> (Timestamp, Window) {
        (
            Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap(),
            Window {
                days: Some(("2026-01-01".into(), format!("2026-{window}"))),
                orders: format!("{day} {window}"),
            },
        )
    }

    /// Who keeps the book: as it is kept, or in a way that breaks the promise.
    #[derive(Clone, Copy, Debug)]
    enum Keeper {
        Right,
        /// Every build begins a ledger of its own.
        Forgetful,
        /// The same orders exported anew are other orders.
        BlindToWindows,
        /// What lies ahead of a clock that was set back does not count.
        BlindAhead,
    }

    impl Keeper {
        /// Whether one more release is admitted.
        fn admits(self, book: &mut Book, charge: &Charge, number: usize) -> bool {
            let mut charge = charge.clone();
            let mut hidden = Vec::new();
            match self {
                Self::Right => {}
                Self::Forgetful => book.releases.clear(),
                Self::BlindToWindows => {
                    charge.window = Window { days: None, orders: number.to_string() };
                }
                Self::BlindAhead => {
                    let is_ahead = |entry: &mut Entry| entry.charged_at > charge.at;
                    hidden = book.releases.extract_if(.., is_ahead).collect();
                }
            }
            let is_admitted = book.charge(&charge).is_ok();
            book.releases.extend(hidden);
            is_admitted
        }

        /// Whether the releases this keeper admits keep the promise, on days that come in any order:
        /// a clock may be set back.
        fn keeps_the_promise(self, builds: &[(i64, u8, usize)]) -> bool {
            static CHARGES: LazyLock<[Charge; 4]> =
                LazyLock::new(|| [1, 2, 4, 12].map(|releases| charge(0, 0, releases)));
            let mut book = Book::default();
            let mut charged: Vec<Charge> = Vec::new();
            for (number, (day, window, releases)) in builds.iter().enumerate() {
                let (at, window) = at(*day, *window);
                let charge = Charge { at, window, plan: CHARGES[*releases].plan };
                if self.admits(&mut book, &charge, number) {
                    if charged.iter().any(|other| other.window.is(&charge.window)) {
                        return false;
                    }
                    charged.push(charge);
                }
            }
            charged.iter().all(|last| {
                let is_of_year = |one: &&Charge| one.at <= last.at && one.at > last.at - YEAR;
                let of_year = || charged.iter().filter(is_of_year);
                let rho: f64 = of_year().map(|one| one.plan.rho()).sum();
                let naming: f64 = of_year().map(|one| one.plan.naming_delta()).sum();
                let delta = last.plan.delta;
                epsilon_of(rho, delta / 2.0) <= 4.0 * ROUNDING && naming <= delta / 2.0 * ROUNDING
            })
        }
    }

    proptest! {
        #[test]
        fn no_sequence_of_builds_exceeds_a_years_promise_or_draws_twice_over_a_window(
            builds in prop::collection::vec((0_i64..900, 0_u8..40, 0_usize..4), 1..40),
        ) {
            prop_assert!(Keeper::Right.keeps_the_promise(&builds));
        }
    }

    #[test]
    fn keepers_that_break_the_promise_are_found_out() {
        // A day, a window, and which charge: 0 takes the whole year, 3 a twelfth of it.
        for (keeper, builds) in [
            (Keeper::Forgetful, [(0, 0, 0), (30, 1, 0)]),
            (Keeper::BlindToWindows, [(0, 0, 3), (30, 0, 3)]),
            (Keeper::BlindAhead, [(30, 0, 0), (0, 1, 0)]),
        ] {
            assert!(Keeper::Right.keeps_the_promise(&builds), "{keeper:?}");
            assert!(!keeper.keeps_the_promise(&builds), "{keeper:?} passes");
        }
    }

    #[test]
    fn four_releases_a_year_fit_and_the_fifth_waits_for_the_first_to_be_a_year_old() {
        let mut book = Book::default();
        for quarter in 0..4 {
            book.charge(&charge(i64::from(quarter) * 91, quarter, 4)).unwrap();
        }
        assert!(book.charge(&charge(300, 4, 4)).is_err());
        assert!(book.charge(&charge(366, 4, 4)).is_ok());
        let last = book.releases.last().unwrap();
        // A deviation is rounded up, so a little is left.
        let left = 4.0 - last.cumulative_epsilon;
        assert!((0.0..5e-3).contains(&left), "{left}");
    }

    #[test]
    fn a_later_build_may_promise_more_protection_and_not_less() {
        let mut book = Book::default();
        book.charge(&charge(0, 0, 4)).unwrap();
        let mut wider = charge(1, 1, 4);
        wider.plan.epsilon = 8.0;
        assert!(book.charge(&wider).is_err());
        let mut other = charge(1, 1, 4);
        other.plan.unit = Unit::Order;
        assert!(book.charge(&other).is_err());
    }
}

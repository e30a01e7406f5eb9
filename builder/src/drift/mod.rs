//! Drift: how far a new model has moved from the one that is served.
//!
//! Comes in: both models, and perhaps orders neither has counted. Goes out: a few figures, each
//! with the value from which a person has to look. What must stay true: the figures are functions
//! of what is published anyway and of orders nobody publishes; the same inputs give the same.

mod newest;
mod seen;

use std::{fmt, path::Path};

use alongside::model::Model;
use serde::Serialize;

use crate::{error::BuilderError, progress::Progress};
use newest::newest;
use seen::Seen;

/// What has moved, and how far.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    /// Every figure, in the order they are told.
    pub figures: Vec<Figure>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// What it is of.
    pub name: &'static str,
    /// What was found.
    pub value: f64,
    /// From here on a person has to look.
    pub limit: f64,
    /// What to look at then.
    pub look: &'static str,
}

impl Figure {
    fn is_beyond(&self) -> bool {
        self.value > self.limit
    }
}

impl Drift {
    /// From the model that is served to the one that is to be.
    pub fn between(
        older: &Model,
        newer: &Model,
        orders: Option<&Path>,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        let (before, now) = (Seen::of(older), Seen::of(newer));
        let mut figures = vec![
            Figure {
                name: "categories bought: population stability index",
                value: now.bought.stability_against(&before.bought),
                // Below .1 nothing, from .25 on a different population: the rule of thumb of
                // credit scoring (Siddiqi 2006).
                limit: 0.25,
                look: "whether the order log is of the same shop, and its window of the same length",
            },
            Figure {
                name: "categories suggested: population stability index",
                value: now.suggested.stability_against(&before.suggested),
                limit: 0.25,
                look: "which category rose: private/report.html shows it",
            },
            Figure {
                name: "relations given up, by how much they were seen",
                value: before.given_up_in(&now),
                limit: 0.6,
                look: "whether product ids were renamed: aliases keep what was learned",
            },
            Figure {
                name: "products something goes with: share lost",
                value: lost(before.coverage, now.coverage),
                limit: 0.2,
                look: "what was left out: sensitive categories, a shorter log, a stricter tier",
            },
            Figure {
                name: "suggestions of the tenth suggested most: share gained",
                value: now.concentration - before.concentration,
                limit: 0.15,
                look: "which products crowd the others out, and whether they are meant to",
            },
            Figure {
                name: "suggestions from the dearest quarter: share changed",
                value: (now.dearest - before.dearest).abs(),
                limit: 0.15,
                look: "whether prices are in another currency or unit",
            },
        ];
        if let Some(orders) = orders {
            figures.extend(newest(older, newer, orders, progress)?);
        }
        Ok(Self { figures })
    }

    /// Refuses what a person has to look at first.
    pub fn check(&self) -> Result<(), BuilderError> {
        let beyond: Vec<_> = self.figures.iter().filter(|figure| figure.is_beyond()).collect();
        if beyond.is_empty() {
            return Ok(());
        }
        let looks =
            beyond.iter().map(|figure| format!("\n  {figure}\n    look at {}", figure.look));
        Err(BuilderError::Refused(format!(
            "The model has moved further from the one that is served than it may unseen:{}\n\
             If that is as it should be, say why: --despite \"new range for spring\"",
            looks.collect::<String>()
        )))
    }
}

/// How much of a share is lost, as a share of it.
fn lost(before: f64, now: f64) -> f64 {
    if before > 0.0 { (1.0 - now / before).max(0.0) } else { 0.0 }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, limit, .. } = self;
        write!(f, "{name}: {value:.3}, limit {limit}")
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, figure) in self.figures.iter().enumerate() {
            let label = if at == 0 { "drift      " } else { "\n           " };
            let mark = if figure.is_beyond() { "  !" } else { "" };
            write!(f, "{label}{figure}{mark}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alongside::model::DraftProduct;

    use super::*;
    use crate::handmade::{draft, pair, product};

    /// Twelve products of three shelves, each with its neighbours, those of `popular` most bought.
    fn shop(popular: u32, leave_out: impl Fn(u32, u32) -> bool) -> Model {
        let product = |at: u32| DraftProduct {
            popularity: if at / 4 == popular { 9 } else { 3 },
            price: Some(f64::from(at) + 1.0),
            ..product(format!("p{at:02}"), format!("shelf {}", at / 4))
        };
        let places = (0..12).flat_map(|a| (a + 1..12).map(move |b| (a, b)));
        let pairs = places
            .filter(|(a, b)| b - a < 3 && !leave_out(*a, *b))
            .map(|(a, b)| pair(a, b, 1.0 / f64::from(b - a)));
        let draft = draft((0..12).map(product).collect(), pairs.collect());
        Model::decode(draft.encode().unwrap()).unwrap()
    }

    fn drift(older: &Model, newer: &Model) -> Drift {
        Drift::between(older, newer, None, &Progress::silent()).unwrap()
    }

    fn beyond(drift: &Drift) -> Vec<&str> {
        let beyond = drift.figures.iter().filter(|figure| figure.is_beyond());
        beyond.map(|figure| figure.name).collect()
    }

    #[test]
    fn a_model_has_not_moved_from_itself() {
        let model = shop(0, |_, _| false);
        let drift = drift(&model, &model);
        assert!(drift.figures.iter().all(|figure| figure.value.abs() < 1e-9), "{drift}");
        assert!(drift.check().is_ok());
    }

    #[test]
    fn another_population_and_relations_that_went_stop_a_model_and_say_where_to_look() {
        let (older, season) = (shop(0, |_, _| false), shop(2, |_, _| false));
        assert!(beyond(&drift(&older, &season))[0].starts_with("categories bought"));
        let bare = drift(&older, &shop(0, |a, _| a < 9));
        assert!(beyond(&bare).iter().any(|name| name.starts_with("relations given up")), "{bare}");
        assert!(beyond(&bare).iter().any(|name| name.starts_with("products something")), "{bare}");
        let refused = bare.check().unwrap_err().to_string();
        assert!(refused.contains("look at whether product ids were renamed"), "{refused}");
        assert!(refused.contains("--despite"), "{refused}");
    }

    #[test]
    fn orders_neither_has_counted_tell_how_much_the_newer_one_gets_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let orders = folder.path().join("newest.csv");
        // 120 orders of two neighbours each: the second is asked for.
        let lines = (0..120).flat_map(|order| {
            let first = order % 10;
            [first, first + 1].map(|at| format!("o{order},2026-10-01,p{at:02},1\n"))
        });
        let text: String = std::iter::once("order_id,timestamp,item_id,quantity\n".to_owned())
            .chain(lines)
            .collect();
        std::fs::write(&orders, text).unwrap();
        let asked = |older: &Model, newer: &Model, word: &str| {
            let drift = Drift::between(older, newer, Some(&orders), &Progress::silent()).unwrap();
            let found = drift.figures.iter().find(|figure| figure.name.contains(word));
            found.map(|figure| figure.value)
        };
        let (all, half) = (shop(0, |_, _| false), shop(0, |a, b| b - a == 1 && a % 2 == 0));
        assert_eq!(asked(&all, &all, "held-back"), Some(0.0));
        assert_eq!(asked(&all, &all, "confidence"), None, "it promises nothing");
        // Half of the neighbours are not known to it; two steps away leads past them.
        let lost = asked(&all, &half, "held-back");
        assert!(lost.is_some_and(|lost| (lost - 0.5).abs() < 1e-9), "{lost:?}");
        assert_eq!(asked(&half, &all, "held-back"), Some(0.0), "what got better is no drift");
    }
}

//! What was learned beyond pairs, and what the three words are worth.

use alongside::contract::{Provenance, RelationKind};
use maud::{Markup, html};

use super::{Section, listed, percent, pictured, plot, table, text};
use crate::{
    calibrate::WORTH,
    inspect::{Beyond, Filled},
    oversight::Sight,
};

/// Examples of each, before the rest is only counted.
const MOST: usize = 200;

pub(super) fn groups(sight: &Sight) -> Section {
    let beyond = Beyond::of(sight.model);
    let title = |id: &String| {
        let place = sight.model.resolve(id).map(|product| sight.title(product.0));
        place.map_or_else(|| id.clone(), |title| format!("{title} ({id})"))
    };
    let found_by = |provenance: Provenance| match provenance {
        Provenance::Observed => "found",
        Provenance::Declared => "stated by the shop",
        Provenance::Curated => "decided by a person",
        Provenance::Alike => "alike in words",
    };
    let variants: Vec<_> = beyond
        .variants
        .iter()
        .map(|ids| ids.iter().map(title).collect::<Vec<_>>().join(" · "))
        .collect();
    let links = |links: &[crate::inspect::Link], arrow: &str| -> Vec<String> {
        let line = |link: &crate::inspect::Link| {
            let (from, to) = (title(&link.from), title(&link.to));
            format!("{from} {arrow} {to}: {}", found_by(link.provenance))
        };
        links.iter().map(line).collect()
    };
    let role = |role: &Filled| match role {
        Filled::Category(name) | Filled::Family(name) => name.clone(),
        Filled::Products(ids) => ids.iter().map(title).collect::<Vec<_>>().join(" or "),
    };
    let sets: Vec<_> = beyond
        .sets
        .iter()
        .map(|set| {
            let roles = set.roles.iter().map(role).collect::<Vec<_>>().join(" + ");
            format!("{roles}: {}", found_by(set.provenance))
        })
        .collect();
    let parts = [
        ("groups of sizes and colours", variants),
        (
            "substitutes: never offered beside each other",
            links(&beyond.substitutes, "stands in for"),
        ),
        ("next steps", links(&beyond.steps, "leads to")),
        ("sets", sets),
    ];
    let body = html! {
        p { "A wrong one is put right like any relation: find the product above, and relabel." }
        @for (name, lines) in &parts {
            details {
                summary { (lines.len()) " " (name) }
                (listed(lines, MOST))
            }
        }
    };
    Section { id: "groups", title: "Variants, substitutes, steps and sets", body }
}

pub(super) fn calibration(sight: &Sight) -> Section {
    let Some(calibration) = sight.model.calibration() else {
        let body = html! { p {
            "This model was not measured on orders held back, so its words go by how often: "
            "often is strong, sometimes likely, seldom early. It takes times and some hundred "
            "orders, and a build without --no-tune."
        } };
        return Section { id: "calibration", title: CALIBRATION, body };
    };
    let words: Vec<_> = ["early", "likely", "strong"]
        .into_iter()
        .zip(calibration.words)
        .zip(WORTH)
        .map(|((name, word), worth)| {
            let is_reached = word.from < f32::MAX;
            (name, is_reached.then(|| f64::from(word.hit_rate)), worth)
        })
        .collect();
    let rows: Vec<Vec<Markup>> = words
        .iter()
        .map(|(name, rate, worth)| {
            let rate = rate.map_or_else(|| "out of reach".to_owned(), percent);
            vec![text(&name), text(&percent(*worth)), text(&rate)]
        })
        .collect();
    let name = "How often a suggestion was the very product held back";
    let head = ["word", "has to be right in", "was right in"];
    let body = html! {
        (pictured(name, &plot::words(&words, name), &table(name, &head, &rows)))
        p {
            "Measured on the newest tenth of the orders, before they were counted. A word that "
            "this shop hardly ever reaches is out of reach."
        }
    };
    Section { id: "calibration", title: CALIBRATION, body }
}

const CALIBRATION: &str = "What strong, likely and early are worth";

/// The kinds, for what is named elsewhere by its code.
pub(super) fn kind(kind: RelationKind) -> String {
    kind.name().replace('_', " ")
}

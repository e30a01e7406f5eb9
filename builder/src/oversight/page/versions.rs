//! What changed since the version before, and what that gives away.

use maud::{Markup, html};

use super::{Section, learned::kind, percent, table, text};
use crate::{
    audit::Rate,
    oversight::{
        Sight,
        changes::{Changes, Named},
        evidence::Evidence,
    },
};

/// Rows of each, before the rest is only counted.
const MOST: usize = 50;

pub(super) fn changes(sight: &Sight, evidence: &Evidence) -> Section {
    let body = sight.older.map_or_else(
        || html! { p { "No older version lay in the folder of this build." } },
        |older| told(&Changes::of(older, sight, evidence)),
    );
    Section { id: "changes", title: "What changed since the last version", body }
}

fn told(changes: &Changes) -> Markup {
    let Changes { products_new, products_gone, relations_new, relations_gone, bands } = changes;
    let counts = [
        ("new products", products_new.len()),
        ("products that are gone", products_gone.len()),
        ("new relations", relations_new.len()),
        ("relations that are gone", relations_gone.len()),
        ("relations seen more or less often", bands.len()),
    ];
    let counts: Vec<_> = counts.iter().map(|(name, n)| vec![text(&name), text(&n)]).collect();
    let lines = |named: &[Named]| -> Vec<Vec<Markup>> {
        let line = |(from, to, of): &Named| vec![text(&from), text(&to), text(&kind(*of))];
        named.iter().take(MOST).map(line).collect()
    };
    let head = ["with", "suggests", "kind"];
    html! {
        (table("Changes", &["what", "how many"], &counts))
        @for (name, named) in [("New relations, the most seen first", relations_new),
                               ("Relations that are gone", relations_gone)] {
            @if !named.is_empty() {
                details {
                    summary { (name) @if named.len() > MOST { ": " (MOST) " of " (named.len()) } }
                    (table(name, &head, &lines(named)))
                }
            }
        }
    }
}

pub(super) fn attack(sight: &Sight) -> Section {
    let audit = sight.report.audit.as_ref().map(|kept| &kept.audit);
    let found = audit.and_then(|audit| audit.differencing);
    let rate = |name: &str, rate: &Rate| {
        vec![
            text(&name),
            text(&rate.orders),
            text(&rate.guesses),
            text(&format!("{} ± {}", percent(rate.right), percent(rate.standard_error))),
            text(&percent(rate.orders_given_away)),
        ]
    };
    let body = html! {
        p {
            "Who keeps both versions and knows two products of an order placed between them can "
            "guess whatever rose together with both. The same rule on orders both versions have "
            "seen is luck."
        }
        @if let Some(found) = found {
            (table(
                "The attack by difference",
                &["tried on", "orders", "guesses", "right", "orders given away"],
                &[rate("new orders", &found.attack), rate("luck", &found.luck)],
            ))
            p { "Above luck by " (format!("{:.1}", found.above_luck)) " standard errors; beyond 3 is no luck." }
        }
        @for why in audit.iter().flat_map(|audit| &audit.untried) { p { "Not tried: " (why) "." } }
    };
    Section { id: "attack", title: "What an attacker gets", body }
}

//! Relations to decide about: the most urgent as a table, all others through a search.

use alongside::contract::{Provenance, RelationKind};
use maud::{Markup, html};

use super::{Section, percent};
use crate::oversight::{
    Sight,
    evidence::{Edge, Evidence},
    risk::Sign,
};

/// As many as a person looks through in one sitting.
const FIRST: usize = 50;

pub(super) fn first(sight: &Sight, evidence: &Evidence) -> Section {
    let urgent = evidence.urgent();
    let shown = &urgent[..urgent.len().min(FIRST)];
    let body = html! {
        p {
            "Doubt times how many would see it. "
            (shown.len()) " of " (urgent.len()) " that anybody would see; the others are under "
            a href="#products" { "What each product says and hears" } "."
        }
        details {
            summary { "What makes one look twice" }
            dl { @for sign in Sign::ALL { dt { (sign.words()) } dd { (sign.meaning()) } } }
        }
        div.scroll role="region" aria-label="Relations to look at first" tabindex="0" {
            table.relations {
                caption { "Relations to look at first" }
                thead { tr { @for name in HEAD { th scope="col" { (name) } } } }
                tbody { @for edge in shown { (row(sight, edge)) } }
            }
        }
    };
    Section { id: "first", title: "What to look at first", body }
}

const HEAD: [&str; 7] =
    ["with", "suggests", "kind", "evidence", "of all that is seen", "look twice", "decision"];

fn row(sight: &Sight, edge: &Edge) -> Markup {
    let id = |place: u32| sight.catalogue.products[place as usize].id.as_str();
    let (anchor, companion) = (id(edge.anchor), id(edge.companion));
    html! {
        tr data-anchor=(anchor) data-companion=(companion) data-kind=(edge.kind.name()) {
            th scope="row" { (sight.title(edge.anchor)) " " small { (anchor) } }
            td { (sight.title(edge.companion)) " " small { (companion) } }
            td { (edge.kind.name().replace('_', " ")) }
            td { (evidence(edge)) }
            td { (percent(edge.exposure)) }
            td { @for sign in &edge.signs { span.sign { (sign.words()) } " " } }
            td.decision {}
        }
    }
}

/// What speaks for it.
fn evidence(edge: &Edge) -> String {
    let stated = match edge.provenance {
        Provenance::Observed => format!("{:?}", edge.band).to_lowercase(),
        Provenance::Declared => return "the shop states it".to_owned(),
        Provenance::Curated => "a person decided it".to_owned(),
        Provenance::Alike => return "the catalogue describes them alike".to_owned(),
    };
    let orders = edge.orders.map(|orders| format!(", about {orders:.0} orders"));
    let lift = edge.lift.map(|lift| format!(", {lift:.1} × chance"));
    format!("{stated}{}{}", orders.unwrap_or_default(), lift.unwrap_or_default())
}

pub(super) fn products(sight: &Sight) -> Section {
    let body = html! {
        search {
            label for="search" { "Find a product by name or id" }
            input type="search" #search autocomplete="off" aria-describedby="found";
            p #found role="status" { (sight.catalogue.products.len()) " products" }
        }
        ul #results {}
        div #product {}
        noscript { p { "This list needs the page's own script." } }
    };
    Section { id: "products", title: "What each product says and hears", body }
}

pub(super) fn decisions() -> Section {
    let body = html! {
        p {
            "Decisions are applied last, when the next build is given the file: "
            code { "alongside build … --overrides overrides.json" } ". Nothing is sent anywhere; \
             what is not saved is gone with this page."
        }
        label for="author" { "Who decides" }
        input type="text" #author autocomplete="name";
        ul #decided {}
    };
    Section { id: "decisions", title: "Decisions", body }
}

const ACTIONS: [(&str, &str); 6] = [
    ("approve", "Approve: it is right, and a person stands behind it"),
    ("reject", "Reject: it is wrong, take it out"),
    ("pin", "Pin: it comes first"),
    ("block", "Block: never offer the two together"),
    ("relabel", "Relabel: it is of another kind"),
    ("note", "Only note something"),
];

pub(super) fn dialog() -> Markup {
    html! {
        dialog #dialog aria-labelledby="dialog-title" {
            form method="dialog" {
                h2 #dialog-title { "Decide" }
                fieldset {
                    legend { "What to do" }
                    @for (action, words) in ACTIONS {
                        label data-action=(action) {
                            input type="radio" name="action" value=(action) required;
                            " " (words)
                        }
                    }
                }
                label #to-label {
                    "Of which kind "
                    select #to { @for kind in RelationKind::ALL {
                        option value=(kind.name()) { (kind.name().replace('_', " ")) }
                    } }
                }
                label { "A note " textarea #note rows="2" {} }
                p.actions {
                    button type="submit" value="decide" { "Decide" }
                    button type="submit" value="undo" formnovalidate { "Undo the decision" }
                    button type="submit" value="cancel" formnovalidate { "Cancel" }
                }
            }
        }
    }
}

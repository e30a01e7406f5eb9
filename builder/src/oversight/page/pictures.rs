//! The pictures of relations as a whole: support against lift, categories, and bias.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Section, bars, percent, pictured, plot, squares, table, text};
use crate::oversight::{
    Sight,
    bias::{self, Share},
    evidence::Evidence,
    heat,
};

pub(super) fn lift(evidence: &Evidence) -> Section {
    let mut bins: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    let known = evidence.complements().filter(|edge| edge.anchor < edge.companion);
    for edge in known {
        if let (Some(orders), Some(lift)) = (edge.orders, edge.lift) {
            let step = |number: f64| libm::round(libm::log2(number.max(1e-3))) as i32;
            *bins.entry((step(orders), step(lift))).or_default() += 1;
        }
    }
    let name = "Pairs by how many orders hold both, and by how much more often than chance";
    let body = if bins.is_empty() {
        html! { p { "Nothing was counted in orders." } }
    } else {
        let power = |step: i32| {
            if step < 0 { format!("1/{}", 1_u64 << -step) } else { (1_u64 << step).to_string() }
        };
        let rows: Vec<_> = bins
            .iter()
            .map(|((orders, lift), count)| {
                vec![text(&power(*orders)), text(&format!("{} ×", power(*lift))), text(&count)]
            })
            .collect();
        let head = ["about so many orders", "against chance", "pairs"];
        html! {
            p { "Below 1 × chance would do better. Far right and far up is what a shop lives by." }
            (pictured(name, &plot::bins(&bins, name), &table(name, &head, &rows)))
        }
    };
    Section { id: "lift", title: "Support against lift", body }
}

pub(super) fn heat(sight: &Sight, evidence: &Evidence) -> Section {
    let heat = heat::of(sight, evidence);
    let name = "Which category (row) suggests which (column), by share of all that is seen";
    let body = if heat.names.len() < 2 {
        html! { p { "The catalogue names no two categories." } }
    } else {
        let columns: Vec<_> =
            ["category"].into_iter().chain(heat.names.iter().map(String::as_str)).collect();
        let rows = heat.names.iter().zip(&heat.cells).map(|(name, cells)| {
            let cells = cells.iter().map(|cell| text(&percent(*cell)));
            [text(&name)].into_iter().chain(cells).collect::<Vec<Markup>>()
        });
        pictured(
            name,
            &squares::heat(&heat, name),
            &table(name, &columns, &rows.collect::<Vec<_>>()),
        )
    };
    Section { id: "categories", title: "Categories", body }
}

pub(super) fn bias(sight: &Sight, evidence: &Evidence) -> Section {
    let parts = [
        ("By price", bias::by_price(sight, evidence), "The catalogue names no prices."),
        ("By brand", bias::by_brand(sight, evidence), "The catalogue names no brands."),
        ("New and known", bias::by_age(sight, evidence), ""),
    ];
    let head = ["group", "of the products", "of what is bought", "of what is suggested"];
    let row = |share: &Share| {
        let Share { name, sold, bought, suggested } = share;
        vec![
            text(&name),
            text(&percent(*sold)),
            text(&percent(*bought)),
            text(&percent(*suggested)),
        ]
    };
    let body = html! {
        p {
            "What is suggested more than it is bought is pushed; what is sold and never suggested "
            "is not found. Neither is wrong by itself."
        }
        @for (name, shares, missing) in &parts {
            h3 { (name) }
            @let name = &format!("{name}: shares of products, purchases and suggestions");
            @if shares.is_empty() { p { (missing) } } @else {
                (pictured(
                    name,
                    &bars::groups(shares, name),
                    &table(name, &head, &shares.iter().map(row).collect::<Vec<_>>()),
                ))
            }
        }
    };
    Section { id: "bias", title: "Whose products are suggested", body }
}

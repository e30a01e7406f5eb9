//! The data of the page's own script: every product and relation, as rows of numbers.
//!
//! What must stay true: no text ends the element it stands in.

use alongside::contract::{Band, Provenance, RelationKind};
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use crate::{
    overrides::{Decision, OVERRIDES_VERSION},
    oversight::{
        Sight,
        evidence::{Edge, Evidence},
    },
};

#[derive(Serialize)]
struct Data<'a> {
    version: u32,
    kinds: [&'static str; RelationKind::ALL.len()],
    bands: [Band; Band::ALL.len()],
    provenances: [Provenance; Provenance::ALL.len()],
    /// Id and title.
    products: Vec<(&'a str, &'a str)>,
    relations: Vec<Row>,
    decisions: &'a [Decision],
}

/// Anchor, companion, kind, provenance, band, rank, about how many orders, tenths of lift.
type Row = (u32, u32, u8, u8, u8, u32, Option<u32>, Option<u32>);

pub(super) fn script(sight: &Sight, evidence: &Evidence, nonce: &str) -> Markup {
    let row = |edge: &Edge| {
        let orders = edge.orders.map(|orders| orders.round() as u32);
        let lift = edge.lift.map(|lift| (10.0 * lift).round() as u32);
        let codes = (edge.kind as u8, edge.provenance as u8, edge.band as u8);
        (edge.anchor, edge.companion, codes.0, codes.1, codes.2, edge.rank, orders, lift)
    };
    let products = sight.catalogue.products.iter().zip(0..);
    let data = Data {
        version: OVERRIDES_VERSION,
        kinds: RelationKind::ALL.map(RelationKind::name),
        bands: Band::ALL,
        provenances: Provenance::ALL,
        products: products.map(|(product, at)| (product.id.as_str(), sight.title(at))).collect(),
        relations: evidence.edges.iter().map(row).collect(),
        decisions: sight.decided.map_or(&[], |file| &file.decisions),
    };
    let json = serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c");
    html! { script type="application/json" id="data" nonce=(nonce) { (PreEscaped(json)) } }
}

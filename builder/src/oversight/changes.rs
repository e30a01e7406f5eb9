//! Changes: what this version says and the one before did not, and the other way round.

use std::collections::{BTreeMap, BTreeSet};

use alongside::{
    contract::{Band, RelationKind},
    model::Model,
};

use super::{Sight, evidence::Evidence};

/// A relation by ids.
pub(super) type Named = (String, String, RelationKind);

/// The difference of two versions.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) products_new: Vec<String>,
    pub(super) products_gone: Vec<String>,
    /// The most seen first.
    pub(super) relations_new: Vec<Named>,
    /// In order of id.
    pub(super) relations_gone: Vec<Named>,
    /// Whose band is another: before and now.
    pub(super) bands: Vec<(Named, Band, Band)>,
}

impl Changes {
    pub(super) fn of(older: &Model, sight: &Sight, evidence: &Evidence) -> Self {
        let (before, now) = (relations(older), relations(sight.model));
        let mut edges: Vec<_> = evidence.edges.iter().collect();
        edges.sort_by(|a, b| b.exposure.total_cmp(&a.exposure));
        let id = |place: u32| sight.catalogue.products[place as usize].id.clone();
        let named = edges.iter().map(|edge| (id(edge.anchor), id(edge.companion), edge.kind));
        let band = |(named, was): (&Named, &Band)| {
            let is = now.get(named)?;
            (is != was).then(|| (named.clone(), *was, *is))
        };
        let (known, sold) = (ids(older), ids(sight.model));
        Self {
            products_new: sold.difference(&known).cloned().collect(),
            products_gone: known.difference(&sold).cloned().collect(),
            relations_new: named.filter(|named| !before.contains_key(named)).collect(),
            relations_gone: before.keys().filter(|one| !now.contains_key(*one)).cloned().collect(),
            bands: before.iter().filter_map(band).collect(),
        }
    }
}

fn ids(model: &Model) -> BTreeSet<String> {
    model.products().map(|product| model.id(product).to_owned()).collect()
}

fn relations(model: &Model) -> BTreeMap<Named, Band> {
    let products = model.products().flat_map(|anchor| {
        model.relations(anchor).map(move |relation| {
            let (from, to) = (model.id(anchor), model.id(relation.companion));
            ((from.to_owned(), to.to_owned(), relation.kind), relation.band)
        })
    });
    products.collect()
}

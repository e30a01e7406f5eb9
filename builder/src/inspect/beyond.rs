//! What a model knows beyond pairs, by the names of products.

use std::collections::BTreeMap;

use alongside::{
    contract::{Provenance, RelationKind},
    model::{Model, Role, Set},
    product::ProductIndex,
};
use serde::Serialize;

/// Variants, substitutes, steps and sets of a model.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Beyond {
    /// Products that are sizes and colours of one another.
    pub variants: Vec<Vec<String>>,
    /// Products that stand in for one another, each two once.
    pub substitutes: Vec<Link>,
    /// What a shopper grows into.
    pub steps: Vec<Link>,
    /// What people decided, by kind.
    pub curated: Vec<Ruled>,
    /// Roles that are filled together.
    pub sets: Vec<Listed>,
}

/// A relation by names.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// From which product.
    pub from: String,
    /// To which product.
    pub to: String,
    /// Where that comes from.
    pub provenance: Provenance,
}

/// A relation a person stands behind.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ruled {
    /// From which product.
    pub from: String,
    /// To which product.
    pub to: String,
    /// How they go together.
    pub kind: RelationKind,
}

/// A set by names.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Where it comes from.
    pub provenance: Provenance,
    /// What it takes.
    pub roles: Vec<Filled>,
}

/// What fills a role.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Filled {
    /// Any product of a category.
    Category(String),
    /// Any product of a family.
    Family(String),
    /// One of these.
    Products(Vec<String>),
}

impl Beyond {
    pub(super) fn of(model: &Model) -> Self {
        let stands_in = [RelationKind::Substitute, RelationKind::DifferentBrand];
        let substitutes = links(model, &stands_in).filter(|link| link.from < link.to);
        Self {
            variants: variants(model),
            substitutes: substitutes.collect(),
            curated: curated(model).collect(),
            steps: links(model, &[RelationKind::NextStep]).collect(),
            sets: model.sets().iter().map(|set| listed(model, set)).collect(),
        }
    }
}

fn variants(model: &Model) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<ProductIndex, Vec<String>> = BTreeMap::new();
    for product in model.products() {
        groups.entry(model.variant_group(product)).or_default().push(model.id(product).to_owned());
    }
    groups.into_values().filter(|ids| ids.len() > 1).collect()
}

fn links<'a>(model: &'a Model, kinds: &'a [RelationKind]) -> impl Iterator<Item = Link> + 'a {
    model.products().flat_map(move |anchor| {
        let chosen = model.relations(anchor).filter(|relation| kinds.contains(&relation.kind));
        chosen.map(move |relation| Link {
            from: model.id(anchor).to_owned(),
            to: model.id(relation.companion).to_owned(),
            provenance: relation.provenance,
        })
    })
}

fn curated(model: &Model) -> impl Iterator<Item = Ruled> + '_ {
    model.products().flat_map(move |anchor| {
        let ruled = model.other_relations(anchor);
        let ruled = ruled.filter(|relation| relation.provenance == Provenance::Curated);
        ruled.map(move |relation| Ruled {
            from: model.id(anchor).to_owned(),
            to: model.id(relation.companion).to_owned(),
            kind: relation.kind,
        })
    })
}

fn listed(model: &Model, set: &Set) -> Listed {
    let name = |mut names: Box<dyn Iterator<Item = &str> + '_>, place: u32| {
        names.nth(place as usize).unwrap_or_default().to_owned()
    };
    let filled = |role: &Role| match role {
        Role::Category(place) => Filled::Category(name(Box::new(model.categories()), *place)),
        Role::Family(place) => Filled::Family(name(Box::new(model.families()), *place)),
        Role::Products(products) => {
            Filled::Products(products.iter().map(|one| model.id(*one).to_owned()).collect())
        }
    };
    Listed { provenance: set.provenance, roles: set.roles.iter().map(filled).collect() }
}

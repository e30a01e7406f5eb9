//! Listings: each product with what it relates to, the surest first.

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::{Model, Relation},
    product::ProductIndex,
};

use crate::catalogue::{Catalogue, Names, Product};

use super::{Account, LeftOut};

/// A product of the catalogue and its relations.
pub(super) struct Listing<'a> {
    pub(super) product: &'a Product,
    /// The id all its colours and sizes share, where it has any.
    pub(super) group: Option<&'a str>,
    /// What people decided, what the shop states, then what orders show, the strongest first.
    pub(super) related: Vec<Related<'a>>,
}

/// A companion, and how it goes with the listed product.
#[derive(Clone, Copy)]
pub(super) struct Related<'a> {
    pub(super) companion: &'a Product,
    pub(super) kind: RelationKind,
}

/// Every product both the model and the catalogue know, in order of id.
pub(super) fn of<'a>(model: &'a Model, catalogue: &'a Catalogue) -> (Vec<Listing<'a>>, Account) {
    let names = Names::of(&catalogue.products);
    let sold = |product: ProductIndex| {
        let place = names.resolve(model.id(product))?;
        Some(&catalogue.products[place as usize])
    };
    let mut sizes = vec![0_u32; model.product_count() as usize];
    for product in model.products() {
        sizes[model.variant_group(product).0 as usize] += 1;
    }
    let mut account = Account::default();
    let mut listings = Vec::new();
    for anchor in model.products() {
        let mut relations: Vec<_> = model.relations(anchor).collect();
        relations
            .sort_by(|a, b| b.provenance.cmp(&a.provenance).then(b.weight.total_cmp(&a.weight)));
        let Some(product) = sold(anchor) else {
            for _ in relations {
                account.left_out(LeftOut::NotSold);
            }
            continue;
        };
        let related = relations.iter().filter_map(|relation| {
            let companion =
                tellable(relation).and_then(|()| sold(relation.companion).ok_or(LeftOut::NotSold));
            let companion = companion.map_err(|why| account.left_out(why)).ok()?;
            Some(Related { companion, kind: relation.kind })
        });
        let related = related.collect();
        let main = model.variant_group(anchor);
        let group = (sizes[main.0 as usize] > 1).then(|| model.id(main));
        listings.push(Listing { product, group, related });
    }
    (listings, account)
}

/// Whether it may be told at all: a word such as "often" has to be true.
fn tellable(relation: &Relation) -> Result<(), LeftOut> {
    let is_counted = relation.provenance == Provenance::Observed;
    let is_seldom = relation.kind == RelationKind::OftenBoughtWith && relation.band == Band::Seldom;
    match relation.kind {
        _ if is_counted && is_seldom => Err(LeftOut::TooSeldom),
        RelationKind::NextStep | RelationKind::NeverWith | RelationKind::Variant => {
            Err(LeftOut::NoWord)
        }
        _ => Ok(()),
    }
}

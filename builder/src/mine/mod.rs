//! Mine: more than pairs. What stands in for what, what comes next, what belongs together, when.
//!
//! Comes in: the catalogue and [`Structure`], never orders. Goes out: [`Mined`]. What must stay
//! true: the same catalogue and statistics give the same findings in the same order, what the shop
//! declares is never found again as if it were news, and a number that may not be known is taken
//! at its least convenient.

mod families;
mod found;
mod profiles;
mod relations;
#[cfg(test)]
mod scene;
mod sets;
mod steps;
mod substitutes;

pub mod variants;

use alongside::{
    contract::RelationKind,
    model::{DraftProfile, DraftSet},
};

pub use families::Families;
pub use found::Found;
pub use steps::Step;

use crate::{
    anonymize::{Known, Structure},
    catalogue::{Catalogue, Categories, Kin},
};

/// What was found besides pairs. Products by place; main products where not said otherwise.
#[derive(Debug, Default)]
pub struct Mined {
    /// Products that do the same job, `a < b`.
    pub substitutes: Vec<(u32, u32)>,
    /// From what a shopper had to what came next.
    pub steps: Vec<Step>,
    /// Roles that are filled together: declared ones first.
    pub sets: Vec<DraftSet>,
    /// When categories are bought.
    pub profiles: Vec<DraftProfile>,
    /// Families that hold together.
    pub families: Families,
}

/// What the miners look at.
pub(in crate::mine) struct Evidence<'a> {
    catalogue: &'a Catalogue,
    categories: &'a Categories,
    kin: &'a Kin,
    structure: &'a Structure,
}

/// Looks for everything.
pub fn mine(catalogue: &Catalogue, structure: &Structure) -> Mined {
    let categories = Categories::of(&catalogue.products);
    let kin = Kin::of(catalogue);
    let evidence = Evidence { catalogue, categories: &categories, kin: &kin, structure };
    let steps = steps::find(&evidence);
    Mined {
        substitutes: substitutes::find(&evidence, &steps),
        steps,
        sets: sets::find(&evidence),
        profiles: profiles::find(&evidence),
        families: Families::find(&evidence),
    }
}

impl Evidence<'_> {
    fn product(&self, place: u32) -> &crate::catalogue::Product {
        &self.catalogue.products[place as usize]
    }

    fn main(&self, place: u32) -> Known {
        self.structure.mains[place as usize]
    }

    /// Orders of people who shop where both products stand: those with something of the lowest
    /// department above both, or all.
    fn orders_around(&self, a: u32, b: u32) -> f64 {
        let everything = self.structure.all.orders.low;
        let path = |place: u32| self.categories.of_product[place as usize];
        let (Some(one), Some(other)) = (path(a), path(b)) else { return everything };
        // The shelf itself is no department: who buys there buys one of them by definition.
        let mut above = self.categories.upwards(one).skip(1);
        let shared = above.find(|path| self.categories.upwards(other).any(|p| p == *path));
        shared.map_or(everything, |path| self.structure.paths[path as usize].orders.low)
    }

    /// Whether the shop itself states one of these kinds about two main products, either way, in
    /// any colour or size.
    fn is_declared(&self, a: u32, b: u32, kinds: &[RelationKind]) -> bool {
        let pair = |one: u32, other: u32| (self.kin.main(one), self.kin.main(other));
        self.catalogue.declared.iter().any(|declared| {
            let found = pair(declared.anchor, declared.companion);
            kinds.contains(&declared.kind) && (found == (a, b) || found == (b, a))
        })
    }
}

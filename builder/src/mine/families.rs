//! Families that hold together: what works together is also bought together.
//!
//! Needs: orders of main products, and who bought two of a family in one order or one after the
//! other. The shop says which products are a family; orders may contradict it, and then the family
//! is not marked, so that no shopper hears "more of your system" about a word in a spreadsheet.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Evidence;

/// Shoppers chance should have brought to two of the family, at least, before orders may say no.
const OCCASIONS: f64 = 10.0;
/// A family is contradicted when fewer than this, against chance, buy two of it.
const LIFT: f64 = 1.2;

/// Which families are marked in the model.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Families {
    /// Those whose products are bought together, or of which too little is known to say no.
    pub marked: BTreeSet<String>,
    /// Those whose products are bought together no more than chance has it.
    pub contradicted: BTreeSet<String>,
}

impl Families {
    pub(super) fn find(evidence: &Evidence) -> Self {
        let mut members: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for main in evidence.kin.mains() {
            if let Some(family) = evidence.product(main).family.as_deref() {
                members.entry(family).or_default().push(main);
            }
        }
        let mut families = Self::default();
        for (family, members) in members {
            let group = if is_contradicted(evidence, &members) {
                &mut families.contradicted
            } else {
                &mut families.marked
            };
            group.insert(family.to_owned());
        }
        families
    }
}

fn is_contradicted(evidence: &Evidence, members: &[u32]) -> bool {
    let everybody = evidence.structure.all.shoppers.low.max(1.0);
    let buyers = |place: u32| evidence.main(place).shoppers.low;
    let (mut by_chance, mut at_most) = (0.0, 0.0);
    for (at, a) in members.iter().enumerate() {
        for b in &members[at + 1..] {
            let kinship = evidence.structure.kin.of(*a, *b);
            by_chance += buyers(*a) * buyers(*b) / everybody;
            at_most += kinship.together.high + kinship.forth.high + kinship.back.high;
        }
    }
    by_chance >= OCCASIONS && at_most < LIFT * by_chance
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Scene, product};
    use crate::catalogue::Product;

    #[test]
    fn a_family_nobody_buys_two_of_is_not_marked() {
        let of = |family: &str| Product { family: Some(family.to_owned()), ..product("home") };
        let products = vec![of("glow"), of("glow"), of("spring sale"), of("spring sale")];
        let scene = Scene::of(products)
            .shoppers(200, &[(0, &[0]), (30, &[1])])
            .shoppers(200, &[(0, &[2])])
            .shoppers(200, &[(0, &[3])]);
        for mined in scene.both() {
            assert!(mined.families.marked.contains("glow"));
            assert!(mined.families.contradicted.contains("spring sale"));
        }
    }
}

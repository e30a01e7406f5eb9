//! Bonds: which products meet each other so far above chance that they belong together.
//!
//! Needs: orders of products and of pairs of them, and orders of the department around both.
//! What must stay true: a bond is mutual, and each product keeps only its strongest, so that the
//! cost of everything built on bonds grows with the number of products and no faster.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::super::Evidence;

/// Against what chance brings in their department.
const LIFT: f64 = 1.5;
/// Where the shop names no departments, chance is over everything, and everything of one kind of
/// shopper is above it.
const LIFT_OF_STRANGERS: f64 = 6.0;
/// How far above chance, in standard deviations.
const DEVIATIONS: f64 = 4.0;
/// What a product keeps: three sets of six, and room.
const STRONGEST: usize = 16;

/// By product: its companions with their lift.
type Companions = FxHashMap<u32, BTreeMap<u32, f64>>;

/// Who belongs together, and how strongly.
pub(super) struct Bonds {
    companions: Companions,
}

impl Bonds {
    pub(super) fn of(evidence: &Evidence) -> Self {
        let mut companions = Companions::default();
        for bond in &evidence.structure.bonds {
            let (a, b) = (bond.a, bond.b);
            if evidence.kin.main(a) == evidence.kin.main(b) {
                continue;
            }
            let around = evidence.orders_around(a, b);
            let orders = |place: u32| evidence.structure.products[place as usize].orders.low;
            let by_chance = orders(a) * orders(b) / around.max(1.0);
            let lift = bond.orders / by_chance.max(f64::MIN_POSITIVE);
            let is_placed = around < evidence.structure.all.orders.low;
            let needed = if is_placed { LIFT } else { LIFT_OF_STRANGERS };
            if lift >= needed && bond.orders - by_chance >= DEVIATIONS * libm::sqrt(by_chance) {
                companions.entry(a).or_default().insert(b, lift);
                companions.entry(b).or_default().insert(a, lift);
            }
        }
        Self { companions: mutual(&companions) }
    }

    /// The lift of two products, if they are bound.
    pub(super) fn between(&self, a: u32, b: u32) -> Option<f64> {
        self.companions.get(&a)?.get(&b).copied()
    }

    /// What a product is bound to.
    pub(super) fn of_product(&self, product: u32) -> impl Iterator<Item = u32> {
        self.companions.get(&product).into_iter().flat_map(|companions| companions.keys().copied())
    }

    /// Each bond once, the strongest first.
    pub(super) fn strongest_first(&self) -> Vec<(u32, u32)> {
        let pairs = self.companions.iter().flat_map(|(a, companions)| {
            companions.range(a + 1..).map(move |(b, lift)| (*lift, *a, *b))
        });
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
        });
        pairs.into_iter().map(|(_, a, b)| (a, b)).collect()
    }

    /// `members` and everything `admitted` that is bound to all of them, the strongest first, up
    /// to `most` in all.
    pub(super) fn grow(
        &self,
        members: [u32; 2],
        most: usize,
        admitted: impl Fn(u32) -> bool,
    ) -> Vec<u32> {
        let mut members = members.to_vec();
        while members.len() < most {
            let weakest = |candidate: u32| {
                let lifts = members.iter().map(|member| self.between(*member, candidate));
                lifts
                    .collect::<Option<Vec<_>>>()
                    .map(|lifts| lifts.into_iter().fold(f64::MAX, f64::min))
            };
            let candidates =
                self.of_product(members[0]).filter(|one| !members.contains(one) && admitted(*one));
            let best = candidates
                .filter_map(|candidate| Some((weakest(candidate)?, candidate)))
                .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            let Some((_, next)) = best else { break };
            members.push(next);
        }
        members.sort_unstable();
        members
    }
}

/// The bonds both sides keep among their strongest.
fn mutual(companions: &Companions) -> Companions {
    let strongest = |of: &BTreeMap<u32, f64>| {
        let mut ranked: Vec<_> = of.iter().map(|(other, lift)| (*lift, *other)).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        ranked.into_iter().take(STRONGEST).map(|(_, other)| other).collect::<BTreeSet<_>>()
    };
    let kept: FxHashMap<_, _> = companions.iter().map(|(one, of)| (*one, strongest(of))).collect();
    let is_mutual =
        |one: u32, other: u32| kept[&one].contains(&other) && kept[&other].contains(&one);
    let filtered = companions.iter().map(|(one, of)| {
        let of = of.iter().filter(|(other, _)| is_mutual(*one, **other));
        (*one, of.map(|(other, lift)| (*other, *lift)).collect())
    });
    filtered.collect()
}

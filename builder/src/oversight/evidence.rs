//! Evidence: every directed relation with what speaks for it, how often it would be seen, and what
//! makes one look twice.

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::Relation,
    product::ProductIndex,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    Sight,
    risk::{self, Sign},
};

/// Companions further down a list than this are hardly ever seen.
const SEEN: u32 = 12;

/// A relation from `anchor` to `companion`, by place.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) anchor: u32,
    pub(super) companion: u32,
    pub(super) kind: RelationKind,
    pub(super) provenance: Provenance,
    pub(super) band: Band,
    /// Among the anchor's complements, from 1; 0 for what is no complement.
    pub(super) rank: u32,
    /// The share of all that is seen, 0 to 1, if every buyer of an anchor were shown its list.
    pub(super) exposure: f64,
    /// About so many orders hold both, where that may be known.
    pub(super) orders: Option<f64>,
    /// How many times as many as chance would have.
    pub(super) lift: Option<f64>,
    /// What makes one look twice.
    pub(super) signs: Vec<Sign>,
}

impl Edge {
    /// What is looked at first: what is doubtful and seen by many.
    pub(super) fn urgency(&self) -> f64 {
        risk::of(self) * self.exposure
    }
}

/// All relations, anchor by anchor, each anchor's list from its top.
pub(super) struct Evidence {
    pub(super) edges: Vec<Edge>,
}

impl Evidence {
    pub(super) fn of(sight: &Sight) -> Self {
        let anchors: Vec<_> = sight.model.products().collect();
        let mut edges: Vec<Edge> =
            anchors.into_par_iter().flat_map_iter(|anchor| of_anchor(sight, anchor)).collect();
        let seen: f64 = edges.iter().map(|edge| edge.exposure).sum();
        let meetings = Meetings::of(sight);
        edges.par_iter_mut().for_each(|edge| {
            edge.exposure /= if seen > 0.0 { seen } else { 1.0 };
            if edge.provenance != Provenance::Declared {
                edge.orders = meetings.orders(edge.anchor, edge.companion);
                edge.lift = edge.orders.and_then(|orders| meetings.lift(edge, orders));
            }
        });
        let fewest = edges.iter().filter_map(|edge| edge.orders).fold(f64::INFINITY, f64::min);
        edges.par_iter_mut().for_each(|edge| edge.signs = risk::signs(sight, edge, fewest));
        Self { edges }
    }

    /// Relations that make a suggestion.
    pub(super) fn complements(&self) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(|edge| edge.kind.is_complement())
    }

    /// The most urgent first.
    pub(super) fn urgent(&self) -> Vec<&Edge> {
        let seen = self.complements().filter(|edge| edge.rank <= SEEN);
        let mut urgent: Vec<_> = seen.map(|edge| (edge.urgency(), edge)).collect();
        urgent.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        urgent.into_iter().map(|(_, edge)| edge).collect()
    }
}

/// An anchor's relations as a basket of nothing else would rank them.
fn of_anchor(sight: &Sight, anchor: ProductIndex) -> Vec<Edge> {
    let mut relations: Vec<Relation> = sight.model.relations(anchor).collect();
    relations.sort_by(|a, b| {
        (b.kind.is_complement().cmp(&a.kind.is_complement()))
            .then(b.weight.total_cmp(&a.weight))
            .then(a.companion.cmp(&b.companion))
    });
    // Who buys it is shown its list. A product nothing is known of has been bought by someone.
    let buyers = sight.statistics.items[anchor.0 as usize].orders.max(1.0);
    let ranked = relations.into_iter().zip(1..);
    let edges = ranked.map(|(relation, place)| {
        let rank = if relation.kind.is_complement() { place } else { 0 };
        let is_seen = (1..=SEEN).contains(&rank);
        // The discount of NDCG: who looks at a list looks at its top.
        let exposure = if is_seen { buyers / libm::log2(1.0 + f64::from(rank)) } else { 0.0 };
        Edge {
            anchor: anchor.0,
            companion: relation.companion.0,
            kind: relation.kind,
            provenance: relation.provenance,
            band: relation.band,
            rank,
            exposure,
            orders: None,
            lift: None,
            signs: Vec::new(),
        }
    });
    edges.collect()
}

/// How often two products meet, as far as the tier tells.
struct Meetings<'a> {
    sight: &'a Sight<'a>,
    weights: FxHashMap<(u32, u32), f64>,
}

impl<'a> Meetings<'a> {
    fn of(sight: &'a Sight) -> Self {
        let pairs = sight.statistics.pairs.iter();
        Self { sight, weights: pairs.map(|pair| ((pair.a, pair.b), pair.weight)).collect() }
    }

    /// A pair's weight is a sum over baskets; what a basket weighs on average is known of each of
    /// the two products.
    fn orders(&self, one: u32, other: u32) -> Option<f64> {
        let weight = self.weights.get(&(one.min(other), one.max(other)))?;
        let baskets = |place: u32| {
            let item = &self.sight.statistics.items[place as usize];
            (item.weight > 0.0).then(|| item.orders / item.weight)
        };
        let about = weight * (baskets(one)? + baskets(other)?) / 2.0;
        // So many shoppers are behind every pair: the label says it to everybody.
        Some(about.max(self.sight.model.label().minimum_shoppers.into()))
    }

    fn lift(&self, edge: &Edge, orders: f64) -> Option<f64> {
        let held = |place: u32| self.sight.statistics.items[place as usize].orders;
        let expected = held(edge.anchor) * held(edge.companion) / self.sight.orders;
        (expected.is_finite() && expected > 0.0).then(|| orders / expected)
    }
}

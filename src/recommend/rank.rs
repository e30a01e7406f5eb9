//! Rank: the bare order of companions, to measure a model with. No limits, no variety.
//!
//! What must stay true: whoever is measured is ranked by the code that suggests.

use std::cmp::{Ordering, Reverse};

use crate::{
    contract::{Clock, Consent, Memory, Placement, RecommendRequest, RelationKind},
    model::Model,
    product::ProductIndex,
};

use super::{
    Shop, anchors,
    candidates::{self, Candidate},
    gate,
    pool::{KindFactors, Pool},
    score::Scored,
    visit::Visit,
};

/// Every kind of relation counts as it stands in the model.
pub(super) const NO_CONTEXT: KindFactors = [1.0; RelationKind::ALL.len()];

/// Whether the gate has a say in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gates {
    /// Everything that is scored is ranked by its score.
    Off,
    /// Only what a first visit at Normal would admit is; the rest is ranked by popularity.
    On,
}

/// Ranks all products for one basket after another.
#[derive(Debug)]
pub struct Ranker<'a> {
    model: &'a Model,
    gates: Gates,
    /// All products, the most popular first, ties in order of id.
    popular: Vec<ProductIndex>,
    /// By product: its place in `popular`.
    places: Vec<usize>,
}

impl<'a> Ranker<'a> {
    /// A ranker for this model.
    #[must_use]
    pub fn new(model: &'a Model, gates: Gates) -> Self {
        let mut popular: Vec<_> = model.products().collect();
        popular.sort_by_key(|product| Reverse(model.popularity(*product)));
        let mut places = vec![0; popular.len()];
        for (place, product) in popular.iter().enumerate() {
            places[product.at()] = place;
        }
        Self { model, gates, popular, places }
    }

    /// The `k` products that go best with this basket, filled up with the most popular; none from
    /// the basket, none twice. Ties go to the more popular, then by id.
    #[must_use]
    pub fn rank(&self, basket: &[ProductIndex], k: usize) -> Vec<ProductIndex> {
        let ranked = self.scored(basket, k).into_iter();
        let mut ranked: Vec<_> = ranked.map(|(product, _)| product).collect();
        let missing = k - ranked.len();
        let left = self.popular.iter().filter(|one| !basket.contains(one) && !ranked.contains(one));
        let left: Vec<_> = left.take(missing).copied().collect();
        ranked.extend(left);
        ranked
    }

    /// The first `k` of what the model itself suggests for the basket, with their scores.
    #[must_use]
    pub fn scored(&self, basket: &[ProductIndex], k: usize) -> Vec<(ProductIndex, f64)> {
        let mut companions = self.companions(basket);
        if k < companions.len() {
            companions.select_nth_unstable_by(k, |a, b| self.order(a, b));
            companions.truncate(k);
        }
        companions.sort_unstable_by(|a, b| self.order(a, b));
        companions
    }

    /// The place of `product` in the whole ranking, counted from 1; none for one of the basket.
    #[must_use]
    pub fn place_of(&self, product: ProductIndex, basket: &[ProductIndex]) -> Option<usize> {
        if basket.contains(&product) {
            return None;
        }
        let companions = self.companions(basket);
        if let Some(own) = companions.iter().find(|(one, _)| *one == product) {
            return Some(1 + companions.iter().filter(|one| self.order(one, own).is_lt()).count());
        }
        let place = |product: &ProductIndex| self.places[product.at()];
        let mut taken: Vec<_> = companions.iter().map(|(one, _)| one).chain(basket).collect();
        taken.sort_unstable();
        taken.dedup();
        let before = taken.into_iter().filter(|one| place(one) < place(&product)).count();
        Some(1 + companions.len() + place(&product) - before)
    }

    /// The stronger first, of equals the more popular.
    fn order(&self, a: &(ProductIndex, f64), b: &(ProductIndex, f64)) -> Ordering {
        let place = |product: ProductIndex| self.places[product.at()];
        b.1.total_cmp(&a.1).then_with(|| place(a.0).cmp(&place(b.0)))
    }

    /// What the model itself suggests for the basket, in no order.
    fn companions(&self, basket: &[ProductIndex]) -> Vec<(ProductIndex, f64)> {
        let mut basket = basket.to_vec();
        basket.sort_unstable();
        basket.dedup();
        let anchors = anchors::of_basket(self.model, &basket);
        let pool = Pool::of(self.model, &anchors, &NO_CONTEXT);
        let mut supported: Vec<_> = pool.supported().collect();
        supported.retain(|one| basket.binary_search(&one.product).is_err());
        if self.gates == Gates::On {
            let candidates = candidates::told(&pool, &anchors, &supported);
            let admitted = self.admitted(&basket, &candidates);
            supported.retain(|one| admitted.binary_search(&one.product).is_ok());
        }
        supported.iter().map(|one| (one.product, one.support)).collect()
    }

    /// What a first visit at Normal, with consent to remember, would let through, in order.
    fn admitted(&self, basket: &[ProductIndex], candidates: &[Candidate]) -> Vec<ProductIndex> {
        let scored: Vec<_> = candidates.iter().map(Scored::bare).collect();
        let basket = basket.iter().map(|product| self.model.id(*product));
        let request = RecommendRequest {
            consent: Consent::Persistent,
            ..RecommendRequest::of(basket, Placement::Basket)
        };
        let (memory, clock) = (Memory::empty(), Clock::default());
        let visit = Visit::read(&Shop::of(self.model), &request, &memory, &clock);
        let admitted = visit.map(|visit| gate::admit(&visit, &scored).admitted).unwrap_or_default();
        let mut admitted: Vec<_> = admitted.iter().map(Scored::product).collect();
        admitted.sort_unstable();
        admitted
    }
}

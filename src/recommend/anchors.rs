//! Anchors: the products an answer may rest on, and how much each counts.
//!
//! Comes in: the basket, the product in view, recent views and searches. Goes out: each product
//! once, by its strongest part. What must stay true: the order of anchors depends on the products
//! and not on the order of lines, and anchors of one group stand together, so that their evidence
//! can be pooled in passing.

use crate::{
    contract::{Clock, Provenance, RecommendRequest},
    model::{Model, Relation},
    product::ProductIndex,
};

use super::places::Places;

/// A product that may speak for others.
#[derive(Clone, Debug)]
pub(super) struct Anchor<'a> {
    pub(super) product: ProductIndex,
    /// Whose relations speak: its own, or those of another of its family or category.
    pub(super) voice: ProductIndex,
    /// The id or alias the page used.
    pub(super) named: &'a str,
    pub(super) part: Part,
    /// What its part in this visit makes of its relations, above 0 and at most 1.
    pub(super) factor: f64,
    /// Anchors of one group give one kind of reason: sizes and colours of one thing, or recent
    /// views of one category.
    pub(super) group: ProductIndex,
    /// Pieces of it in the basket.
    pub(super) pieces: f64,
    /// Whether the shopper has had it long enough for a next step.
    pub(super) is_grown: bool,
    /// Whether it is there without speaking for anything: the shopper does not want it as a reason,
    /// or it is for somebody else.
    pub(super) is_muted: bool,
    /// Whether a whole slate may rest on it.
    pub(super) carries: bool,
    /// Its price; infinite where nobody knows it, for then nothing is known to cost more.
    pub(super) price: f64,
}

/// A product that memory adds to those of this page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recollection {
    pub(super) product: ProductIndex,
    pub(super) part: Part,
    /// More where it is the moment's own.
    pub(super) weight: f64,
    /// Whether the shopper has had it long enough for a next step.
    pub(super) is_grown: bool,
}

/// How a product got into this visit, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Basket,
    InView,
    Left,
    Owned,
    Viewed,
    Searched,
}

impl Part {
    /// A basket that was left was meant like one in view; what was bought before is a background. A product in view says less about the shopper's purpose than one in the basket, one seen
    /// earlier less than that, and one of many a search found least.
    fn factor(self) -> f64 {
        match self {
            Self::Basket => 1.0,
            Self::InView | Self::Left => 0.5,
            Self::Owned => 0.25,
            Self::Viewed => 0.3,
            Self::Searched => 0.2,
        }
    }

    /// Whether the basket or the page holds it now, as against a moment ago.
    pub(super) fn is_present(self) -> bool {
        self <= Self::InView
    }

    /// Whether the shopper has it.
    pub(super) fn is_owned(self) -> bool {
        self == Self::Owned
    }

    /// Whether it was bought or left before this visit.
    pub(super) fn is_past(self) -> bool {
        matches!(self, Self::Left | Self::Owned)
    }
}

/// After this many minutes a view counts half.
const HALF_LIFE_MINUTES: f64 = 10.0;
/// A view whose time nobody knows is this many half-lives old.
const UNKNOWN_AGE: f64 = 1.0;
/// After this many half-lives a view is forgotten.
const FORGOTTEN: f64 = 10.0;
/// No more than this many recent views and searches each, the first the page names: nobody
/// remembers more.
const MOST_RECENT: usize = 32;

impl Anchor<'_> {
    /// Tells how it relates to what `wants` asks for, or how its lent voice does: only what orders
    /// show, and of other categories than its own, whose products would stand in for it.
    pub(super) fn each_relation(
        &self,
        model: &Model,
        wants: &dyn Fn(ProductIndex) -> bool,
        tell: &mut dyn FnMut(&Relation),
    ) {
        if self.is_muted {
            // What clashes with it clashes all the same.
            return model.each_relation(self.voice, wants, &mut |one| {
                if !one.kind.is_complement() {
                    tell(one);
                }
            });
        }
        if self.is_own_voice() {
            return model.each_relation(self.voice, wants, tell);
        }
        let category = model.category_place(self.product);
        let is_other = |one| category.is_none() || model.category_place(one) != category;
        model.each_relation(self.voice, &|one| wants(one) && is_other(one), &mut |one| {
            if one.provenance == Provenance::Observed {
                tell(one);
            }
        });
    }

    /// Whether its own relations speak.
    pub(super) fn is_own_voice(&self) -> bool {
        self.voice == self.product
    }
}

/// Everything of the request that may speak for a product, in canonical order, each product once.
pub(super) fn read<'a>(
    model: &'a Model,
    request: &'a RecommendRequest,
    recalled: &[Recollection],
    clock: &Clock,
) -> Vec<Anchor<'a>> {
    let mut reading = Reading::of(model);
    for line in request.basket.iter().filter(|line| line.quantity > 0) {
        reading.named(&line.id, Part::Basket, 1.0, line.quantity);
    }
    if let Some(id) = &request.viewing {
        reading.named(id, Part::InView, 1.0, 0);
    }
    for (recent, part) in [(&request.viewed, Part::Viewed), (&request.searched, Part::Searched)] {
        for one in recent.iter().take(MOST_RECENT) {
            let age = one.at.map_or(UNKNOWN_AGE, |at| clock.minutes_since(at) / HALF_LIFE_MINUTES);
            if age < FORGOTTEN {
                reading.named(&one.id, part, decay(age), 0);
            }
        }
    }
    for one in recalled {
        reading.add(one.product, model.id(one.product), one.part, one.weight, 0);
        let place = reading.places.place(one.product);
        reading.anchors[place].is_grown |= one.is_grown;
    }
    let is_anything_present =
        reading.anchors.iter().any(|one| one.part.is_present() || one.part == Part::Viewed);
    for anchor in &mut reading.anchors {
        anchor.carries = anchor.part.is_present() || anchor.part.is_past() && !is_anything_present;
    }
    reading.in_order()
}

/// The anchors of a basket of these products, which no page named.
pub(super) fn of_basket<'a>(model: &'a Model, products: &[ProductIndex]) -> Vec<Anchor<'a>> {
    let mut reading = Reading::of(model);
    for product in products {
        reading.add(*product, "", Part::Basket, 1.0, 1);
    }
    reading.in_order()
}

/// Anchors while they are read. Of several names for one product the first counts, and the
/// strongest part comes first.
struct Reading<'a> {
    model: &'a Model,
    places: Places,
    /// In step with `places`.
    anchors: Vec<Anchor<'a>>,
}

impl<'a> Reading<'a> {
    fn of(model: &'a Model) -> Self {
        Self { model, places: Places::with_capacity(0), anchors: Vec::new() }
    }

    fn named(&mut self, name: &'a str, part: Part, freshness: f64, quantity: u32) {
        if let Some(product) = self.model.resolve(name) {
            self.add(product, name, part, freshness, quantity);
        }
    }

    fn add(
        &mut self,
        product: ProductIndex,
        named: &'a str,
        part: Part,
        freshness: f64,
        quantity: u32,
    ) {
        let (factor, pieces) = (part.factor() * freshness, f64::from(quantity));
        let place = self.places.place(product);
        if let Some(known) = self.anchors.get_mut(place) {
            known.factor = known.factor.max(factor);
            known.pieces += pieces;
            return;
        }
        let group = self.model.variant_group(product);
        let price = f64::INFINITY;
        self.anchors.push(Anchor {
            product,
            voice: product,
            named,
            part,
            factor,
            group,
            pieces,
            is_grown: false,
            is_muted: false,
            carries: part.is_present(),
            price,
        });
    }

    fn in_order(mut self) -> Vec<Anchor<'a>> {
        self.share_categories();
        let mut ordered = Vec::with_capacity(self.anchors.len());
        for anchor in self.anchors {
            insert(&mut ordered, anchor);
        }
        ordered
    }

    /// Recent views of one category are one group: a burst of them is one idea.
    fn share_categories(&mut self) {
        let recent = |one: &Anchor| !one.part.is_present() && !one.part.is_past();
        for place in 0..self.anchors.len() {
            let category = self.model.category_place(self.anchors[place].product);
            if category.is_none() || !recent(&self.anchors[place]) {
                continue;
            }
            let is_alike =
                |one: &&Anchor| recent(one) && self.model.category_place(one.product) == category;
            let first = self.anchors.iter().filter(is_alike).map(|one| one.product).min();
            self.anchors[place].group = first.unwrap_or(self.anchors[place].group);
        }
    }
}

/// Puts an anchor in its place: groups stand together, what is present before what is past.
pub(super) fn insert<'a>(anchors: &mut Vec<Anchor<'a>>, anchor: Anchor<'a>) {
    let key = |one: &Anchor| (!one.part.is_present(), one.group, one.product, one.voice);
    let place = anchors.partition_point(|other| key(other) < key(&anchor));
    anchors.insert(place, anchor);
}

/// ½ to the power of `half_lives`, straight between whole ones; 1 for what lies ahead.
fn decay(half_lives: f64) -> f64 {
    let (mut left, mut factor) = (half_lives.max(0.0), 1.0);
    while left >= 1.0 {
        left -= 1.0;
        factor /= 2.0;
    }
    factor * (1.0 - left / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_counts_half_after_ten_minutes_and_a_quarter_after_twenty() {
        let after = |minutes: f64| decay(minutes / HALF_LIFE_MINUTES);
        for (minutes, factor) in [(0.0, 1.0), (10.0, 0.5), (20.0, 0.25), (-5.0, 1.0)] {
            assert!((after(minutes) - factor).abs() < 1e-12);
        }
        assert!(after(4.0) > after(5.0) && after(15.0) > after(16.0));
    }
}

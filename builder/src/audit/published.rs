//! What a version says of pairs of products, and where a later one says more.

use std::collections::BTreeSet;

use alongside::{
    contract::Provenance,
    model::{Model, Relation},
    product::ProductIndex,
};
use rustc_hash::FxHashMap;

/// What a file says of two products, by id, in one direction: the weight, and the band above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) band: u8,
    pub(super) value: f64,
}

/// Everything a version says of pairs counted in orders.
#[derive(Debug, Default)]
pub(super) struct Published {
    said: FxHashMap<(String, String), Said>,
    /// Products of any pair: of others the version knows nothing.
    known: BTreeSet<String>,
}

/// Products of which a later version says more together: for each its companions, rising.
#[derive(Debug, Default)]
pub(super) struct Risen {
    companions: FxHashMap<ProductIndex, Vec<ProductIndex>>,
}

impl Published {
    pub(super) fn of(model: &Model) -> Self {
        let mut published = Self::default();
        for anchor in model.products() {
            let counted =
                |one: &Relation| one.provenance == Provenance::Observed && one.weight > 0.0;
            for relation in model.relations(anchor).filter(counted) {
                let said = Said { band: relation.band as u8, value: relation.weight };
                published.say(model.id(anchor), model.id(relation.companion), said);
            }
        }
        published
    }

    pub(super) fn say(&mut self, from: &str, to: &str, said: Said) {
        self.said.insert((from.to_owned(), to.to_owned()), said);
        self.known.extend([from.to_owned(), to.to_owned()]);
    }

    pub(super) fn knows(&self, product: &str) -> bool {
        self.known.contains(product)
    }

    pub(super) fn says(&self, one: &str, other: &str) -> bool {
        let has = |from: &str, to: &str| self.said.contains_key(&(from.to_owned(), to.to_owned()));
        has(one, other) || has(other, one)
    }

    /// Pairs that are new, or of which more is said than in `older`.
    pub(super) fn risen_since(
        &self,
        older: &Self,
        place: impl Fn(&str) -> Option<ProductIndex>,
    ) -> Risen {
        let mut risen = Risen::default();
        for (pair, now) in &self.said {
            let before = older.said.get(pair);
            let more = |before: &Said| now.band > before.band || now.value > before.value;
            if before.is_none_or(more)
                && let (Some(one), Some(other)) = (place(&pair.0), place(&pair.1))
            {
                for (from, to) in [(one, other), (other, one)] {
                    risen.companions.entry(from).or_default().push(to);
                }
            }
        }
        for companions in risen.companions.values_mut() {
            companions.sort_unstable();
            companions.dedup();
        }
        risen
    }
}

impl Risen {
    /// What rose together with both products.
    pub(super) fn with_both(&self, one: ProductIndex, other: ProductIndex) -> Vec<ProductIndex> {
        let of = |product| self.companions.get(&product).map_or(&[][..], Vec::as_slice);
        let others = of(other);
        let both = of(one).iter().filter(|found| others.binary_search(found).is_ok());
        both.copied().filter(|found| *found != one && *found != other).collect()
    }
}

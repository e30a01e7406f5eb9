//! The past, read against the model: notes become deeds of products it knows.
//!
//! Comes in: what may be recalled. Goes out: deeds, oldest first. What must stay true: what the
//! shop calls sensitive moves no leaning.

use crate::{
    contract::{Clock, Policy, Respect, What, Why},
    memory::Recalled,
    model::Model,
    product::ProductIndex,
};

use super::policy;

/// Something that happened to a product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    pub(super) what: What,
    pub(super) product: ProductIndex,
    /// Of which it is a size or colour.
    group: ProductIndex,
    /// Milliseconds since 1970.
    pub(super) at: f64,
    pub(super) value: f64,
}

/// How much this shopper likes a product, −1 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaning {
    pub(super) group: ProductIndex,
    pub(super) category: Option<u32>,
    pub(super) value: f64,
}

/// Everything that is known of what was.
pub(super) struct Past {
    deeds: Vec<Deed>,
    /// What is left by now of each leaning to a product.
    pub(super) leanings: Vec<Leaning>,
    /// The loyalty tier, and when it was reached.
    pub(super) tier: (f64, f64),
}

/// What a dismissal says against a product, and what "not my style" does.
const DISMISSED: f64 = -0.3;
const NOT_MY_STYLE: f64 = -0.75;

impl Past {
    pub(super) fn read(model: &Model, policy: &Policy, recalled: &Recalled, clock: &Clock) -> Self {
        let (mut deeds, mut leanings) = (Vec::new(), Vec::new());
        // What is sensitive leans to nothing.
        let mut lean = |product, value| {
            if !policy::is_sensitive(model, policy, product) {
                let (group, category) =
                    (model.variant_group(product), model.category_place(product));
                leanings.push(Leaning { group, category, value });
            }
        };
        let mut done = |what, product, at, value| {
            deeds.push(Deed { what, product, group: model.variant_group(product), at, value });
        };
        for note in recalled.notes.iter().filter(|note| !note.is_over(clock)) {
            let Some(product) = model.resolve(&note.name) else { continue };
            if note.what == What::ProductLeaning {
                lean(product, note.leaning(clock));
            } else {
                done(note.what, product, note.at, note.value);
            }
        }
        for one in &recalled.dismissed {
            let Some(product) = model.resolve(&one.id) else { continue };
            match one.why {
                Some(Why::HaveIt) => done(What::Bought, product, one.at, 1.0),
                Some(Why::NotMyStyle) => lean(product, NOT_MY_STYLE),
                None => lean(product, DISMISSED),
                Some(Why::TooDear | Why::WrongSize | Why::NotNow) => {}
            }
        }
        let tier = recalled.note(What::Tier, "").map_or((0.0, 0.0), |note| (note.value, note.at));
        Self { deeds, leanings, tier }
    }

    /// Whether there is any deed of this sort.
    pub(super) fn has(&self, what: What) -> bool {
        self.of(what).next().is_some()
    }

    /// All deeds of one sort, oldest first.
    pub(super) fn of(&self, what: What) -> impl Iterator<Item = &Deed> {
        self.deeds.iter().filter(move |deed| deed.what == what)
    }

    /// The last deed of this sort with this product, in whatever size or colour.
    pub(super) fn last(&self, model: &Model, what: What, product: ProductIndex) -> Option<&Deed> {
        let group = model.variant_group(product);
        self.of(what).filter(|deed| deed.group == group).last()
    }

    /// How far the product has been used: 0 where nobody said.
    pub(super) fn used(&self, model: &Model, product: ProductIndex) -> f64 {
        self.last(model, What::Used, product).map_or(0.0, |deed| deed.value)
    }

    /// Whether the shopper has had time with what they bought, or has used it enough, to be ready
    /// for what comes after it.
    pub(super) fn is_grown(&self, model: &Model, deed: &Deed, clock: &Clock) -> bool {
        let respect = &Respect::DEFAULT;
        clock.days_since(deed.at) >= f64::from(respect.evolution_days)
            || self.used(model, deed.product) * 100.0 >= f64::from(respect.usage_milestone_percent)
    }
}

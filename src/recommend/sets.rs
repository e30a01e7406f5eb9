//! Sets: which roles the basket has filled, and which are still open.
//!
//! Comes in: the model's sets and what the basket and the page hold. Goes out: for a product, the
//! set it would do most for. What must stay true: what a product earns from a set does not depend
//! on whether its own role is filled, so that taking something out of the basket never earns more.

use crate::{
    contract::{Provenance, RelationKind},
    model::{Model, Role, Set},
    product::ProductIndex,
};

use super::{anchors::Anchor, places::Places};

/// The sets that the basket has begun.
pub(super) struct Begun<'a> {
    sets: Vec<BegunSet<'a>>,
    /// What fills a role of them.
    keys: Places<Key>,
    /// In step with `keys`: the roles, as set and whether it is filled.
    roles: Vec<Vec<(usize, bool)>>,
}

/// A set with at least one role filled.
#[derive(Clone, Copy)]
pub(super) struct BegunSet<'a> {
    pub(super) set: &'a Set,
    filled: usize,
}

/// What fills a role.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Category(u32),
    Family(u32),
    Group(ProductIndex),
}

/// Not one to one, but strewn enough for a table.
impl From<Key> for u32 {
    fn from(key: Key) -> Self {
        match key {
            Key::Category(place) => place << 2 | 1,
            Key::Family(place) => place << 2 | 2,
            Key::Group(product) => product.0 << 2,
        }
    }
}

/// What a set has to say about a product.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    begun: BegunSet<'a>,
    /// Whether the product's own role is filled.
    pub(super) is_filled: bool,
}

impl<'a> Part<'a> {
    /// Which set.
    pub(super) fn set(&self) -> &'a Set {
        self.begun.set
    }

    /// The roles filled by now, the product's own aside.
    fn others_filled(&self) -> usize {
        self.begun.filled - usize::from(self.is_filled)
    }

    /// How much of the set is there beside the product, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.others_filled() as f64 / (self.begun.set.roles.len() - 1) as f64
    }

    /// Whether the basket is visibly after this set: a person says these belong together, or two
    /// roles are filled.
    pub(super) fn is_meant(&self) -> bool {
        let is_stated = self.begun.set.provenance != Provenance::Observed;
        !self.is_filled && (self.others_filled() >= 2 || (is_stated && self.others_filled() > 0))
    }

    /// Whether no role is left open with the product.
    pub(super) fn is_last(&self) -> bool {
        !self.is_filled && self.others_filled() + 1 == self.begun.set.roles.len()
    }
}

impl<'a> Begun<'a> {
    pub(super) fn read(model: &'a Model, anchors: &[Anchor]) -> Self {
        let mut begun =
            Self { sets: Vec::new(), keys: Places::with_capacity(0), roles: Vec::new() };
        if model.sets().is_empty() {
            return begun;
        }
        let held = held(model, anchors);
        for set in model.sets().iter().filter(|set| model.speaks_of(set.provenance)) {
            let is_filled = |role: &&Role| fills(model, &held, role);
            let filled = set.roles.iter().filter(is_filled).count();
            if filled == 0 {
                continue;
            }
            for role in &set.roles {
                let is_filled = is_filled(&role);
                each_key(model, role, &mut |key| begun.add(key, is_filled));
            }
            begun.sets.push(BegunSet { set, filled });
        }
        begun
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Notes a role of the set that is being read.
    fn add(&mut self, key: Key, is_filled: bool) {
        let place = self.keys.place(key);
        if place == self.roles.len() {
            self.roles.push(Vec::new());
        }
        self.roles[place].push((self.sets.len(), is_filled));
    }

    /// The begun sets this product, in whatever size or colour, has a role in.
    pub(super) fn parts(
        &self,
        model: &Model,
        product: ProductIndex,
    ) -> impl Iterator<Item = Part<'a>> {
        // Three looks at the file, and many a basket begins no set.
        let keys = if self.sets.is_empty() { [None; 3] } else { keys_of(model, product) };
        let places = keys.into_iter().flatten().filter_map(|key| self.keys.find(key));
        let roles = places.flat_map(|place| &self.roles[place]);
        roles.map(|(set, is_filled)| Part { begun: self.sets[*set], is_filled: *is_filled })
    }

    /// The set that this product does most for; of equal ones the first.
    pub(super) fn best(&self, model: &Model, product: ProductIndex) -> Option<Part<'a>> {
        self.parts(model, product)
            .reduce(|best, part| if part.share() > best.share() { part } else { best })
    }
}

/// Tells everything that fills the role.
fn each_key(model: &Model, role: &Role, tell: &mut dyn FnMut(Key)) {
    match role {
        Role::Category(category) => tell(Key::Category(*category)),
        Role::Family(family) => tell(Key::Family(*family)),
        Role::Products(products) => {
            for product in products {
                tell(Key::Group(model.variant_group(*product)));
            }
        }
    }
}

fn fills(model: &Model, held: &Places<Key>, role: &Role) -> bool {
    let holds = |key| held.find(key).is_some();
    match role {
        Role::Category(category) => holds(Key::Category(*category)),
        Role::Family(family) => holds(Key::Family(*family)),
        Role::Products(products) => {
            products.iter().any(|one| holds(Key::Group(model.variant_group(*one))))
        }
    }
}

/// What a product is to a role.
fn keys_of(model: &Model, product: ProductIndex) -> [Option<Key>; 3] {
    [
        model.category_place(product).map(Key::Category),
        model.family_place(product).map(Key::Family),
        Some(Key::Group(model.variant_group(product))),
    ]
}

/// What the basket, the page and the shopper hold, and the substitutes of it: what does a job fills its role.
fn held(model: &Model, anchors: &[Anchor]) -> Places<Key> {
    let mut held = Places::with_capacity(anchors.len() * 3);
    for anchor in anchors.iter().filter(|one| one.part.is_present() || one.part.is_owned()) {
        for key in keys_of(model, anchor.product).into_iter().flatten() {
            held.place(key);
        }
        for one in model.other_relations(anchor.product) {
            if matches!(one.kind, RelationKind::Substitute | RelationKind::DifferentBrand) {
                held.place(Key::Group(model.variant_group(one.companion)));
            }
        }
    }
    held
}

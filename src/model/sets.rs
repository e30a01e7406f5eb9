//! Sets: several roles that are filled together, such as tent, sleeping bag and mat.
//!
//! ```text
//! count varint, then for each set: provenance u8 · source u8 · roles varint (2 or more), each
//!   0 · category varint        a product of this category fills it
//!   1 · family varint          a product of this family fills it
//!   2 · count varint · places varint each, as gaps        one of these products fills it
//! ```

use std::fmt;

use crate::{contract::Provenance, product::ProductIndex};

use super::{
    DraftRole, DraftSet, Model, ModelError,
    bytes::{Cursor, write_varint},
};

/// Roles that are filled together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Where the set comes from.
    pub provenance: Provenance,
    /// Which of the model's sources declared it; 0 where none did.
    pub source: u8,
    /// What it takes: two roles or more.
    pub roles: Vec<Role>,
}

/// What can fill a role of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Any product of the category with this place among [`Model::categories`].
    Category(u32),
    /// Any product of the family with this place among [`Model::families`].
    Family(u32),
    /// One of these, in whatever size or colour; in order.
    Products(Vec<ProductIndex>),
}

/// The names sets may point to.
pub(super) struct Pointees<'a> {
    pub(super) categories: &'a [&'a str],
    pub(super) families: &'a [&'a str],
    pub(super) sources: &'a [&'a str],
}

pub(super) fn encode(sets: &[DraftSet], names: &Pointees, out: &mut Vec<u8>) {
    let place =
        |names: &[&str], name: &str| names.binary_search(&name).map_or(0, |place| place as u32);
    write_varint(sets.len() as u32, out);
    for set in sets {
        let source = set.source.as_deref().map_or(0, |source| place(names.sources, source));
        out.extend([set.provenance as u8, source as u8]);
        write_varint(set.roles.len() as u32, out);
        for role in &set.roles {
            match role {
                DraftRole::Category(category) => {
                    out.push(0);
                    write_varint(place(names.categories, category), out);
                }
                DraftRole::Family(family) => {
                    out.push(1);
                    write_varint(place(names.families, family), out);
                }
                DraftRole::Products(products) => {
                    out.push(2);
                    let mut products = products.clone();
                    products.sort_unstable();
                    products.dedup();
                    write_varint(products.len() as u32, out);
                    let mut next = 0;
                    for product in products {
                        write_varint(product - next, out);
                        next = product + 1;
                    }
                }
            }
        }
    }
}

/// How many there are to point to.
pub(super) struct Limits {
    pub(super) products: u32,
    pub(super) categories: u32,
    pub(super) families: u32,
    pub(super) sources: u8,
}

pub(super) fn decode(cursor: &mut Cursor<'_>, limits: &Limits) -> Result<Vec<Set>, ModelError> {
    let mut sets = Vec::new();
    for _ in 0..cursor.varint()? {
        let provenance = Provenance::ALL.get(usize::from(cursor.u8()?)).copied();
        let provenance = provenance.ok_or_else(|| cursor.damaged())?;
        let source = cursor.u8()?;
        let is_stated = provenance == Provenance::Declared;
        let count = cursor.varint()?;
        let is_sound = count >= 2 && (source < limits.sources || (source == 0 && !is_stated));
        if !is_sound {
            return Err(cursor.damaged());
        }
        let mut roles = Vec::new();
        for _ in 0..count {
            roles.push(role(cursor, limits)?);
        }
        sets.push(Set { provenance, source, roles });
    }
    Ok(sets)
}

fn role(cursor: &mut Cursor<'_>, limits: &Limits) -> Result<Role, ModelError> {
    let below = |cursor: &mut Cursor<'_>, limit: u32| {
        cursor
            .varint()
            .and_then(|place| if place < limit { Ok(place) } else { Err(cursor.damaged()) })
    };
    match cursor.u8()? {
        0 => below(cursor, limits.categories).map(Role::Category),
        1 => below(cursor, limits.families).map(Role::Family),
        2 => {
            let mut products = Vec::new();
            let mut next = 0_u32;
            for _ in 0..cursor.varint()? {
                let place = next.checked_add(cursor.varint()?).filter(|at| *at < limits.products);
                let place = place.ok_or_else(|| cursor.damaged())?;
                products.push(ProductIndex(place));
                next = place + 1;
            }
            if products.is_empty() { Err(cursor.damaged()) } else { Ok(Role::Products(products)) }
        }
        _ => Err(cursor.damaged()),
    }
}

impl Model {
    /// Every set, in the builder's order.
    #[must_use]
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// Whether the product, in whatever size or colour, fills the role.
    #[must_use]
    pub fn fills(&self, product: ProductIndex, role: &Role) -> bool {
        match role {
            Role::Category(category) => self.category_place(product) == Some(*category),
            Role::Family(family) => self.family_place(product) == Some(*family),
            Role::Products(products) => {
                let group = self.variant_group(product);
                products.iter().any(|one| *one == product || self.variant_group(*one) == group)
            }
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Category(_) => "category",
            Self::Family(_) => "family",
            Self::Products(_) => "products",
        })
    }
}

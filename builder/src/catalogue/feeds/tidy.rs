//! Tidy: a feed made to agree with itself.
//!
//! Comes in: rows whose names and references are as a program left them. Goes out: rows in which
//! every name is one product's and every reference leads to another product. What must stay true:
//! what is ambiguous or leads nowhere is left out and counted, never guessed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::super::columns::CatalogueRow;

/// What had to go.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::catalogue) struct Tidied {
    repeated: usize,
    ambiguous: usize,
    astray: usize,
}

/// Keeps the first row of an id, names of one product and references that arrive.
pub(in crate::catalogue) fn tidy(rows: Vec<CatalogueRow>) -> (Vec<CatalogueRow>, Tidied) {
    let mut tidied = Tidied::default();
    let mut ids = BTreeSet::new();
    let mut rows: Vec<_> = rows
        .into_iter()
        .filter(|row| {
            let is_new = ids.insert(row.product.id.clone());
            tidied.repeated += usize::from(!is_new);
            is_new
        })
        .collect();

    let mut claims: BTreeMap<String, usize> = BTreeMap::new();
    for row in &mut rows {
        row.product.aliases.retain(|name| !name.is_empty());
        row.product.aliases.sort_unstable();
        row.product.aliases.dedup();
        for name in &row.product.aliases {
            *claims.entry(name.clone()).or_default() += 1;
        }
    }
    let is_clear = |name: &String| claims.get(name) == Some(&1) && !ids.contains(name);
    for row in &mut rows {
        let before = row.product.aliases.len();
        let id = row.product.id.clone();
        row.product.aliases.retain(|name| *name != id && is_clear(name));
        tidied.ambiguous += before - row.product.aliases.len();
    }

    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for row in &rows {
        for name in std::iter::once(&row.product.id).chain(&row.product.aliases) {
            owners.insert(name.clone(), row.product.id.clone());
        }
    }
    for row in &mut rows {
        let id = row.product.id.clone();
        let arrives = |name: &str| owners.get(name).is_some_and(|owner| *owner != id);
        let before = row.related.len() + usize::from(row.variant_of.is_some());
        row.related.retain(|related| arrives(&related.name));
        row.variant_of = row.variant_of.take().filter(|name| arrives(name));
        tidied.astray += before - row.related.len() - usize::from(row.variant_of.is_some());
    }
    (rows, tidied)
}

impl Tidied {
    pub(in crate::catalogue) fn is_something(&self) -> bool {
        self.repeated + self.astray > 0
    }
}

impl fmt::Display for Tidied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { repeated, ambiguous, astray } = self;
        write!(
            f,
            "left out {repeated} repeated products, {astray} references to products that are not \
             in it, {ambiguous} names of several products"
        )
    }
}

#[cfg(test)]
mod tests {
    use alongside::contract::RelationKind;

    use super::{
        super::{Source, companion, product},
        *,
    };

    #[test]
    fn a_name_of_two_products_and_a_reference_to_none_are_left_out() {
        let mut tent = product(2, "tent");
        tent.product.aliases = vec!["Tent".into(), "42".into()];
        tent.related = vec![
            companion(RelationKind::Accessory, "pegs", Source::Shopify),
            companion(RelationKind::Accessory, "gone", Source::Shopify),
            companion(RelationKind::Accessory, "tent", Source::Shopify),
        ];
        let mut pegs = product(3, "pegs");
        pegs.product.aliases = vec!["Tent".into(), "tent".into()];
        pegs.variant_of = Some("gone".into());
        let (rows, tidied) = tidy(vec![tent, pegs, product(4, "tent")]);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].product.aliases, ["42"]);
        assert_eq!(rows[0].related.len(), 1);
        assert!(rows[1].product.aliases.is_empty() && rows[1].variant_of.is_none());
        assert_eq!(tidied, Tidied { repeated: 1, ambiguous: 3, astray: 3 });
    }
}

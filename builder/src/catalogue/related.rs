//! The column `related_product`: Google Merchant's syntax, with our further kinds.
//!
//! `required_part:id:card-64,accessory:id:bag` stands on the main product and names its
//! companions (<https://support.google.com/merchants/answer/17085213>).

use alongside::contract::RelationKind;

use crate::{
    error::{BuilderError, excerpt},
    table::{Column, Row},
};

use super::Source;

/// One entry of the column.
#[derive(Debug, PartialEq)]
pub(super) struct RelatedProduct {
    pub(super) kind: RelationKind,
    /// A product id or alias.
    pub(super) name: String,
    /// Whose statement it is.
    pub(super) source: Source,
    /// Which of the two goes with the other.
    pub(super) direction: Direction,
}

/// Whether a row names what goes with its product, or what its product goes with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Direction {
    /// The row's product is the anchor.
    ToCompanion,
    /// The named product is the anchor.
    FromCompanion,
}

const EXPECTED: &str = "kind:id:product, separated by commas, such as \
                        required_part:id:card-64,accessory:id:bag";

/// Reads the column of one row; empty is no relation.
pub(super) fn read(row: &Row, column: Option<Column>) -> Result<Vec<RelatedProduct>, BuilderError> {
    let (Some(column), Some(value)) = (column, row.optional(column)) else {
        return Ok(Vec::new());
    };
    let entries = value.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    entries
        .map(|entry| {
            entry_of(entry).map_err(|why| {
                row.wrong(column, format!("{} {why}", excerpt(entry)))
                    .expected(EXPECTED)
                    .advice(format!("use one of the kinds {}", kinds()))
                    .into()
            })
        })
        .collect()
}

fn entry_of(entry: &str) -> Result<RelatedProduct, &'static str> {
    let mut parts = entry.splitn(3, ':').map(str::trim);
    let (Some(kind), Some(id_type), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
        return Err("has no three parts");
    };
    let kind = RelationKind::from_name(kind).ok_or("names a kind nobody knows")?;
    match (id_type, name) {
        ("id", "") => Err("names no product"),
        ("id", name) => Ok(RelatedProduct {
            kind,
            name: name.to_owned(),
            source: Source::Catalogue,
            direction: Direction::ToCompanion,
        }),
        _ => Err("names its product by something else than `id`"),
    }
}

fn kinds() -> String {
    RelationKind::ALL.map(RelationKind::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_kind_and_the_id_of_a_companion() {
        let gas = RelatedProduct {
            kind: RelationKind::Consumable,
            name: "gas:230".into(),
            source: Source::Catalogue,
            direction: Direction::ToCompanion,
        };
        assert_eq!(entry_of("consumable:id:gas:230"), Ok(gas));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (entry, why) in [
            ("gas", "has no three parts"),
            ("needs:id:gas", "names a kind nobody knows"),
            ("consumable:gtin:40123", "names its product by something else than `id`"),
            ("consumable:id:", "names no product"),
        ] {
            assert_eq!(entry_of(entry), Err(why), "{entry}");
        }
    }
}

//! Bytes → model, read in place. Its writer is `encode.rs` beside it; change both or neither.

use std::ops::Range;

use crate::contract::{PrivacyLabel, PrivacyTier};

use super::{
    CHECKED_FROM, FORMAT, HEADER_LENGTH, IN_STOCK, LogScale, MAGIC, ModelError, NONE,
    PRODUCT_LENGTH, Relation, SECTIONS,
    bytes::{Cursor, u32_at},
    checksum::crc32,
    names::Names,
    relation::{RowLimits, decode_scale},
};

/// A model file that has been checked from end to end.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) bytes: Vec<u8>,
    pub(super) label: PrivacyLabel,
    pub(super) ids: Names,
    pub(super) aliases: Names,
    pub(super) alias_products: usize,
    pub(super) categories: Names,
    pub(super) sources: Names,
    pub(super) products: usize,
    pub(super) rows: usize,
    pub(super) relations: usize,
    pub(super) weights: [f64; 256],
}

impl Model {
    /// Checks the bytes and keeps them; nothing is copied out but the label.
    ///
    /// # Errors
    /// When the bytes are not a model, are of a newer format, or are not as they were written.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, ModelError> {
        let [label, ids, aliases, categories, sources, products, rows, relations] =
            sections(&bytes)?;

        let mut cursor = Cursor::new(&bytes, label, "label");
        let label = decode_label(&mut cursor)?;
        cursor.end()?;

        let names = |section, part| -> Result<Names, ModelError> {
            let mut cursor = Cursor::new(&bytes, section, part);
            let names = Names::decode(&bytes, &mut cursor)?;
            cursor.end()?;
            Ok(names)
        };
        let ids = names(ids, "product ids")?;
        let categories = names(categories, "categories")?;
        let sources = names(sources, "sources")?;

        let mut cursor = Cursor::new(&bytes, aliases, "aliases");
        let aliases = Names::decode(&bytes, &mut cursor)?;
        let alias_products = cursor.skip(aliases.len() * 4)?.start;
        cursor.end()?;

        let mut cursor = Cursor::new(&bytes, products, "products");
        let products = cursor.skip(ids.len() * PRODUCT_LENGTH)?.start;
        cursor.end()?;
        let mut cursor = Cursor::new(&bytes, rows, "relations");
        let rows = cursor.skip((ids.len() + 1) * 4)?.start;
        cursor.end()?;
        let mut cursor = Cursor::new(&bytes, relations, "relations");
        let scale = decode_scale(&mut cursor)?;
        let relations = cursor.rest();
        cursor.end()?;

        let (count, relations) = (relations.len(), relations.start);
        let model = Self {
            label,
            ids,
            aliases,
            alias_products,
            categories,
            sources,
            products,
            rows,
            relations,
            weights: scale.table(),
            bytes,
        };
        model.check_products()?;
        model.check_relations(count, &scale)?;
        Ok(model)
    }

    fn check_products(&self) -> Result<(), ModelError> {
        let count = self.product_count();
        let aliases_known = (0..self.aliases.len())
            .all(|place| u32_at(&self.bytes, self.alias_products + place * 4) < count);
        if !aliases_known {
            return Err(ModelError::Damaged { part: "aliases" });
        }
        let sound = self.products().all(|product| {
            let category = u32_at(&self.bytes, self.record(product));
            let group = self.variant_group(product);
            (category == NONE || (category as usize) < self.categories.len())
                && group.0 < count
                && self.variant_group(group) == group
                && self
                    .bytes
                    .get(self.record(product) + 8)
                    .is_some_and(|flags| flags & !IN_STOCK == 0)
        });
        if sound { Ok(()) } else { Err(ModelError::Damaged { part: "products" }) }
    }

    fn check_relations(&self, length: usize, scale: &LogScale) -> Result<(), ModelError> {
        let damaged = ModelError::Damaged { part: "relations" };
        let row = |place: usize| u32_at(&self.bytes, self.rows + place * 4);
        let rises = (0..self.ids.len()).all(|place| row(place) <= row(place + 1));
        let count = row(self.ids.len()) as usize;
        if row(0) != 0 || !rises || count.checked_mul(Relation::LENGTH) != Some(length) {
            return Err(damaged);
        }
        let mut relations = Vec::new();
        for anchor in self.products() {
            relations.clear();
            for bytes in self.row(anchor) {
                relations.push(Relation::decode(*bytes)?);
            }
            let limits = RowLimits {
                anchor,
                products: self.product_count(),
                sources: self.sources.len(),
                levels: scale.levels,
            };
            Relation::check_row(&relations, &limits)?;
        }
        Ok(())
    }
}

/// Checks the header and finds the sections.
fn sections(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], ModelError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ModelError::NotAModel);
    }
    if bytes.len() < HEADER_LENGTH {
        return Err(ModelError::Damaged { part: "cut short" });
    }
    let format = u32_at(bytes, 8);
    if format > FORMAT {
        return Err(ModelError::Newer { format });
    }
    if u32_at(bytes, 12) as usize != bytes.len() {
        return Err(ModelError::Damaged { part: "length" });
    }
    if format != FORMAT || u32_at(bytes, 16) != crc32(&bytes[CHECKED_FROM..]) {
        return Err(ModelError::Damaged { part: "checksum" });
    }
    let mut begin = HEADER_LENGTH;
    let mut sections = std::array::from_fn(|_| 0..0);
    for (place, section) in sections.iter_mut().enumerate() {
        let length = u32_at(bytes, CHECKED_FROM + place * 4) as usize;
        let end = begin.checked_add(length).filter(|end| *end <= bytes.len());
        *section = begin..end.ok_or(ModelError::Damaged { part: "sections" })?;
        begin = section.end;
    }
    if begin == bytes.len() { Ok(sections) } else { Err(ModelError::Damaged { part: "sections" }) }
}

fn decode_label(cursor: &mut Cursor<'_>) -> Result<PrivacyLabel, ModelError> {
    let tier = PrivacyTier::ALL.get(usize::from(cursor.u8()?)).copied();
    Ok(PrivacyLabel {
        tier: tier.ok_or_else(|| cursor.damaged())?,
        minimum_shoppers: cursor.u32()?,
        made_by: cursor.text()?,
        learner: cursor.text()?,
    })
}

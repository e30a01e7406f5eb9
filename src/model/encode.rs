//! Draft → bytes. Its reader is `decode.rs` beside it; change both or neither.

use std::collections::{BTreeMap, BTreeSet};

use crate::product::ProductIndex;

use super::{
    CHECKED_FROM, Draft, DraftError, DraftProduct, DraftRelation, FORMAT, IN_STOCK, LogScale,
    MAGIC, Model, NONE, Relation, checksum::crc32, names::Names,
};

impl Draft {
    /// The bytes of the model file. The same draft always gives the same bytes, and they have
    /// been read back before they are handed out.
    ///
    /// # Errors
    /// When the draft contradicts itself or is larger than the format; see [`DraftError`].
    pub fn encode(&self) -> Result<Vec<u8>, DraftError> {
        self.check()?;
        let categories = self.categories();
        let sources = self.sources();
        let (rows, relations) = self.relations(&sources);
        let sections = [
            self.label_section(),
            section(|out| Names::encode(self.products.iter().map(|p| p.id.as_str()), out)),
            section(|out| self.alias_section(out)),
            section(|out| Names::encode(categories.iter().copied(), out)),
            section(|out| Names::encode(sources.iter().copied(), out)),
            section(|out| self.product_section(&categories, out)),
            rows,
            relations,
        ];

        let mut checked = Vec::new();
        for section in &sections {
            let length = u32::try_from(section.len()).map_err(|_| DraftError::TooLarge)?;
            checked.extend(length.to_le_bytes());
        }
        for section in &sections {
            checked.extend(section);
        }

        let length =
            u32::try_from(CHECKED_FROM + checked.len()).map_err(|_| DraftError::TooLarge)?;
        let mut file = Vec::with_capacity(CHECKED_FROM + checked.len());
        file.extend(MAGIC);
        file.extend(FORMAT.to_le_bytes());
        file.extend(length.to_le_bytes());
        file.extend(crc32(&checked).to_le_bytes());
        file.extend(checked);

        match Model::decode(file.clone()) {
            Ok(_) => Ok(file),
            Err(_) => Err(DraftError::TooLarge),
        }
    }

    fn check(&self) -> Result<(), DraftError> {
        let known = |place: u32| {
            let inside = (place as usize) < self.products.len();
            if inside { Ok(()) } else { Err(DraftError::UnknownProduct(place)) }
        };
        for pair in self.products.windows(2) {
            if pair[0].id >= pair[1].id {
                return Err(DraftError::ProductOutOfOrder(pair[1].id.clone()));
            }
        }
        if self.sources().len() > usize::from(u8::MAX) {
            return Err(DraftError::TooLarge);
        }
        let mut taken: BTreeSet<&str> = self.products.iter().map(|p| p.id.as_str()).collect();
        for product in &self.products {
            product.variant_of.map_or(Ok(()), known)?;
            for alias in &product.aliases {
                if !taken.insert(alias) {
                    return Err(DraftError::AliasTaken(alias.clone()));
                }
            }
        }
        for relation in &self.relations {
            known(relation.anchor)?;
            known(relation.companion)?;
            let sound = relation.weight.is_finite() && relation.weight > 0.0;
            if relation.kind.is_complement() && !sound {
                let &DraftRelation { anchor, companion, .. } = relation;
                return Err(DraftError::BadWeight { anchor, companion });
            }
        }
        Ok(())
    }

    fn categories(&self) -> Vec<&str> {
        let names = self.products.iter().filter_map(|product| product.category.as_deref());
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn sources(&self) -> Vec<&str> {
        let names = self.relations.iter().filter_map(|relation| relation.source.as_deref());
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn label_section(&self) -> Vec<u8> {
        section(|out| {
            out.push(self.label.tier as u8);
            out.extend(self.label.minimum_shoppers.to_le_bytes());
            for text in [&self.label.made_by, &self.label.learner] {
                out.extend((text.len() as u16).to_le_bytes());
                out.extend(text.as_bytes());
            }
        })
    }

    fn alias_section(&self, out: &mut Vec<u8>) {
        let mut product_of: BTreeMap<&str, u32> = BTreeMap::new();
        for (product, place) in self.products.iter().zip(0..) {
            product_of.extend(product.aliases.iter().map(|alias| (alias.as_str(), place)));
        }
        Names::encode(product_of.keys().copied(), out);
        for product in product_of.values() {
            out.extend(product.to_le_bytes());
        }
    }

    fn product_section(&self, categories: &[&str], out: &mut Vec<u8>) {
        for (product, place) in self.products.iter().zip(0..) {
            let category = product.category.as_deref();
            let category = category.and_then(|name| categories.binary_search(&name).ok());
            out.extend(category.map_or(NONE, |place| place as u32).to_le_bytes());
            out.extend(self.variant_group(product, place).to_le_bytes());
            out.extend([if product.in_stock { IN_STOCK } else { 0 }, product.popularity]);
        }
    }

    /// The product all variants hang on: follows `variant_of` to its end, or the lowest place of
    /// a circle.
    fn variant_group(&self, product: &DraftProduct, place: u32) -> u32 {
        let (mut seen, mut here, mut next) = (vec![place], place, product.variant_of);
        while let Some(parent) = next {
            if let Some(start) = seen.iter().position(|place| *place == parent) {
                return seen[start..].iter().copied().min().unwrap_or(parent);
            }
            seen.push(parent);
            here = parent;
            next = self.products[parent as usize].variant_of;
        }
        here
    }

    /// The sections `rows` and `relations`.
    fn relations(&self, sources: &[&str]) -> (Vec<u8>, Vec<u8>) {
        let complements = self.relations.iter().filter(|relation| relation.kind.is_complement());
        let scale = LogScale::spanning(complements.map(|r| r.weight), self.weight_levels);
        let mut sorted: Vec<(u32, Relation)> =
            self.relations.iter().map(|r| (r.anchor, r.coded(&scale, sources))).collect();
        sorted.sort_unstable();

        let rows = section(|out| {
            for anchor in 0..=self.products.len() as u32 {
                let begin = sorted.partition_point(|(of, _)| *of < anchor) as u32;
                out.extend(begin.to_le_bytes());
            }
        });
        let relations = section(|out| {
            out.extend(scale.top.to_le_bytes());
            out.extend(scale.ratio.to_le_bytes());
            out.push(scale.levels);
            for (_, relation) in &sorted {
                relation.encode(out);
            }
        });
        (rows, relations)
    }
}

impl DraftRelation {
    fn coded(&self, scale: &LogScale, sources: &[&str]) -> Relation {
        let source = self.source.as_deref().and_then(|name| sources.binary_search(&name).ok());
        Relation {
            companion: ProductIndex(self.companion),
            kind: self.kind,
            provenance: self.provenance,
            band: self.band,
            weight: if self.kind.is_complement() { scale.code(self.weight) } else { 0 },
            source: source.map_or(0, |place| place as u8),
        }
    }
}

fn section(fill: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    fill(&mut out);
    out
}

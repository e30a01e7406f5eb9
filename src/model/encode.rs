//! Draft → bytes. Its reader is `decode.rs` beside it; change both or neither.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CHECKED_FROM, Calibration, Draft, DraftError, FORMAT, MAGIC, Model, bytes::write_varint,
    checksum::crc32, label, names::Names, pairs::Pairs, products::Products, profiles::Profiles,
    relation::Relations, sets, trials,
};

impl Draft {
    /// The bytes of the model file. The same draft always gives the same bytes, and they have
    /// been read back before they are handed out.
    ///
    /// # Errors
    /// When the draft contradicts itself or is larger than the format; see [`DraftError`].
    pub fn encode(&self) -> Result<Vec<u8>, DraftError> {
        self.check()?;
        let (categories, families, sources) = (self.categories(), self.families(), self.sources());
        let names =
            sets::Pointees { categories: &categories, families: &families, sources: &sources };
        let sections = [
            section(|out| label::encode(&self.label, out)),
            section(|out| Names::encode(self.products.iter().map(|p| p.id.as_str()), out)),
            section(|out| self.aliases(out)),
            section(|out| Names::encode(categories.iter().copied(), out)),
            section(|out| Names::encode(families.iter().copied(), out)),
            section(|out| Names::encode(sources.iter().copied(), out)),
            section(|out| Products::encode(self, &categories, &families, out)),
            section(|out| Pairs::encode(self, out)),
            section(|out| Relations::encode(self, &sources, out)),
            section(|out| sets::encode(&self.sets, &names, out)),
            section(|out| Profiles::encode(&self.profiles, &categories, out)),
            section(|out| Calibration::encode(self.calibration.as_ref(), out)),
            section(|out| trials::encode(&self.trials, out)),
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

    pub(super) fn categories(&self) -> Vec<&str> {
        sorted(self.products.iter().filter_map(|product| product.category.as_deref()))
    }

    pub(super) fn families(&self) -> Vec<&str> {
        sorted(self.products.iter().filter_map(|product| product.family.as_deref()))
    }

    pub(super) fn sources(&self) -> Vec<&str> {
        let of_relations = self.relations.iter().filter_map(|relation| relation.source.as_deref());
        sorted(of_relations.chain(self.sets.iter().filter_map(|set| set.source.as_deref())))
    }

    fn aliases(&self, out: &mut Vec<u8>) {
        let mut product_of: BTreeMap<&str, u32> = BTreeMap::new();
        for (product, place) in self.products.iter().zip(0..) {
            product_of.extend(product.aliases.iter().map(|alias| (alias.as_str(), place)));
        }
        Names::encode(product_of.keys().copied(), out);
        for place in product_of.values() {
            write_varint(*place, out);
        }
    }

    /// The product all variants hang on: follows `variant_of` to its end, or the lowest place of
    /// a circle.
    pub(super) fn variant_group(&self, place: u32) -> u32 {
        let parent = |place: u32| self.products[place as usize].variant_of;
        let (mut seen, mut here, mut next) = (vec![place], place, parent(place));
        while let Some(up) = next {
            if let Some(start) = seen.iter().position(|place| *place == up) {
                return seen[start..].iter().copied().min().unwrap_or(up);
            }
            seen.push(up);
            here = up;
            next = parent(up);
        }
        here
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

fn section(fill: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    fill(&mut out);
    out
}

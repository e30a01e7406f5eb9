//! Bytes → model, checked from end to end. Its writer is `encode.rs` beside it; change both or
//! neither.

use std::ops::Range;

use crate::contract::PrivacyLabel;

use super::{
    CHECKED_FROM, Calibration, FORMAT, HEADER_LENGTH, Layer, MAGIC, ModelError, SECTIONS, Set,
    Trial,
    bytes::{Cursor, u32_at},
    checksum::crc32,
    label,
    names::Names,
    pairs::Pairs,
    products::{self, Products},
    profiles::Profiles,
    relation::Relations,
    sets, trials,
};

/// A model file that has been checked from end to end.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) bytes: Vec<u8>,
    pub(super) label: PrivacyLabel,
    pub(super) ids: Names,
    pub(super) aliases: Names,
    pub(super) alias_products: Vec<u32>,
    pub(super) categories: Names,
    pub(super) families: Names,
    pub(super) sources: Names,
    pub(super) products: Products,
    pub(super) pairs: Pairs,
    pub(super) relations: Relations,
    pub(super) sets: Vec<Set>,
    pub(super) profiles: Profiles,
    pub(super) calibration: Option<Calibration>,
    pub(super) trials: Vec<Trial>,
    pub(super) layer: Layer,
}

/// The sections in order, as errors name them.
pub(super) const PARTS: [&str; SECTIONS] = [
    "label",
    "product ids",
    "aliases",
    "categories",
    "families",
    "sources",
    "products",
    "pairs",
    "relations",
    "sets",
    "profiles",
    "calibration",
    "trials",
];

impl Model {
    /// Checks the bytes and keeps them.
    ///
    /// # Errors
    /// When the bytes are not a model, are of another format, or are not as they were written.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, ModelError> {
        let ranges = sections(&bytes)?;
        let mut cursors =
            ranges.into_iter().zip(PARTS).map(|(range, part)| Cursor::new(&bytes, range, part));
        // Every section is read to its end, by the one that comes for it.
        let mut section = || cursors.next().ok_or(ModelError::Damaged { part: "sections" });

        let label = whole(section()?, label::decode)?;
        let ids = whole(section()?, Names::decode)?;
        let count = ids.len();
        let (aliases, alias_products) = whole(section()?, |cursor| {
            let aliases = Names::decode(cursor)?;
            let products = (0..aliases.len()).map(|_| cursor.varint());
            let products = products.collect::<Result<Vec<_>, ModelError>>()?;
            let known = products.iter().all(|place| (*place as usize) < count);
            if known { Ok((aliases, products)) } else { Err(cursor.damaged()) }
        })?;
        let categories = whole(section()?, Names::decode)?;
        let families = whole(section()?, Names::decode)?;
        let sources = whole(section()?, Names::decode)?;
        let pointees = products::Pointees {
            products: count,
            categories: categories.len(),
            families: families.len(),
        };
        let products = whole(section()?, |cursor| Products::decode(cursor, &pointees))?;
        let pairs = whole(section()?, |cursor| Pairs::decode(cursor, count))?;
        let relations =
            whole(section()?, |cursor| Relations::decode(cursor, count, sources.len()))?;
        let limits = sets::Limits {
            products: count as u32,
            categories: categories.len() as u32,
            families: families.len() as u32,
            sources: sources.len().min(u8::MAX.into()) as u8,
        };
        let sets = whole(section()?, |cursor| sets::decode(cursor, &limits))?;
        let profiles = whole(section()?, |cursor| Profiles::decode(cursor, categories.len()))?;
        let calibration = whole(section()?, Calibration::decode)?;
        let trials = whole(section()?, |cursor| trials::decode(cursor, count))?;
        Ok(Self {
            bytes,
            label,
            ids,
            aliases,
            alias_products,
            categories,
            families,
            sources,
            products,
            pairs,
            relations,
            sets,
            profiles,
            calibration,
            trials,
            layer: Layer::Whole,
        })
    }

    /// The sections by name and where they lie in the file, for people who weigh models.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, Range<usize>)> {
        let ranges = sections(&self.bytes).unwrap_or_else(|_| std::array::from_fn(|_| 0..0));
        PARTS.into_iter().zip(ranges)
    }
}

/// Reads a section and makes sure nothing of it is left.
fn whole<'a, T>(
    mut cursor: Cursor<'a>,
    read: impl FnOnce(&mut Cursor<'a>) -> Result<T, ModelError>,
) -> Result<T, ModelError> {
    let value = read(&mut cursor)?;
    cursor.end()?;
    Ok(value)
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
    if u32_at(bytes, 16) != crc32(&bytes[CHECKED_FROM..]) {
        return Err(ModelError::Damaged { part: "checksum" });
    }
    if format != FORMAT {
        return Err(ModelError::Older { format });
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

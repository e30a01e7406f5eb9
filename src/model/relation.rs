//! One relation, seven bytes: which companion, how strongly, of what kind, and who says so.

use crate::{
    contract::{Band, Provenance, RelationKind},
    product::ProductIndex,
};

use super::{ModelError, bytes::Cursor};

/// A directed relation from an anchor (whose row it stands in) to a companion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// The product that goes with the anchor.
    pub companion: ProductIndex,
    /// How it goes with it.
    pub kind: RelationKind,
    /// Where that comes from.
    pub provenance: Provenance,
    /// How often, for an observed relation.
    pub band: Band,
    /// The code of its weight on the model's scale; 0 for kinds that are no complement.
    pub weight: u8,
    /// Which of the model's sources declared it; 0 where none did.
    pub source: u8,
}

const DAMAGED: ModelError = ModelError::Damaged { part: "relations" };

impl Relation {
    pub(super) const LENGTH: usize = 7;

    pub(super) fn encode(self, out: &mut Vec<u8>) {
        out.extend(self.companion.0.to_le_bytes());
        let tag = self.kind as u8 | (self.provenance as u8) << 4 | (self.band as u8) << 6;
        out.extend([self.weight, tag, self.source]);
    }

    /// Reads seven bytes; any unknown kind, provenance or band is damage.
    pub(super) fn decode(bytes: [u8; Self::LENGTH]) -> Result<Self, ModelError> {
        let [a, b, c, d, weight, tag, source] = bytes;
        let companion = ProductIndex(u32::from_le_bytes([a, b, c, d]));
        let kind = RelationKind::ALL.get(usize::from(tag & 0xF)).copied().ok_or(DAMAGED)?;
        let provenance = Provenance::ALL.get(usize::from(tag >> 4 & 3)).copied().ok_or(DAMAGED)?;
        let band = Band::ALL.get(usize::from(tag >> 6)).copied().ok_or(DAMAGED)?;
        Ok(Self { companion, kind, provenance, band, weight, source })
    }

    /// What a whole row promises beyond each of its bytes.
    pub(super) fn check_row(row: &[Self], limits: &RowLimits) -> Result<(), ModelError> {
        let in_order = row.is_sorted_by_key(|relation| (relation.companion, relation.kind))
            && row
                .windows(2)
                .all(|pair| (pair[0].companion, pair[0].kind) != (pair[1].companion, pair[1].kind));
        let each = row.iter().all(|relation| {
            relation.companion.0 < limits.products
                && relation.companion != limits.anchor
                && relation.kind.is_complement() == (relation.weight > 0)
                && relation.weight <= limits.levels
                && (usize::from(relation.source) < limits.sources
                    || (relation.source == 0 && relation.provenance != Provenance::Declared))
        });
        if in_order && each { Ok(()) } else { Err(DAMAGED) }
    }
}

/// What the relations of one row may refer to.
pub(super) struct RowLimits {
    pub(super) anchor: ProductIndex,
    pub(super) products: u32,
    pub(super) sources: usize,
    pub(super) levels: u8,
}

/// Reads the scale that heads the relations.
pub(super) fn decode_scale(cursor: &mut Cursor<'_>) -> Result<super::LogScale, ModelError> {
    super::LogScale { top: cursor.f32()?, ratio: cursor.f32()?, levels: cursor.u8()? }.check()
}

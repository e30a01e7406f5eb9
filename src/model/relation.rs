//! Relations other than observed pairs: what is declared, curated or mined, each one way.
//!
//! ```text
//! weight scale · for each product: varint, how many relations it has
//! for each relation, in order of companion and kind:
//!   companion varint · weight code u8 (0: no complement) · kind, provenance, band u8 · source u8
//! ```

use alongside_loops::varint;

use crate::{
    contract::{Band, Provenance, RelationKind},
    product::ProductIndex,
};

use super::{
    Draft, DraftRelation, LogScale, ModelError,
    bytes::{Cursor, write_varint},
};

/// A directed relation from an anchor (whose row it stands in) to a companion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// The product that goes with the anchor.
    pub companion: ProductIndex,
    /// How it goes with it.
    pub kind: RelationKind,
    /// Where that comes from.
    pub provenance: Provenance,
    /// How often, for an observed relation.
    pub band: Band,
    /// How much it speaks for the companion; 0 for kinds that are no complement.
    pub weight: f64,
    /// Which of the model's sources declared it; 0 where none did.
    pub source: u8,
}

const WEIGHT_LEVELS: u8 = 255;

/// A checked section.
#[derive(Clone, Debug)]
pub(super) struct Relations {
    weights: [f64; 256],
    /// The anchors that have any, in order, and where in the file their relations begin.
    rows: Vec<(ProductIndex, u32)>,
    end: u32,
    count: u32,
}

impl Relations {
    pub(super) fn encode(draft: &Draft, sources: &[&str], out: &mut Vec<u8>) {
        let complements = draft.relations.iter().filter(|relation| relation.kind.is_complement());
        let scale = LogScale::spanning(complements.map(|r| r.weight), WEIGHT_LEVELS);
        scale.encode(out);
        let codes = scale.codes();
        let mut relations: Vec<_> = draft.relations.iter().collect();
        relations.sort_by_key(|relation| (relation.anchor, relation.companion, relation.kind));
        let mut counts = vec![0; draft.products.len()];
        for relation in &relations {
            counts[relation.anchor as usize] += 1;
        }
        for count in counts {
            write_varint(count, out);
        }
        for relation in relations {
            let DraftRelation { companion, kind, provenance, band, weight, .. } = *relation;
            let source =
                relation.source.as_deref().and_then(|one| sources.binary_search(&one).ok());
            write_varint(companion, out);
            out.extend([
                if kind.is_complement() { codes.code(weight) } else { 0 },
                kind as u8 | (provenance as u8) << 4 | (band as u8) << 6,
                source.map_or(0, |place| place as u8),
            ]);
        }
    }

    /// Checks every relation. `sources` is how many there are to point to.
    pub(super) fn decode(
        cursor: &mut Cursor<'_>,
        products: usize,
        sources: usize,
    ) -> Result<Self, ModelError> {
        let scale = LogScale::decode(cursor)?;
        let mut counts_at = cursor.skip(0)?.start;
        for _ in 0..products {
            cursor.varint()?;
        }
        let bytes = cursor.bytes();
        let begin = cursor.skip(0)?.start;
        cursor.skip(bytes.len() - begin)?;

        let damaged = || cursor.damaged();
        let mut relations = Self { weights: scale.table(), rows: Vec::new(), end: 0, count: 0 };
        let mut at = begin;
        for anchor in (0..products as u32).map(ProductIndex) {
            let count = varint(bytes, &mut counts_at).ok_or_else(damaged)?;
            if count > 0 {
                relations.rows.push((anchor, at as u32));
            }
            let mut before = None;
            for _ in 0..count {
                let relation = relations.read(bytes, &mut at).ok_or_else(damaged)?;
                let place = Some((relation.companion, relation.kind));
                let is_stated = relation.provenance == Provenance::Declared;
                let is_sound = place > before
                    && relation.companion.at() < products
                    && relation.companion != anchor
                    && relation.kind.is_complement() == (relation.weight > 0.0)
                    && (usize::from(relation.source) < sources
                        || (relation.source == 0 && !is_stated));
                if !is_sound {
                    return Err(damaged());
                }
                before = place;
                relations.count += 1;
            }
        }
        relations.end = at as u32;
        if at == bytes.len() { Ok(relations) } else { Err(damaged()) }
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// The anchor's relations, in order of companion and kind.
    #[inline(never)]
    pub(super) fn of<'a>(
        &'a self,
        bytes: &'a [u8],
        anchor: ProductIndex,
    ) -> impl Iterator<Item = Relation> + 'a {
        let place = self.rows.partition_point(|(other, _)| *other < anchor);
        let (mut at, end) = match self.rows.get(place..).unwrap_or_default() {
            [(one, at), rest @ ..] if *one == anchor => {
                (*at as usize, rest.first().map_or(self.end, |(_, next)| *next) as usize)
            }
            _ => (0, 0),
        };
        std::iter::from_fn(move || if at < end { self.read(bytes, &mut at) } else { None })
    }

    fn read(&self, bytes: &[u8], at: &mut usize) -> Option<Relation> {
        let companion = ProductIndex(varint(bytes, at)?);
        let [weight, tag, source] = *bytes.get(*at..)?.first_chunk()?;
        *at += 3;
        // A code beyond the scale has no weight, which the check of complements refuses.
        Some(Relation {
            companion,
            kind: *RelationKind::ALL.get(usize::from(tag & 0xF))?,
            provenance: *Provenance::ALL.get(usize::from(tag >> 4 & 3))?,
            band: *Band::ALL.get(usize::from(tag >> 6))?,
            weight: self.weights[usize::from(weight)],
            source,
        })
    }
}

//! What the shop's own data declares, as relations with a weight.
//!
//! What must stay true: what stands in for a product, or clashes with it, does so from both sides.

use alongside::{
    contract::{Band, Provenance, RelationKind},
    model::DraftRelation,
};

use crate::catalogue::Declared;

/// The relations, weighed against the `strongest` that was observed.
pub(super) fn state(declared: &[Declared], strongest: f64) -> impl Iterator<Item = DraftRelation> {
    declared.iter().flat_map(move |declared| {
        let Declared { anchor, companion, kind, source } = *declared;
        let relation = DraftRelation {
            anchor,
            companion,
            kind,
            provenance: Provenance::Declared,
            source: Some(source.name().to_owned()),
            band: Band::Seldom,
            weight: share_of_strongest(kind) * strongest,
        };
        let mirrored = (!kind.is_complement()).then(|| DraftRelation {
            anchor: companion,
            companion: anchor,
            ..relation.clone()
        });
        [Some(relation), mirrored].into_iter().flatten()
    })
}

/// How a statement of this kind compares with the strongest pair ever observed: what is needed
/// comes first, what merely fits stands beside good evidence and not above it.
fn share_of_strongest(kind: RelationKind) -> f64 {
    match kind {
        RelationKind::RequiredPart => 1.0,
        RelationKind::Consumable => 0.7,
        RelationKind::PartOfSet => 0.6,
        RelationKind::Accessory => 0.5,
        RelationKind::NextStep => 0.4,
        RelationKind::OftenBoughtWith => 0.3,
        RelationKind::Substitute
        | RelationKind::DifferentBrand
        | RelationKind::Variant
        | RelationKind::NeverWith => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Source;

    fn stated(kind: RelationKind) -> Vec<(u32, u32, f64)> {
        let declared = [Declared { anchor: 3, companion: 7, kind, source: Source::Catalogue }];
        state(&declared, 2.0).map(|r| (r.anchor, r.companion, r.weight)).collect()
    }

    #[test]
    fn what_is_needed_weighs_as_much_as_the_strongest_pair_and_points_one_way() {
        assert_eq!(stated(RelationKind::RequiredPart), [(3, 7, 2.0)]);
    }

    #[test]
    fn what_stands_in_or_clashes_does_so_from_both_sides() {
        for kind in RelationKind::ALL.into_iter().filter(|kind| !kind.is_complement()) {
            assert_eq!(stated(kind), [(3, 7, 0.0), (7, 3, 0.0)], "{kind}");
        }
    }
}

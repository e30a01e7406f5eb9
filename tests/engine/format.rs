//! The model file: the same bytes for the same model, and no other bytes get through.

use std::{collections::BTreeMap, fs, path::Path};

use alongside::{
    contract::{Band, Failure, PrivacyTier, Provenance},
    model::{Draft, DraftError, DraftPair, DraftProduct, DraftRole, FORMAT, Model, ModelError},
    product::ProductIndex,
};
use proptest::prelude::*;

use super::tent;

/// The tent shop as this format writes it.
const PINNED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tent-4.alongside");
/// The tent shop as format 3 wrote it.
const FORMAT_3: &[u8] = include_bytes!("../data/tent-3.alongside");
/// The tent shop as format 2 wrote it.
const FORMAT_2: &[u8] = include_bytes!("../data/tent-2.alongside");
/// The tent shop as format 1 wrote it.
const FORMAT_1: &[u8] = include_bytes!("../data/tent-1.alongside");

#[test]
fn the_bytes_of_the_tent_shop_are_pinned() {
    let bytes = tent::draft().encode().unwrap();
    if !Path::new(PINNED).exists() {
        fs::write(PINNED, &bytes).unwrap();
        panic!("there was no tests/data/tent-{FORMAT}.alongside; it is written now, commit it");
    }
    assert!(
        fs::read(PINNED).unwrap() == bytes,
        "the model file's bytes changed. If that was not meant, the encoder is wrong. If it was: \
         1. raise FORMAT in src/model/mod.rs, 2. name the change in CHANGELOG.md, 3. keep the old \
         file and its reader's answer in tests/engine/format.rs, 4. point PINNED to a new file."
    );
}

#[test]
fn what_was_written_is_read() {
    let (draft, model) = (tent::draft(), tent::model());
    assert_eq!(model.product_count() as usize, draft.products.len());
    let both_ways =
        |pair: &DraftPair| usize::from(pair.from_a.is_some()) + usize::from(pair.from_b.is_some());
    let observed: usize = draft.pairs.iter().map(both_ways).sum();
    assert_eq!(model.relation_count() as usize, observed + draft.relations.len());
    assert_eq!(model.label(), &draft.label);
    for (place, product) in (0..).map(ProductIndex).zip(&draft.products) {
        assert_eq!(model.id(place), product.id);
        assert_eq!(model.category(place), product.category.as_deref());
        assert_eq!(model.family(place), product.family.as_deref());
        assert_eq!(model.level(place), product.level);
        assert_eq!(model.in_stock(place), product.in_stock);
        assert_eq!(model.popularity(place), product.popularity);
        assert_eq!(model.variant_group(place).0, product.variant_of.unwrap_or(place.0));
        for name in product.aliases.iter().chain([&product.id]) {
            assert_eq!(model.resolve(name), Some(place), "{name}");
        }
    }
    assert_eq!(model.resolve("umbrella"), None);
}

#[test]
fn a_pair_and_two_tilts_are_two_directed_weights() {
    let model = tent::model();
    let weight = |anchor: &str, companion: &str| {
        let (anchor, companion) = (tent::place(anchor), tent::place(companion));
        let mut relations = model.relations(ProductIndex(anchor));
        relations.find(|one| one.companion.0 == companion).unwrap().weight
    };
    // 0.408 / 0.816 and 0.408 · 0.816, each within half a step of the scales.
    let (there, back) = (weight("tent", "sleeping-bag"), weight("sleeping-bag", "tent"));
    assert!((there / 0.5 - 1.0).abs() < 0.04, "{there}");
    assert!((back / 0.333 - 1.0).abs() < 0.04, "{back}");
    assert!((there / back * 0.816 * 0.816 - 1.0).abs() < 0.01, "the tilt is finer than the weight");
}

#[test]
fn each_product_has_the_companions_it_keeps_and_no_others() {
    let (draft, model) = (tent::draft(), tent::model());
    for anchor in model.products() {
        let kept = |pair: &&DraftPair| match anchor.0 {
            place if place == pair.a => pair.from_a.map(|band| (pair.b, band)),
            place if place == pair.b => pair.from_b.map(|band| (pair.a, band)),
            _ => None,
        };
        let mut kept: Vec<_> = draft.pairs.iter().filter_map(|pair| kept(&pair)).collect();
        kept.sort_unstable();
        let read: Vec<_> = model
            .relations(anchor)
            .filter(|relation| relation.provenance == Provenance::Observed)
            .map(|relation| (relation.companion.0, relation.band))
            .collect();
        assert_eq!(read, kept, "{}", model.id(anchor));
    }
    let stove = ProductIndex(tent::place("stove"));
    let mut declared = model.relations(stove).filter(|r| r.provenance == Provenance::Declared);
    let gas = declared.next().unwrap();
    assert_eq!((model.id(gas.companion), model.source(gas.source)), ("gas", "catalogue"));
}

#[test]
fn a_set_knows_what_fills_its_roles_in_any_colour() {
    let model = tent::model();
    let filled = |id: &str| {
        let product = ProductIndex(tent::place(id));
        model.sets()[0].roles.iter().position(|role| model.fills(product, role))
    };
    let roles = ["tent-red", "sleeping-bag", "mat", "gas"].map(filled);
    assert_eq!(roles, [Some(0), Some(1), Some(2), None]);
}

#[test]
fn a_lantern_is_bought_twice_as_much_in_january_and_in_the_evening() {
    let model = tent::model();
    let [lantern, tent] = ["lantern", "tent"].map(|id| ProductIndex(tent::place(id)));
    let percent = |ratio: f64| (ratio * 100.0) as u32;
    let months = [0, 2, 6].map(|month| percent(model.in_month(lantern, month)));
    let dayparts = [0, 3, 7].map(|daypart| percent(model.in_daypart(lantern, daypart)));
    assert_eq!((months, dayparts), ([200, 100, 50], [100, 200, 200]));
    assert_eq!(percent(model.in_month(tent, 0)), 100, "nothing is known of tents");
}

#[test]
fn no_prefix_and_no_flipped_bit_gets_through() {
    let whole = tent::draft().encode().unwrap();
    for length in 0..whole.len() {
        let prefix = Model::decode(whole[..length].to_vec());
        assert!(prefix.is_err(), "the first {length} bytes passed for a model");
    }
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Model::decode(flipped).is_err(), "bit {bit} flipped passed for a model");
    }
}

#[test]
fn each_refusal_says_what_to_do() {
    let code = |bytes: &[u8]| Failure::from(Model::decode(bytes.to_vec()).unwrap_err()).code;
    let mut newer = tent::draft().encode().unwrap();
    newer[8] = FORMAT as u8 + 1;
    assert_eq!(code(b"<!doctype html>"), "not-a-model");
    assert_eq!(code(b""), "not-a-model");
    assert_eq!(code(&newer), "model-newer");
    assert_eq!(code(&tent::draft().encode().unwrap()[..30]), "model-damaged");
    assert_eq!(code(FORMAT_1), "model-older");
    assert_eq!(code(FORMAT_2), "model-older");
    assert_eq!(code(FORMAT_3), "model-older");
    let error = ModelError::Newer { format: FORMAT + 1 }.to_string();
    assert!(error.contains("Update the alongside package"), "{error}");
}

#[test]
fn a_model_with_noise_says_how_much_it_tells_and_any_other_says_nothing_of_it() {
    let mut draft = tent::draft();
    (draft.label.tier, draft.label.epsilon, draft.label.delta) = (PrivacyTier::Dp, 4.0, 1e-6);
    let bytes = draft.encode().unwrap();
    assert_eq!(Model::decode(bytes).unwrap().label(), &draft.label);
    draft.label.epsilon = 0.0;
    assert!(draft.encode().is_err(), "a promise of nothing is none");
}

#[test]
fn a_draft_that_contradicts_itself_is_refused() {
    let mut twice = tent::draft();
    twice.products[1].aliases.push("boots".into());
    assert_eq!(twice.encode(), Err(DraftError::AliasTaken("boots".into())));
    let mut unordered = tent::draft();
    unordered.products.swap(0, 1);
    assert_eq!(unordered.encode(), Err(DraftError::ProductOutOfOrder("boots".into())));
    let mut weightless = tent::draft();
    weightless.pairs[0].weight = 0.0;
    assert!(matches!(weightless.encode(), Err(DraftError::BadWeight { .. })));
    let mut backwards = tent::draft();
    backwards.pairs[0].b = 0;
    assert_eq!(backwards.encode(), Err(DraftError::BadPair { a: 0, b: 0 }));
    let mut nowhere = tent::draft();
    nowhere.sets[0].roles[0] = DraftRole::Category("boats".into());
    assert_eq!(nowhere.encode(), Err(DraftError::UnknownName("boats".into())));
    let mut beyond = tent::draft();
    beyond.relations[0].companion = 11;
    assert_eq!(beyond.encode(), Err(DraftError::UnknownProduct(11)));
}

/// Makes header and checksum fit whatever the bytes are now.
fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = (bytes.len() as u32).to_le_bytes();
    bytes[12..16].copy_from_slice(&length);
    let checksum = crc32_by_the_book(&bytes[20..]).to_le_bytes();
    bytes[16..20].copy_from_slice(&checksum);
    bytes
}

/// Bit by bit, as the standard writes it.
fn crc32_by_the_book(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

proptest! {
    /// A forger can make the checksum fit; the checks behind it have to hold on their own.
    #[test]
    fn forged_bytes_are_refused_or_answer_without_panic(
        changes in prop::collection::vec((0..1_000_usize, any::<u8>()), 1..6),
        cut in 0..40_usize,
    ) {
        let mut bytes = tent::draft().encode().unwrap();
        bytes.truncate(bytes.len() - cut);
        for (at, value) in changes {
            let at = 20 + at % (bytes.len() - 20);
            bytes[at] = value;
        }
        if let Ok(model) = Model::decode(resealed(bytes)) {
            let request = tent::basket(&["tent", "stove", "SKU-7"]);
            let memory = alongside::contract::Memory::empty();
            let slate = alongside::recommend::recommend(&model, &request, &memory, &tent::day(0.0));
            prop_assert!(slate.is_ok());
        }
    }

    /// Any pairs read back as the rows they make, whoever keeps whom and however far apart.
    #[test]
    fn every_pair_reads_back_from_both_sides(
        kept in prop::collection::btree_map((0_u32..400, 0_u32..400), 1_u8..16, 0..300),
        tilts in prop::collection::vec(0.01_f64..100.0, 400),
    ) {
        let band = |bits: u8| Band::ALL.get(usize::from(bits & 3)).copied();
        let pairs: Vec<_> = kept
            .into_iter()
            .map(|((a, b), bits)| DraftPair {
                a: a.min(b),
                b: a.max(b),
                weight: f64::from(bits),
                from_a: band(bits),
                from_b: band(bits >> 2),
            })
            .filter(|pair| pair.a < pair.b && (pair.from_a.is_some() || pair.from_b.is_some()))
            .map(|pair| ((pair.a, pair.b), pair))
            .collect::<BTreeMap<_, _>>()
            .into_values()
            .collect();
        let bare = tent::draft().products.swap_remove(0);
        let products = tilts.iter().zip(0..).map(|(tilt, place)| DraftProduct {
            id: format!("{place:03}"),
            category: None,
            tilt: *tilt,
            ..bare.clone()
        });
        let draft = Draft {
            products: products.collect(),
            pairs: pairs.clone(),
            relations: Vec::new(),
            sets: Vec::new(),
            profiles: Vec::new(),
            ..tent::draft()
        };
        let model = Model::decode(draft.encode().unwrap()).unwrap();
        for anchor in model.products() {
            let mut expected: Vec<_> = pairs
                .iter()
                .flat_map(|pair| [(pair.a, pair.b, pair.from_a), (pair.b, pair.a, pair.from_b)])
                .filter_map(|(from, to, band)| Some((to, (from == anchor.0).then_some(band?)?)))
                .collect();
            expected.sort_unstable();
            let read: Vec<_> =
                model.relations(anchor).map(|one| (one.companion.0, one.band)).collect();
            prop_assert_eq!(read, expected);
        }
    }

    /// Whatever order the builder hands things over in, the bytes are the same.
    #[test]
    fn the_order_of_pairs_and_relations_does_not_matter(seed in any::<u64>()) {
        let mut draft = tent::draft();
        let shuffled = |a: u32, b: u32| (u64::from(a) * 11 + u64::from(b)).wrapping_mul(seed | 1);
        draft.relations.sort_by_key(|relation| shuffled(relation.anchor, relation.companion));
        draft.pairs.sort_by_key(|pair| shuffled(pair.a, pair.b));
        prop_assert_eq!(draft.encode().unwrap(), tent::draft().encode().unwrap());
    }
}

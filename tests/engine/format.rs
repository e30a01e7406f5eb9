//! The model file: the same bytes for the same model, and no other bytes get through.

use std::{fs, path::Path};

use alongside::{
    contract::Failure,
    model::{DraftError, FORMAT, Model, ModelError},
    product::ProductIndex,
};
use proptest::prelude::*;

use super::tent;

/// The tent shop as format 1 wrote it.
const PINNED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tent-1.alongside");

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
    assert_eq!(model.relation_count() as usize, draft.relations.len());
    assert_eq!(model.label(), &draft.label);
    for (place, product) in (0..).map(ProductIndex).zip(&draft.products) {
        assert_eq!(model.id(place), product.id);
        assert_eq!(model.category(place), product.category.as_deref());
        assert_eq!(model.in_stock(place), product.in_stock);
        assert_eq!(model.popularity(place), product.popularity);
        assert_eq!(model.variant_group(place).0, product.variant_of.unwrap_or(place.0));
        for name in product.aliases.iter().chain([&product.id]) {
            assert_eq!(model.resolve(name), Some(place), "{name}");
        }
    }
    assert_eq!(model.resolve("umbrella"), None);
    let stove = ProductIndex(tent::place("stove"));
    let gas = model.relations(stove).next().unwrap();
    assert_eq!(model.id(gas.companion), "gas");
    assert_eq!(model.source(&gas), "catalogue");
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
    newer[8] = 2;
    assert_eq!(code(b"<!doctype html>"), "not-a-model");
    assert_eq!(code(b""), "not-a-model");
    assert_eq!(code(&newer), "model-newer");
    assert_eq!(code(&newer[..30]), "model-damaged");
    let error = ModelError::Newer { format: 2 }.to_string();
    assert!(error.contains("Update the alongside package"), "{error}");
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
    weightless.relations[0].weight = 0.0;
    assert!(matches!(weightless.encode(), Err(DraftError::BadWeight { .. })));
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
        changes in prop::collection::vec((20..600_usize, any::<u8>()), 1..6),
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

    /// Whatever order the builder hands things over in, the bytes are the same.
    #[test]
    fn the_order_of_relations_does_not_matter(seed in any::<u64>()) {
        let mut draft = tent::draft();
        let count = draft.relations.len() as u64;
        draft.relations.sort_by_key(|r| {
            (u64::from(r.anchor) * count + u64::from(r.companion)).wrapping_mul(seed | 1)
        });
        prop_assert_eq!(draft.encode().unwrap(), tent::draft().encode().unwrap());
    }
}

//! What is attacked: every reader of what comes from outside, and what is done with what it read.
//!
//! What must stay true: each target ends in an outcome or a panic, and nothing is remembered
//! from one run to the next.

use std::hash::{DefaultHasher, Hash, Hasher};

use alongside::{
    contract::{
        Clock, Consent, Failure, Feedback, Held, Manifest, Memory, Placement, Policy,
        RecommendRequest,
    },
    life::{PublicKey, Signed, Situation, judge, trials},
    memory,
    model::{Model, ModelError},
    recommend::{Shop, conflicts, recommend_in},
};

/// What came of an input.
pub(crate) struct Outcome {
    /// Whether it was read at all.
    pub(crate) is_taken: bool,
    /// Where it led, as a number; equal where two inputs are alike.
    pub(crate) path: u64,
}

/// A reader, and what to throw at it.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// Sound inputs to begin with.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Makes an input get past what only tells damage from luck.
    pub(crate) finish: fn(Vec<u8>) -> Vec<u8>,
    pub(crate) run: fn(&[u8]) -> Outcome,
}

pub(crate) const TARGETS: [Target; 4] = [
    Target { name: "manifest", seeds: manifests, finish: as_it_is, run: manifest },
    Target { name: "model", seeds: models, finish: resealed, run: model },
    Target { name: "memory", seeds: memories, finish: as_it_is, run: memory },
    Target { name: "policy", seeds: policies, finish: as_it_is, run: policy },
];

const TENT: &[u8] = include_bytes!("../../tests/data/tent-4.alongside");
/// Noon UTC on 1 April 2026.
const NOW: f64 = 1_775_044_800_000.0;

fn as_it_is(input: Vec<u8>) -> Vec<u8> {
    input
}

fn outcome(is_taken: bool, path: impl Hash) -> Outcome {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    Outcome { is_taken, path: hasher.finish() }
}

fn manifests() -> Vec<Vec<u8>> {
    let text = r#"{"version":2,"sequence":7,"term":{"notBefore":1775044800000,"expires":1785412800000},"minimumEngine":"0.1.0","backTo":6,"model":{"file":"models/a.alongside","bytes":556,"sha256":"00"},"catalogue":{"file":"catalogues/b.json","bytes":9,"sha256":"00"},"policy":{"disabled":true,"pins":["gas"]}}"#;
    vec![alongside::life::enclose(&[7; 64], text).into_bytes()]
}

fn manifest(input: &[u8]) -> Outcome {
    let keys: Vec<PublicKey> = PINNED.iter().filter_map(|key| PublicKey::read(key)).collect();
    let held = Held::default();
    // Whoever signed it: the checks behind the signature have to hold on their own.
    let read = Signed::of(input).map(|signed| serde_json::from_str::<Manifest>(signed.text));
    let verdict = judge(input, &Situation { keys: &keys, held: &held, now: NOW }, |_| None);
    assert!(verdict.seen.is_none(), "nobody has signed it");
    match read {
        None => outcome(false, "no manifest"),
        Some(Err(error)) => outcome(false, (error.classify() as u8, error.to_string().len() / 4)),
        Some(Ok(manifest)) => {
            let Manifest { claims, policy, .. } = &manifest;
            let shape = (claims.back_to.is_some(), policy.is_some(), claims.minimum_engine.len());
            outcome(true, shape)
        }
    }
}

/// RFC 8032, section 7.1, test 1.
const PINNED: [&str; 1] =
    ["ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"];

fn models() -> Vec<Vec<u8>> {
    vec![TENT.to_vec()]
}

/// Makes header and checksum fit whatever the bytes are now, as a forger would.
fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = (bytes.len() as u32).to_le_bytes();
    if let Some(at) = bytes.get_mut(12..16) {
        at.copy_from_slice(&length);
    }
    let checksum = crc32(bytes.get(20..).unwrap_or_default()).to_le_bytes();
    if let Some(at) = bytes.get_mut(16..20) {
        at.copy_from_slice(&checksum);
    }
    bytes
}

/// Bit by bit, as the standard writes it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

fn model(input: &[u8]) -> Outcome {
    match Model::decode(input.to_vec()) {
        // What stands in a message is no other way through the reader.
        Err(ModelError::Damaged { part }) => outcome(false, part),
        Err(error) => outcome(false, Failure::from(error).code),
        Ok(model) => {
            let passes = trials::passes(&model);
            let slate = answered(&model, &Policy::NOTHING, &Memory::empty());
            let shape = (model.product_count(), model.relation_count() / 4, model.sets().len());
            outcome(true, (shape, passes, slate))
        }
    }
}

fn tent() -> Option<Model> {
    Model::decode(TENT.to_vec()).ok()
}

/// How many suggestions the tent's basket gets.
fn answered(model: &Model, policy: &Policy, memory: &Memory) -> Option<usize> {
    let request = RecommendRequest {
        consent: Consent::Persistent,
        ..RecommendRequest::of(["tent", "stove"], Placement::Basket)
    };
    let shop = Shop { model, policy };
    let slate = recommend_in(&shop, &request, memory, &clock()).ok()?;
    let is_whole = slate.suggestions.iter().all(|one| one.score.is_finite() && one.score > 0.0);
    assert!(is_whole, "a score that is no number");
    Some(slate.suggestions.len())
}

fn clock() -> Clock {
    Clock { now: NOW, ..Clock::default() }
}

fn memories() -> Vec<Vec<u8>> {
    let mut full = Memory::empty();
    let acts = [
        r#"{"type":"impression","placement":"basket","ids":["gas","mat"]}"#,
        r#"{"type":"dismissal","id":"mat","why":"have-it"}"#,
        r#"{"type":"viewed","id":"tent"}"#,
        r#"{"type":"purchased","ids":["tent"]}"#,
        r#"{"type":"categoryOff","category":"sleep"}"#,
        r#"{"type":"usage","id":"tent","value":0.8}"#,
    ];
    for act in acts.iter().filter_map(|act| serde_json::from_str::<Feedback>(act).ok()) {
        full = memory::record(&full, &act, Consent::Persistent, &clock());
    }
    [full, Memory::empty()].iter().filter_map(|one| serde_json::to_vec(one).ok()).collect()
}

fn memory(input: &[u8]) -> Outcome {
    let read = serde_json::from_slice::<Memory>(input);
    let Ok(found) = read else { return outcome(false, "no memory") };
    let checked = found.checked(&clock());
    assert_eq!(checked.clone().checked(&clock()), checked, "checked twice is checked once");
    let expired = memory::expire(&checked, &clock());
    let after = memory::record(&expired, &Feedback::PageView, Consent::Persistent, &clock());
    let slate = tent().and_then(|model| answered(&model, &Policy::NOTHING, &after));
    let size = serde_json::to_string(&after).unwrap_or_default().len();
    assert!(size < 16_384, "a memory of {size} bytes");
    outcome(true, (slate, after.dismissed.len(), after.notes.len(), size / 64))
}

fn policies() -> Vec<Vec<u8>> {
    vec![
        br#"{"pins":["gas"],"blocks":["sleep"],"boosts":[{"name":"kitchen","factor":1.5}],"minimumConfidence":"likely","placements":[{"placement":"basket","share":0.5,"items":2,"dearest":90}],"quietHours":[{"from":22,"to":7}],"notAtCheckout":["tents"],"sensitive":["light"],"dearest":500}"#.to_vec(),
        b"{}".to_vec(),
    ]
}

fn policy(input: &[u8]) -> Outcome {
    let Ok(found) = serde_json::from_slice::<Policy>(input) else {
        return outcome(false, "no policy");
    };
    let Some(model) = tent() else { return outcome(false, "no tent") };
    let refused = conflicts(&model, &found).len();
    let slate = answered(&model, &found, &Memory::empty());
    outcome(true, (refused.min(8), slate, found.pins.len(), found.placements.len()))
}

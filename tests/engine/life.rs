//! The model's safe life: which manifests are taken up, and what an old model may still say.

use alongside::{
    contract::{Act, Claims, Held, Objection, Seen, Term, Verdict},
    life::{LARGEST, PublicKey, Situation, enclose, judge, sha256, trials},
    model::{Draft, DraftError, DraftTrial, Layer, Model},
    recommend,
};
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;

use super::tent;

const DAY: f64 = 86_400_000.0;
const YEAR: f64 = 365.0 * DAY;
/// Noon UTC on 1 April 2026.
const NOW: f64 = 1_775_044_800_000.0;

fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

fn public(key: &SigningKey) -> PublicKey {
    PublicKey::of(key.verifying_key().as_bytes()).unwrap()
}

fn claims(sequence: u32) -> Claims {
    Claims {
        version: 2,
        sequence,
        term: Term { not_before: NOW - DAY, expires: NOW + 119.0 * DAY },
        minimum_engine: "0.1.0".into(),
        back_to: None,
    }
}

fn signed(claims: &Claims, key: &SigningKey) -> Vec<u8> {
    let text = serde_json::to_string(claims).unwrap();
    enclose(&key.sign(text.as_bytes()).to_bytes(), &text).into_bytes()
}

fn judged(bytes: &[u8], held: &Held, now: f64) -> Verdict {
    let keys = [public(&key(1)), public(&key(2))];
    let situation = Situation { keys: &keys, held, now };
    judge(bytes, &situation, |text| {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        let again = value.to_string();
        Some((serde_json::from_value(value).ok()?, again))
    })
}

/// What a device holds after this manifest.
fn after(claims: &Claims) -> Held {
    let seen = judged(&signed(claims, &key(1)), &Held::default(), NOW).seen.unwrap();
    Held { seen: vec![seen], term: Some(claims.term) }
}

fn act(verdict: &Verdict) -> (Act, Option<Objection>) {
    (verdict.act, verdict.objection)
}

fn refused(objection: Objection) -> (Act, Option<Objection>) {
    (Act::Refuse, Some(objection))
}

#[test]
fn a_manifest_of_either_pinned_key_is_taken_up_and_of_no_other() {
    let fresh = Held::default();
    for number in [1, 2] {
        let verdict = judged(&signed(&claims(7), &key(number)), &fresh, NOW);
        assert_eq!(act(&verdict), (Act::Accept, None));
        let seen = verdict.seen.unwrap();
        assert_eq!((seen.key, seen.sequence), (public(&key(number)).to_string(), 7));
    }
    let verdict = judged(&signed(&claims(7), &key(3)), &fresh, NOW);
    assert_eq!(act(&verdict), refused(Objection::WrongKey));
}

#[test]
fn no_prefix_and_no_flipped_bit_of_a_manifest_gets_through() {
    let whole = signed(&claims(7), &key(1));
    for length in 0..whole.len() {
        assert_eq!(judged(&whole[..length], &Held::default(), NOW).act, Act::Refuse, "{length}");
    }
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let passes = judged(&flipped, &Held::default(), NOW).act != Act::Refuse;
        // The digits of a signature may be large or small letters; that is the same signature.
        assert!(!passes || flipped.eq_ignore_ascii_case(&whole), "bit {bit}");
    }
}

#[test]
fn a_manifest_that_says_something_twice_is_not_read_though_it_is_signed() {
    let once = serde_json::to_string(&claims(7)).unwrap();
    for twice in [
        once.replacen('{', r#"{"sequence":9,"#, 1),
        once.replacen(r#""term":{"#, r#""term":{"expires":0,"#, 1),
        once.replacen('{', r#"{"__proto__":{"a":1,"a":2},"#, 1),
    ] {
        let file = enclose(&key(1).sign(twice.as_bytes()).to_bytes(), &twice);
        let verdict = judged(file.as_bytes(), &Held::default(), NOW);
        assert_eq!(act(&verdict), refused(Objection::ManifestUnreadable), "{twice}");
    }
    let spaced = serde_json::to_string_pretty(&claims(7)).unwrap();
    let file = enclose(&key(1).sign(spaced.as_bytes()).to_bytes(), &spaced);
    assert_eq!(act(&judged(file.as_bytes(), &Held::default(), NOW)), (Act::Accept, None));
}

#[test]
fn a_page_or_something_huge_is_no_manifest() {
    let huge = [b"alongside-manifest 1\n".to_vec(), vec![b'0'; LARGEST]].concat();
    for bytes in [&b"<!doctype html><title>Not found</title>"[..], b"", b"{}", &huge] {
        let verdict = judged(bytes, &Held::default(), NOW);
        assert_eq!(act(&verdict), refused(Objection::NotAManifest));
    }
}

#[test]
fn a_signature_changed_without_the_key_does_not_count() {
    /// The order of the group, little-endian (RFC 8032, section 5.1).
    const ORDER: [u8; 32] = [
        0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let text = serde_json::to_string(&claims(7)).unwrap();
    let mut signature = key(1).sign(text.as_bytes()).to_bytes();
    let mut carry = 0;
    for (byte, add) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    let verdict = judged(enclose(&signature, &text).as_bytes(), &Held::default(), NOW);
    assert_eq!(act(&verdict), refused(Objection::WrongKey));
}

#[test]
fn a_key_under_which_anybody_can_sign_is_no_key() {
    let neutral = { [1].into_iter().chain([0; 31]).collect::<Vec<u8>>() };
    assert_eq!(PublicKey::of(&neutral.try_into().unwrap()), None);
    assert_eq!(PublicKey::of(&[0; 32]), None);
    let pinned = public(&key(1)).to_string();
    assert_eq!(PublicKey::read(&pinned), Some(public(&key(1))));
    for wrong in ["", "ed25519:", &pinned[..40], &pinned.replace("ed25519", "rsa"), &pinned[8..]] {
        assert_eq!(PublicKey::read(wrong), None, "{wrong}");
    }
}

#[test]
fn an_older_manifest_never_replaces_a_newer_one_of_the_same_key() {
    let held = after(&claims(7));
    let verdict = |sequence| judged(&signed(&claims(sequence), &key(1)), &held, NOW);
    assert_eq!(act(&verdict(6)), refused(Objection::ManifestOlder));
    assert_eq!(act(&verdict(7)), (Act::Keep, None));
    assert_eq!(act(&verdict(8)), (Act::Accept, None));
    let mut forked = claims(7);
    forked.term.expires += DAY;
    let verdict = judged(&signed(&forked, &key(1)), &held, NOW);
    assert_eq!(act(&verdict), refused(Objection::ManifestForked));
}

#[test]
fn who_steals_one_key_can_t_lock_devices_out_of_what_the_spare_signs() {
    let held = after(&claims(u32::MAX));
    let verdict = judged(&signed(&claims(8), &key(2)), &held, NOW);
    assert_eq!(act(&verdict), (Act::Accept, None));
}

#[test]
fn a_manifest_that_goes_back_is_newer_than_what_it_takes_back() {
    let held = after(&claims(7));
    let back = |sequence| Claims { back_to: Some(6), ..claims(sequence) };
    assert_eq!(act(&judged(&signed(&back(8), &key(1)), &held, NOW)), (Act::GoBack, None));
    let replayed = judged(&signed(&back(6), &key(1)), &held, NOW);
    assert_eq!(act(&replayed), refused(Objection::ManifestOlder));
}

#[test]
fn what_has_expired_replaces_nothing_that_has_not_and_is_better_than_nothing() {
    let manifest = claims(8);
    let late = manifest.term.expires + 3.0 * DAY;
    let mut held = after(&claims(7));
    let bytes = signed(&manifest, &key(1));
    let expired = Some(Objection::ManifestExpired);
    assert_eq!(act(&judged(&bytes, &held, late)), (Act::Accept, expired), "both have");
    held.term = Some(Term { not_before: NOW, expires: late + DAY });
    assert_eq!(act(&judged(&bytes, &held, late)), refused(Objection::ManifestExpired));
    assert_eq!(act(&judged(&bytes, &Held::default(), late)), (Act::Accept, expired));
    assert_eq!(act(&judged(&bytes, &after(&manifest), late)), (Act::Keep, expired), "frozen");
}

#[test]
fn a_clock_a_little_off_changes_nothing_and_one_a_year_off_is_told() {
    let bytes = signed(&claims(7), &key(1));
    let at = |now| judged(&bytes, &Held::default(), now).objection;
    assert_eq!(at(NOW - 2.5 * DAY), None);
    assert_eq!(at(NOW + 120.5 * DAY), None);
    assert_eq!(at(NOW + YEAR), Some(Objection::ManifestExpired));
    assert_eq!(at(NOW - YEAR), Some(Objection::ManifestEarly));
    assert_eq!(at(f64::NAN), Some(Objection::ManifestExpired));
}

#[test]
fn a_manifest_for_a_newer_engine_or_of_another_version_is_left_alone() {
    let least =
        |minimum_engine: &str| Claims { minimum_engine: minimum_engine.into(), ..claims(7) };
    let verdict = |claims: &Claims| act(&judged(&signed(claims, &key(1)), &Held::default(), NOW));
    assert_eq!(verdict(&least("99.0.0")), refused(Objection::EngineTooOld));
    assert_eq!(verdict(&least("soon")), refused(Objection::ManifestUnreadable));
    let newer = Claims { version: 3, ..claims(7) };
    assert_eq!(verdict(&newer), refused(Objection::ManifestUnreadable));
    let text = "{\"version\":2,\"version\":2}";
    let twice = enclose(&key(1).sign(text.as_bytes()).to_bytes(), text);
    let verdict = judged(twice.as_bytes(), &Held::default(), NOW);
    assert_eq!(act(&verdict), refused(Objection::ManifestUnreadable));
}

#[test]
fn a_file_is_named_by_the_sha_256_of_what_is_in_it() {
    // FIPS 180-2, appendix B.1.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sha256(b"abc"), abc);
}

#[test]
fn an_expired_model_speaks_of_no_order_and_goes_on_with_what_people_state() {
    let mut model = tent::model();
    let memory = alongside::contract::Memory::empty();
    let answered = |model: &Model| {
        let request = tent::basket(&["tent", "stove"]);
        recommend::recommend(model, &request, &memory, &tent::day(0.0)).unwrap()
    };
    let whole = answered(&model);
    model.set_layer(Layer::Public);
    let public = answered(&model);
    let ids = |slate: &alongside::contract::Slate| -> Vec<String> {
        slate.suggestions.iter().map(|one| one.id.clone()).collect()
    };
    assert!(ids(&whole).contains(&"sleeping-bag".to_owned()), "orders say so: {:?}", ids(&whole));
    assert_eq!(ids(&public), ["gas", "lantern"], "the catalogue declares both");
    model.set_layer(Layer::Whole);
    assert_eq!(answered(&model), whole, "a clock that is set right is enough");
}

#[test]
fn a_model_that_answers_otherwise_than_where_it_was_made_does_not_pass() {
    assert!(trials::passes(&tent::model()));
    let trial = |basket: &str, companion: &str| DraftTrial {
        basket: vec![tent::place(basket)],
        companions: vec![tent::place(companion)],
    };
    let with = |trial| {
        let draft = Draft { trials: vec![trial], ..tent::draft() };
        Model::decode(draft.encode().unwrap()).unwrap()
    };
    assert!(trials::passes(&with(trial("stove", "gas"))));
    assert!(!trials::passes(&with(trial("stove", "boots"))), "nothing leads from one to the other");
    let mut nowhere = tent::draft();
    nowhere.trials[0].companions = vec![99];
    assert_eq!(nowhere.encode(), Err(DraftError::UnknownProduct(99)));
}

proptest! {
    /// Whatever comes in whatever order, the newest taken up under a key only ever rises.
    #[test]
    fn no_sequence_of_manifests_leads_back(
        arrivals in prop::collection::vec((0_u32..8, 1_u8..4, any::<bool>(), -400..400_i32), 1..12),
    ) {
        let mut held = Held::default();
        for (sequence, signer, goes_back, days) in arrivals {
            let back_to = (goes_back && sequence > 0).then(|| sequence - 1);
            let manifest = Claims { back_to, ..claims(sequence) };
            let now = NOW + f64::from(days) * DAY;
            let verdict = judged(&signed(&manifest, &key(signer)), &held, now);
            prop_assert_eq!(verdict.act == Act::Refuse, verdict.seen.is_none());
            let Some(seen) = verdict.seen else { continue };
            let before = held.seen.iter().find(|one| one.key == seen.key);
            prop_assert!(before.is_none_or(|before| before.sequence <= seen.sequence));
            held.seen.retain(|one: &Seen| one.key != seen.key);
            held.seen.push(seen);
            held.term = Some(manifest.term);
        }
    }
}

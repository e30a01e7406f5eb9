//! Reasons: true, from the file, and resting on what they name.

use alongside::{
    contract::{
        Band, Confidence, Frequency, Memory, PrivacyTier, Provenance, ReasonCode, RecommendRequest,
    },
    model::Model,
    recommend,
};

use super::tent::{basket, day, draft, place, slate};

#[test]
fn a_reason_tells_the_most_telling_relation() {
    let slate = slate(&basket(&["tent", "stove"]));
    let of = |id| slate.suggestions.iter().find(|one| one.id == id).unwrap();

    let gas = of("gas");
    assert_eq!(gas.reason.code, ReasonCode::NeededToUse);
    assert_eq!(gas.reason.anchors, ["stove"]);
    assert_eq!(gas.reason.evidence.provenance, Provenance::Declared);
    assert_eq!(gas.reason.evidence.source.as_deref(), Some("catalogue"));
    assert_eq!(gas.reason.evidence.band, None, "no orders were counted for it");
    assert_eq!(gas.confidence, Confidence::Strong);

    let bag = of("sleeping-bag");
    assert_eq!(bag.reason.code, ReasonCode::OftenTogether);
    assert_eq!(bag.reason.evidence.band, Some(Band::Often));
    assert_eq!(bag.reason.evidence.source, None);
}

#[test]
fn thin_evidence_is_called_an_early_guess() {
    let more = RecommendRequest { frequency: Frequency::More, ..basket(&["boots"]) };
    let lantern = &slate(&more).suggestions[0];
    assert_eq!(lantern.reason.code, ReasonCode::EarlyGuess);
    assert_eq!(lantern.confidence, Confidence::Early);
}

#[test]
fn two_anchors_that_each_make_it_likely_make_it_strong() {
    let confidence = |ids: &[&str]| {
        let slate = slate(&basket(ids));
        slate.suggestions.iter().find(|one| one.id == "tent").unwrap().confidence
    };
    assert_eq!(confidence(&["mat"]), Confidence::Likely);
    assert_eq!(confidence(&["mat", "sleeping-bag"]), Confidence::Strong);
}

#[test]
fn a_reason_names_both_products_it_rests_on() {
    let mut without_sets = draft();
    without_sets.sets.clear();
    let model = Model::decode(without_sets.encode().unwrap()).unwrap();
    let request = basket(&["mat", "sleeping-bag"]);
    let slate = recommend::recommend(&model, &request, &Memory::empty(), &day(0.0)).unwrap();
    let tent = slate.suggestions.iter().find(|one| one.id == "tent").unwrap();
    assert_eq!(tent.reason.code, ReasonCode::SometimesTogether);
    assert_eq!(tent.reason.anchors, ["sleeping-bag", "mat"], "strongest first");
}

#[test]
fn the_last_piece_of_a_set_says_so_and_a_piece_among_others_does_not() {
    let last = slate(&basket(&["mat", "sleeping-bag"]));
    let tent = last.suggestions.iter().find(|one| one.id == "tent").unwrap();
    assert_eq!(tent.reason.code, ReasonCode::CompletesSet);
    assert_eq!(tent.reason.anchors, ["sleeping-bag", "mat"]);
    assert_eq!(tent.reason.evidence.set_size, Some(3));
    assert_eq!(tent.reason.evidence.band, Some(Band::Sometimes), "as often as with the bag");
    let begun = slate(&basket(&["mat"]));
    assert!(begun.suggestions.iter().all(|one| one.reason.evidence.set_size.is_none()));
}

#[test]
fn where_noise_was_added_a_counted_reason_says_it_is_estimated_and_a_stated_one_does_not() {
    let mut draft = draft();
    (draft.label.tier, draft.label.epsilon, draft.label.delta) = (PrivacyTier::Dp, 4.0, 1e-6);
    let model = Model::decode(draft.encode().unwrap()).unwrap();
    let request = basket(&["tent", "stove"]);
    let slate = recommend::recommend(&model, &request, &Memory::empty(), &day(0.0)).unwrap();
    let of = |id| slate.suggestions.iter().find(|one| one.id == id).unwrap();
    assert!(of("sleeping-bag").reason.evidence.estimated);
    assert!(!of("gas").reason.evidence.estimated);
    let exact = self::slate(&request);
    assert!(exact.suggestions.iter().all(|one| !one.reason.evidence.estimated));
}

#[test]
fn the_same_series_is_a_reason_where_orders_say_little() {
    let mut draft = draft();
    let pot = draft.pairs.iter_mut().find(|pair| pair.a == place("pot")).unwrap();
    pot.from_b = Some(Band::Sometimes);
    let model = Model::decode(draft.encode().unwrap()).unwrap();
    let slate = recommend::recommend(&model, &basket(&["stove"]), &Memory::empty(), &day(0.0));
    let slate = slate.unwrap();
    let of = |id| slate.suggestions.iter().find(|one| one.id == id).unwrap();
    assert_eq!(of("pot").reason.code, ReasonCode::SameFamily);
    assert_eq!(of("gas").reason.code, ReasonCode::NeededToUse, "the more telling one");
}

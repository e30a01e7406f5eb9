//! Reasons: true, from the file, and resting on what they name.

use alongside::contract::{Band, Confidence, Frequency, Provenance, ReasonCode, RecommendRequest};

use super::tent::{basket, slate};

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
    let slate = slate(&basket(&["mat", "sleeping-bag"]));
    let tent = slate.suggestions.iter().find(|one| one.id == "tent").unwrap();
    assert_eq!(tent.reason.code, ReasonCode::SometimesTogether);
    assert_eq!(tent.reason.anchors, ["sleeping-bag", "mat"], "strongest first");
}

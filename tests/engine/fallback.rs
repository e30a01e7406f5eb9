//! Fallback, cold products and calibrated words: what is said where little is known.

use alongside::{
    contract::{
        Confidence, Feedback, Frequency, Memory, Placement, ReasonCode, RecommendRequest, Rule,
        SilenceCode,
    },
    model::{CalibratedWord, Calibration, Draft, DraftRole, Model},
    recommend,
};

use super::tent::{after, basket, day, draft, ids, place, rule, slate, slate_with};

fn home(ids: &[&str]) -> RecommendRequest {
    RecommendRequest { placement: Placement::Home, ..basket(ids) }
}

fn ask(change: impl FnOnce(&mut Draft), request: &RecommendRequest) -> alongside::contract::Slate {
    let mut draft = draft();
    change(&mut draft);
    let model = Model::decode(draft.encode().unwrap()).unwrap();
    recommend::recommend(&model, request, &Memory::empty(), &day(0.0)).unwrap()
}

#[test]
fn an_empty_front_page_shows_what_is_popular_and_says_so() {
    let slate = slate(&home(&[]));
    assert!(slate.fallback);
    assert_eq!(ids(&slate), ["boots", "gas", "lantern"], "a lantern sells in January");
    for one in &slate.suggestions {
        assert!(one.kind.is_none() && one.reason.anchors.is_empty());
        assert_eq!(one.confidence, Confidence::Early);
    }
    let code = |place: usize| slate.suggestions[place].reason.code;
    assert_eq!((code(0), code(2)), (ReasonCode::PopularNow, ReasonCode::InSeason));
}

#[test]
fn unknown_products_are_no_reason_for_silence_except_where_less_is_asked() {
    assert!(slate(&basket(&["umbrella"])).fallback);
    assert!(!slate(&basket(&["tent"])).fallback);
    let silent = |request: RecommendRequest| slate(&request).silence.map(|silence| silence.code);
    assert_eq!(
        silent(basket(&[])),
        Some(SilenceCode::NothingToGoWith),
        "a basket page is no stage"
    );
    let less = RecommendRequest { frequency: Frequency::Less, ..home(&[]) };
    assert_eq!(silent(less), Some(SilenceCode::NothingToGoWith));
    let checkout = RecommendRequest { placement: Placement::Checkout, ..basket(&["umbrella"]) };
    assert_eq!(silent(checkout), Some(SilenceCode::NothingKnown));
}

#[test]
fn what_is_popular_passes_the_same_gates() {
    let memory = after(&[(0.0, Feedback::Dismissal { id: "boots".into(), why: None })]);
    let slate = slate_with(&home(&[]), &memory, &day(0.0));
    assert_eq!(rule(&slate, "boots"), Some(Rule::Dismissed));
    assert!(!ids(&slate).contains(&"boots"));
}

#[test]
fn a_product_no_order_speaks_of_is_reached_through_its_family_by_those_who_asked_for_more() {
    let more = RecommendRequest { frequency: Frequency::More, ..basket(&["pot"]) };
    let heard = ask(
        |draft| {
            // Orders say that who buys a stove buys boots: the stove is of the pot's series.
            let mut boots = draft.pairs[6];
            (boots.a, boots.b, boots.from_a, boots.from_b) =
                (place("boots"), place("stove"), None, draft.pairs[6].from_b);
            draft.pairs.push(boots);
        },
        &more,
    );
    let boots = heard.suggestions.iter().find(|one| one.id == "boots").unwrap();
    assert_eq!(boots.reason.code, ReasonCode::ThroughCategory);
    assert_eq!(boots.reason.anchors, ["pot"]);
    assert_eq!(boots.confidence, Confidence::Early);
    assert_eq!(boots.reason.evidence.band, None, "no order with a pot was counted");
    assert_eq!(slate(&basket(&["pot"])).silence.unwrap().code, SilenceCode::NothingFits);
}

fn calibrated(from: [f32; 3]) -> impl FnOnce(&mut Draft) {
    move |draft| {
        let words = from.map(|from| CalibratedWord { from, hit_rate: 0.1 });
        draft.calibration = Some(Calibration { size_quarters: 0, words });
    }
}

#[test]
fn a_calibrated_model_gives_counted_relations_its_own_word() {
    let request = basket(&["tent"]);
    let word = |from, id: &str| {
        let slate = ask(calibrated(from), &request);
        slate.suggestions.iter().find(|one| one.id == id).map(|one| one.confidence)
    };
    assert_eq!(word([0.1, 0.2, 0.4], "sleeping-bag"), Some(Confidence::Strong));
    assert_eq!(word([0.1, 0.2, 0.4], "mat"), Some(Confidence::Likely));
    assert_eq!(word([0.1, 0.4, 0.6], "mat"), None, "early, and nobody asked for more");
    assert_eq!(word([0.9, 0.9, 0.9], "gas-xl"), Some(Confidence::Likely), "the shop states it");
    let slate = ask(
        calibrated([0.9, 0.9, 0.9]),
        &RecommendRequest { frequency: Frequency::More, ..request },
    );
    assert_eq!(
        rule(&slate, "mat"),
        Some(Rule::LowConfidence),
        "below early nothing is said at all"
    );
}

#[test]
fn what_fills_only_roles_that_are_filled_is_kept_back_unless_the_shop_states_it() {
    // A set of a tent and something to sleep on or in: the mat has that role.
    let one_sleeping_thing = |draft: &mut Draft| {
        let roles = vec![DraftRole::Category("tents".into()), DraftRole::Category("sleep".into())];
        draft.sets[0].roles = roles;
    };
    let filled = ask(one_sleeping_thing, &basket(&["tent", "mat"]));
    assert_eq!(rule(&filled, "sleeping-bag"), Some(Rule::RoleFilled));
    let open = ask(one_sleeping_thing, &basket(&["tent"]));
    assert!(ids(&open).contains(&"sleeping-bag"));
    let stated = ask(
        |draft| {
            one_sleeping_thing(draft);
            let mut bag = draft.relations.iter().find(|one| one.weight > 0.0).unwrap().clone();
            (bag.anchor, bag.companion) = (place("mat"), place("sleeping-bag"));
            draft.relations.push(bag);
        },
        &basket(&["tent", "mat"]),
    );
    assert!(ids(&stated).contains(&"sleeping-bag"));
}

#[test]
fn a_thousand_lines_and_a_thousand_noes_get_an_answer_or_a_reason() {
    let every =
        ["boots", "gas", "gas-xl", "lantern", "mat", "pot", "sleeping-bag", "stove", "tent"];
    let noes: Vec<_> =
        every.iter().map(|id| (0.0, Feedback::Dismissal { id: (*id).into(), why: None })).collect();
    let silent = slate_with(&basket(&["tent", "stove"]), &after(&noes), &day(0.0));
    assert_eq!(silent.silence.unwrap().code, SilenceCode::AllWithheld);
    let unknown: Vec<_> = (0..500).map(|n| format!("thing-{n}")).collect();
    let unknown: Vec<_> = unknown.iter().map(String::as_str).collect();
    assert!(slate(&basket(&unknown)).fallback);
    assert!(slate(&basket(&every)).silence.is_some(), "everything is in the basket");
}

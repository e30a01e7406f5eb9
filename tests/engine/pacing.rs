//! Pacing and consent: how often, how much, how sure.

use alongside::contract::{
    Consent, Feedback, Frequency, Memory, Placement, RecommendRequest, Rule, SilenceCode,
};

use super::tent::{after, basket, day, ids, rule, slate, slate_with};

fn asking(frequency: Frequency) -> RecommendRequest {
    RecommendRequest { frequency, ..basket(&["tent", "stove"]) }
}

fn seen(placement: Placement, ids: &[&str]) -> Feedback {
    Feedback::Impression { placement, ids: ids.iter().map(|id| (*id).into()).collect() }
}

#[test]
fn off_silences_every_placement() {
    use Placement::{Basket, Checkout, Done, Drawer, Home, Product};
    for placement in [Home, Product, Basket, Drawer, Checkout, Done] {
        let silent = slate(&RecommendRequest { placement, ..asking(Frequency::Off) });
        assert!(silent.suggestions.is_empty());
        assert_eq!(silent.silence.unwrap().code, SilenceCode::FrequencyOff);
    }
}

#[test]
fn more_shows_up_to_six_normal_four_less_two() {
    let shown = |frequency| ids(&slate(&asking(frequency))).len();
    assert_eq!(shown(Frequency::More), 6);
    assert_eq!(shown(Frequency::Normal), 4);
    assert!(shown(Frequency::Less) <= 2);
}

#[test]
fn a_request_can_lower_the_limit_and_not_raise_it() {
    let shown = |limit| ids(&slate(&RecommendRequest { limit, ..asking(Frequency::Normal) })).len();
    assert_eq!(shown(Some(1)), 1);
    assert_eq!(shown(Some(100)), 4);
}

#[test]
fn less_shows_only_what_is_needed() {
    let less = slate(&asking(Frequency::Less));
    assert_eq!(ids(&less), ["gas"]);
    assert_eq!(rule(&less, "pot"), Some(Rule::NotAtLess));
}

#[test]
fn checkout_shows_at_most_one_and_only_what_is_needed() {
    for frequency in [Frequency::Normal, Frequency::More] {
        let checkout =
            slate(&RecommendRequest { placement: Placement::Checkout, ..asking(frequency) });
        assert_eq!(ids(&checkout), ["gas"]);
        assert_eq!(rule(&checkout, "pot"), Some(Rule::NotAtCheckout));
    }
}

#[test]
fn without_consent_there_are_at_most_three() {
    let request = RecommendRequest { consent: Consent::None, ..asking(Frequency::More) };
    assert_eq!(ids(&slate(&request)).len(), 3);
}

#[test]
fn thin_evidence_speaks_only_at_more() {
    let request = |frequency| RecommendRequest { frequency, ..basket(&["boots"]) };
    assert_eq!(rule(&slate(&request(Frequency::Normal)), "lantern"), Some(Rule::LowConfidence));
    assert_eq!(ids(&slate(&request(Frequency::More))), ["lantern"]);
}

#[test]
fn one_placement_speaks_on_a_page_view() {
    let memory = after(&[(0.0, seen(Placement::Product, &["mat"]))]);
    let silent = slate_with(&asking(Frequency::Normal), &memory, &day(0.0));
    assert_eq!(silent.silence.unwrap().code, SilenceCode::ShownOnThisPage);
    let same = RecommendRequest { placement: Placement::Product, ..asking(Frequency::Normal) };
    assert!(slate_with(&same, &memory, &day(0.0)).silence.is_none(), "it may stay");
    let next = after(&[(0.0, seen(Placement::Product, &["mat"])), (0.0, Feedback::PageView)]);
    assert!(slate_with(&asking(Frequency::Normal), &next, &day(0.0)).silence.is_none());
}

#[test]
fn less_speaks_once_a_session_and_says_when_it_may_again() {
    let memory = after(&[(0.0, seen(Placement::Basket, &["gas"])), (0.0, Feedback::PageView)]);
    let silence = slate_with(&asking(Frequency::Less), &memory, &day(0.0)).silence.unwrap();
    assert_eq!(silence.code, SilenceCode::ShownThisSession);
    let later = day(31.0 / 1440.0);
    assert!(silence.until.unwrap() < later.now);
    assert_eq!(ids(&slate_with(&asking(Frequency::Less), &memory, &later)), ["gas"]);
}

#[test]
fn a_product_seen_three_times_in_a_week_rests_for_two() {
    let show = |days: f64| [(days, Feedback::PageView), (days, seen(Placement::Basket, &["pot"]))];
    let acts: Vec<_> = [0.0, 3.0, 6.0].into_iter().flat_map(show).collect();
    let memory = after(&[&acts[..], &[(6.0, Feedback::PageView)]].concat());
    let request = basket(&["stove"]);
    let at = |days| slate_with(&request, &memory, &day(days));
    assert_eq!(rule(&at(6.0), "pot"), Some(Rule::SeenEnough));
    assert_eq!(rule(&at(19.0), "pot"), Some(Rule::SeenEnough));
    assert_eq!(rule(&at(20.0), "pot"), None, "it rests for 14 days and not longer");

    let on_the_page = after(&acts);
    assert_eq!(rule(&slate_with(&request, &on_the_page, &day(6.0)), "pot"), None);

    let acts: Vec<_> = [0.0, 3.0, 7.0].into_iter().flat_map(show).collect();
    let memory = after(&[&acts[..], &[(7.0, Feedback::PageView)]].concat());
    assert_eq!(rule(&slate_with(&request, &memory, &day(7.0)), "pot"), None, "not within a week");
}

#[test]
fn after_damaged_memory_the_engine_behaves_as_less() {
    let damaged = Memory::after_damage(&day(0.0));
    let quiet = slate_with(&asking(Frequency::More), &damaged, &day(0.0));
    assert_eq!(ids(&quiet), ["gas"]);
    assert_eq!(ids(&slate_with(&asking(Frequency::More), &damaged, &day(1.1))).len(), 6);
    let off = slate_with(&asking(Frequency::Off), &damaged, &day(0.0));
    assert!(off.suggestions.is_empty(), "Less is a ceiling, not a floor");
}

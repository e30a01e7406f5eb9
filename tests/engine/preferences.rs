//! Preferences: a no is a no, for as long as it was meant.

use alongside::contract::{Consent, Feedback, RecommendRequest, Rule, SilenceCode};

use super::tent::{after, basket, day, ids, rule, slate_with};

fn no(id: &str) -> Feedback {
    Feedback::Dismissal { id: id.into(), why: None }
}

#[test]
fn a_dismissed_product_stays_away_until_its_cool_down_ends() {
    let memory = after(&[(0.0, no("pot"))]);
    let at = |days| slate_with(&basket(&["stove"]), &memory, &day(days));
    assert_eq!(rule(&at(0.0), "pot"), Some(Rule::Dismissed));
    assert_eq!(rule(&at(59.9), "pot"), Some(Rule::Dismissed));
    assert!(ids(&at(60.0)).contains(&"pot"));
    let withheld = &at(0.0).withheld[0];
    assert_eq!((withheld.id.as_str(), withheld.until), ("pot", Some(day(60.0).now)));
}

#[test]
fn a_no_to_one_colour_is_a_no_to_all() {
    let memory = after(&[(0.0, no("tent-red"))]);
    let slate = slate_with(&basket(&["mat"]), &memory, &day(1.0));
    assert_eq!(rule(&slate, "tent"), Some(Rule::Dismissed));
}

#[test]
fn undo_brings_it_back() {
    let memory = after(&[(0.0, no("pot")), (0.1, Feedback::Undo { id: "pot".into() })]);
    assert!(ids(&slate_with(&basket(&["stove"]), &memory, &day(0.2))).contains(&"pot"));
}

#[test]
fn two_dismissals_in_a_category_rest_the_category_for_30_days() {
    // "stove-pro" and "stove" are of the category "kitchen", as is the pot.
    let memory = after(&[(0.0, no("stove-pro")), (10.0, no("stove"))]);
    let at = |days| slate_with(&basket(&["stove"]), &memory, &day(days));
    assert_eq!(rule(&at(10.0), "pot"), Some(Rule::CategoryResting));
    assert_eq!(rule(&at(29.9), "pot"), Some(Rule::CategoryResting));
    assert_eq!(rule(&at(30.1), "pot"), None, "the first of the two has run out");
    let one = after(&[(0.0, no("stove-pro"))]);
    assert_eq!(rule(&slate_with(&basket(&["stove"]), &one, &day(0.0)), "pot"), None);
}

#[test]
fn a_category_switched_off_takes_those_under_it_along() {
    let off = |category: &str| Feedback::CategoryOff { category: category.into() };
    let memory = after(&[(0.0, off("kitchen"))]);
    let slate = slate_with(&basket(&["stove"]), &memory, &day(400.0));
    assert_eq!(rule(&slate, "gas"), Some(Rule::CategoryOff), "kitchen > fuel lies under kitchen");
    assert_eq!(rule(&slate, "pot"), Some(Rule::CategoryOff));
    let on = Feedback::CategoryOn { category: "kitchen".into() };
    let memory = after(&[(0.0, off("kitchen")), (0.0, on)]);
    assert_eq!(ids(&slate_with(&basket(&["stove"]), &memory, &day(0.0))), ["gas", "pot"]);
}

#[test]
fn when_all_is_withheld_the_silence_says_when_the_first_comes_back() {
    let memory = after(&[(0.0, no("gas")), (5.0, no("pot"))]);
    let silence = slate_with(&basket(&["stove"]), &memory, &day(6.0)).silence.unwrap();
    assert_eq!(silence.code, SilenceCode::AllWithheld);
    assert_eq!(silence.until, Some(day(60.0).now));
}

#[test]
fn without_consent_what_was_kept_is_not_read() {
    let memory = after(&[(0.0, no("pot"))]);
    let request = RecommendRequest { consent: Consent::None, ..basket(&["stove"]) };
    assert!(ids(&slate_with(&request, &memory, &day(0.0))).contains(&"pot"));
}

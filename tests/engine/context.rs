//! Circumstances: each changes a score within its bounds, and only where it is known.
// A factor is one of a few stated numbers, and exactly that.
#![allow(clippy::float_cmp)]

use alongside::{
    contract::{
        Clock, Context, Device, Feedback, Hemisphere, Memory, PriceNow, RecentProduct,
        RecommendRequest, Rule, Stage,
    },
    model::{Draft, Model},
    recommend,
};

use super::tent::{after, basket, day, draft, ids, place, rule, slate, slate_with};

/// The named factor of a candidate's score.
fn factor(model: &Model, request: &RecommendRequest, clock: &Clock, of: (&str, &str)) -> f64 {
    let trace = recommend::trace(model, request, &Memory::empty(), clock).unwrap();
    let scored = trace.scored.iter().find(|one| one.id == of.0).unwrap();
    scored.factors.iter().find(|factor| factor.name == of.1).unwrap().value
}

fn model(change: impl FnOnce(&mut Draft)) -> Model {
    let mut draft = draft();
    change(&mut draft);
    Model::decode(draft.encode().unwrap()).unwrap()
}

fn in_context(ids: &[&str], context: Context) -> RecommendRequest {
    RecommendRequest { context, ..basket(ids) }
}

fn seen(id: &str, minutes_ago: Option<f64>) -> RecentProduct {
    let at = minutes_ago.map(|minutes| day(0.0).now - minutes * 60_000.0);
    RecentProduct { id: id.into(), at }
}

#[test]
fn a_declared_season_counts_where_the_hemisphere_is_known_and_turns_with_it() {
    let winter = model(|draft| draft.products[place("mat") as usize].seasons = 0b1000);
    let january = day(0.0);
    let july = day(180.0);
    let on = |hemisphere, clock: &Clock| {
        let request = in_context(&["tent"], Context { hemisphere, ..Context::default() });
        factor(&winter, &request, clock, ("mat", "season"))
    };
    assert_eq!(on(None, &january), 1.0, "nobody said whose winter");
    assert_eq!(on(Some(Hemisphere::North), &january), 1.25);
    assert_eq!(on(Some(Hemisphere::North), &july), 0.6);
    assert_eq!(on(Some(Hemisphere::South), &july), 1.25);
}

#[test]
fn a_category_counts_more_in_its_months_and_hours() {
    let of = |clock: &Clock, name| {
        factor(&super::tent::model(), &basket(&["tent"]), clock, ("lantern", name))
    };
    let (january, july) = (day(0.0), day(180.0));
    assert_eq!(of(&january, "season"), 1.5, "twice as much is cut to half as much again");
    assert!((of(&july, "season") - 0.5).abs() < 1e-12);
    assert_eq!(of(&january, "daypart"), 1.0, "at noon");
    let evening = Clock { utc_offset_minutes: 8 * 60, ..january };
    assert_eq!(of(&evening, "daypart"), 1.25, "it is eight in the evening where the shopper is");
}

#[test]
fn what_does_not_sell_in_this_month_comes_after_what_always_does() {
    let place_of = |id, days| {
        let slate = slate_with(&basket(&["tent"]), &Memory::empty(), &day(days));
        ids(&slate).iter().position(|one| *one == id).unwrap_or(usize::MAX)
    };
    let (april, july) = (90.0, 180.0);
    assert!(place_of("lantern", april) < place_of("gas-xl", april));
    assert!(place_of("gas-xl", july) < place_of("lantern", july), "nights are short");
}

#[test]
fn what_costs_more_than_its_anchor_counts_less_down_to_half() {
    let of = |tent: f64, mat: f64| {
        let price = |id: &str, price| PriceNow { id: id.into(), price };
        let prices = vec![price("tent", tent), price("mat", mat)];
        let request = RecommendRequest { prices, ..basket(&["tent"]) };
        factor(&super::tent::model(), &request, &day(0.0), ("mat", "price"))
    };
    assert_eq!(of(249.0, 60.0), 1.0);
    assert_eq!(of(60.0, 80.0), 0.75);
    assert_eq!(of(10.0, 80.0), 0.5);
    let unknown = factor(&super::tent::model(), &basket(&["tent"]), &day(0.0), ("mat", "price"));
    assert_eq!(unknown, 1.0);
}

#[test]
fn the_file_s_price_serves_where_the_page_gives_none() {
    let priced = model(|draft| {
        draft.products[place("tent") as usize].price = Some(50.0);
        draft.products[place("mat") as usize].price = Some(200.0);
    });
    assert_eq!(factor(&priced, &basket(&["tent"]), &day(0.0), ("mat", "price")), 0.5);
    let today = vec![PriceNow { id: "mat".into(), price: 20.0 }];
    let cheaper = RecommendRequest { prices: today, ..basket(&["tent"]) };
    assert_eq!(factor(&priced, &cheaper, &day(0.0), ("mat", "price")), 1.0);
    assert_eq!(
        slate(&cheaper).suggestions.iter().find(|one| one.id == "mat").unwrap().price,
        Some(20.0)
    );
}

#[test]
fn beyond_the_budget_a_product_counts_half_and_beyond_the_order_three_quarters() {
    let prices = vec![PriceNow { id: "mat".into(), price: 60.0 }];
    let of = |context, name| {
        let request = RecommendRequest { prices: prices.clone(), ..in_context(&["tent"], context) };
        factor(&super::tent::model(), &request, &day(0.0), ("mat", name))
    };
    let left = |budget_left| Context { budget_left, ..Context::default() };
    assert_eq!(
        [None, Some(59.0), Some(60.0)].map(|left_over| of(left(left_over), "budgetLeft")),
        [1.0, 0.5, 1.0]
    );
    let worth = |order_value| Context { order_value, ..Context::default() };
    assert_eq!(
        [None, Some(48.0), Some(1.0)].map(|value| of(worth(value), "orderValue")),
        [1.0, 0.8, 0.75]
    );
}

#[test]
fn a_handset_shows_three_at_most() {
    let on = |device| {
        ids(&slate(&in_context(&["tent", "stove"], Context { device, ..Context::default() }))).len()
    };
    assert_eq!(on(Some(Device::Desktop)), 4);
    assert_eq!(on(Some(Device::Handset)), 3);
}

#[test]
fn for_a_gift_supplies_count_half_and_more_of_a_family_counts_by_the_stage() {
    let model = super::tent::model();
    let kind_factor = |context| {
        let request = in_context(&["tent"], context);
        let trace = recommend::trace(&model, &request, &Memory::empty(), &day(0.0)).unwrap();
        let gas = trace.scored.into_iter().find(|one| one.id == "gas-xl").unwrap();
        gas.terms[0].kind_factor
    };
    assert_eq!(kind_factor(Context::default()), 1.0);
    assert_eq!(kind_factor(Context { gift: true, ..Context::default() }), 0.5);
    let family = |stage| {
        let request = in_context(&["stove"], Context { stage, ..Context::default() });
        factor(&model, &request, &day(0.0), ("pot", "family"))
    };
    assert_eq!(family(None), 1.1);
    assert_eq!(family(Some(Stage::Returning)), 1.125);
    assert_eq!(family(Some(Stage::FirstVisit)), 1.05);
}

#[test]
fn a_view_counts_less_than_the_page_and_less_every_minute() {
    let score = |viewed: Vec<RecentProduct>| {
        let request = RecommendRequest { viewed, ..basket(&["boots"]) };
        let trace = recommend::trace(&super::tent::model(), &request, &Memory::empty(), &day(0.0));
        trace.unwrap().scored.iter().find(|one| one.id == "mat").map_or(0.0, |one| one.score)
    };
    let held =
        slate(&basket(&["tent"])).suggestions.iter().find(|one| one.id == "mat").unwrap().score;
    let [now, later, unknown] =
        [Some(0.0), Some(10.0), None].map(|ago| score(vec![seen("tent", ago)]));
    assert!(now < held / 2.0 && now > 0.0);
    assert!((later - now / 2.0).abs() < 1e-12);
    assert_eq!(unknown, later, "as if it were ten minutes ago");
    assert_eq!(score(vec![seen("tent", Some(120.0))]), 0.0, "two hours are another visit");
}

#[test]
fn what_was_only_looked_at_fills_at_most_half_of_a_slate() {
    let viewed = vec![seen("tent", Some(1.0)), seen("stove", Some(1.0)), seen("mat", Some(1.0))];
    let request = RecommendRequest { viewed, ..basket(&[]) };
    let slate = slate(&request);
    assert_eq!(slate.suggestions.len(), 2, "there is room for four");
    let with_basket = RecommendRequest { basket: super::tent::lines(&["stove"]), ..request };
    let slate = slate_with(&with_basket, &Memory::empty(), &day(0.0));
    let of_basket = |id: &&str| ["gas", "pot"].contains(id);
    assert_eq!(ids(&slate).into_iter().filter(of_basket).count(), 2);
}

#[test]
fn views_of_one_category_are_one_idea() {
    let score = |viewed: &[&str]| {
        let viewed = viewed.iter().map(|id| seen(id, Some(0.0))).collect();
        let request = RecommendRequest { viewed, ..basket(&[]) };
        let trace = recommend::trace(&super::tent::model(), &request, &Memory::empty(), &day(0.0));
        trace.unwrap().scored.into_iter().find(|one| one.id == "tent").unwrap()
    };
    let burst = score(&["mat", "sleeping-bag"]);
    let saturation = burst.factors.iter().find(|factor| factor.name == "saturation").unwrap();
    assert!(saturation.value < 0.9, "the mat and the bag are both of the category sleep");
    assert!(burst.score > score(&["sleeping-bag"]).score, "and yet two are more than one");
}

#[test]
fn what_was_taken_out_or_sent_back_is_not_offered_and_speaks_against_what_goes_with_it() {
    let removed = RecommendRequest { removed: vec!["tent-red".into()], ..basket(&["mat"]) };
    assert_eq!(rule(&slate(&removed), "tent"), Some(Rule::Removed));
    let returned = RecommendRequest { returned: vec!["tent".into()], ..basket(&["mat"]) };
    assert_eq!(rule(&slate(&returned), "tent"), Some(Rule::Returned));

    let doubt = |request: &RecommendRequest| {
        factor(&super::tent::model(), request, &day(0.0), ("sleeping-bag", "doubt"))
    };
    assert_eq!(doubt(&basket(&["mat"])), 1.0);
    assert!(doubt(&returned) < doubt(&removed) || doubt(&removed) < 1.0);
    assert!(doubt(&returned) > 0.5, "half is the least it leaves");
    let back_in = RecommendRequest { returned: vec!["mat".into()], ..basket(&["mat"]) };
    assert_eq!(doubt(&back_in), 1.0, "it is in the basket again");
}

#[test]
fn a_dismissal_makes_what_goes_with_it_a_little_less_likely() {
    let no = Feedback::Dismissal { id: "tent".into(), why: None };
    let memory = after(&[(0.0, no)]);
    let score = |memory: &Memory| {
        let slate = slate_with(&basket(&["mat"]), memory, &day(1.0));
        slate.suggestions.iter().find(|one| one.id == "sleeping-bag").unwrap().score
    };
    let (before, after) = (score(&Memory::empty()), score(&memory));
    assert!(after < before && after > before / 2.0);
}

#[test]
fn two_colours_of_one_thing_are_less_than_two_reasons() {
    let both = model(|draft| {
        let mat = draft
            .pairs
            .iter()
            .position(|pair| pair.a == place("mat") && pair.b == place("tent"))
            .unwrap();
        let mut red = draft.pairs[mat];
        red.b = place("tent-red");
        draft.pairs.push(red);
    });
    let score = |ids: &[&str]| {
        let trace = recommend::trace(&both, &basket(ids), &Memory::empty(), &day(0.0)).unwrap();
        trace.scored.into_iter().find(|one| one.id == "mat").unwrap().score
    };
    let (green, red, two) = (score(&["tent"]), score(&["tent-red"]), score(&["tent", "tent-red"]));
    assert!(two > green.max(red) && two < green + red && two < 2.0 * green.max(red));
}

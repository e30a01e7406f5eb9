//! Context: what the circumstances of a visit make of a score.
//!
//! Comes in: the visit and a candidate. Goes out: factors, each with a name. What must stay true:
//! each factor is 1 where what it asks for is unknown, stays between its bounds, and is no larger
//! for a basket with less in it, so that no factor can undo what a reason claims.

use crate::{
    contract::{Hemisphere, Moment},
    product::ProductIndex,
    rules,
};

use super::{candidates::Candidate, moments, policy, visit::Visit};

/// One question about a candidate.
type Factor = fn(&Visit, &Candidate) -> f64;

/// Every factor of a score, by the name a trace shows it under.
pub(super) const FACTORS: [(&str, Factor); 11] = [
    ("doubt", doubt),
    ("set", set),
    ("family", family),
    ("season", season),
    ("daypart", daypart),
    ("price", price),
    ("orderValue", order_value),
    ("budgetLeft", budget_left),
    ("leaning", leaning),
    ("moment", moment),
    ("shop", shop),
];

/// The least any one of them makes of a score.
const LEAST: f64 = 0.5;
/// The least that is left of a score when a product costs more than everything in the basket.
const BEYOND_THE_ORDER: f64 = 0.75;
/// What the missing piece of a set gains.
const SET: f64 = 0.5;
/// What a product gains from each of its family in the basket, and how many count.
const FAMILY: f64 = 0.1;
const FAMILY_COUNTS: usize = 2;
/// What a declared season makes of a score, in it and out of it.
const IN_SEASON: f64 = 1.25;
const OUT_OF_SEASON: f64 = 0.6;
/// The most a month of the year, and the least and most a part of the week, make of a score. Hours
/// say less than months: the shopper may be anywhere.
const MONTH_MOST: f64 = 1.5;
const DAYPART_LEAST: f64 = 0.75;
const DAYPART_MOST: f64 = 1.25;

/// What goes with things taken out, sent back or turned down: from 1 down to ½, as their part of
/// all evidence grows.
fn doubt(_: &Visit, candidate: &Candidate) -> f64 {
    let all = candidate.support + candidate.against;
    1.0 - (1.0 - LEAST) * candidate.against / all
}

/// What it adds to a set that the basket has begun: from 1 up to 1½ for the last piece.
fn set(visit: &Visit, candidate: &Candidate) -> f64 {
    let part = visit.sets.best(visit.model, candidate.product);
    part.map_or(1.0, |part| 1.0 + SET * part.share())
}

/// More of a family the basket holds: 1.1, and 1.2 for two and more of it; by the stage more or less.
fn family(visit: &Visit, candidate: &Candidate) -> f64 {
    if visit.families.is_empty() {
        return 1.0;
    }
    let count = visit.in_family_of(candidate.product).take(FAMILY_COUNTS).count();
    1.0 + FAMILY * count as f64 * visit.journey.ecosystem
}

/// What the shop says it is for, 1.25 or .6, where the hemisphere is known; else how its category
/// sells in this month, ½ to 1½. The shop's own orders know its own months, so only what is
/// declared turns with the hemisphere.
fn season(visit: &Visit, candidate: &Candidate) -> f64 {
    season_for(visit, candidate.product)
}

/// The same for any product.
pub(super) fn season_for(visit: &Visit, product: ProductIndex) -> f64 {
    let seasons = visit.model.seasons(product);
    let month = visit.month;
    if seasons == 0 {
        return visit.model.in_month(product, month).clamp(LEAST, MONTH_MOST);
    }
    match visit.context.hemisphere {
        None => 1.0,
        Some(hemisphere) if seasons & 1 << season_of(month, hemisphere) != 0 => IN_SEASON,
        Some(_) => OUT_OF_SEASON,
    }
}

/// 0 spring to 3 winter. March begins spring in the north and autumn in the south.
fn season_of(month: usize, hemisphere: Hemisphere) -> usize {
    let north = (month + 10) % 12 / 3;
    match hemisphere {
        Hemisphere::North => north,
        Hemisphere::South => (north + 2) % 4,
    }
}

/// How its category sells at this time of the week, ¾ to 1¼.
fn daypart(visit: &Visit, candidate: &Candidate) -> f64 {
    let ratio = visit.model.in_daypart(candidate.product, visit.daypart);
    ratio.clamp(DAYPART_LEAST, DAYPART_MOST)
}

/// A complement rarely costs more than its anchor: 1 up to the price of the dearest that speaks
/// for it, then falling to ½ at twice that.
fn price(visit: &Visit, candidate: &Candidate) -> f64 {
    let price = visit.about_price(candidate.product);
    price.map_or(1.0, |price| compared(candidate.dearest, price).max(LEAST))
}

/// Nor more than the whole order: 1 up to its value, then falling to ¾.
fn order_value(visit: &Visit, candidate: &Candidate) -> f64 {
    let price = |value| Some((value, visit.about_price(candidate.product)?));
    let known = visit.order_value.and_then(price);
    known.map_or(1.0, |(value, price)| compared(value, price).max(BEYOND_THE_ORDER))
}

/// What the shopper means to spend: ½ beyond it.
fn budget_left(visit: &Visit, candidate: &Candidate) -> f64 {
    let price = |left| Some((left, visit.about_price(candidate.product)?));
    let known = visit.context.budget_left.and_then(price);
    known.map_or(1.0, |(left, price)| if price > left { LEAST } else { 1.0 })
}

/// `measure / price`, and 1 where the price is no higher.
fn compared(measure: f64, price: f64) -> f64 {
    if price > measure { measure / price } else { 1.0 }
}

/// The most that what this shopper did with suggestions makes of a score, up or down.
const LEANING: f64 = 0.25;
/// What a product's category counts beside the product itself.
const OF_THE_CATEGORY: f64 = 0.5;

/// What this shopper did with suggestions of it, and of its category: ¾ to 1¼.
fn leaning(visit: &Visit, candidate: &Candidate) -> f64 {
    if visit.past.leanings.is_empty() || !rules::holds("leaning") {
        return 1.0;
    }
    let (model, product) = (visit.model, candidate.product);
    let (group, category) = (model.variant_group(product), model.category_place(product));
    let (mut of_product, mut of_category) = (0.0, 0.0);
    for leaning in &visit.past.leanings {
        if leaning.group == group {
            of_product += leaning.value;
        }
        if category.is_some() && leaning.category == category {
            of_category += leaning.value;
        }
    }
    1.0 + LEANING * (of_product + OF_THE_CATEGORY * of_category).clamp(-1.0, 1.0)
}

/// What is new in the shop at its launch, or in season as a season begins: 1¼.
fn moment(visit: &Visit, candidate: &Candidate) -> f64 {
    let (journey, product) = (&visit.journey, candidate.product);
    let is_launch = journey.is_open(Moment::ProductLaunch)
        && moments::is_new(visit.model, &visit.past, product);
    let is_season = journey.is_open(Moment::SeasonChange) && season_for(visit, product) > 1.0;
    if is_launch || is_season { ITS_MOMENT } else { 1.0 }
}

/// What a moment makes of what it is about.
const ITS_MOMENT: f64 = 1.25;

/// What the shop makes of it: ½ to 2.
fn shop(visit: &Visit, candidate: &Candidate) -> f64 {
    if !rules::holds("boost") {
        return 1.0;
    }
    policy::boost(visit, candidate.product)
}

//! Conflicts: what a policy asks for that can't be had, found before it is published.
//!
//! Comes in: a model and a policy. Goes out: sentences for the merchant, none for a sound policy.

use crate::{
    contract::{Confidence, Policy},
    measure,
    model::Model,
};

use super::policy::{BOOST, names};

/// What is wrong with `policy` for this shop, in the order of its fields.
#[must_use]
pub fn conflicts(model: &Model, policy: &Policy) -> Vec<String> {
    let mut found = Vec::new();
    let is_branch = |name: &str| {
        model.categories().any(|category| crate::product::category_lies_under(category, name))
    };
    let is_known = |name: &str| model.resolve(name).is_some() || is_branch(name);
    for pin in &policy.pins {
        let Some(product) = model.resolve(pin) else {
            found.push(format!("pins: no product is called {pin}."));
            continue;
        };
        if names(model, &policy.blocks, product) {
            found.push(format!("pins and blocks: {pin} is in both. Decide for one."));
        }
        let ceiling = policy.dearest.or_else(|| lowest_ceiling(policy));
        if ceiling.zip(model.price(product)).is_some_and(|(most, price)| price > most) {
            found.push(format!("pins and dearest: {pin} costs more than is suggested."));
        }
    }
    let named = policy.blocks.iter().chain(policy.boosts.iter().map(|boost| &boost.name));
    let categories = policy.not_at_checkout.iter().chain(&policy.sensitive);
    found.extend(
        named
            .filter(|name| !is_known(name))
            .map(|name| format!("blocks, boosts: no product or category is called {name}.")),
    );
    found.extend(
        categories
            .filter(|name| !is_branch(name))
            .map(|name| format!("notAtCheckout, sensitive: no category is called {name}.")),
    );
    for boost in &policy.boosts {
        if !BOOST.contains(&boost.factor) {
            found.push(format!("boosts: the factor of {} is not from 0.5 to 2.", boost.name));
        }
        if policy.blocks.contains(&boost.name) {
            found.push(format!("boosts and blocks: {} is in both. Decide for one.", boost.name));
        }
    }
    placements(policy, &mut found);
    found.extend(measure::unsound(policy, &is_branch));
    if policy.quiet_hours.iter().any(|hours| hours.from > 23 || hours.to > 23) {
        found.push("quietHours: an hour is not from 0 to 23.".into());
    }
    if policy.quiet_hours.iter().any(|hours| hours.from == hours.to) {
        found.push("quietHours: from and to are equal. To say nothing at all, disable.".into());
    }
    if policy.minimum_confidence == Some(Confidence::Early) {
        found.push("minimumConfidence: `early` asks for nothing. Leave it out.".into());
    }
    found
}

fn placements(policy: &Policy, found: &mut Vec<String>) {
    let mut shares = 0.0;
    for (place, one) in policy.placements.iter().enumerate() {
        let name = one.placement;
        if policy.placements[..place].iter().any(|other| other.placement == name) {
            found.push(format!("placements: {name:?} is named twice."));
        }
        let share = one.share.unwrap_or(0.0);
        shares += share;
        if !(0.0..=1.0).contains(&share) {
            found.push(format!("placements: the share of {name:?} is not from 0 to 1."));
        }
        if one.closed && (one.share.is_some() || one.items.is_some()) {
            found.push(format!("placements: {name:?} is closed and has a share or items."));
        }
        let mut ceilings = [one.dearest, policy.dearest].into_iter().flatten();
        if ceilings.any(|most| !most.is_finite() || most < 0.0) {
            found.push(format!("placements: the ceiling of {name:?} is not a price."));
        }
    }
    if shares > 1.0 {
        found.push("placements: the shares add up to more than the whole budget.".into());
    }
}

fn lowest_ceiling(policy: &Policy) -> Option<f64> {
    policy.placements.iter().filter_map(|one| one.dearest).reduce(f64::min)
}

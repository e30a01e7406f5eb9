//! P5: whoever knows everybody else's orders and all of one shopper's can't tell better than
//! promised whether that shopper is in the model.

use std::hash::RandomState;

use super::{Builder, World, listed_plan, plan, trials};
use crate::anonymize::dp::{
    noisy::NoisyCounts,
    plan::{Plan, Share},
    release::{Chance, Sources, release},
    scaled::ONE,
};

/// What a shopper bought, and how many others bought each pair of it, so that no pair is new.
struct Target {
    orders: Vec<Vec<u32>>,
    others: usize,
}

/// Eight pairs in eight orders: as many as count.
fn cautious() -> Target {
    let orders = (0..8).map(|order| vec![2 * order, 2 * order + 1]);
    Target { orders: orders.collect(), others: 120 }
}

/// Fifteen products at once: 105 pairs, of which eight count.
fn greedy() -> Target {
    Target { orders: vec![(0..15).collect()], others: 40 }
}

/// Others with one pair each, and the target or not.
fn world(target: &Target, is_there: bool) -> World {
    let pairs = target.orders.iter().flat_map(|order| {
        let second = |at: usize| order[at + 1..].iter().copied();
        order.iter().enumerate().flat_map(move |(at, a)| second(at).map(move |b| vec![*a, b]))
    });
    let others = pairs.flat_map(|pair| vec![vec![(0, pair)]; target.others]);
    let orders = target.orders.iter().map(|order| (0, order.clone())).collect();
    let shoppers: Vec<_> = (0..).zip(others.chain(is_there.then_some(orders))).collect();
    World::of(16, &shoppers)
}

/// How much a release looks as if the target were in it: the best test there is against counts
/// with normal noise weighs each count by its noise.
fn suspicion(noisy: &NoisyCounts) -> f64 {
    let Plan { items, pairs, .. } = noisy.plan;
    let weigh = |sum: i64, sigma: f64| sum as f64 / (sigma * sigma);
    let of_items = weigh(noisy.items.iter().map(|(_, count)| count).sum(), items.sigma);
    let unnamed = i64::from(pairs.tau) - 1;
    let above = noisy.pairs.iter().map(|(_, _, count)| count - unnamed).sum();
    of_items + weigh(above, pairs.sigma)
}

/// The same against listed pairs, all of which stand out: what the target adds to each of its
/// pairs is the same, and together of length one.
fn suspicion_by_lists(noisy: &NoisyCounts) -> f64 {
    let Plan { items, pairs, near, .. } = noisy.plan;
    let weigh = |counts: &[(String, String, i64)], share: Share| {
        let each = ONE as f64 / (counts.len().max(1) as f64).sqrt();
        counts.iter().map(|(.., count)| *count as f64).sum::<f64>() * each / share.sigma.powi(2)
    };
    let of_items: i64 = noisy.items.iter().map(|(_, count)| count).sum();
    let near = near.map_or(0.0, |share| weigh(&noisy.near, share));
    of_items as f64 / items.sigma.powi(2) + weigh(&noisy.pairs, pairs) + near
}

/// The same from the count of all shoppers alone.
fn suspicion_by_total(noisy: &NoisyCounts) -> f64 {
    noisy.all as f64
}

/// The chance that a release with the target looks more like it than one without.
fn area_under_curve(
    target: &Target,
    builder: Builder,
    plan: &Plan,
    suspicion: fn(&NoisyCounts) -> f64,
) -> f64 {
    let runs = runs();
    let suspicions = |is_there| {
        let world = world(target, is_there);
        let sources =
            Sources { baskets: &world.baskets, log: &world.log, catalogue: &world.catalogue };
        let run = |_| {
            let chance = Chance { noise: &builder, secret: &RandomState::new() };
            suspicion(&release(&sources, plan, &chance).unwrap())
        };
        (0..runs).map(run).collect::<Vec<_>>()
    };
    let (without, with) = (suspicions(false), suspicions(true));
    let won =
        |one: f64, other: f64| f64::from(u8::from(one > other)) + f64::from(u8::from(one >= other));
    let wins: f64 = with.iter().flat_map(|one| without.iter().map(|other| won(*one, *other))).sum();
    wins / 2.0 / (runs * runs) as f64
}

/// Releases with the target, and as many without.
fn runs() -> usize {
    trials(200, 1_000)
}

#[test]
fn the_best_attacker_of_listed_pairs_is_no_better_than_promised() {
    let area = |target: &Target, builder| {
        area_under_curve(target, builder, &listed_plan(), suspicion_by_lists)
    };
    for target in [cautious(), greedy()] {
        let area = area(&target, Builder::Right);
        assert!(area <= allowed(), "{area} > {}", allowed());
    }
    let area = area(&cautious(), Builder::WithoutNoise);
    assert!(area > allowed(), "no noise: {area} passes for {}", allowed());
}

/// Phi of the root of rho, and five deviations of an area found in so many runs.
fn allowed() -> f64 {
    let by_theory = libm::erfc(-libm::sqrt(plan().rho() / 2.0)) / 2.0;
    by_theory + 5.0 * (by_theory * (1.0 - by_theory) * 0.8 / runs() as f64).sqrt()
}

#[test]
fn the_best_attacker_is_no_better_than_promised() {
    for (target, attack) in [
        (cautious(), suspicion as fn(&NoisyCounts) -> f64),
        (greedy(), suspicion),
        (cautious(), suspicion_by_total),
    ] {
        let area = area_under_curve(&target, Builder::Right, &plan(), attack);
        assert!(area <= allowed(), "{area} > {}", allowed());
    }
}

#[test]
fn builders_that_break_the_promise_are_found_out() {
    let found_out = |target: &Target, builder, plan: &Plan, attack| {
        let area = area_under_curve(target, builder, plan, attack);
        assert!(area > allowed(), "{area} passes for {}", allowed());
    };
    found_out(&cautious(), Builder::WithoutNoise, &plan(), suspicion);
    found_out(&cautious(), Builder::WithExactTotals, &plan(), suspicion_by_total);
    // L ignored: the noise is for eight pairs of a shopper, and all of them count.
    let mut ignored = plan();
    ignored.pairs.limit = u32::MAX;
    found_out(&greedy(), Builder::WithoutLimit, &ignored, suspicion);
}

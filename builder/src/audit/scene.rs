//! Two releases of one shop, a week apart, and what could be published of them: tests P6 and P10.

use std::{
    collections::{BTreeMap, HashMap},
    hash::RandomState,
};

use alongside::{contract::PrivacyTier, product::ProductIndex};

use super::{
    Audit,
    differencing::Differencing,
    membership::Membership,
    published::{Published, Said},
    sample::Sample,
};
use crate::{
    anonymize::dp::{
        Assortment, Chance as Drawn, Columns, DiscreteGaussian, Noise, Selection, Share, Sources,
        Terms, Unit, release,
    },
    baskets::{Baskets, Origin},
    catalogue::Catalogue,
    chance::Chance,
    error::BuilderError,
    order_log::OrderLog,
};

const PRODUCTS: u64 = 300;
const OLD: usize = 12_000;
const NEW: usize = 300;
/// Products of a season; the last ones, which hardly anybody buys else.
const CANDLES: u64 = 5;
/// One release a year at ε = 4, eight pairs a shopper.
const DEVIATION: f64 = 4.0;
const TAU: f64 = 24.0;

impl Chance {
    /// A product; the first ones are bought most.
    fn product(&mut self) -> u64 {
        let share = self.share();
        (share * share * PRODUCTS as f64) as u64
    }

    /// Three to six products, a third of them in pairs that go together.
    fn order(&mut self) -> Vec<u64> {
        let size = 3 + self.next() % 4;
        let mut order = Vec::new();
        while (order.len() as u64) < size {
            let product = self.product();
            order.push(product);
            if self.next().is_multiple_of(3) {
                order.push((product * 7 + 1) % PRODUCTS);
            }
        }
        order.sort_unstable();
        order.dedup();
        order
    }
}

type Tally = BTreeMap<(u64, u64), u32>;

fn counts(orders: &[Vec<u64>]) -> Tally {
    let mut counts = Tally::new();
    for order in orders {
        for (at, one) in order.iter().enumerate() {
            for other in &order[at + 1..] {
                *counts.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    counts
}

fn name(product: u64) -> String {
    format!("product-{product:03}")
}

fn place(name: &str) -> Option<ProductIndex> {
    name.strip_prefix("product-")?.parse().ok().map(ProductIndex)
}

/// A file that says `value` of every pair it holds.
fn published(counts: &Tally, mut value: impl FnMut(u32) -> Option<f64>) -> Published {
    let mut published = Published::default();
    for ((one, other), count) in counts {
        if let Some(value) = value(*count) {
            published.say(&name(*one), &name(*other), Said { band: 0, value });
        }
    }
    published
}

struct Shop {
    old: Vec<Vec<u64>>,
    new: Vec<Vec<u64>>,
}

impl Shop {
    fn open() -> Self {
        let mut chance = Chance(7);
        let mut orders = |count| (0..count).map(|_| chance.order()).collect();
        Self { old: orders(OLD), new: orders(NEW) }
    }

    /// The same shop, and a season that begins with the new orders: all of them hold candles.
    fn as_a_season_begins() -> Self {
        let mut shop = Self::open();
        for order in &mut shop.new {
            order.extend(PRODUCTS - CANDLES..PRODUCTS);
            order.sort_unstable();
            order.dedup();
        }
        shop
    }

    fn sample(&self) -> Sample {
        let named = |order: &Vec<u64>| order.iter().map(|product| name(*product)).collect();
        Sample {
            before: self.old.iter().rev().take(2_000).map(named).collect(),
            after: self.new.iter().map(named).collect(),
        }
    }

    /// Both attacks on two releases of what `value` publishes of a count.
    fn attacked(&self, mut value: impl FnMut(u32) -> Option<f64>) -> (Differencing, Membership) {
        let older = published(&counts(&self.old), &mut value);
        let all: Vec<_> = self.old.iter().chain(&self.new).cloned().collect();
        let newer = published(&counts(&all), &mut value);
        let risen = newer.risen_since(&older, place);
        let differencing = Differencing::of(&risen, &self.sample(), &place).unwrap();
        let membership = Membership::of(&older, &self.sample(), &|id| Some(id.to_owned()));
        (differencing, membership.unwrap())
    }

    /// Noise of this deviation, and what stays below [`TAU`] unsaid.
    fn noisy(&self, deviation: f64) -> (Differencing, Membership) {
        let mut chance = Chance(11);
        self.attacked(|count| {
            let told = (f64::from(count) + deviation * chance.normal()).round();
            (told >= TAU).then_some(told)
        })
    }
}

/// What a build publishes of these orders, one release of two a year: each order a shopper.
fn released(orders: &[Vec<u64>], noise: &impl Noise) -> Published {
    let origin = |order| Origin { shopper: order, order, placed_at: None, wall_ahead_seconds: 0 };
    let places = |order: &Vec<u64>| order.iter().map(|product| *product as u32).collect();
    let baskets = (0..).zip(orders).map(|(number, order)| (origin(number), places(order)));
    let baskets = Baskets::of(baskets.collect(), PRODUCTS as usize);
    let ids: Vec<_> = (0..PRODUCTS).map(name).collect();
    let catalogue = Catalogue::of_ids(ids.iter().map(String::as_str));
    let selection = Selection::Listed;
    let terms = Terms { unit: Unit::Shopper, epsilon: 4.0, releases: 2, selection, pairs: 8 };
    let columns = Columns { assortment: Assortment::Named, kin: false, months: false };
    let plan = terms.plan(baskets.len(), columns);
    let sources = Sources { baskets: &baskets, log: &OrderLog::default(), catalogue: &catalogue };
    let chance = Drawn { noise, secret: &RandomState::new() };
    let counts = release(&sources, &plan, &chance).unwrap();
    let mut published = Published::default();
    for pair in counts.statistics(&catalogue).pairs {
        let said = Said { band: 0, value: pair.weight };
        published.say(&name(pair.a.into()), &name(pair.b.into()), said);
    }
    published
}

/// The attack by difference on two releases as a build makes them.
fn attacked_as_built(shop: &Shop, noise: &impl Noise) -> Differencing {
    let all: Vec<_> = shop.old.iter().chain(&shop.new).cloned().collect();
    let risen = released(&all, noise).risen_since(&released(&shop.old, noise), place);
    Differencing::of(&risen, &shop.sample(), &place).unwrap()
}

/// sigma = 0.
struct Silence;

impl Noise for Silence {
    fn add(&self, counts: Vec<i64>, _: &Share) -> Result<Vec<i64>, BuilderError> {
        Ok(counts)
    }

    fn name(&self, _: HashMap<u64, u32>, _: &Share) -> Result<Vec<(u64, i64)>, BuilderError> {
        Ok(Vec::new())
    }
}

#[test]
fn two_releases_as_a_build_draws_them_give_no_order_away_beyond_luck() {
    let found = attacked_as_built(&Shop::open(), &DiscreteGaussian);
    assert!(found.attack.guesses > 100, "{found:?}");
    // Five and not three: the noise is fresh each time, and nobody wants a false alarm.
    assert!(found.above_luck <= 5.0, "{found:?}");
}

#[test]
fn two_releases_without_their_noise_give_orders_away() {
    let found = attacked_as_built(&Shop::open(), &Silence);
    assert!(found.above_luck > 5.0, "{found:?}");
}

#[test]
fn a_season_that_begins_between_two_versions_is_taken_for_a_leak_and_the_refusal_says_so() {
    let found = attacked_as_built(&Shop::as_a_season_begins(), &DiscreteGaussian);
    let audit = |tier| {
        let (differencing, untried) = (Some(found), Vec::new());
        Audit { tier, differencing, membership: None, untried }
    };
    let refused = audit(PrivacyTier::Dp).verdict().unwrap_err().to_string();
    assert!(refused.contains("season changed between the two versions"), "{refused}");
    assert!(audit(PrivacyTier::Threshold).verdict().is_ok(), "it promises nothing of the kind");
}

#[test]
fn counts_with_noise_give_no_order_away_beyond_luck() {
    let (differencing, membership) = Shop::open().noisy(DEVIATION);
    assert!(differencing.attack.guesses > 100, "{differencing:?}");
    assert!(differencing.above_luck <= 3.0, "{differencing:?}");
    assert!(membership.above_chance <= 3.0, "{membership:?}");
}

#[test]
fn exact_counts_give_orders_away_and_the_audit_sees_it() {
    let (differencing, _) = Shop::open().attacked(|count| (count >= 5).then_some(count.into()));
    assert!(differencing.above_luck > 10.0, "{differencing:?}");
    assert!(differencing.attack.right > 2.0 * differencing.luck.right, "{differencing:?}");
}

#[test]
fn noise_that_was_left_out_is_seen_though_the_threshold_stands() {
    let (differencing, _) = Shop::open().noisy(0.0);
    assert!(differencing.above_luck > 3.0, "{differencing:?}");
}

#[test]
fn a_file_of_every_pair_tells_the_orders_it_has_seen() {
    let (_, membership) = Shop::open().attacked(|count| Some(count.into()));
    assert!(membership.above_chance > 10.0, "{membership:?}");
    let (_, coarse) = Shop::open().attacked(|count| (count >= 20).then_some(1.0));
    assert!(coarse.above_chance <= 3.0, "{coarse:?}");
}

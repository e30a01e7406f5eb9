//! Plan: what a year's promise buys, release by release and count by count, before any noise.
//!
//! Comes in: [`Terms`], all of them public, and how many units there are, rounded up to a power of
//! ten. Goes out: a [`Plan`]: for each kind of count its share of rho, the most one unit may
//! contribute, sigma and tau. What must stay true: the shares add up to what one release may
//! spend, all releases of a year to the promise; nothing here depends on what anybody bought.

use serde::{Deserialize, Serialize};

use super::{Unit, accounting, scaled::ONE, tau::tau};

/// Distinct products of one unit that count, at most.
const ITEMS: u32 = 16;
/// Distinct pairs of one unit that count where they are not listed, and nobody says otherwise.
pub const PAIRS: u32 = 8;
/// What kin tell of one unit, at most: two together, or the one before the other.
const KIN: u32 = 4;
/// Months of a category in which one unit counts, at most.
const MONTHS: u32 = 4;

/// Shares of rho; pairs take what is left.
const SHARE_OF_ITEMS: f64 = 0.15;
/// Where units are few their pairs are noise, and what the catalogue calls near is all there is to
/// find; where they are [`MANY`] pairs speak for themselves.
const SHARE_OF_NEAR_TO_FEW: f64 = 0.45;
const SHARE_OF_NEAR_TO_MANY: f64 = 0.1;
/// Units, counted generously.
const MANY: f64 = 1e6;
const SHARE_OF_KIN: f64 = 0.05;
const SHARE_OF_MONTHS: f64 = 0.03;

/// Binary digits of a deviation. The noise library reckons with exact fractions, and with short
/// ones in a fraction of the time; rounding up costs at most one part in 2,048 of more noise.
const DIGITS: f64 = 12.0;

/// No promise is weaker than this chance of failing.
const LARGEST_DELTA: f64 = 1e-6;

/// What a merchant settles, without looking at an order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Whose data the noise hides.
    pub unit: Unit,
    /// What a unit is promised over all releases of a year. Above 0.
    pub epsilon: f64,
    /// Releases a year, 1 or more.
    pub releases: u32,
    /// Which pairs count.
    pub selection: Selection,
    /// Distinct pairs of one unit that count where they are not listed, 1 or more.
    pub pairs: u32,
}

/// Which pairs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// All that stand on a list made without an order, each unit scaled to the same length.
    Listed,
    /// Whatever was bought, so that only what is above a threshold is named; of a unit with too
    /// many those of products many buy, by the noisy counts of products.
    Head,
    /// The same, but of a unit with too many any.
    Uniform,
}

/// What files there are to count: a matter of columns, never of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What says which products there are.
    pub assortment: Assortment,
    /// Whether there is anything to say of kin: shoppers, times, and kin in the catalogue.
    pub kin: bool,
    /// Whether there is anything to say of months: times and categories.
    pub months: bool,
}

/// What is known of the products before anybody's orders are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assortment {
    /// Nothing: those that enough units bought are named.
    Unknown,
    /// A catalogue names them.
    Named,
    /// It says besides which are near each other, and names more than can all be listed with one
    /// another.
    Described,
}

/// What one kind of count costs and how it is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// What it spends.
    pub rho: f64,
    /// The chance that it names a key only one unit has; 0 where all keys are public.
    pub delta: f64,
    /// Keys of one unit, at most; 0 where its counts are scaled instead.
    pub limit: u32,
    /// The most a unit's counts come to, each squared: one for each key and whatever is told
    /// beside them.
    pub width: u32,
    /// Deviation of the noise.
    pub sigma: f64,
    /// From which noisy count on a key is named; 0 where all keys are public.
    pub tau: u32,
}

/// Everything about a release but the counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Whose data the noise hides.
    pub unit: Unit,
    /// The year's promise.
    pub epsilon: f64,
    /// The chance that it does not hold.
    pub delta: f64,
    /// Releases a year.
    pub releases: u32,
    /// Which pairs count.
    pub selection: Selection,
    /// Counts of products, and of all units.
    pub items: Share,
    /// Counts of pairs.
    pub pairs: Share,
    /// Counts of pairs of products that are near each other by the catalogue.
    pub near: Option<Share>,
    /// Counts of kin, together and one after the other.
    pub kin: Option<Share>,
    /// Counts of categories, month by month.
    pub months: Option<Share>,
}

impl Terms {
    /// What the terms buy in a log of so many units.
    pub fn plan(&self, units: usize, columns: Columns) -> Plan {
        let units = generously(units);
        let delta = delta_for(units);
        let year = accounting::rho_of(self.epsilon, delta / 2.0);
        let releases = f64::from(self.releases);
        let has_kin = columns.kin && self.unit == Unit::Shopper;
        let is_listed = self.selection == Selection::Listed;
        let is_unknown = columns.assortment == Assortment::Unknown;
        let named = u32::from(!is_listed) + u32::from(is_unknown) + u32::from(has_kin);
        let delta_each = delta / (2.0 * releases * f64::from(named.max(1)));
        let share = |part: f64, limit: u32, beside: u32, is_named: bool| {
            Share::of(
                part * year / releases,
                limit,
                beside,
                if is_named { delta_each } else { 0.0 },
            )
        };
        let of = |is_counted: bool, part: f64| if is_counted { part } else { 0.0 };
        let (kin, months) = (of(has_kin, SHARE_OF_KIN), of(columns.months, SHARE_OF_MONTHS));
        let near = of(is_listed && columns.assortment == Assortment::Described, near_for(units));
        let rest = 1.0 - SHARE_OF_ITEMS - near - kin - months;
        let scaled = |part: f64| Share::scaled(part * year / releases);
        Plan {
            unit: self.unit,
            epsilon: self.epsilon,
            delta,
            releases: self.releases,
            selection: self.selection,
            items: share(SHARE_OF_ITEMS, ITEMS, 1, is_unknown),
            pairs: if is_listed { scaled(rest) } else { share(rest, self.pairs, 0, true) },
            near: (near > 0.0).then(|| scaled(near)),
            kin: has_kin.then(|| share(kin, KIN, 0, true)),
            months: columns.months.then(|| share(months, MONTHS, 0, false)),
        }
    }
}

/// So many units or more, up to the next power of ten: what a plan may know of their number.
fn generously(units: usize) -> f64 {
    let mut generous = 1.0;
    while generous < units as f64 {
        generous *= 10.0;
    }
    generous
}

/// One in ten of all units, or less.
fn delta_for(units: f64) -> f64 {
    LARGEST_DELTA.min(1.0 / (10.0 * units))
}

fn near_for(units: f64) -> f64 {
    if units < MANY { SHARE_OF_NEAR_TO_FEW } else { SHARE_OF_NEAR_TO_MANY }
}

/// The next number up of [`DIGITS`] binary digits.
fn short(sigma: f64) -> f64 {
    let step = libm::exp2(libm::floor(libm::log2(sigma)) + 1.0 - DIGITS);
    (sigma / step).ceil() * step
}

impl Share {
    fn of(rho: f64, limit: u32, beside: u32, delta: f64) -> Self {
        let width = limit + beside;
        let sigma = short((f64::from(width) / (2.0 * rho)).sqrt());
        let rho = f64::from(width) / (2.0 * sigma * sigma);
        let tau = if delta > 0.0 { tau(sigma, limit, delta) } else { 0 };
        Self { rho, delta, limit, width, sigma, tau }
    }

    /// Of counts scaled to one length.
    pub(super) fn scaled(rho: f64) -> Self {
        Self { limit: 0, ..Self::of(rho, (ONE * ONE) as u32, 0, 0.0) }
    }

    /// What a count of one is written as.
    pub fn one(&self) -> f64 {
        if self.limit == 0 { ONE as f64 } else { 1.0 }
    }

    /// How far apart the counts with and without a unit are, as the crow flies.
    pub(super) fn distance(&self) -> f64 {
        f64::from(self.width).sqrt()
    }
}

impl Plan {
    /// The shares, with a word for each.
    pub fn shares(&self) -> impl Iterator<Item = (&'static str, Share)> {
        let always = [("products", Some(self.items)), ("pairs", Some(self.pairs))];
        let perhaps = [("near", self.near), ("kin", self.kin), ("months", self.months)];
        always.into_iter().chain(perhaps).filter_map(|(name, share)| Some((name, share?)))
    }

    /// What the release spends of rho.
    pub fn rho(&self) -> f64 {
        self.shares().map(|(_, share)| share.rho).sum()
    }

    /// What it spends of delta on naming keys.
    pub fn naming_delta(&self) -> f64 {
        self.shares().map(|(_, share)| share.delta).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: Columns = Columns { assortment: Assortment::Described, kin: true, months: true };
    const ASSORTMENTS: [Assortment; 3] =
        [Assortment::Unknown, Assortment::Named, Assortment::Described];

    proptest! {
        #[test]
        fn a_year_of_releases_keeps_the_promise_whatever_is_counted(
            epsilon in 0.1_f64..16.0,
            releases in 1_u32..=12,
            pairs in 1_u32..64,
            units in 1_usize..3_000_000,
            assortment in prop::sample::select(&ASSORTMENTS),
            columns in (any::<bool>(), any::<bool>()),
            is_shopper: bool,
            is_listed: bool,
        ) {
            let (kin, months) = columns;
            let unit = if is_shopper { Unit::Shopper } else { Unit::Order };
            let selection = if is_listed { Selection::Listed } else { Selection::Head };
            let terms = Terms { unit, epsilon, releases, selection, pairs };
            let plan = terms.plan(units, Columns { assortment, kin, months });
            let year = f64::from(releases);
            prop_assert!(accounting::epsilon_of(plan.rho() * year, plan.delta / 2.0) <= epsilon * (1.0 + 1e-9));
            prop_assert!(plan.naming_delta() * year <= plan.delta / 2.0 * (1.0 + 1e-9));
            prop_assert!(plan.delta <= 1e-6 && plan.delta <= 1.0 / (10.0 * units as f64));
            for (_, share) in plan.shares() {
                let spent = f64::from(share.width) / (2.0 * share.sigma * share.sigma);
                prop_assert!((spent / share.rho - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn listed_pairs_need_no_threshold_and_noise_for_one_contribution_of_length_one() {
        let terms = Terms {
            unit: Unit::Shopper,
            epsilon: 4.0,
            releases: 1,
            selection: Selection::Listed,
            pairs: 8,
        };
        let many = terms.plan(400_000, ALL);
        assert!(
            many.pairs.rho > 5.0 * many.near.unwrap().rho,
            "many need no catalogue to be heard"
        );
        let plan = terms.plan(1_000, Columns { kin: false, months: false, ..ALL });
        for share in [plan.pairs, plan.near.unwrap()] {
            assert_eq!((share.tau, share.limit), (0, 0));
            let sigma = ONE as f64 / (2.0 * share.rho).sqrt();
            assert!((share.sigma / sigma - 1.0).abs() < 1e-12);
        }
        assert!(plan.naming_delta() <= 0.0);
        let alone = Columns { assortment: Assortment::Named, kin: false, months: false };
        let alone = terms.plan(1_000, alone);
        // .85 of the .2979 that four a year amount to.
        assert!((alone.pairs.sigma / ONE as f64 - 1.405).abs() < 0.01, "{:?}", alone.pairs);
    }

    #[test]
    fn a_single_order_has_no_before_and_after_so_pairs_take_that_share() {
        let plan = |unit| {
            Terms { unit, epsilon: 4.0, releases: 1, selection: Selection::Head, pairs: 8 }
                .plan(1_000, ALL)
        };
        let (shopper, order) = (plan(Unit::Shopper), plan(Unit::Order));
        assert!(shopper.kin.is_some() && order.kin.is_none());
        assert!(order.pairs.rho > shopper.pairs.rho);
        assert!((order.rho() / shopper.rho() - 1.0).abs() < 2e-3, "but for what is rounded");
    }

    #[test]
    fn a_deviation_is_rounded_up_to_a_short_number_and_never_costs_more_than_was_to_be_spent() {
        for rho in [5e-7, 0.003, 0.0446, 0.2979, 1.0, 40.0] {
            let share = Share::scaled(rho);
            let spent = share.rho / rho;
            assert!(spent <= 1.0 && spent > 0.998, "{spent}");
            let step = libm::exp2(libm::floor(libm::log2(share.sigma)) + 1.0 - DIGITS);
            assert!((share.sigma / step).fract() == 0.0, "{}", share.sigma);
        }
    }
}

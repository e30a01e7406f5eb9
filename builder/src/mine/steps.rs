//! Next steps: what a shopper who had the one grew into.
//!
//! Needs: main products' orders and shoppers, and for kin who bought both together and who bought
//! one after the other. A step has evidence (far more shoppers went that way than back), a rise
//! (a higher level; where no level is declared, a clearly higher price in the same series or shelf
//! and family), and a story of its own: what merely comes along with a step, or with what a step
//! starts from, is none.

use std::collections::{BTreeMap, BTreeSet};

use alongside::contract::{Band, RelationKind};

use crate::anonymize::band_of;

use super::Evidence;

/// Shoppers who went that way, at least: fewer are an anecdote.
const FEWEST: f64 = 20.0;
/// For each who went back, this many went forth.
const ONE_WAY: f64 = 3.0;
/// How far forth and back are apart, in standard deviations of a fair coin.
const DEVIATIONS: f64 = 4.0;
/// Of those who had the one, at least this share came back for the other; a suggestion that is
/// right for fewer than one in eight is noise to the rest.
const SHARE: f64 = 0.12;
/// Against what any shopper does.
const LIFT: f64 = 1.5;
/// Who buys both at once completes something; a step has few of those for each who came back.
const TOGETHER: f64 = 0.25;
/// Where no level is declared: a rise in price that is more than another size.
const PRICE_RISE: f64 = 1.3;
/// What a good third of its buyers bought along with something else comes along with it.
const FOLLOWER: f64 = 0.35;
/// What stands beside dearer things of other kinds in this share of its orders is their accessory.
const ACCESSORY: f64 = 0.5;
/// What this share of its buyers bought with or after something else belongs to that story: a
/// third, for a story may begin with one of two or three things.
const BEGUN: f64 = 0.33;
/// Up to this factor as many came back for either, and the dearer one leads. What may be known is
/// rounded to steps of 1.4: one step is a difference between targets and none between starters,
/// whose small companions are bought again and again.
const CLOSE_TARGETS: f64 = 1.3;
const CLOSE_STARTERS: f64 = 1.5;

/// From main product to main product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What a shopper had.
    pub from: u32,
    /// What came next.
    pub to: u32,
    /// Of those who had the one, how many came back for the other.
    pub band: Band,
}

/// From main product to main product.
type Steps = BTreeSet<(u32, u32)>;

/// In order of both products. Nothing the shop declares itself.
pub(super) fn find(evidence: &Evidence) -> Vec<Step> {
    if !evidence.structure.kin.has_histories {
        return Vec::new();
    }
    let pairs = evidence.structure.kin.seen().flat_map(|(a, b, _)| [(a, b), (b, a)]);
    let steps: Steps = pairs.filter(|(from, to)| is_step(evidence, *from, *to)).collect();
    let stories = Stories::of(evidence);
    let leading: Steps =
        steps.iter().copied().filter(|(from, to)| !stories.is_led(&steps, *from, *to)).collect();
    let own: Steps = leading
        .iter()
        .copied()
        .filter(|(from, to)| !stories.is_begun(&leading, *from, *to))
        .collect();
    let direct = own.iter().filter(|(from, to)| !is_detour(&own, *from, *to));
    let known = [RelationKind::NextStep, RelationKind::NeverWith];
    let news = direct.filter(|(from, to)| !evidence.is_declared(*from, *to, &known));
    let step = |(from, to): &(u32, u32)| Step {
        from: *from,
        to: *to,
        band: band_of(reached(evidence, *from, *to)),
    };
    news.map(step).collect()
}

/// Of those who had the one, the share that came back for the other.
fn reached(evidence: &Evidence, from: u32, to: u32) -> f64 {
    evidence.structure.kin.of(from, to).forth.low / evidence.main(from).shoppers.high.max(1.0)
}

fn is_step(evidence: &Evidence, from: u32, to: u32) -> bool {
    let kinship = evidence.structure.kin.of(from, to);
    let (forth, back) = (kinship.forth.low, kinship.back.high);
    let reached = reached(evidence, from, to);
    let usual = evidence.main(to).shoppers.high / evidence.structure.all.shoppers.low.max(1.0);
    is_rise(evidence, from, to)
        && forth >= FEWEST
        && forth >= ONE_WAY * back
        && forth - back >= DEVIATIONS * libm::sqrt(forth + back)
        && reached >= SHARE
        && reached >= LIFT * usual
        && kinship.together.high <= TOGETHER * forth
}

fn is_rise(evidence: &Evidence, from: u32, to: u32) -> bool {
    let (one, other) = (evidence.product(from), evidence.product(to));
    if let (Some(lower), Some(higher)) = (one.level, other.level) {
        return higher > lower;
    }
    let kin = evidence.kin;
    let is_comparable =
        kin.share_series(from, to) || (kin.share_shelf(from, to) && kin.share_family(from, to));
    let dearer = one.price.zip(other.price).is_some_and(|(low, high)| high >= PRICE_RISE * low);
    is_comparable && dearer && one.level.is_none() && other.level.is_none()
}

/// What each main product is bought with, as far as kin tell.
struct Stories<'a> {
    evidence: &'a Evidence<'a>,
    kin_of: BTreeMap<u32, Vec<u32>>,
    /// Of any kind, with the orders that hold both.
    companions: BTreeMap<u32, BTreeMap<u32, f64>>,
}

impl<'a> Stories<'a> {
    fn of(evidence: &'a Evidence<'a>) -> Self {
        let mut kin_of: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (a, b, _) in evidence.structure.kin.seen() {
            kin_of.entry(a).or_default().push(b);
            kin_of.entry(b).or_default().push(a);
        }
        let mut companions: BTreeMap<u32, BTreeMap<u32, f64>> = BTreeMap::new();
        for bond in &evidence.structure.bonds {
            let (a, b) = (evidence.kin.main(bond.a), evidence.kin.main(bond.b));
            *companions.entry(a).or_default().entry(b).or_default() += bond.orders;
            *companions.entry(b).or_default().entry(a).or_default() += bond.orders;
        }
        Self { evidence, kin_of, companions }
    }

    fn kin_of(&self, place: u32) -> impl Iterator<Item = u32> {
        self.kin_of.get(&place).into_iter().flatten().copied()
    }

    /// Whether `to` comes along with another thing shoppers came back for, such as the next of the
    /// same kind, or with dearer things of quite another kind.
    fn is_led(&self, steps: &Steps, from: u32, to: u32) -> bool {
        let kin = &self.evidence.structure.kin;
        let came = |place: u32| kin.of(from, place).forth.low;
        let is_dearer = |leader: u32| self.price(leader) > self.price(to);
        let is_same_kind = |target: u32| self.evidence.kin.share_shelf(from, target);
        let leads = |leader: u32| {
            let is_known = is_dearer(leader) || steps.contains(&(from, leader));
            is_known
                && match (is_same_kind(leader), is_same_kind(to)) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => outranks(came(leader) / came(to), is_dearer(leader), CLOSE_TARGETS),
                }
        };
        let by_kin = self
            .kin_of(to)
            .filter(|leader| *leader != from && leads(*leader))
            .any(|leader| kin.of(leader, to).together.low >= FOLLOWER * self.buyers(to));
        let companions = self.companions.get(&to).into_iter().flatten();
        let strangers = companions
            .filter(|(other, _)| is_dearer(**other) && !self.evidence.kin.are(**other, to))
            .map(|(_, orders)| orders);
        by_kin || strangers.sum::<f64>() >= ACCESSORY * self.evidence.main(to).orders.high
    }

    /// Whether `from` is no stage of its own but came along with, or after, something larger that
    /// leads to `to` as well.
    fn is_begun(&self, leading: &Steps, from: u32, to: u32) -> bool {
        let kin = &self.evidence.structure.kin;
        let is_stage = leading.iter().any(|(_, reached)| *reached == from);
        let came = |place: u32| kin.of(place, to).forth.low;
        let is_dearer = |starter: u32| self.price(starter) > self.price(from);
        !is_stage
            && self.kin_of(from).any(|starter| {
                let kinship = kin.of(starter, from);
                is_rise(self.evidence, starter, to)
                    && outranks(came(starter) / came(from), is_dearer(starter), CLOSE_STARTERS)
                    && kinship.together.low + kinship.forth.low >= BEGUN * self.buyers(from)
            })
    }

    fn price(&self, place: u32) -> f64 {
        self.evidence.product(place).price.unwrap_or(0.0)
    }

    fn buyers(&self, place: u32) -> f64 {
        self.evidence.main(place).shoppers.high
    }
}

/// Of two things bought together, whether the one is what it is about: so many times as many
/// shoppers came, or about as many and it is the dearer one. Never true both ways.
fn outranks(times: f64, is_dearer: bool, close: f64) -> bool {
    times > close || (times >= 1.0 / close && is_dearer)
}

/// Whether the way leads over a step between.
fn is_detour(steps: &Steps, from: u32, to: u32) -> bool {
    let onward = steps.range((from, 0)..=(from, u32::MAX));
    onward.into_iter().any(|(_, between)| steps.contains(&(*between, to)))
}

#[cfg(test)]
mod tests {
    use super::super::scene::{Scene, product};
    use crate::catalogue::Product;

    const FIRST: u32 = 0;
    const DISTANCE: u32 = 1;
    const SOCKS: u32 = 2;
    const GELS: u32 = 3;

    fn running() -> Scene {
        let of = |category, level, price| Product {
            family: Some("tempra".to_owned()),
            level: Some(level),
            price: Some(price),
            ..product(category)
        };
        let products = vec![
            of("running > shoes", 1, 99.0),
            of("running > shoes", 2, 149.0),
            of("running > socks", 1, 18.0),
            of("running > fuel", 2, 26.0),
        ];
        Scene::of(products).shoppers(2_000, &[(0, &[])])
    }

    fn steps(scene: &Scene) -> [Vec<(u32, u32)>; 2] {
        scene.both().map(|mined| mined.steps.iter().map(|step| (step.from, step.to)).collect())
    }

    #[test]
    fn first_shoes_lead_to_distance_shoes_and_what_comes_along_is_no_step() {
        let scene = running()
            .shoppers(200, &[(0, &[FIRST, SOCKS])])
            .shoppers(200, &[(0, &[FIRST, SOCKS]), (90, &[DISTANCE, GELS])])
            .shoppers(100, &[(0, &[FIRST]), (90, &[DISTANCE])]);
        assert_eq!(steps(&scene), [vec![(FIRST, DISTANCE)], vec![(FIRST, DISTANCE)]]);
    }

    #[test]
    fn what_goes_both_ways_or_together_is_no_step() {
        let both_ways = running()
            .shoppers(200, &[(0, &[FIRST]), (90, &[DISTANCE])])
            .shoppers(150, &[(0, &[DISTANCE]), (90, &[FIRST])]);
        assert_eq!(steps(&both_ways), [vec![], vec![]]);
        let together = running()
            .shoppers(200, &[(0, &[FIRST]), (90, &[DISTANCE])])
            .shoppers(150, &[(0, &[FIRST, DISTANCE])]);
        assert_eq!(steps(&together), [vec![], vec![]]);
    }

    #[test]
    fn without_a_rise_there_is_no_step_whatever_the_orders_say() {
        let scene = running().shoppers(300, &[(0, &[DISTANCE]), (90, &[FIRST])]);
        assert_eq!(steps(&scene), [vec![], vec![]]);
    }
}

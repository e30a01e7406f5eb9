//! From noisy counts to what the miners look at.
//!
//! What must stay true: a function of noisy counts and the catalogue alone; what was not named has
//! the bounds of what may not be named; that two things never meet can't be told, for a shopper's
//! contribution was cut.

use std::collections::BTreeMap;

use super::{noisy::NoisyCounts, plan::Share, statistics::DEVIATIONS};
use crate::{
    anonymize::{
        Beat, Bond, Estimate, KinStatistics, Kinship, Known, Rhythm, Statistics, Structure,
    },
    catalogue::{Catalogue, Categories, Kin, Names},
    count::{MONTHS, Story},
};

/// Every category has twelve months, and one of them that noise alone lifts is a false season.
const DEVIATIONS_OF_MONTHS: f64 = 3.0;

impl NoisyCounts {
    /// What may be known of how purchases hang together, beside what is of products.
    pub fn structure(&self, catalogue: &Catalogue, statistics: &Statistics) -> Structure {
        let names = Names::of(&catalogue.products);
        let categories = Categories::of(&catalogue.products);
        let kin = Kin::of(catalogue);
        let all = (self.all as f64).max(1.0);
        let units: Vec<f64> = statistics.items.iter().map(|item| item.orders).collect();
        let mut mains = vec![0.0; units.len()];
        let mut paths = vec![0.0; categories.paths.len()];
        for (units, place) in units.iter().zip(0..) {
            mains[kin.main(place) as usize] += units;
            let own = categories.of_product[place as usize];
            for path in own.into_iter().flat_map(|path| categories.upwards(path)) {
                paths[path as usize] += units;
            }
        }
        let known = |units: &f64| {
            let units = Estimate::about(units.min(all));
            Known { orders: units, shoppers: units }
        };
        Structure {
            all: known(&all),
            products: units.iter().map(known).collect(),
            mains: mains.iter().map(known).collect(),
            paths: paths.iter().map(known).collect(),
            kin: self.kinships(&names),
            bonds: self.bonds(&names, &units),
            patterns: Vec::new(),
            rhythm: self.plan.months.map(|share| self.rhythm(&share, &categories)),
        }
    }

    fn kinships(&self, names: &Names) -> KinStatistics {
        let Some(share) = self.plan.kin else { return KinStatistics::default() };
        let nobody = Estimate { low: 0.0, ..about(i64::from(share.tau) - 1, &share) };
        let unseen = Kinship { together: nobody, forth: nobody, back: nobody };
        let mut pairs: BTreeMap<(u32, u32), Kinship> = BTreeMap::new();
        for (one, other, story, count) in &self.kin {
            let Some((a, b)) = names.resolve(one).zip(names.resolve(other)) else { continue };
            let kinship = pairs.entry((a.min(b), a.max(b))).or_insert(unseen);
            let told = match (story, a < b) {
                (Story::Together, _) => &mut kinship.together,
                (Story::Forth, true) | (Story::Back, false) => &mut kinship.forth,
                (Story::Back, true) | (Story::Forth, false) => &mut kinship.back,
            };
            *told = about(*count, &share);
        }
        let pairs = pairs.into_iter().map(|((a, b), kinship)| (a, b, kinship));
        KinStatistics::of_noise(pairs.collect(), unseen)
    }

    /// Pairs that meet above chance even if the noise made them look so.
    fn bonds(&self, names: &Names, units: &[f64]) -> Vec<Bond> {
        let all = (self.all as f64).max(1.0);
        let pairs = self.placed_pairs(names).into_iter();
        let pairs = pairs.map(|((a, b), met)| Bond { a, b, orders: met.least });
        let by_chance = |bond: &Bond| units[bond.a as usize] * units[bond.b as usize] / all;
        pairs.filter(|bond| bond.orders > by_chance(bond)).collect()
    }

    fn rhythm(&self, share: &Share, categories: &Categories) -> Rhythm {
        let mut all = [0; MONTHS];
        let mut beats = vec![Beat::default(); categories.paths.len()];
        for (path, counts) in &self.months {
            let Ok(path) = categories.paths.binary_search(path) else { continue };
            if categories.of_product.contains(&Some(path as u32)) {
                beats[path].months = counts.map(|count| around(count, share, DEVIATIONS_OF_MONTHS));
            }
            for (sum, count) in all.iter_mut().zip(counts) {
                *sum += *count;
            }
        }
        let months = all.map(|count| Estimate::about((count as f64).max(0.0)));
        Rhythm { all: Beat { months, ..Beat::default() }, categories: beats, has_hours: false }
    }
}

/// What a noisy count leaves likely.
fn about(count: i64, share: &Share) -> Estimate {
    around(count, share, DEVIATIONS)
}

fn around(count: i64, share: &Share, deviations: f64) -> Estimate {
    let bound = |off: f64| (count as f64 + off).max(0.0);
    let off = deviations * share.sigma;
    Estimate { low: bound(-off), high: bound(off) }
}

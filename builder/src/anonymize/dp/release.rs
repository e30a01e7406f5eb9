//! Release: counts become noisy counts, once, share by share of the plan.
//!
//! Comes in: baskets, the catalogue, a [`Plan`] that has been charged to the ledger. Goes out:
//! [`NoisyCounts`]. What must stay true: each count passes through exactly one share's noise;
//! which pairs of a shopper count is settled with what was released before, never with a count.

use std::hash::BuildHasher;

use super::{
    bound::Bound,
    contribute::{Contributors, kin_of, pair_of},
    list::List,
    noise::Noise,
    noisy::NoisyCounts,
    plan::{Plan, Selection, Share},
    stand_out::stand_out,
    units::OfOne,
};
use crate::{
    baskets::Baskets,
    catalogue::{Catalogue, Categories, Kin},
    count::MONTHS,
    error::BuilderError,
    order_log::OrderLog,
};

/// Fewer noisy units than so many deviations may be nobody at all.
const DEVIATIONS: f64 = 3.0;

/// What there is to count.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// Orders.
    pub baskets: &'a Baskets,
    /// When they were placed.
    pub log: &'a OrderLog,
    /// Products, categories and kin.
    pub catalogue: &'a Catalogue,
}

/// Chance: where noise comes from, and the key by which a shopper's contribution is chosen.
pub struct Chance<'a, N, S> {
    /// Draws the noise.
    pub noise: &'a N,
    /// Unknown to anyone, different each time.
    pub secret: &'a S,
}

/// Draws the noise of one release.
pub fn release<N: Noise, S: BuildHasher + Sync>(
    sources: &Sources,
    plan: &Plan,
    chance: &Chance<N, S>,
) -> Result<NoisyCounts, BuilderError> {
    let units = plan.unit.all(sources.baskets);
    let drawing = Drawing { sources, plan, chance, units: &units };
    let (all, items) = drawing.items()?;
    let near = drawing.near();
    let pairs = match plan.selection {
        Selection::Listed => {
            drawing.listed(&List::most_bought(&items, &near), Some(&plan.pairs))?
        }
        Selection::Head | Selection::Uniform => drawing.named(&items)?,
    };
    let near = drawing.listed(&near, plan.near.as_ref())?;
    let (kin, months) = (drawing.kin()?, drawing.months()?);
    let id = |place: u32| sources.catalogue.products[place as usize].id.clone();
    let named = items.into_iter().zip(0..).filter_map(|(count, place)| Some((id(place), count?)));
    Ok(NoisyCounts { plan: *plan, all, items: named.collect(), pairs, near, kin, months })
}

/// The ids of two products, and their noisy count.
type NoisyPairs = Vec<(String, String, i64)>;

struct Drawing<'a, N, S> {
    sources: &'a Sources<'a>,
    plan: &'a Plan,
    chance: &'a Chance<'a, N, S>,
    units: &'a [OfOne],
}

impl<N: Noise, S: BuildHasher + Sync> Drawing<'_, N, S> {
    fn contributors(&self, share: &Share) -> Contributors<'_, S> {
        Contributors {
            baskets: self.sources.baskets,
            units: self.units,
            bound: Bound { secret: self.chance.secret, limit: share.limit },
        }
    }

    /// All units, and for each product how many of them; none where it may not be named.
    fn items(&self) -> Result<(i64, Vec<Option<i64>>), BuilderError> {
        let share = &self.plan.items;
        let counts = self.contributors(share).items();
        let all = self.units.len() as i64;
        if share.tau == 0 {
            let counts = std::iter::once(all).chain(counts).collect();
            let mut noisy = self.chance.noise.add(counts, share)?.into_iter();
            return Ok((noisy.next().unwrap_or_default(), noisy.map(Some).collect()));
        }
        let mut noisy = vec![None; counts.len()];
        let counts = (0..).zip(counts).filter(|(_, count)| *count > 0);
        let counts = counts.map(|(place, count)| (place, count as u32)).collect();
        for (place, count) in self.chance.noise.name(counts, share)? {
            noisy[place as usize] = Some(count);
        }
        let all = self.chance.noise.add(vec![all], share)?;
        Ok((all.first().copied().unwrap_or_default(), noisy))
    }

    /// What the catalogue lists; nothing where nothing of it is counted.
    fn near(&self) -> List {
        let products = &self.sources.catalogue.products;
        let is_counted = self.plan.near.is_some();
        if is_counted { List::near(products) } else { List::of(Vec::new(), products.len()) }
    }

    /// Of the pairs on a list those that stand out of the noise.
    fn listed(&self, list: &List, share: Option<&Share>) -> Result<NoisyPairs, BuilderError> {
        let Some(share) = share else { return Ok(Vec::new()) };
        let counts = list.count(self.sources.baskets, self.units);
        let noisy = self.chance.noise.add(counts, share)?;
        let named = stand_out(&noisy, share.sigma).into_iter().map(|at| {
            let (a, b) = list.pairs()[at];
            (self.id(a), self.id(b), noisy[at])
        });
        Ok(named.collect())
    }

    /// Of all pairs those that so many bought that they may be named.
    fn named(&self, items: &[Option<i64>]) -> Result<NoisyPairs, BuilderError> {
        let share = &self.plan.pairs;
        let deviation = DEVIATIONS * self.plan.items.sigma;
        // A pair has no more units than either product: what can't reach tau takes no place.
        let least = deviation.max(f64::from(share.tau) - deviation);
        let appeal: Vec<_> = items
            .iter()
            .map(|count| count.map_or(0.0, |count| count as f64))
            .map(|count| if count < least { 0.0 } else { count })
            .collect();
        let weigh = |a: u32, b: u32| {
            let both = appeal[a as usize] * appeal[b as usize];
            match self.plan.selection {
                Selection::Uniform => f64::from(u8::from(both > 0.0)),
                Selection::Head | Selection::Listed => both,
            }
        };
        let named = self.chance.noise.name(self.contributors(share).pairs(weigh), share)?;
        let pairs = named.into_iter().map(|(key, count)| {
            let (a, b) = pair_of(key);
            (self.id(a), self.id(b), count)
        });
        Ok(pairs.collect())
    }

    fn kin(&self) -> Result<Vec<(String, String, crate::count::Story, i64)>, BuilderError> {
        let Some(share) = &self.plan.kin else { return Ok(Vec::new()) };
        let counts = self.contributors(share).kin(&Kin::of(self.sources.catalogue));
        let named = self.chance.noise.name(counts, share)?.into_iter();
        let kin = named.filter_map(|(key, count)| {
            let (a, b, story) = kin_of(key)?;
            Some((self.id(a), self.id(b), story, count))
        });
        Ok(kin.collect())
    }

    fn months(&self) -> Result<Vec<(String, [i64; MONTHS])>, BuilderError> {
        let Some(share) = &self.plan.months else { return Ok(Vec::new()) };
        let categories = Categories::of(&self.sources.catalogue.products);
        let counts = self.contributors(share).months(self.sources.log, &categories);
        let noisy = self.chance.noise.add(counts, share)?;
        let (months, _) = noisy.as_chunks();
        Ok(categories.paths.into_iter().zip(months.iter().copied()).collect())
    }

    fn id(&self, place: u32) -> String {
        self.sources.catalogue.products[place as usize].id.clone()
    }
}

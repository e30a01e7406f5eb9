//! Orders: an order log read, with the catalogue its items are resolved by.
//!
//! What must stay true: catalogue, names and baskets speak of the same products.

use std::{hash::RandomState, path::Path};

use super::{Basis, Grounds, adopted};
use crate::{
    anonymize::dp::{
        Assortment, Chance, Columns, LISTED_WITH_ONE_ANOTHER, Noise, NoisyCounts, Plan, Sources,
        Terms, release,
    },
    audit::Witness,
    baskets::{Baskets, Items, Tally},
    catalogue::{Catalogue, Names},
    error::BuilderError,
    forecast::Forecast,
    mine::variants::Recognised,
    order_log::{self, ByShopper, OrderLog, Reading},
    progress::Progress,
    report::{UnknownItems, WentIn},
    sensitive::LeftOut,
    tune::Holdout,
};

/// An order log, and everything it takes to count it.
pub struct Orders {
    /// The log.
    pub log: OrderLog,
    /// What is sold.
    pub catalogue: Catalogue,
    /// The variants nobody declared.
    pub recognised: Vec<Recognised>,
    /// The orders that count.
    pub baskets: Baskets,
    /// What was too sensitive to be counted.
    pub left_out: LeftOut,
    items: Items,
    tally: Tally,
}

/// Orders after the rules, wherever they lie.
pub struct Cleaned<'a, P> {
    /// What is sold.
    pub catalogue: &'a Catalogue,
    /// The orders that count.
    pub baskets: &'a P,
    /// What became of every row.
    pub reading: &'a Reading,
    /// What became of every line.
    pub tally: &'a Tally,
}

/// What is gathered of a log.
struct Gathered {
    catalogue: Catalogue,
    recognised: Vec<Recognised>,
    items: Items,
    baskets: Baskets,
    tally: Tally,
}

impl Gathered {
    fn of(
        log: &OrderLog,
        by_shopper: &ByShopper,
        catalogue: Catalogue,
        is_counted: impl Fn(u32) -> bool + Sync,
    ) -> Self {
        let (catalogue, recognised) = adopted(catalogue);
        let items = Items::of(&log.items, &log.rules, &Names::of(&catalogue.products));
        let products = catalogue.products.len();
        let (baskets, tally) = Baskets::gather(log, by_shopper, &items, products, is_counted);
        Self { catalogue, recognised, items, baskets, tally }
    }

    fn beside(self, log: OrderLog) -> Orders {
        let Self { catalogue, recognised, items, baskets, tally } = self;
        Orders { log, catalogue, recognised, baskets, left_out: LeftOut::default(), items, tally }
    }
}

impl Orders {
    /// Reads the log beside its catalogue; without one, what at least `buyers` shoppers bought is a product.
    pub fn read(
        orders: &order_log::Orders,
        catalogue: Option<(Catalogue, LeftOut)>,
        buyers: u32,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        Ok(Self::among(order_log::read(orders, progress)?, catalogue, buyers))
    }

    /// The same of a log that is read.
    pub fn among(log: OrderLog, catalogue: Option<(Catalogue, LeftOut)>, buyers: u32) -> Self {
        let by_shopper = ByShopper::of(&log);
        let (catalogue, left_out) = catalogue.unwrap_or_else(|| {
            let bought = Catalogue::of_order_log(&log, &by_shopper, |_| true, buyers);
            (bought, LeftOut::default())
        });
        let gathered = Gathered::of(&log, &by_shopper, catalogue, |_| true);
        drop(by_shopper);
        Self { left_out, ..gathered.beside(log) }
    }

    /// What there is to count.
    pub fn cleaned(&self) -> Cleaned<'_, Baskets> {
        let Self { catalogue, baskets, tally, log, .. } = self;
        Cleaned { catalogue, baskets, reading: &log.reading, tally }
    }

    /// The orders `is_counted` admits.
    pub fn of(
        log: OrderLog,
        catalogue: Catalogue,
        is_counted: impl Fn(u32) -> bool + Sync,
    ) -> Self {
        Gathered::of(&log, &ByShopper::of(&log), catalogue, is_counted).beside(log)
    }

    /// Those of them that `is_counted` admits, beside the same catalogue.
    pub fn only(self, is_counted: impl Fn(u32) -> bool) -> Self {
        Self { baskets: self.baskets.only(|origin| is_counted(origin.order)), ..self }
    }

    /// Names of products and what they stand for.
    pub fn names(&self) -> Names<'_> {
        Names::of(&self.catalogue.products)
    }

    /// Of the orders to hold back, by number.
    pub fn holdout(&self, is_held_back: impl Fn(u32) -> bool + Sync) -> Holdout {
        Holdout::of(&self.baskets, &self.log, is_held_back)
    }

    /// The newest tenth held back.
    pub fn newest_tenth(&self) -> Holdout {
        Holdout::newest_tenth(&self.baskets, &self.log)
    }

    /// What there is to count, by the files' columns.
    fn columns(&self, has_catalogue: bool) -> Columns {
        let products = &self.catalogue.products;
        let has_category = products.iter().any(|product| product.category.is_some());
        let has_line =
            products.iter().any(|product| product.family.is_some() || product.series.is_some());
        let has_words = has_category
            || has_line
            || products.iter().any(|product| product.title.is_some() || product.brand.is_some());
        let log = self.log.columns;
        Columns {
            assortment: match has_catalogue {
                true if has_words && products.len() > LISTED_WITH_ONE_ANOTHER => {
                    Assortment::Described
                }
                true => Assortment::Named,
                false => Assortment::Unknown,
            },
            kin: log.shoppers && log.times && (has_category || has_line),
            months: log.times && has_category,
        }
    }

    /// What the terms buy here.
    pub fn plan(&self, terms: &Terms, has_catalogue: bool) -> Plan {
        terms.plan(terms.unit.count(&self.baskets), self.columns(has_catalogue))
    }

    /// Counts with `noise` by a plan. Whoever publishes what comes of it has charged it first.
    pub fn released(&self, plan: &Plan, noise: &impl Noise) -> Result<NoisyCounts, BuilderError> {
        let Self { baskets, log, catalogue, .. } = self;
        let chance = Chance { noise, secret: &RandomState::new() };
        release(&Sources { baskets, log, catalogue }, plan, &chance)
    }

    /// Noisy counts to measure with; the catalogue is taken for public.
    pub fn measured(&self, terms: &Terms, noise: &impl Noise) -> Result<NoisyCounts, BuilderError> {
        self.released(&self.plan(terms, true), noise)
    }

    /// What became of the log, for the private report.
    pub fn went_in(&self) -> WentIn {
        WentIn {
            reading: self.log.reading.clone(),
            tally: self.tally,
            orders_of_several_shoppers: self.log.orders_of_several_shoppers,
            unknown_items: UnknownItems::of(&self.log.items, &self.items, &self.left_out),
        }
    }

    /// What an audit of the version to come will need of these orders and of the folder.
    pub(super) fn witness(&self, folder: &Path) -> Witness {
        let mut witness = Witness::of(folder);
        witness.look(&self.log);
        witness
    }

    pub(super) fn grounds(
        self,
        basis: Basis,
        forecast: Option<Forecast>,
        witness: Witness,
    ) -> Grounds {
        let went_in = Some(self.went_in());
        let Self { catalogue, recognised, left_out, .. } = self;
        let witness = Some(witness);
        let grounds = Grounds::without_orders(catalogue, recognised, left_out, basis);
        Grounds { went_in, forecast, witness, ..grounds }
    }
}

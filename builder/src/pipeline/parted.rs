//! Parted: orders memory does not hold, cleaned and counted part by part.
//!
//! What must stay true: what is known in the end is what [`Orders`] would have known.

use super::{Basis, BuildRequest, Cleaned, Grounds, Orders, adopted};
use crate::{
    anonymize::Protection,
    audit::Witness,
    baskets::{Baskets, Items, Shelved, Tally},
    catalogue::{Bought, Catalogue, Names},
    error::BuilderError,
    mine::variants::Recognised,
    order_log::{self, ByShopper, Log, OrderLog, Parted},
    progress::Progress,
    report::{UnknownItems, WentIn},
    sensitive::LeftOut,
};

/// Cleaned orders on the disk, and everything it takes to count them.
pub struct PartedOrders {
    /// What is sold.
    pub catalogue: Catalogue,
    baskets: Shelved,
    recognised: Vec<Recognised>,
    left_out: LeftOut,
    went_in: WentIn,
}

impl PartedOrders {
    /// Beside a catalogue; without one, what at least `buyers` shoppers bought is a product.
    /// `witness` sees every part.
    pub fn of(
        log: Parted,
        catalogue: Option<(Catalogue, LeftOut)>,
        buyers: u32,
        mut witness: impl FnMut(&OrderLog),
    ) -> Result<Self, BuilderError> {
        let (catalogue, left_out) = match catalogue {
            Some(screened) => screened,
            None => (bought(&log, buyers)?, LeftOut::default()),
        };
        let (catalogue, recognised) = adopted(catalogue);
        let names = Names::of(&catalogue.products);
        let items = Items::of(&log.items, &log.rules, &names);
        let products = catalogue.products.len();
        let mut baskets = Shelved::begin(&log.room, &log.folder, products);
        let mut tally = Tally::default();
        log.each_part(|number, part| {
            witness(part);
            let by_shopper = ByShopper::of(part);
            let (of_part, its_tally) =
                Baskets::gather(part, &by_shopper, &items, products, |_| true);
            log.forget(number);
            tally += its_tally;
            baskets.put(number, &of_part)
        })?;
        baskets.close()?;
        let went_in = WentIn {
            unknown_items: UnknownItems::of(&log.items, &items, &left_out),
            tally,
            orders_of_several_shoppers: log.orders_of_several_shoppers,
            reading: log.reading,
        };
        Ok(Self { catalogue, baskets, recognised, left_out, went_in })
    }

    /// What there is to count.
    pub fn cleaned(&self) -> Cleaned<'_, Shelved> {
        let Self { catalogue, baskets, went_in, .. } = self;
        Cleaned { catalogue, baskets, reading: &went_in.reading, tally: &went_in.tally }
    }
}

fn bought(log: &Parted, buyers: u32) -> Result<Catalogue, BuilderError> {
    let mut bought = Bought::of(&log.items, &log.rules, buyers);
    log.each_part(|_, part| {
        bought.count(&ByShopper::of(part), |_| true);
        Ok(())
    })?;
    Ok(bought.catalogue(&log.items))
}

impl BuildRequest {
    /// Orders counted under a rule, wherever they lie; settings are fitted to them in memory only.
    pub(super) fn counted(
        &self,
        orders: &order_log::Orders,
        protection: Protection,
        is_tuned: bool,
        progress: &Progress,
    ) -> Result<Grounds, BuilderError> {
        let (screened, buyers) = (self.screened(progress)?, protection.minimum_shoppers().max(1));
        let log = if is_tuned {
            Log::Held(order_log::read(orders, progress)?)
        } else {
            order_log::read_anywhere(orders, progress)?
        };
        let (orders, witness) = match log {
            Log::Held(log) => {
                let mut orders = Orders::among(log, screened, buyers);
                let forecast = self.forecast_of(&mut orders, progress)?;
                let witness = orders.witness(&self.out);
                // What was in the lines is in the baskets now.
                orders.log.lines = Vec::new();
                let holdout = is_tuned.then(|| orders.newest_tenth());
                let (cleaned, holdout) = (orders.cleaned(), holdout.as_ref());
                let basis = Basis::counted(&cleaned, holdout, protection, self.choice, progress)?;
                return Ok(orders.grounds(basis, forecast, witness));
            }
            Log::Parted(log) => {
                progress.step("cleaning orders");
                let mut witness = Witness::of(&self.out);
                (PartedOrders::of(log, screened, buyers, |part| witness.look(part))?, witness)
            }
        };
        if self.forecast.is_some() {
            progress.note("there is no forecast, for the orders need more than --memory");
        }
        let basis = Basis::counted(&orders.cleaned(), None, protection, self.choice, progress)?;
        let PartedOrders { catalogue, recognised, left_out, went_in, .. } = orders;
        let grounds = Grounds::without_orders(catalogue, recognised, left_out, basis);
        Ok(Grounds { went_in: Some(went_in), witness: Some(witness), ..grounds })
    }
}

#[cfg(test)]
mod tests;

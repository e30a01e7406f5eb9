//! Elsewhere: counting by somebody else, or by this machine for somebody else.
//!
//! Comes in: how to count, and an order log or where a cluster has it. Goes out: the script a
//! cluster runs, or the tables it would write. What must stay true: both are told the same
//! settings, so that either can count and neither has to be asked how.

use std::{fmt, path::PathBuf};

use crate::{
    aggregates::{Meta, Settings, write},
    catalogue::Catalogue,
    error::BuilderError,
    input::Export,
    order_log::{self, Log, Rules},
    pipeline::{Orders, PartedOrders, adopted, screened},
    progress::Progress,
    sensitive::Shelves,
    sql::{Columns, Engine, Lists, Place, SqlRequest, statements},
    tune::Choice,
};

/// How to count.
#[derive(Debug)]
pub struct Counting {
    /// Distinct shoppers behind every number, at least.
    pub minimum_shoppers: u32,
    /// Whose weights baskets have.
    pub choice: Choice,
    /// What the merchant says of the shop's shelves.
    pub shelves: Shelves,
}

/// What this machine is to count.
#[derive(Debug)]
pub struct CountRequest {
    /// The order log.
    pub orders: order_log::Orders,
    /// The catalogue; without one what enough shoppers bought is a product.
    pub catalogue: Option<Export>,
    /// The folder to write to.
    pub out: PathBuf,
    /// How.
    pub counting: Counting,
}

/// What a cluster is to count.
#[derive(Debug)]
pub struct PrintRequest {
    /// Where the statements will run.
    pub engine: Engine,
    /// Where everything is.
    pub place: Place,
    /// What the order table calls its columns.
    pub columns: Columns,
    /// The catalogue.
    pub catalogue: Option<Export>,
    /// Where the lists of it are written.
    pub lists: Option<PathBuf>,
    /// What orders are cleaned by.
    pub rules: Rules,
    /// How.
    pub counting: Counting,
}

/// What was counted, and where it is.
pub struct Written {
    meta: Meta,
    out: PathBuf,
}

/// Counts, and writes the tables.
pub fn count(request: &CountRequest, progress: &Progress) -> Result<Written, BuilderError> {
    let CountRequest { orders, catalogue, out, counting } = request;
    let screened = screened(catalogue.as_ref(), &counting.shelves, progress)?;
    let has_catalogue = screened.is_some();
    let rules = orders.rules.clone();
    let buyers = counting.minimum_shoppers.max(1);
    let settings = |catalogue| counting.settings(&rules, Some(catalogue).filter(|_| has_catalogue));
    let meta = match order_log::read_anywhere(orders, progress)? {
        Log::Held(log) => {
            let orders = Orders::among(log, screened, buyers);
            progress.step("counting");
            write(out, &orders.cleaned(), settings(&orders.catalogue))?
        }
        Log::Parted(log) => {
            progress.step("cleaning orders");
            let orders = PartedOrders::of(log, screened, buyers, |_| ())?;
            progress.step("counting");
            write(out, &orders.cleaned(), settings(&orders.catalogue))?
        }
    };
    Ok(Written { meta, out: out.clone() })
}

/// Writes what a cluster has to know of the catalogue, and gives the script.
pub fn print(request: PrintRequest, progress: &Progress) -> Result<String, BuilderError> {
    let PrintRequest { engine, place, columns, catalogue, lists, rules, counting } = request;
    let screened = screened(catalogue.as_ref(), &counting.shelves, progress)?;
    let catalogue = screened.map(|(catalogue, _)| adopted(catalogue).0);
    if let (Some(catalogue), Some(folder)) = (&catalogue, &lists) {
        Lists::of(catalogue).write(folder)?;
    }
    let settings = counting.settings(&rules, catalogue.as_ref());
    statements(&SqlRequest { engine, settings, place, columns })
}

impl Counting {
    fn settings(&self, rules: &Rules, catalogue: Option<&Catalogue>) -> Settings {
        // How much a basket counts is the same for a shop of any size.
        let products = catalogue.map_or(0, |catalogue| catalogue.products.len());
        let learner = self.choice.default_learner(products);
        let checksum = catalogue.map(|catalogue| Lists::of(catalogue).checksum());
        Settings::new(rules, learner.basket(), self.minimum_shoppers, checksum)
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.meta)?;
        writeln!(f, "wrote      {}: private, don't publish it", self.out.display())
    }
}

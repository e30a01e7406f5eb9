//! Meta: how a folder of aggregates was counted, and what went in.
//!
//! What must stay true: a folder of another schema is refused before anything else of it is read.

use std::{collections::BTreeMap, fmt, path::Path};

use serde::Serialize;

use super::{
    settings::{SCHEMA, Settings},
    shape::META,
};
use crate::{
    error::{BuilderError, InputError, excerpt},
    order_log::Tolerance,
    progress::Progress,
};

/// What was counted, by whom, under which settings.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    /// `native`, or the engine the statements were printed for.
    pub engine: String,
    /// How it was counted.
    pub settings: Settings,
    /// What went in.
    pub totals: Totals,
}

/// Sums over everything. Private: exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Rows of the order log.
    pub rows: u64,
    /// Rows without an order, an item, or a quantity that makes sense.
    pub rows_unreadable: u64,
    /// Rows of orders that were cancelled or paid back.
    pub rows_cancelled: u64,
    /// Rows of orders that tried out the shop.
    pub rows_test: u64,
    /// Rows of none of a product.
    pub rows_zero_quantity: u64,
    /// Products of all baskets.
    pub lines_counted: u64,
    /// Baskets.
    pub orders_counted: u64,
    /// Who placed them.
    pub shoppers: u64,
    /// Baskets with a time of shoppers with a name.
    pub orders_of_histories: u64,
    /// Baskets with a time.
    pub orders_with_time: u64,
    /// Baskets with a time that is not midnight.
    pub orders_with_hour: u64,
}

impl Totals {
    /// Each with its name.
    fn named(&mut self) -> [(&'static str, &mut u64); 11] {
        [
            ("rows", &mut self.rows),
            ("rows_unreadable", &mut self.rows_unreadable),
            ("rows_cancelled", &mut self.rows_cancelled),
            ("rows_test", &mut self.rows_test),
            ("rows_zero_quantity", &mut self.rows_zero_quantity),
            ("lines_counted", &mut self.lines_counted),
            ("orders_counted", &mut self.orders_counted),
            ("shoppers", &mut self.shoppers),
            ("orders_of_histories", &mut self.orders_of_histories),
            ("orders_with_time", &mut self.orders_with_time),
            ("orders_with_hour", &mut self.orders_with_hour),
        ]
    }
}

impl Meta {
    /// Reads the table.
    pub fn read(folder: &Path, progress: &Progress) -> Result<Self, BuilderError> {
        let mut found = BTreeMap::new();
        META.read(folder, progress, |[name, value], []| {
            match found.insert(name.to_owned(), value.to_owned()) {
                None => Ok(()),
                Some(_) => Err(format!("{} stands there twice", excerpt(name))),
            }
        })?;
        let wrong = |problem: String| {
            BuilderError::from(
                InputError::new(folder, problem)
                    .expected(format!("aggregates of schema {SCHEMA}"))
                    .advice(
                        "count again with the statements this version's `alongside sql` prints",
                    ),
            )
        };
        let mut value = |name: &str| {
            found.remove(name).ok_or_else(|| wrong(format!("`meta` does not tell `{name}`")))
        };
        let schema = value("schema")?;
        if schema != SCHEMA.to_string() {
            return Err(wrong(format!("the aggregates are of schema {}", excerpt(&schema))));
        }
        let engine = value("engine")?;
        let settings = serde_json::from_str(&value("settings")?).map_err(|error| {
            wrong(format!("the settings in `meta` are not understood: {error}"))
        })?;
        let mut totals = Totals::default();
        for (name, total) in totals.named() {
            let text = value(name)?;
            let count = text.parse();
            *total = count.map_err(|_| wrong(format!("`{name}` is {}", excerpt(&text))))?;
        }
        Ok(Self { engine, settings, totals })
    }

    /// Writes the table.
    pub fn write(&self, folder: &Path) -> Result<(), BuilderError> {
        let settings = self.settings.to_json()?;
        let head = [("schema", SCHEMA.to_string()), ("engine", self.engine.clone())];
        let mut totals = self.totals;
        let totals = totals.named().map(|(name, total)| (name, total.to_string()));
        let all = head.into_iter().chain([("settings", settings)]).chain(totals);
        let rows: Vec<_> = all.map(|(name, value)| ([name.to_owned(), value], [])).collect();
        META.write(folder, &rows)
    }

    /// Whether so many rows may have been unreadable.
    pub fn check(&self, folder: &Path, tolerance: Tolerance) -> Result<(), BuilderError> {
        let Totals { rows, rows_unreadable, .. } = self.totals;
        if tolerance.allows(rows_unreadable, rows) {
            return Ok(());
        }
        let problem = format!(
            "{rows_unreadable} of {rows} rows had no order, no item or no sensible quantity, and \
             {tolerance} is tolerated"
        );
        Err(InputError::new(folder, problem)
            .advice(
                "look at the columns the statements read, or let more be left out with --tolerate",
            )
            .into())
    }
}

impl fmt::Display for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Totals { rows, lines_counted, orders_counted, shoppers, .. } = self.totals;
        writeln!(
            f,
            "counted    {orders_counted} orders of {shoppers} shoppers, by {}",
            self.engine
        )?;
        writeln!(f, "           {lines_counted} of {rows} rows")
    }
}

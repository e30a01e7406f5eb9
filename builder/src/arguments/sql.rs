//! The arguments of `alongside sql` and `alongside count`, and the requests behind them.

use std::path::PathBuf;

use clap::Args;

use super::{
    inputs::{Cleaning, Inputs},
    learning::Learner,
    sensitive::ShelfLists,
};
use crate::{
    anonymize::FEWEST_SHOPPERS,
    elsewhere::{CountRequest, Counting, PrintRequest},
    error::BuilderError,
    input::{Export, Renamed},
    sql::{Columns, Engine, Place},
};

/// Columns of the order table that may be called otherwise.
const COLUMNS: [&str; 6] = ["order_id", "item_id", "user_id", "timestamp", "quantity", "status"];

/// How to count, wherever it is done.
#[derive(Clone, Debug, Args)]
struct How {
    /// Distinct shoppers behind every number that is written, at least.
    #[arg(long, visible_alias = "k", value_name = "N", default_value_t = FEWEST_SHOPPERS)]
    minimum_shoppers: u32,
    /// The learner whose weights baskets have.
    #[arg(long, value_enum, default_value_t = Learner::Pairs)]
    learner: Learner,
    #[command(flatten)]
    shelves: ShelfLists,
}

impl How {
    fn counting(self) -> Counting {
        Counting {
            minimum_shoppers: self.minimum_shoppers,
            choice: self.learner.into(),
            shelves: self.shelves.into(),
        }
    }
}

/// `alongside count`.
#[derive(Debug, Args)]
pub struct Count {
    #[command(flatten)]
    inputs: Inputs,
    /// The folder to write the tables to.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    how: How,
}

impl Count {
    /// The request behind the words.
    pub fn request(self) -> Result<CountRequest, BuilderError> {
        let orders = self.inputs.orders(Some(&self.out)).ok_or_else(|| {
            BuilderError::Usage("Name the order export to count with --orders.".into())
        })?;
        let (catalogue, counting) = (self.inputs.catalogue(), self.how.counting());
        Ok(CountRequest { orders, catalogue, out: self.out, counting })
    }
}

/// `alongside sql`.
#[derive(Debug, Args)]
pub struct Sql {
    /// Where the statements will run.
    #[arg(long, value_enum)]
    engine: Engine,
    /// The table of order lines, or a query in parentheses.
    #[arg(long, value_name = "TABLE")]
    orders_table: String,
    /// The folder, bucket or stage the engine writes its tables to.
    #[arg(long, value_name = "WHERE")]
    to: String,
    /// The catalogue or product feed the model will be built with, if there is one.
    #[arg(long, value_name = "PATH", requires = "lists")]
    catalogue: Vec<PathBuf>,
    /// The folder to write what the engine has to know of the catalogue to: three small tables.
    #[arg(long, value_name = "DIR", requires = "catalogue")]
    lists: Option<PathBuf>,
    /// Where the engine finds that folder, once you have put it there; without it DIR itself.
    #[arg(long, value_name = "WHERE", requires = "lists")]
    lists_at: Option<String>,
    /// A column that goes by another name, or is an expression: `item_id=sku`,
    /// `timestamp="placed_at AT TIME ZONE 'UTC'"`. There is no status unless it is named.
    #[arg(long, value_name = "OURS=THEIRS", value_parser = column)]
    column: Vec<Renamed>,
    /// Columns the table does not have: a shopper, a time, a quantity.
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',', value_parser = ["user_id", "timestamp", "quantity"])]
    without: Vec<String>,
    #[command(flatten)]
    cleaning: Cleaning,
    #[command(flatten)]
    how: How,
}

impl Sql {
    /// The request behind the words.
    pub fn request(self) -> PrintRequest {
        let columns = self.columns();
        let catalogue = (!self.catalogue.is_empty())
            .then(|| Export { paths: self.catalogue, ..Export::default() });
        let own = self.lists.as_ref().map(|lists| lists.display().to_string());
        let place = Place {
            orders_table: self.orders_table,
            to: self.to.trim_end_matches('/').to_owned(),
            lists: self.lists_at.or(own).unwrap_or_default().trim_end_matches('/').to_owned(),
        };
        PrintRequest {
            engine: self.engine,
            place,
            columns,
            catalogue,
            lists: self.lists,
            rules: self.cleaning.rules(),
            counting: self.how.counting(),
        }
    }

    fn columns(&self) -> Columns {
        let named = |ours: &str| {
            let renamed = self.column.iter().find(|column| column.ours == ours);
            renamed.map(|column| column.theirs.clone())
        };
        let always = |ours: &str| named(ours).unwrap_or_else(|| ours.to_owned());
        let unless_absent =
            |ours: &str| (!self.without.iter().any(|absent| absent == ours)).then(|| always(ours));
        Columns {
            order_id: always("order_id"),
            item_id: always("item_id"),
            user_id: unless_absent("user_id"),
            timestamp: unless_absent("timestamp"),
            quantity: unless_absent("quantity"),
            status: named("status"),
        }
    }
}

fn column(text: &str) -> Result<Renamed, String> {
    let renamed: Renamed = text.parse()?;
    if COLUMNS.contains(&renamed.ours.as_str()) {
        return Ok(renamed);
    }
    Err(format!("one of {}, an equals sign and theirs", COLUMNS.join(", ")))
}

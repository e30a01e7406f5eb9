//! What `build` is told about the files it is handed.

use std::path::{Path, PathBuf};

use clap::Args;

use super::memory::Memory;
use crate::{
    input::{Export, Format, Renamed, Role},
    order_log::{Orders, Rules, Tolerance},
    spill::Room,
};

/// Columns of an order log; a column of another name is the catalogue's.
const OF_ORDERS: [&str; 7] =
    ["order_id", "item_id", "user_id", "timestamp", "quantity", "price", "status"];
/// Before a column that order log and catalogue both have, to mean the catalogue's.
const OF_CATALOGUE: &str = "catalogue.";
/// What the folder of orders laid aside is called, beside what is built.
const COUNTING: &str = "counting";

/// The files and how to read them.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// The order export: a file or a folder, more than once for many. Its format is recognised.
    #[arg(long, value_name = "PATH")]
    orders: Vec<PathBuf>,
    /// The catalogue or product feed. Without it every item of the order log is a product.
    #[arg(long, value_name = "PATH")]
    catalogue: Vec<PathBuf>,
    /// The format, where it is not recognised.
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Vec<Format>,
    /// A column that goes by another name, such as `item_id=StockCode` or `catalogue.price=Cost`.
    #[arg(long, value_name = "OURS=THEIRS")]
    column: Vec<Renamed>,
    /// The share of rows that may be unreadable.
    #[arg(long, value_name = "SHARE", default_value_t)]
    tolerate: Tolerance,
    /// Memory that orders may take, such as 2GiB. What needs more is counted in parts on the disk,
    /// beside --out and with the same result, under --privacy threshold --no-tune.
    #[arg(long, value_name = "SIZE")]
    memory: Option<Memory>,
    #[command(flatten)]
    cleaning: Cleaning,
}

/// What is left out of an order log.
#[derive(Clone, Debug, Args)]
pub(super) struct Cleaning {
    /// Distinct products of the largest order that counts. Wholesale shops raise it.
    #[arg(long, value_name = "N", default_value_t = Rules::default().largest_order)]
    largest_order: usize,
    /// Orders of one shopper that count, the newest. More is a till or a bot.
    #[arg(long, value_name = "N", default_value_t = Rules::default().most_orders)]
    most_orders: usize,
    /// Items of the order log that are no products, besides postage, fees and vouchers.
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    exclude: Vec<String>,
}

impl Cleaning {
    /// What orders are cleaned by.
    pub(super) fn rules(&self) -> Rules {
        Rules {
            largest_order: self.largest_order,
            most_orders: self.most_orders,
            not_products: self.exclude.iter().map(|item| item.to_ascii_uppercase()).collect(),
        }
    }
}

impl Inputs {
    /// The order log, if one was handed in; beside `out` there is room for more than memory holds.
    pub(super) fn orders(&self, out: Option<&Path>) -> Option<Orders> {
        let room = out.map(|out| Room {
            memory: self.memory.map_or(u64::MAX, |Memory(bytes)| bytes),
            folder: match out.file_name() {
                Some(_) => out.with_added_extension(COUNTING),
                None => out.join(COUNTING),
            },
        });
        (!self.orders.is_empty()).then(|| Orders {
            export: self.export(&self.orders, Role::Orders),
            tolerance: self.tolerate,
            rules: self.cleaning.rules(),
            room,
        })
    }

    /// The share of rows that may be unreadable.
    pub(super) fn tolerance(&self) -> Tolerance {
        self.tolerate
    }

    /// The catalogue, if one was handed in.
    pub(super) fn catalogue(&self) -> Option<Export> {
        (!self.catalogue.is_empty()).then(|| self.export(&self.catalogue, Role::Catalogue))
    }

    fn export(&self, paths: &[PathBuf], role: Role) -> Export {
        let about = |format: &&Format| format.role().is_none_or(|of| of == role);
        let renamed = self.column.iter().filter_map(|column| {
            let (of, ours) = match column.ours.strip_prefix(OF_CATALOGUE) {
                Some(ours) => (Role::Catalogue, ours),
                None if OF_ORDERS.contains(&column.ours.as_str()) => (Role::Orders, &*column.ours),
                None => (Role::Catalogue, &*column.ours),
            };
            let theirs = column.theirs.clone();
            (of == role).then(|| Renamed { ours: ours.to_owned(), theirs })
        });
        Export {
            paths: paths.to_vec(),
            format: self.format.iter().find(about).copied(),
            columns: renamed.collect(),
        }
    }
}

//! The order log: an export of past purchases, one row an order line.
//!
//! Comes in: any export of orders [`crate::input`] recognises. Goes out: [`OrderLog`], numbers
//! only, and a [`Reading`] of every row. What must stay true: shoppers are numbers from the first
//! moment and their ids are gone when reading ends; what can't be read is counted and shown.

mod by_shopper;
mod dictionary;
mod entry;
mod exports;
mod held;
mod intake;
mod last;
mod parted;
mod reading;
mod row;
mod rules;
mod shoppers;
mod store;
pub mod timestamp;
mod tray;

use std::{path::Path, sync::Arc};

pub use by_shopper::{ByShopper, Placed};
pub use dictionary::Dictionary;
pub use exports::{CANCELLED, TEST};
pub use parted::Parted;
pub use reading::{LeftOut, Reading, Tolerance};
pub use row::MOST_PIECES;
pub use rules::{NOT_PRODUCTS, NOT_PRODUCTS_BEGIN, Rules};
pub use shoppers::NOBODY;

use crate::{
    error::{BuilderError, InputError},
    input::Export,
    progress::Progress,
    spill::Room,
};
use intake::Intake;

/// Orders as they were handed in, and what they are cleaned by.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    /// The files.
    pub export: Export,
    /// How much of them may be unreadable.
    pub tolerance: Tolerance,
    /// What is left out.
    pub rules: Rules,
    /// Where there is room for more than memory holds.
    pub room: Option<Room>,
}

impl Orders {
    /// One file of which every row has to be readable, as what is measured has to be known.
    pub fn exactly(file: &Path) -> Self {
        Self { export: Export::of(file), tolerance: Tolerance::NONE, ..Self::default() }
    }
}

/// Everything the builder keeps of an order export.
#[derive(Debug, Default)]
pub struct OrderLog {
    /// Order ids; an order's number is its place in [`OrderLog::orders`].
    pub order_ids: Dictionary,
    /// Item ids as the log writes them: product ids or aliases.
    pub items: Arc<Dictionary>,
    /// What is known of each order.
    pub orders: Vec<Order>,
    /// In order of the file.
    pub lines: Vec<OrderLine>,
    /// Which of the columns that may be absent a file has.
    pub columns: OptionalColumns,
    /// Orders whose lines name more than one shopper; they count for the first id in byte order.
    pub orders_of_several_shoppers: u32,
    /// What it is cleaned by.
    pub rules: Rules,
    /// What became of every row.
    pub reading: Reading,
    /// Orders in other parts of the same log, before this one.
    orders_before: u32,
}

/// A log, wherever it lies.
pub enum Log {
    /// In memory.
    Held(OrderLog),
    /// On the disk.
    Parted(Parted),
}

impl Log {
    /// The log, if it is in memory.
    pub fn held(self) -> Option<OrderLog> {
        match self {
            Self::Held(log) => Some(log),
            Self::Parted(_) => None,
        }
    }

    fn reading(&self) -> &Reading {
        match self {
            Self::Held(log) => &log.reading,
            Self::Parted(log) => &log.reading,
        }
    }
}

/// Numbers from here on are those of orders nobody claims.
const GUESTS: u32 = 1 << 31;

/// Whether this is the number of a shopper the log names.
pub fn is_claimed(shopper: u32) -> bool {
    shopper < GUESTS
}

impl OrderLog {
    /// A number for who placed an order, equal for orders of one shopper and only for those: an
    /// order nobody claims is a shopper of its own.
    pub fn shopper_of(&self, order: u32) -> u32 {
        self.orders[order as usize].shopper.unwrap_or(GUESTS + self.orders_before + order)
    }
}

/// Columns an export may leave out: a matter of its files, not of anybody's order.
#[derive(Clone, Copy, Debug, Default)]
pub struct OptionalColumns {
    /// `user_id`.
    pub shoppers: bool,
    /// `timestamp`.
    pub times: bool,
}

/// What is known of an order beyond its lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Order {
    /// A number for the shopper; none when the log names nobody.
    pub shopper: Option<u32>,
    /// Whether all of it came back.
    pub is_cancelled: bool,
    /// The earliest time of its lines, in seconds since 1970.
    pub placed_at: Option<i64>,
    /// What the clock on the wall said then, in seconds since 1970 by its own date.
    pub wall_time: Option<i64>,
}

/// A row: so much of an item in an order.
#[derive(Clone, Copy, Debug)]
pub struct OrderLine {
    /// The order's number.
    pub order: u32,
    /// The item's number in [`OrderLog::items`].
    pub item: u32,
    /// In thousandths, so that sums are exact; below 0 for what came back.
    pub quantity_thousandths: i32,
}

/// Reads the whole log into memory.
pub fn read(orders: &Orders, progress: &Progress) -> Result<OrderLog, BuilderError> {
    read_anywhere(orders, progress)?.held().ok_or_else(|| {
        BuilderError::Usage(
            "The orders need more than --memory, and part by part they can only be counted. Raise \
             --memory, or build with --privacy threshold --no-tune."
                .into(),
        )
    })
}

/// Reads the whole log, onto the disk if there is room and memory does not do.
pub fn read_anywhere(orders: &Orders, progress: &Progress) -> Result<Log, BuilderError> {
    if let Some(room) = &orders.room {
        room.clear();
    }
    let mut intake = Intake::within(orders.room.clone());
    let files = orders.export.files()?;
    for file in &files {
        exports::read(file, &orders.export, &mut intake, progress)?;
    }
    let log = intake.end(&orders.rules)?;
    let reading = log.reading();
    reading.check(orders.tolerance)?;
    if reading.kept == 0 {
        let file = files.first().cloned().unwrap_or_default();
        return Err(InputError::new(&file, "there is no order in it")
            .expected("one row an order line")
            .advice("export the orders again")
            .into());
    }
    Ok(log)
}

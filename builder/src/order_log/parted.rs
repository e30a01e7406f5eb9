//! Parted: an order log that does not fit into memory, in parts on the disk.
//!
//! Comes in: entries, in any order. Goes out: [`Parted`], each part an [`OrderLog`] of its own. What
//! must stay true: an order is in one part with all its lines, and so is a shopper with all orders,
//! so that what is counted part by part adds up to what is counted at once.

use std::{hash::BuildHasher, sync::Arc};

use rustc_hash::FxBuildHasher;

use super::{
    Dictionary, OptionalColumns, OrderLog, Reading, Rules, entry::Entry, held::Held,
    shoppers::Shoppers,
};
use crate::{
    error::BuilderError,
    spill::{PARTS, Reader, Room, Spill},
    unfinished::Unfinished,
};

/// Entries in parts.
pub(super) struct Entries {
    spill: Spill,
    /// By part: the order of its last entry.
    orders: Vec<String>,
}

/// A log being sorted into parts, first by order, for its lines may stand anywhere.
pub(super) struct Sorting {
    room: Room,
    folder: Arc<Unfinished>,
    by_order: Entries,
}

/// A log in parts.
pub struct Parted {
    pub(super) by_shopper: Entries,
    /// Item ids as the log writes them.
    pub items: Arc<Dictionary>,
    /// Which of the columns that may be absent a file has.
    pub columns: OptionalColumns,
    /// Orders whose lines name more than one shopper.
    pub orders_of_several_shoppers: u32,
    /// What it is cleaned by.
    pub rules: Rules,
    /// What became of every row.
    pub reading: Reading,
    /// Where there is more room.
    pub room: Room,
    /// The folder that is open there.
    pub folder: Arc<Unfinished>,
}

impl Entries {
    fn of(spill: Spill) -> Self {
        Self { spill, orders: vec![String::new(); PARTS] }
    }

    fn put(&mut self, part: usize, entry: &Entry) -> Result<(), BuilderError> {
        let last = &mut self.orders[part];
        self.spill.put(part, |writer| entry.write(last, writer))?;
        if *last != entry.order {
            last.clear();
            last.push_str(entry.order);
        }
        Ok(())
    }

    /// All orders of a part.
    fn read(&self, part: usize) -> Result<Held, BuilderError> {
        let bytes = self.spill.read(part)?;
        let (mut held, mut reader, mut order) = (Held::default(), Reader::of(&bytes), "");
        while !reader.is_done() {
            let entry = Entry::read(order, &mut reader);
            let entry = entry.ok_or_else(|| self.spill.damaged(part))?;
            held.add(&entry);
            order = entry.order;
        }
        Ok(held)
    }
}

impl Sorting {
    pub(super) fn begin(room: Room) -> Result<Self, BuilderError> {
        let folder = room.open()?;
        let by_order = Entries::of(room.spill(&folder, "by-order"));
        Ok(Self { room, folder, by_order })
    }

    pub(super) fn add(&mut self, entry: &Entry) -> Result<(), BuilderError> {
        self.by_order.put(part_of_order(entry.order), entry)
    }

    /// Every order goes to its shopper, the ids of whom are forgotten with this.
    pub(super) fn end(self, shoppers: &Shoppers) -> Result<Parted, BuilderError> {
        let Self { room, folder, mut by_order } = self;
        by_order.spill.close()?;
        let mut by_shopper = Entries::of(room.spill(&folder, "by-shopper"));
        let mut orders_of_several_shoppers = 0;
        for part in 0..PARTS {
            let mut held = by_order.read(part)?;
            orders_of_several_shoppers += held.settle(shoppers);
            let mut home = 0;
            held.hand_on(|entry| {
                // The first entry of an order says whose it is.
                if entry.order != by_shopper.orders[home] {
                    let of_shopper = |shopper: u32| shopper as usize % PARTS;
                    home =
                        entry.said.shopper.map_or_else(|| part_of_order(entry.order), of_shopper);
                }
                by_shopper.put(home, entry)
            })?;
            by_order.spill.remove(part);
        }
        by_shopper.spill.close()?;
        Ok(Parted {
            by_shopper,
            items: Arc::default(),
            columns: OptionalColumns::default(),
            orders_of_several_shoppers,
            rules: Rules::default(),
            reading: Reading::default(),
            room,
            folder,
        })
    }
}

impl Parted {
    /// Shows every part. No two orders nobody claims have one number, in whatever parts.
    pub fn each_part(
        &self,
        mut look: impl FnMut(usize, &OrderLog) -> Result<(), BuilderError>,
    ) -> Result<(), BuilderError> {
        let mut orders_before = 0;
        for part in 0..PARTS {
            let Held { order_ids, orders, lines, .. } = self.by_shopper.read(part)?;
            let log = OrderLog {
                order_ids,
                items: Arc::clone(&self.items),
                orders,
                lines,
                columns: self.columns,
                rules: self.rules.clone(),
                orders_before,
                ..OrderLog::default()
            };
            look(part, &log)?;
            orders_before += log.orders.len() as u32;
        }
        Ok(())
    }

    /// A part nobody will look at again.
    pub fn forget(&self, part: usize) {
        self.by_shopper.spill.remove(part);
    }
}

fn part_of_order(order: &str) -> usize {
    // The highest bits are the best mixed.
    (FxBuildHasher.hash_one(order) >> (u64::BITS - PARTS.trailing_zeros())) as usize
}

//! Store: orders in memory as long as they fit, then in parts on the disk.
//!
//! What must stay true: what is kept is the same wherever it lies; after a failure nothing is kept,
//! and the failure is told at the end.

use super::{
    Log, OrderLog,
    entry::Entry,
    held::Held,
    parted::Sorting,
    shoppers::Shoppers,
    tray::{Numbers, Tray},
};
use crate::{error::BuilderError, spill::Room};

/// Orders while they are read.
pub(super) enum Store {
    /// In memory, and where there is more room, if anywhere.
    Held(Held, Option<Room>),
    /// On the disk.
    Parted(Sorting),
    /// Nowhere, and why.
    Failed(BuilderError),
}

impl Store {
    pub(super) fn within(room: Option<Room>) -> Self {
        Self::Held(Held::default(), room)
    }

    /// Keeps what is in a tray.
    pub(super) fn take(&mut self, tray: &Tray, numbers: &Numbers) {
        let taken = match self {
            Self::Held(held, room) => {
                held.take(tray, numbers);
                match room.take_if(|room| held.bytes() > room.memory) {
                    Some(room) => self.pour(room),
                    None => Ok(()),
                }
            }
            Self::Parted(sorting) => {
                let mut said = tray.said(numbers);
                let order = |number| tray.orders.text(number);
                said.try_for_each(|(number, said)| {
                    sorting.add(&Entry { order: order(number), said })
                })
            }
            Self::Failed(_) => Ok(()),
        };
        if let Err(error) = taken {
            *self = Self::Failed(error);
        }
    }

    /// Memory does not do: everything goes to the disk.
    fn pour(&mut self, room: Room) -> Result<(), BuilderError> {
        let mut sorting = Sorting::begin(room)?;
        if let Self::Held(held, _) = self {
            std::mem::take(held).hand_on(|entry| sorting.add(entry))?;
        }
        *self = Self::Parted(sorting);
        Ok(())
    }

    /// The orders; `shoppers` knows who is who.
    pub(super) fn end(self, shoppers: &Shoppers) -> Result<Log, BuilderError> {
        match self {
            Self::Held(mut held, _) => {
                let orders_of_several_shoppers = held.settle(shoppers);
                let Held { order_ids, orders, lines, .. } = held;
                let log = OrderLog { order_ids, orders, lines, ..OrderLog::default() };
                Ok(Log::Held(OrderLog { orders_of_several_shoppers, ..log }))
            }
            Self::Parted(sorting) => sorting.end(shoppers).map(Log::Parted),
            Self::Failed(error) => Err(error),
        }
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::within(None)
    }
}

//! What makes aggregates impossible, or less private than they say.
//!
//! What must stay true: nothing is repaired; a table that is wrong in one row is not read.

use crate::error::excerpt;

/// The promise every number has to keep.
#[derive(Clone, Copy)]
pub(super) struct Floor {
    /// Distinct shoppers behind it, at least.
    pub(super) shoppers: u32,
}

impl Floor {
    /// Whether enough shoppers stand behind a number.
    pub(super) fn of_shoppers(self, shoppers: u64) -> Result<u32, String> {
        if shoppers < u64::from(self.shoppers) {
            return Err(format!(
                "it has {shoppers} distinct shoppers, and the settings say {} at least",
                self.shoppers
            ));
        }
        whole(shoppers)
    }

    /// The same, of orders whose shoppers are known to be no more than they.
    pub(super) fn of_orders(self, orders: u64, shoppers: u64) -> Result<(u32, u32), String> {
        if shoppers > orders {
            return Err(format!("it has {shoppers} distinct shoppers in {orders} orders"));
        }
        Ok((whole(orders)?, self.of_shoppers(shoppers)?))
    }
}

/// Whether two ids stand in the order that makes a pair one row.
pub(super) fn in_order(a: &str, b: &str) -> Result<(), String> {
    if a < b {
        return Ok(());
    }
    Err(format!("{} does not come before {}", excerpt(a), excerpt(b)))
}

/// Whether a row is there for the first time.
pub(super) fn once(is_new: bool) -> Result<(), String> {
    if is_new { Ok(()) } else { Err("an earlier row is about the same".into()) }
}

fn whole(count: u64) -> Result<u32, String> {
    u32::try_from(count).map_err(|_| format!("{count} is more than can be counted"))
}

//! What became of every order line and every order while baskets were gathered.
//!
//! What must stay true: each line is in one row, and so is each order; what two cores tallied adds
//! up.

use std::ops::AddAssign;

use serde::Serialize;

/// What became of every order line and every order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Lines looked at. The sum of the seven that follow.
    pub lines: u64,
    /// Lines that are one product of one basket.
    pub lines_counted: u64,
    /// Lines of items no product answers to.
    pub lines_of_unknown_items: u64,
    /// Further lines of a product within its order.
    pub lines_repeated: u64,
    /// Lines of products of which nothing was left after refunds.
    pub lines_cancelled: u64,
    /// Lines in orders of more products than the largest that counts.
    pub lines_in_largest_orders: u64,
    /// Lines of postage, fees, vouchers and the like.
    pub lines_of_no_product: u64,
    /// Lines in orders beyond the most that count of one shopper.
    pub lines_beyond_most_orders: u64,
    /// Orders looked at. The sum of the four that follow.
    pub orders: u64,
    /// Orders that are a basket.
    pub orders_counted: u64,
    /// Orders of more products than the largest that counts.
    pub orders_too_large: u64,
    /// Orders beyond the most that count of one shopper.
    pub orders_beyond_most: u64,
    /// Orders of which no product was left.
    pub orders_empty: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.lines_counted += other.lines_counted;
        self.lines_of_unknown_items += other.lines_of_unknown_items;
        self.lines_repeated += other.lines_repeated;
        self.lines_cancelled += other.lines_cancelled;
        self.lines_in_largest_orders += other.lines_in_largest_orders;
        self.lines_of_no_product += other.lines_of_no_product;
        self.lines_beyond_most_orders += other.lines_beyond_most_orders;
        self.orders += other.orders;
        self.orders_counted += other.orders_counted;
        self.orders_too_large += other.orders_too_large;
        self.orders_beyond_most += other.orders_beyond_most;
        self.orders_empty += other.orders_empty;
    }
}

//! The loops over all pairs of a model, which is what loading one takes its time for. A crate of its own,
//! because rustc can compile one crate for speed and another for size.
//!
//! Comes in: slices of a model file. Goes out: numbers. What must stay true: nothing here knows what
//! a number means to a shopper, and no bytes make it panic.

mod row;
mod turned;
mod varint;

pub use row::{Kept, Row, Scales};
pub use turned::{MOST_PRODUCTS, Turned, Walk};
pub use varint::varint;

/// The weight of a pair's code.
pub const WEIGHT: u8 = 0b0011_1111;
/// The bit of a pair's code that says that the earlier of its two products keeps the later.
pub const A_KEEPS: u8 = 0b0100_0000;
/// The bit that says that the later keeps the earlier.
pub const B_KEEPS: u8 = 0b1000_0000;

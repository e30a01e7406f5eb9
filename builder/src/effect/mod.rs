//! Effect: whether suggestions help, from what shoppers chose to share.
//!
//! Comes in: an aim, or shared records. Goes out: numbers of shoppers, differences, intervals, red
//! flags. What must stay true: nothing here says more than its numbers carry, however often somebody
//! looks, and nothing of fewer shoppers than a group has.

mod coin;
mod estimate;
mod experiments;
mod flags;
mod gathered;
mod page;
pub mod power;
mod ratio;
mod readiness;
pub mod report;
mod shared;
#[cfg(test)]
mod shop;
#[cfg(test)]
mod trials;
mod verdict;

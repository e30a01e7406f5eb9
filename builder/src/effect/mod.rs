//! Effect: whether suggestions help, from what shoppers chose to share.
//!
//! Comes in: an aim, or shared records. Goes out: numbers of shoppers, differences, intervals. What
//! must stay true: nothing here says more than its numbers carry, however often somebody looks, and
//! nothing of fewer shoppers than a group has.

mod coin;
mod estimate;
mod experiments;
mod page;
pub mod power;
pub mod report;
mod shared;
#[cfg(test)]
mod trials;
mod verdict;

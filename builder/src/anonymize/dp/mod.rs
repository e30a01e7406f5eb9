//! The tiers `dp` and `dp-order`: noise, so that a model comes out nearly the same with or without
//! any one shopper, or any one order.
//!
//! Comes in: baskets, and [`Terms`] that were settled without looking at them. Goes out:
//! [`NoisyCounts`], all that later steps ever see. What must stay true: a year's releases keep
//! the promise of (epsilon, delta) (Dwork and others 2006), whatever was bought.
//!
//! ```text
//! terms → plan → (charge the ledger) → contribute (bound) ─┬→ noise → noisy → statistics, structure
//!                                     list → count (scaled) ┘
//! ```

mod accounting;
mod bound;
mod contribute;
mod file;
mod list;
mod noise;
mod noisy;
mod plan;
mod release;
mod scaled;
mod stand_out;
mod statistics;
mod stock;
mod structure;
mod tau;
#[cfg(test)]
mod tests;
mod units;

pub use list::LISTED_WITH_ONE_ANOTHER;
pub use noise::{DiscreteGaussian, Noise};
pub use noisy::NoisyCounts;
pub use plan::{Assortment, Columns, PAIRS, Plan, Selection, Share, Terms};
pub use release::{Chance, Sources, release};
pub use statistics::STEPS_A_DOUBLING;
pub use stock::Stock;
pub use units::Unit;

pub use accounting::epsilon_of;

//! **alongside**, the engine: which products go with this basket, why, and when to say nothing.
//!
//! The path of the data, in order. Offline the builder counts orders and writes a [`model`] file;
//! on the device the file is read in place, and [`recommend::recommend`] takes a basket through
//! candidates → score → gate → select → explain. What the shopper does becomes [`memory`].
//!
//! What must stay true: nothing here can reach a clock, a random source, storage or a network.
//! Time, chance and memory are arguments, so the same inputs give the same answer, native and
//! in the browser.

pub mod contract;
pub mod life;
pub mod measure;
pub mod memory;
pub mod model;
pub mod product;
pub mod recommend;
mod rules;

#[cfg(feature = "rules")]
pub use rules::switch_off;

#[cfg(target_arch = "wasm32")]
mod wasm;

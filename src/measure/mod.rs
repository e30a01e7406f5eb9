//! Measure: experiments, and what suggestions did for this one shopper.
//!
//! Comes in: a policy with its experiments, memory, what happens. Goes out: the policy of the arm
//! that this device is in, the same memory with its counts, a summary or one noisy bit. What must
//! stay true: an arm rests on a random value of this device and on nothing about its shopper; an arm
//! counts from when something of it was seen; nothing is made for others that was not asked for.

mod answer;
mod assign;
mod exposed;
mod local;
mod measures;
mod record;
mod summary;
mod tally;
mod unsound;

pub use answer::{TEXT_BYTES, YEARLY_EPSILON, randomised, truth};
pub use assign::{Standing, standing};
pub use measures::{Measure, Part, measures};
pub use record::record;
pub use summary::summary;
pub use unsound::unsound;

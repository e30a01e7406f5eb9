//! The model's life after it is built: keys, signatures, the folder a web server serves, going back.
//!
//! Comes in: what `build` wrote and a private key. Goes out: a folder of files named by what is in
//! them, every version kept, and one signed manifest, written last. What must stay true: whoever
//! reads the folder at any moment, while it is written too, finds a manifest whose files are
//! there; no manifest is signed that a device would refuse.

mod keys;
mod publication;
mod sign;
mod site;
#[cfg(test)]
mod tests;
mod verify;

pub use keys::{Keygen, keygen};
pub use publication::{Files, SiteRequest, publish};
pub use sign::{Sign, sign};
pub use verify::{Verify, verify};

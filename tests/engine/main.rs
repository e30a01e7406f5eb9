//! What the engine promises, tested through its public face on a shop of eleven products.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod context;
mod effect;
mod fallback;
mod format;
mod life;
mod pacing;
mod preferences;
mod properties;
mod reasons;
mod respect;
mod tent;
mod whole_basket;

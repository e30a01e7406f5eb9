//! The command as its users run it: arguments in, files and an exit status out.

#![allow(clippy::unwrap_used)]

mod build;
mod evaluate;
mod look;
mod noise;
mod real;
mod refusals;
mod scene;

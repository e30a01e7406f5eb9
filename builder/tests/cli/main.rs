//! The command as its users run it: arguments in, files and an exit status out.

#![allow(clippy::unwrap_used)]

mod audit;
mod build;
mod cores;
mod effect;
mod elsewhere;
mod ended;
mod evaluate;
mod export;
mod inputs;
mod look;
mod manners;
mod memory;
mod noise;
mod overrides;
mod real;
mod refusals;
mod scene;
mod synth;

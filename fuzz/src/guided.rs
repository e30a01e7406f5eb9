//! Fuzzing guided by coverage (libFuzzer, nightly toolchain): `npm run fuzz -- --guided`.
//!
//! Comes in: inputs libFuzzer makes up, the name of one target in `ALONGSIDE_TARGET`. What must
//! stay true: what is tried here is what the stable fuzzer tries; only who makes up inputs differs.

#![no_main]
#![allow(unsafe_code, reason = "libFuzzer calls a C function")]

mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use targets::{TARGETS, Target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let wanted = std::env::var("ALONGSIDE_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|target| target.name == wanted);
    assert!(found.is_some(), "ALONGSIDE_TARGET is none of the targets: {wanted:?}");
    found.unwrap_or(&TARGETS[0])
});

fuzz_target!(|input: &[u8]| {
    let input = (TARGET.finish)(input.to_vec());
    std::hint::black_box((TARGET.run)(&input).path);
});

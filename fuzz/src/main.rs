//! Fuzzing on the stable toolchain: mutated inputs, a corpus that grows by what is new.
//!
//! Comes in: how many runs, a seed, a folder of inputs. Goes out: what was tried and what came of
//! it; an input that breaks a promise lies in `found/`, and the status is 1. What must stay true:
//! the same seed and corpus try the same inputs; a run that finds nothing has asked all four.

mod chance;
mod corpus;
mod mutate;
mod targets;

use std::{
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    process::ExitCode,
    time::Instant,
};

use chance::Chance;
use corpus::Corpus;
use targets::{TARGETS, Target};

/// What was asked for.
struct Wanted {
    /// Of every target.
    runs: u64,
    seed: u64,
    /// Whether what was new is written into the corpus.
    keep: bool,
}

fn main() -> ExitCode {
    let Some(wanted) = wanted() else {
        eprintln!("usage: alongside-fuzz [--runs 1e6] [--seed 1] [--keep]");
        return ExitCode::from(2);
    };
    // What breaks is told once, with its input, and not by every panic on the way there.
    panic::set_hook(Box::new(|_| {}));
    let broken = TARGETS.iter().filter(|target| !is_sound(target, &wanted)).count();
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tries one target; `false` when an input broke a promise.
fn is_sound(target: &Target, wanted: &Wanted) -> bool {
    let started = Instant::now();
    let folder = home().join("corpus").join(target.name);
    let mut corpus = Corpus::read(&folder, (target.seeds)());
    let mut chance = Chance::of(wanted.seed);
    let (mut taken, mut kept) = (0_u64, 0_usize);
    // Each run its share of the corpus first, unchanged.
    for run in 0..wanted.runs {
        let input = match usize::try_from(run).ok().and_then(|run| corpus.get(run)) {
            Some(known) => known.to_vec(),
            None => (target.finish)(mutate::mutated(&corpus, &mut chance)),
        };
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(&input)));
        let Ok(outcome) = outcome else {
            let file = home().join("found").join(format!("{}-{run}", target.name));
            let _ = fs::create_dir_all(home().join("found"));
            let written = fs::write(&file, &input);
            println!("{}: BROKEN at run {run}: {} ({written:?})", target.name, file.display());
            return false;
        };
        taken += u64::from(outcome.is_taken);
        if corpus.learn(&input, &outcome) {
            kept += 1;
        }
    }
    if wanted.keep {
        corpus.write(&folder);
    }
    println!(
        "{:<8} {} runs, {taken} taken, corpus {} ({kept} of them new), {:.0} s, nothing found",
        target.name,
        wanted.runs,
        corpus.len(),
        started.elapsed().as_secs_f64()
    );
    true
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn wanted() -> Option<Wanted> {
    let mut wanted = Wanted { runs: 250_000, seed: 1, keep: false };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // All targets together, so that the figure is the one people speak of.
            "--runs" => {
                let runs = arguments.next()?.parse::<f64>().ok().filter(|runs| *runs >= 1.0)?;
                wanted.runs = (runs / TARGETS.len() as f64).ceil() as u64;
            }
            "--seed" => wanted.seed = arguments.next()?.parse().ok()?,
            "--keep" => wanted.keep = true,
            _ => return None,
        }
    }
    Some(wanted)
}

//! The builder: native, offline, sees raw orders; the command `alongside`.
//!
//! Comes in: arguments and files. Goes out: files, a few lines on stdout, and an exit status:
//! 0 done · 2 usage · 3 the input is wrong · 4 refused. What must stay true: only what
//! `publish` writes may leave this machine.

// A test fails by panicking.
#![cfg_attr(test, allow(clippy::panic, clippy::unwrap_used))]

mod aggregates;
mod amount;
mod anonymize;
mod arguments;
mod assemble;
mod associate;
mod audit;
mod baskets;
mod calibrate;
mod catalogue;
#[cfg(test)]
mod chance;
mod count;
mod drift;
mod effect;
mod elsewhere;
mod error;
mod evaluate;
mod explain;
mod export;
mod forecast;
#[cfg(test)]
mod handmade;
mod input;
mod inspect;
mod journey;
mod ledger;
mod life;
mod mine;
mod normal;
mod order_log;
mod overrides;
mod oversight;
mod pipeline;
mod policy;
mod preview;
mod progress;
mod publish;
mod replay;
mod report;
mod sensitive;
mod settle;
mod shares;
mod spill;
mod sql;
mod summary;
mod synth;
mod table;
mod texts;
mod trials;
mod tune;
mod unfinished;
mod words;

use std::{process::ExitCode, time::Instant};

use alongside::{contract::Policy, model::Model, recommend::Shop};
use anstyle::{AnsiColor, Style};
use clap::Parser;

use arguments::{Arguments, Command, Explain};
use error::BuilderError;
use progress::Progress;

fn main() -> ExitCode {
    let Arguments { command, quiet } = Arguments::parse();
    unfinished::clear_on_interrupt();
    let progress = if quiet { Progress::silent() } else { Progress::start() };
    let done = run(command, &progress);
    // The line that tells what is going on has to be gone before anything else is said.
    drop(progress);
    match done {
        Ok(said) => {
            if !quiet {
                anstream::println!("{}", said.trim_end());
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            let label: Style = AnsiColor::Red.on_default().bold();
            anstream::eprintln!("{label}error{label:#}: {error:#}");
            error.exit_code()
        }
    }
}

/// Does what was asked and says what came of it.
fn run(command: Command, progress: &Progress) -> Result<String, BuilderError> {
    match command {
        Command::Build(build) if build.dry_run => {
            let found = preview::preview(&build.preview()?, progress)?;
            if build.json { publish::pretty(&found) } else { Ok(found.to_string()) }
        }
        Command::Build(build) => {
            let is_json = build.json;
            let request = build.request(jiff::Timestamp::now())?;
            let started = Instant::now();
            let report = pipeline::build(&request, progress)?;
            if is_json {
                return publish::pretty(&report);
            }
            let seconds = started.elapsed().as_secs_f64();
            let lines = report.went_in.as_ref().map_or(0, |went_in| went_in.tally.lines);
            let lines_a_second = lines as f64 / seconds;
            Ok(format!("{report}took       {seconds:.2} s · {lines_a_second:.0} lines/s"))
        }
        Command::Evaluate(evaluate) => {
            let request = evaluate.request()?;
            let found = evaluate::evaluate(&request, progress)?;
            Ok(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"))
        }
        Command::Inspect(inspect) => {
            let found = inspect::inspect(&inspect::open(&inspect.model)?);
            if inspect.json { publish::pretty(&found) } else { Ok(found.to_string()) }
        }
        Command::Explain(explain) => {
            let model = inspect::open(&explain.model)?;
            if let Some(requests) = &explain.requests {
                return replay::replay(&model, requests);
            }
            if !explain.journey.is_empty() {
                return replay_journeys(&model, &explain);
            }
            let policy = explain.policy.as_deref().map(policy::read).transpose()?;
            let policy = policy.unwrap_or(Policy::NOTHING);
            policy::check(&model, &policy)?;
            let shop = Shop { model: &model, policy: &policy };
            let found = explain::explain(&shop, &explain.basket)?;
            if explain.json { publish::pretty(&found) } else { Ok(found.to_string()) }
        }
        Command::Audit(audit) => {
            let is_json = audit.json;
            let found = audit::audit(&audit.request(), progress)?.verdict()?;
            if is_json { publish::pretty(&found) } else { Ok(found.to_string()) }
        }
        Command::Power(power) => {
            let plan = power.plan()?;
            if power.json { publish::pretty(&plan) } else { Ok(plan.to_string()) }
        }
        Command::Report(report) => {
            let is_json = report.json;
            let found = effect::report::report(&report.request()?)?;
            if is_json { publish::pretty(&found) } else { Ok(found.to_string()) }
        }
        Command::Count(count) => {
            elsewhere::count(&count.request()?, progress).map(|written| written.to_string())
        }
        Command::Sql(sql) => elsewhere::print(sql.request(), progress),
        Command::Synth(asked) => Ok(synth::synth(&asked.request(), progress)?.to_string()),
        Command::Keygen(keygen) => Ok(life::keygen(&keygen.request())?.to_string()),
        Command::Sign(sign) => Ok(life::sign(&sign.request())?.to_string()),
        Command::Verify(verify) => {
            Ok(life::verify(&verify.request(jiff::Timestamp::now()))?.to_string())
        }
        Command::Publish(publish) => {
            let request = publish.request(jiff::Timestamp::now());
            Ok(life::publish(&request, progress)?.to_string())
        }
        Command::Completions { shell } => Ok(arguments::completions(shell)),
        Command::Export(export) => {
            let done = export::export(&export.request(), progress)?;
            Ok(done.to_string())
        }
    }
}

/// All journeys asked for: in words, or as a list in JSON.
fn replay_journeys(model: &Model, explain: &Explain) -> Result<String, BuilderError> {
    #[cfg(feature = "rules")]
    if let Some(rule) = &explain.without {
        alongside::switch_off(rule);
    }
    let replayed = explain.journey.iter().map(|file| journey::replay(model, file));
    let replayed = replayed.collect::<Result<Vec<_>, _>>()?;
    if explain.json {
        return publish::pretty(&replayed);
    }
    Ok(replayed.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

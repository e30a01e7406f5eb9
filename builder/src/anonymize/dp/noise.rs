//! Noise: discrete Gaussian, drawn by `opendp` from the operating system's chance.
//!
//! What must stay true: no number is drawn here by hand, none can be drawn again, and the
//! library's own account of what a release costs is never above ours. `contrib` features of
//! opendp are not fully vetted; of the one known fault (issue 2922, thresholds one too low) `tau`
//! takes account, and the audit in `tests/audit.rs` would notice another.

use std::{collections::HashMap, num::NonZero, thread};

use opendp::{
    domains::{AtomDomain, MapDomain, VectorDomain},
    error::Fallible,
    measurements::{make_gaussian, make_gaussian_threshold},
    measures::{Approximate, ZeroConcentratedDivergence},
    metrics::{AbsoluteDistance, L2Distance, L02InfDistance},
};

use super::plan::Share;
use crate::error::BuilderError;

/// Rounding of the library's account, upwards, against ours.
const ROUNDING: f64 = 1.0 + 1e-9;

/// Counts that are worth a thread.
const FEWEST_A_THREAD: usize = 10_000;

/// Where the noise of a release comes from.
pub trait Noise {
    /// Counts of a domain everybody knows, each with noise: integers, below 0 too.
    fn add(&self, counts: Vec<i64>, share: &Share) -> Result<Vec<i64>, BuilderError>;
    /// Counts of keys nobody may know of: those that are at tau or above with their noise, in
    /// order of key.
    fn name(
        &self,
        counts: HashMap<u64, u32>,
        share: &Share,
    ) -> Result<Vec<(u64, i64)>, BuilderError>;
}

/// The noise of every model that is published.
pub struct DiscreteGaussian;

impl Noise for DiscreteGaussian {
    fn add(&self, counts: Vec<i64>, share: &Share) -> Result<Vec<i64>, BuilderError> {
        // Noise on one count knows nothing of the others, so they may be shared out.
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let part = counts.len().div_ceil(threads).max(FEWEST_A_THREAD);
        let noisy = |counts: &[i64]| added(&counts.to_vec(), share).map_err(|e| failed(&e))?;
        thread::scope(|scope| {
            let parts: Vec<_> =
                counts.chunks(part).map(|counts| scope.spawn(move || noisy(counts))).collect();
            let mut all = Vec::with_capacity(counts.len());
            for part in parts {
                all.extend(part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
            }
            Ok(all)
        })
    }

    fn name(
        &self,
        counts: HashMap<u64, u32>,
        share: &Share,
    ) -> Result<Vec<(u64, i64)>, BuilderError> {
        named(&counts, share).map_err(|error| failed(&error))?
    }
}

fn added(counts: &Vec<i64>, share: &Share) -> Fallible<Result<Vec<i64>, BuilderError>> {
    let measurement = make_gaussian::<_, _, ZeroConcentratedDivergence>(
        VectorDomain::new(AtomDomain::<i64>::default()),
        L2Distance::<f64>::default(),
        share.sigma,
        None,
    )?;
    if measurement.map(&share.distance())? > share.rho * ROUNDING {
        return Ok(Err(dearer_than_planned()));
    }
    measurement.invoke(counts).map(Ok)
}

fn named(
    counts: &HashMap<u64, u32>,
    share: &Share,
) -> Fallible<Result<Vec<(u64, i64)>, BuilderError>> {
    let measurement = |threshold: u32| {
        make_gaussian_threshold::<_, _, Approximate<ZeroConcentratedDivergence>>(
            MapDomain::new(AtomDomain::<u64>::default(), AtomDomain::<u32>::default()),
            L02InfDistance::<AbsoluteDistance<f64>>::default(),
            share.sigma,
            threshold,
            None,
        )
    };
    // What the library calls safe is one too low, so it has to call safe what is one lower.
    let (rho, delta) = measurement(share.tau - 1)?.map(&(share.limit, share.distance(), 1.0))?;
    if rho > share.rho * ROUNDING || delta > share.delta * ROUNDING {
        return Ok(Err(dearer_than_planned()));
    }
    let noisy = measurement(share.tau)?.invoke(counts)?;
    let mut named: Vec<_> = noisy.into_iter().map(|(key, count)| (key, count.into())).collect();
    // The library's map has an order of its own, which would be a channel.
    named.sort_unstable();
    Ok(Ok(named))
}

fn failed(error: &opendp::error::Error) -> BuilderError {
    BuilderError::Refused(format!(
        "noise could not be drawn, so nothing is released: {error}. Build again; if it stays, \
         report it."
    ))
}

fn dearer_than_planned() -> BuilderError {
    BuilderError::Refused(
        "the noise would protect less than was promised, by the noise library's own account. \
         Nothing is released; report it."
            .into(),
    )
}

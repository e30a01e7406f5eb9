//! The report: all that shared records say, for people and as JSON.

use std::{fmt, fs, path::PathBuf};

use serde::Serialize;

use super::{
    experiments::{self, Found},
    page,
    power::grouped,
    shared::Shared,
};
use crate::error::{BuilderError, InputError};

/// What to report on.
#[derive(Debug)]
pub struct ReportRequest {
    /// Files of shared records.
    pub shared: Vec<PathBuf>,
    /// Shoppers an arm that were planned, for one look at the end.
    pub planned: Option<u64>,
    /// Where the page goes.
    pub html: Option<PathBuf>,
}

/// What was found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Answers with a coin.
    pub answers: u64,
    /// Records that are none of ours.
    pub refused: u64,
    /// Each experiment.
    pub experiments: Vec<Found>,
}

/// Reads, adds up, and writes the page if one is asked for.
pub fn report(request: &ReportRequest) -> Result<Report, BuilderError> {
    let shared = Shared::read(request.shared.iter().map(PathBuf::as_path))?;
    let found = Report {
        answers: shared.answers.len() as u64,
        refused: shared.refused,
        experiments: experiments::find(&shared.answers, request.planned),
    };
    if let Some(file) = &request.html {
        fs::write(file, page::write(&found)).map_err(|error| {
            InputError::new(file, format!("the page can't be written: {error}"))
                .advice("name a file in a folder that is there")
        })?;
    }
    Ok(found)
}

/// A share for people.
pub fn percent(share: f64) -> String {
    format!("{:.2} %", 100.0 * share)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (answers, refused) = (grouped(self.answers), grouped(self.refused));
        writeln!(f, "shared     {answers} answers; {refused} records left out")?;
        for found in &self.experiments {
            write!(f, "{found}")?;
        }
        write!(f, "of those who chose to share; how many others there are nobody knows")
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "experiment {}: share with the outcome", self.experiment)?;
        for arm in &self.arms {
            let mean = arm.mean.map_or("too few".to_owned(), percent);
            write!(f, "           {:<16} {:>9} shared  {mean}", arm.name, grouped(arm.shoppers))?;
            if let Some(against) = &arm.against {
                let [low, high] = [against.interval.low, against.interval.high].map(percent);
                let rule = if against.is_always_valid { "any look" } else { "one look" };
                write!(
                    f,
                    "  {} ({low} to {high}), p = {:.4} ({rule})",
                    percent(against.difference),
                    against.p
                )?;
            }
            writeln!(f)?;
        }
        for line in self.doubts.iter().chain(&self.progress) {
            writeln!(f, "           {line}")?;
        }
        Ok(())
    }
}

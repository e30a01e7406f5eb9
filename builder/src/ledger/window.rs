//! Which orders a release was drawn from.
//!
//! What must stay true: the same orders are recognised however they are exported: by their first
//! and last day, or, where the log has no times, by the file itself.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use alongside::life::hexadecimal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    error::{BuilderError, InputError},
    order_log::{OrderLog, Orders},
};

/// What is read at once.
const PIECE: usize = 64 * 1024;

/// From the first to the last order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// First and last day, UTC; none where the log has no times.
    pub days: Option<(String, String)>,
    /// SHA-256 of the order log, its files one behind the other.
    pub orders: String,
}

impl Window {
    /// The window of a log.
    pub fn of(orders: &Orders, log: &OrderLog) -> Result<Self, BuilderError> {
        let mut digest = Sha256::new();
        for file in orders.export.files()? {
            digest_file(&file, &mut digest).map_err(|error| unreadable(&file, &error))?;
        }
        let times = || log.orders.iter().filter_map(|order| order.placed_at);
        let day = |seconds: i64| {
            Timestamp::from_second(seconds).ok().map(|at| at.strftime("%Y-%m-%d").to_string())
        };
        let days = times().min().and_then(day).zip(times().max().and_then(day));
        Ok(Self { days, orders: hexadecimal(&digest.finalize()) })
    }

    /// Whether both hold the same orders, as far as can be told.
    pub(super) fn is(&self, other: &Self) -> bool {
        let is_same_days = self.days.is_some() && self.days == other.days;
        is_same_days || self.orders == other.orders
    }
}

fn digest_file(file: &Path, digest: &mut Sha256) -> io::Result<()> {
    let (mut file, mut piece) = (File::open(file)?, vec![0; PIECE]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(()),
            length => digest.update(&piece[..length]),
        }
    }
}

fn unreadable(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("the file can't be read: {error}")).into()
}

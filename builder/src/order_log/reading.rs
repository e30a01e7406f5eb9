//! What became of every row while it was read.
//!
//! What must stay true: a row is kept, left out by exactly one rule, or unreadable; counts name
//! columns and never a value.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::Serialize;

use crate::{error::InputError, input::Format};

/// Excerpts of unreadable rows that are shown.
const EXCERPTS: usize = 10;

/// Rows, by what became of them.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Rows looked at. The sum of what follows.
    pub rows: u64,
    /// Rows that are a line of an order.
    pub kept: u64,
    /// Rows that are no line of an order: other events, empty rows.
    pub not_orders: u64,
    /// Rows of orders that were cancelled or paid back.
    pub cancelled_orders: u64,
    /// Rows of orders that tried out the shop.
    pub test_orders: u64,
    /// Rows of none of a product.
    pub zero_quantity: u64,
    /// Rows that could not be understood.
    #[serde(rename = "notUnderstood")]
    pub unreadable: u64,
    /// Those, by the column at fault; the whole row has no name.
    #[serde(rename = "notUnderstoodByField")]
    pub unreadable_by_field: BTreeMap<String, u64>,
    /// Rows whose shopper is a word for nobody, such as customer 0.
    pub guests: u64,
    /// The files, as they were recognised.
    pub files: Vec<FileRead>,
    /// The first unreadable rows.
    #[serde(skip)]
    pub excerpts: Vec<InputError>,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileRead {
    /// Its name, without its folder.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// Our columns, each with the name the file has for it.
    pub columns: Vec<(&'static str, String)>,
    /// Columns that were not read.
    pub dropped: Vec<String>,
}

/// Why a row that can be read is no line of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is about something else.
    NotAnOrder,
    /// Its order was cancelled or paid back.
    Cancelled,
    /// Its order tried out the shop.
    Test,
    /// It is about none of a product.
    ZeroQuantity,
}

impl Reading {
    /// Whether a file has one of our columns.
    pub(super) fn has(&self, ours: &str) -> bool {
        self.files.iter().any(|file| file.columns.iter().any(|(column, _)| *column == ours))
    }

    pub(super) fn leave_out(&mut self, why: LeftOut) {
        self.rows += 1;
        *match why {
            LeftOut::NotAnOrder => &mut self.not_orders,
            LeftOut::Cancelled => &mut self.cancelled_orders,
            LeftOut::Test => &mut self.test_orders,
            LeftOut::ZeroQuantity => &mut self.zero_quantity,
        } += 1;
    }

    pub(super) fn give_up(&mut self, error: InputError) {
        self.rows += 1;
        self.unreadable += 1;
        let field = error.field_name().unwrap_or("the whole row").to_owned();
        *self.unreadable_by_field.entry(field).or_default() += 1;
        if self.excerpts.len() < EXCERPTS {
            self.excerpts.push(error);
        }
    }

    /// What became of the rows behind these.
    pub(super) fn append(&mut self, behind: Self) {
        self.rows += behind.rows;
        self.kept += behind.kept;
        self.not_orders += behind.not_orders;
        self.cancelled_orders += behind.cancelled_orders;
        self.test_orders += behind.test_orders;
        self.zero_quantity += behind.zero_quantity;
        self.unreadable += behind.unreadable;
        self.guests += behind.guests;
        for (field, rows) in behind.unreadable_by_field {
            *self.unreadable_by_field.entry(field).or_default() += rows;
        }
        self.excerpts.extend(behind.excerpts);
        self.excerpts.truncate(EXCERPTS);
    }

    /// Whether so much may be unreadable.
    pub(super) fn check(&self, tolerance: Tolerance) -> Result<(), InputError> {
        if tolerance.allows(self.unreadable, self.rows) {
            return Ok(());
        }
        let share = self.unreadable as f64 / self.rows.max(1) as f64;
        match self.excerpts.as_slice() {
            [only] => Err(only.clone()),
            several => {
                let (unreadable, rows, percent) = (self.unreadable, self.rows, 100.0 * share);
                let problem = format!(
                    "{unreadable} of {rows} rows can't be read ({percent:.1} %), and {tolerance} \
                     is tolerated"
                );
                Err(InputError::of_many(several, problem))
            }
        }
    }
}

/// The share of rows that may be unreadable, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance(f64);

impl Tolerance {
    /// Not one row.
    pub const NONE: Self = Self(0.0);

    /// Whether so many of all rows may be unreadable.
    pub fn allows(self, unreadable: u64, rows: u64) -> bool {
        unreadable as f64 / rows.max(1) as f64 <= self.0
    }
}

impl Default for Tolerance {
    fn default() -> Self {
        Self(0.01)
    }
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", (self.0 * 1e4).round() / 1e2)
    }
}

impl FromStr for Tolerance {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let percent = text.strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
        percent
            .filter(|percent| (0.0..=100.0).contains(percent))
            .map(|percent| Self(percent / 100.0))
            .ok_or_else(|| "a share of the rows, such as 5%".into())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn reading(unreadable: u64, rows: u64) -> Reading {
        let mut reading = Reading { rows: rows - unreadable, ..Reading::default() };
        for row in 0..unreadable {
            reading.give_up(InputError::new(Path::new("orders.csv"), "wrong").at("line", row + 2));
        }
        reading
    }

    #[test]
    fn one_row_in_a_hundred_may_be_unreadable_and_no_more() {
        assert!(reading(1, 100).check(Tolerance::default()).is_ok());
        assert!(reading(2, 101).check(Tolerance::default()).is_err());
        assert!(reading(5, 100).check("5%".parse().unwrap()).is_ok());
        assert!(reading(1, 1_000_000).check(Tolerance::NONE).is_err());
    }

    #[test]
    fn the_first_ten_unreadable_rows_are_shown() {
        let said = reading(12, 100).check(Tolerance::default()).unwrap_err().to_string();
        assert!(
            said.contains("12 of 100 rows can't be read (12.0 %), and 1% is tolerated"),
            "{said}"
        );
        assert_eq!(said.matches("orders.csv, line").count(), 10, "{said}");
    }

    #[test]
    fn a_tolerance_is_a_percentage() {
        for text in ["5", "x%", "-1%", "101%"] {
            assert!(text.parse::<Tolerance>().is_err(), "{text}");
        }
    }
}

//! The columns of a catalogue file: which there are, and what each may hold.

use std::str::FromStr;

use crate::{
    error::BuilderError,
    order_log::timestamp,
    table::{Column, Row, Table},
};

use super::{
    Product,
    related::{self, RelatedProduct},
};

/// A row as it stands in the file, its references still names.
pub(super) struct CatalogueRow {
    pub(super) line: u64,
    pub(super) product: Product,
    pub(super) variant_of: Option<String>,
    pub(super) related: Vec<RelatedProduct>,
}

/// Where each column is.
pub(super) struct Columns {
    item_id: Column,
    title: Option<Column>,
    category: Option<Column>,
    price: Option<Column>,
    family: Option<Column>,
    series: Option<Column>,
    brand: Option<Column>,
    level: Option<Column>,
    seasons: Option<Column>,
    variant_of: Option<Column>,
    aliases: Option<Column>,
    url: Option<Column>,
    image: Option<Column>,
    in_stock: Option<Column>,
    adult: Option<Column>,
    related_product: Option<Column>,
    checked: [(Option<Column>, Check); 2],
}

/// What a value has to look like, and whether it does.
struct Check {
    expected: &'static str,
    holds: fn(&str) -> bool,
}

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const PRICE: &str = "a number of 0 or more such as 19.90, without currency";
const TRUE_OR_FALSE: &str = "true or false";
const LEVEL: &str = "a whole number from 1 (for beginners) to 255";
const SEASONS_OF: &str = "spring, summer, autumn, winter, separated by |";
const DAYS: &str = "a whole number of days from 1";

impl Columns {
    pub(super) fn find(table: &Table) -> Result<Self, BuilderError> {
        let check = |name, expected, holds| -> Result<_, BuilderError> {
            Ok((table.column(name)?, Check { expected, holds }))
        };
        Ok(Self {
            item_id: table.required("item_id")?,
            title: table.column("title")?,
            category: table.column("category")?,
            price: table.column("price")?,
            family: table.column("family")?,
            series: table.column("series")?,
            brand: table.column("brand")?,
            level: table.column("level")?,
            seasons: table.column("seasons")?,
            variant_of: table.column("variant_of")?,
            aliases: table.column("aliases")?,
            url: table.column("url")?,
            image: table.column("image")?,
            in_stock: table.column("in_stock")?,
            adult: table.column("adult")?,
            related_product: table.column("related_product")?,
            // The model has no use for these yet. A wrong value is still said at once.
            checked: [
                check("launched_on", timestamp::EXPECTED, |v| timestamp::read(v).is_some())?,
                check("repurchase_days", DAYS, |v| above_zero::<u32>(v).is_some())?,
            ],
        })
    }

    pub(super) fn read(&self, row: &Row) -> Result<CatalogueRow, BuilderError> {
        for (column, check) in &self.checked {
            row.parsed(*column, check.expected, |value| (check.holds)(value).then_some(()))?;
        }
        let text = |column| row.optional(column).map(str::to_owned);
        let aliases = row.optional(self.aliases).into_iter().flat_map(separated);
        let in_stock = row.parsed(self.in_stock, TRUE_OR_FALSE, true_or_false)?;
        let is_adult = row.parsed(self.adult, TRUE_OR_FALSE, true_or_false)?;
        Ok(CatalogueRow {
            line: row.line(),
            product: Product {
                id: row.required(self.item_id)?.to_owned(),
                aliases: aliases.map(str::to_owned).collect(),
                title: text(self.title),
                category: text(self.category),
                price: row.parsed(self.price, PRICE, price)?,
                family: text(self.family),
                series: text(self.series),
                brand: text(self.brand),
                level: row.parsed(self.level, LEVEL, above_zero)?,
                seasons: row.parsed(self.seasons, SEASONS_OF, seasons)?.unwrap_or(0),
                url: text(self.url),
                image: text(self.image),
                variant_of: None,
                in_stock: in_stock.unwrap_or(true),
                is_adult: is_adult.unwrap_or(false),
            },
            variant_of: text(self.variant_of),
            related: related::read(row, self.related_product)?,
        })
    }
}

/// The parts of a value that `|` separates, without blanks and empty ones.
fn separated(value: &str) -> impl Iterator<Item = &str> {
    value.split('|').map(str::trim).filter(|part| !part.is_empty())
}

fn true_or_false(value: &str) -> Option<bool> {
    value.to_ascii_lowercase().parse().ok()
}

fn above_zero<N: FromStr + PartialOrd + Default>(value: &str) -> Option<N> {
    value.parse().ok().filter(|number| *number > N::default())
}

/// Bit 0 is spring, 3 winter.
fn seasons(value: &str) -> Option<u8> {
    separated(value).try_fold(0, |bits, name| {
        let place = SEASONS.iter().position(|season| *season == name)?;
        Some(bits | 1 << place)
    })
}

fn price(value: &str) -> Option<f64> {
    value.parse().ok().filter(|price: &f64| price.is_finite() && *price >= 0.0)
}

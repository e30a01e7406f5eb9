//! The frozen split and the frozen queries.
//!
//! What must stay true: every order of the log is of exactly one part, so that none is counted
//! that is asked about.

use std::path::Path;

use crate::{
    catalogue::Names,
    error::{BuilderError, InputError, excerpt},
    order_log::OrderLog,
    progress::Progress,
    table::Table,
    tune::Question,
};

/// The part that is always counted.
pub(super) const TRAIN: &str = "train";
/// The part settings are chosen on; counted when another one is asked about.
pub(super) const VALID: &str = "valid";
/// The part that is only ever asked about.
pub(super) const TEST: &str = "test";
const PARTS: [&str; 3] = [TRAIN, VALID, TEST];

/// `split.csv`: which order is of which part.
pub(super) struct Split {
    /// By the order's number: a place in [`PARTS`].
    parts: Vec<u8>,
}

impl Split {
    pub(super) fn read(
        file: &Path,
        log: &OrderLog,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        let mut table = Table::open(file, progress)?;
        let (order_id, part) = (table.required("order_id")?, table.required("part")?);
        let mut parts = vec![None; log.orders.len()];
        while let Some(row) = table.next()? {
            let name = row.required(part)?;
            let place = PARTS.iter().position(|known| *known == name);
            let place = place.ok_or_else(|| row.misread(part, name, "train, valid or test"))?;
            if let Some(order) = log.order_ids.get(row.required(order_id)?) {
                parts[order as usize] = Some(place as u8);
            }
        }
        if let Some(order) = parts.iter().position(Option::is_none) {
            let id = log.order_ids.name(order as u32);
            return Err(InputError::new(file, format!("the order {} is missing", excerpt(id)))
                .expected("a row for every order of the log")
                .advice("use the split that was made for this order log")
                .into());
        }
        Ok(Self { parts: parts.into_iter().flatten().collect() })
    }

    pub(super) fn is_of(&self, order: u32, part: &str) -> bool {
        PARTS[usize::from(self.parts[order as usize])] == part
    }

    /// Whether an order may be counted when `asked` is asked about.
    pub(super) fn is_counted_for(&self, order: u32, asked: &str) -> bool {
        self.is_of(order, TRAIN) || (asked == TEST && self.is_of(order, VALID))
    }
}

/// A row of `queries.csv`: names as the file writes them.
pub(super) struct Query {
    pub(super) id: String,
    pub(super) part: String,
    pub(super) context: Vec<String>,
    pub(super) target: String,
}

impl Query {
    pub(super) fn read_all(file: &Path, progress: &Progress) -> Result<Vec<Self>, BuilderError> {
        let mut table = Table::open(file, progress)?;
        let (id, part) = (table.required("query_id")?, table.required("part")?);
        let (context, target) = (table.required("context")?, table.required("target")?);
        let mut queries = Vec::new();
        while let Some(row) = table.next()? {
            queries.push(Self {
                id: row.required(id)?.to_owned(),
                part: row.required(part)?.to_owned(),
                context: row.required(context)?.split(' ').map(str::to_owned).collect(),
                target: row.required(target)?.to_owned(),
            });
        }
        Ok(queries)
    }

    /// The products of the basket the catalogue knows.
    pub(super) fn known_context(&self, names: &Names) -> Vec<u32> {
        self.context.iter().filter_map(|name| names.resolve(name)).collect()
    }

    /// The query by places, if its target is a product.
    pub(super) fn question(&self, names: &Names) -> Option<Question> {
        let target = names.resolve(&self.target)?;
        Some(Question { context: self.known_context(names), target })
    }
}

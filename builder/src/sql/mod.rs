//! The statements with which a cluster counts what this machine would count.
//!
//! Comes in: the settings of a counting, and where orders and tables are. Goes out: one script.
//! What must stay true: every engine runs the same text but for the table of differences in
//! [`dialect`]; the cleaning is the one [`crate::order_log`] and [`crate::baskets`] do.
//!
//! ```text
//! lines → orders → spellings → contents → baskets → bounded ─► items, pairs, moments
//!                     ▲ lists of the catalogue              ├► mains ─► mains, together, sequences
//!                                                           └► shelves ─► paths, patterns, moments
//! ```

mod dialect;
mod fill;
mod lists;
mod source;
mod words;

pub use dialect::Engine;
pub use lists::Lists;
pub use source::{Columns, Place};

use dialect::Dialect;
use fill::fill;

use crate::{aggregates::Settings, error::BuilderError};

/// What the statements are printed for.
#[derive(Clone, Debug)]
pub struct SqlRequest {
    /// Where they will run.
    pub engine: Engine,
    /// How to count.
    pub settings: Settings,
    /// Where everything is.
    pub place: Place,
    /// What the order table calls its columns.
    pub columns: Columns,
}

/// What becomes of a query.
enum Step {
    /// A table of this session.
    Table(&'static str, &'static str),
    /// Parquet of this name: all that leaves the cluster.
    Export(&'static str, &'static str),
}

use Step::{Export, Table};

const CLEAN: [Step; 2] = [
    Table("alongside_lines", include_str!("lines.sql")),
    Table("alongside_orders", include_str!("orders.sql")),
];
const SPELLINGS: &str = "alongside_spellings";
const COUNT: [Step; 5] = [
    Table("alongside_contents", include_str!("contents.sql")),
    Table("alongside_baskets", include_str!("baskets.sql")),
    Table("alongside_bounded", include_str!("bounded.sql")),
    Export("items", include_str!("items.sql")),
    Export("pairs", include_str!("pairs.sql")),
];
const OF_LOG: [Step; 1] = [Export("names", include_str!("names.sql"))];
const OF_CATALOGUE: [Step; 7] = [
    Table("alongside_mains", include_str!("mains_of_baskets.sql")),
    Table("alongside_shelves", include_str!("shelves_of_baskets.sql")),
    Export("mains", include_str!("mains.sql")),
    Export("together", include_str!("together.sql")),
    Export("sequences", include_str!("sequences.sql")),
    Export("paths", include_str!("paths.sql")),
    Export("patterns", include_str!("patterns.sql")),
];
const LAST: [Step; 2] =
    [Export("moments", include_str!("moments.sql")), Export("meta", include_str!("meta.sql"))];

/// The script.
pub fn statements(request: &SqlRequest) -> Result<String, BuilderError> {
    let dialect = request.engine.dialect();
    let has_catalogue = request.settings.catalogue.is_some();
    let (spellings, beyond) = if has_catalogue {
        (include_str!("spellings_of_catalogue.sql"), OF_CATALOGUE.as_slice())
    } else {
        (include_str!("spellings_of_log.sql"), OF_LOG.as_slice())
    };
    let spellings = [Table(SPELLINGS, spellings)];
    let steps = CLEAN.iter().chain(&spellings).chain(&COUNT).chain(beyond).chain(&LAST);
    let words = words::of(request, &dialect)?;
    let mut script = vec![request.place.headline(request.engine)];
    script.extend((!dialect.first.is_empty()).then(|| dialect.first.to_owned()));
    if has_catalogue {
        script.extend(request.place.loads(&dialect));
    }
    script.extend(steps.map(|step| written(step, request, &dialect, &words)));
    Ok(script.join("\n\n") + "\n")
}

fn written(
    step: &Step,
    request: &SqlRequest,
    dialect: &Dialect,
    words: &[(&'static str, String)],
) -> String {
    let query = |text: &str| fill(text.trim_end(), words, dialect);
    match step {
        Table(name, text) => {
            dialect.table.replace("{name}", name).replace("{select}", &query(text))
        }
        Export(name, text) => {
            let to = format!("{}/{name}", request.place.to);
            dialect.export.replace("{to}", &to).replace("{select}", &query(text))
        }
    }
}

#[cfg(test)]
mod tests;

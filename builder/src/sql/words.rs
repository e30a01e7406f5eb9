//! The words of a request: what each blank of a query stands for.
//!
//! What must stay true: a limit or a word list is the one the builder's own code uses.

use super::{SqlRequest, dialect::Dialect};
use crate::{
    aggregates::SCHEMA,
    count::{
        DRIFT, FEWEST_OF_A_PATTERN, LARGEST_HISTORY, WIDEST_BASKET, WINDOW_SECONDS, WeightTable,
    },
    error::BuilderError,
    order_log::{CANCELLED, MOST_PIECES, NOBODY, NOT_PRODUCTS, NOT_PRODUCTS_BEGIN, TEST},
};

/// Main products `x` and `y` share something of the catalogue.
const ARE_KIN: &str = "(x.shelf <> '' AND x.shelf = y.shelf)\n    \
                       OR (x.family <> '' AND x.family = y.family)\n    \
                       OR (x.series <> '' AND x.series = y.series)";
/// Categories have moments too.
const OF_SHELVES: &str = "\n  UNION ALL\n  SELECT s.shelf AS path, d.who, d.month, d.daypart\n  \
                          FROM dated d\n  \
                          JOIN alongside_shelves s ON s.order_id = d.order_id";

/// Every blank's name and what it stands for.
pub(super) fn of(
    request: &SqlRequest,
    dialect: &Dialect,
) -> Result<Vec<(&'static str, String)>, BuilderError> {
    let SqlRequest { settings, place, columns, .. } = request;
    let weights = settings.weight().table(settings.largest_order);
    let recent = DRIFT.table(1);
    let oldest = weights.by_age.len().max(recent.by_age.len()) - 1;
    let part_of =
        |table: &WeightTable, age: usize| u64::from(table.by_age[age.min(table.by_age.len() - 1)]);
    let ages = (0..=oldest)
        .map(|age| vec![age as u64, part_of(&weights, age), part_of(&recent, age)])
        .collect::<Vec<_>>();
    let sizes = (1..).zip(weights.by_size.iter().skip(1));
    let sizes = sizes.map(|(size, parts)| vec![size, u64::from(*parts)]).collect::<Vec<_>>();
    let has_catalogue = settings.catalogue.is_some();

    let mut words = vec![
        ("schema", SCHEMA.to_string()),
        ("engine", dialect.name.to_owned()),
        ("settings", dialect.text(&settings.to_json()?)),
        ("orders_table", place.orders_table.clone()),
        ("minimum_shoppers", settings.minimum_shoppers.to_string()),
        ("largest_order", settings.largest_order.to_string()),
        ("most_pieces", MOST_PIECES.to_string()),
        ("most_orders", settings.most_orders.to_string()),
        ("nobody", dialect.texts(NOBODY)),
        ("cancelled", dialect.texts(CANCELLED)),
        ("test", dialect.texts(TEST)),
        ("is_no_product", is_no_product(&settings.not_products, dialect)),
        ("whole", recent.by_size[1].to_string()),
        ("sizes", dialect.rows("s", &["size", "parts"], &sizes)),
        ("ages", dialect.rows("a", &["age", "parts", "recent_parts"], &ages)),
        ("oldest", oldest.to_string()),
        ("largest_history", LARGEST_HISTORY.to_string()),
        ("window_seconds", WINDOW_SECONDS.to_string()),
        ("are_kin", ARE_KIN.to_owned()),
        ("widest_basket", WIDEST_BASKET.to_string()),
        ("fewest_of_a_pattern", settings.minimum_shoppers.max(FEWEST_OF_A_PATTERN).to_string()),
        ("of_shelves", if has_catalogue { OF_SHELVES.to_owned() } else { String::new() }),
    ];
    words.extend(columns.words(dialect));
    Ok(words)
}

/// Whether `{x}`, in small letters, is postage, a fee, a voucher.
fn is_no_product(further: &[String], dialect: &Dialect) -> String {
    let small: Vec<_> = NOT_PRODUCTS
        .iter()
        .copied()
        .chain(further.iter().map(String::as_str))
        .map(str::to_ascii_lowercase)
        .collect();
    let codes = dialect.texts(small.iter().map(String::as_str));
    let begins = NOT_PRODUCTS_BEGIN.iter().map(|start| {
        let length = start.chars().count();
        let start = dialect.text(&start.to_ascii_lowercase());
        format!("\n    OR SUBSTR({{x}}, 1, {length}) = {start}")
    });
    format!("{{x}} IN ({codes}){}", begins.collect::<String>())
}

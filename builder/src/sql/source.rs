//! Where a cluster finds the orders, and what their columns are called.
//!
//! What must stay true: of the order table only these columns are named.

use super::{Engine, dialect::Dialect, fill::fold, lists};

/// Where everything is, as the cluster sees it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The table of order lines, or a query in parentheses.
    pub orders_table: String,
    /// The folder, bucket or stage the tables are written to.
    pub to: String,
    /// Where the lists of the catalogue are.
    pub lists: String,
}

impl Place {
    pub(super) fn headline(&self, engine: Engine) -> String {
        let engine = engine.dialect().name;
        format!(
            "-- Printed by `alongside sql --engine {engine}`: counts the orders of {}\n\
             -- and writes Parquet to {}. Build from it with\n\
             --   alongside build --from-aggregates <that folder> --out model\n\
             -- What it writes is aggregated and still private: don't publish it.",
            self.orders_table.replace('\n', " "),
            self.to
        )
    }

    /// Statements that load the lists.
    pub(super) fn loads(&self, dialect: &Dialect) -> Vec<String> {
        let load = |(name, columns): (&str, &[&str])| {
            let columns: Vec<_> =
                columns.iter().map(|column| dialect.loaded.replace("{x}", column)).collect();
            dialect
                .load
                .replace("{name}", &format!("alongside_list_{name}"))
                .replace("{columns}", &columns.join(", "))
                .replace("{from}", &format!("{}/{name}.parquet", self.lists))
        };
        lists::TABLES.into_iter().map(load).collect()
    }
}

/// What the order table calls its columns, or expressions of them; none where it has none.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Whose row it is.
    pub order_id: String,
    /// What was bought.
    pub item_id: String,
    /// Who bought it.
    pub user_id: Option<String>,
    /// When: a time, a date, or text that can be cast to a time. Without a zone it is UTC.
    pub timestamp: Option<String>,
    /// How much: a number; below 0 for what came back.
    pub quantity: Option<String>,
    /// The state of its order.
    pub status: Option<String>,
}

impl Columns {
    pub(super) fn words(&self, dialect: &Dialect) -> [(&'static str, String); 6] {
        let text = |column: &Option<String>, empty: &str| {
            column.as_ref().map_or_else(|| empty.to_owned(), |column| dialect.trim(column))
        };
        let seconds = |column: &String| dialect.seconds.replace("{x}", column);
        [
            ("order_id", dialect.trim(&self.order_id)),
            ("item_id", dialect.trim(&self.item_id)),
            ("user_id", text(&self.user_id, "''")),
            (
                "seconds",
                self.timestamp.as_ref().map_or_else(|| "CAST(NULL AS BIGINT)".to_owned(), seconds),
            ),
            ("quantity", self.quantity.clone().unwrap_or_else(|| "1".to_owned())),
            ("status", fold(&text(&self.status, "''"))),
        ]
    }
}

//! Aggregates: what counting gives, as Parquet tables that a cluster or this machine writes.
//!
//! Comes in: tables of schema 1, counted in SQL (`alongside sql`) or here (`alongside count`).
//! Goes out: the same counts a build takes from its own counter. What must stay true: no number in
//! a table has fewer distinct shoppers behind it than the settings say, and the same orders give
//! the same rows, whoever counts them.
//!
//! ```text
//! orders ─ count/ ─────────────► counted ─► write ─┐
//!                                                  ├─► Parquet ─► read (check) ─► counted ─► anonymize
//! orders ─ a cluster (sql/) ───────────────────────┘
//! ```

mod check;
mod columns;
mod counted;
mod meta;
mod read;
mod settings;
mod shape;
mod write;

#[cfg(test)]
mod tests;

pub use columns::RowOf;
pub use counted::Aggregates;
pub use meta::Meta;
pub use read::named;
pub use settings::{SCHEMA, Settings};
pub use shape::Shape;
pub use write::write;

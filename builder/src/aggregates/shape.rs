//! The tables of schema 1: what each is called and what its columns hold.
//!
//! Ids and category paths are text, counts are whole numbers of 64 bits. `n_orders` are orders,
//! `n_users` distinct shoppers; `weight` and `recent` are sums of the parts
//! [`crate::count::WeightTable`] speaks of.

/// A table of `T` columns of text, then `N` of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Shape<const T: usize, const N: usize> {
    /// Its name: of a folder of files, or of one file with `.parquet` behind it.
    pub name: &'static str,
    /// The columns of text.
    pub texts: [&'static str; T],
    /// The columns of numbers.
    pub numbers: [&'static str; N],
}

/// How it was counted, and sums over everything.
pub const META: Shape<2, 0> = Shape { name: "meta", texts: ["name", "value"], numbers: [] };

/// Where no catalogue was at hand: every spelling of each product.
pub const NAMES: Shape<2, 0> = Shape { name: "names", texts: ["item", "spelling"], numbers: [] };

/// Products.
pub const ITEMS: Shape<1, 4> =
    Shape { name: "items", texts: ["item"], numbers: ["n_orders", "n_users", "weight", "recent"] };

/// Two products of one order, `a < b` byte by byte.
pub const PAIRS: Shape<2, 3> =
    Shape { name: "pairs", texts: ["a", "b"], numbers: ["n_orders", "n_users", "weight"] };

/// Products with all their colours and sizes.
pub const MAINS: Shape<1, 2> =
    Shape { name: "mains", texts: ["item"], numbers: ["n_orders", "n_users"] };

/// Kin of one order, `a < b` byte by byte.
pub const TOGETHER: Shape<2, 1> =
    Shape { name: "together", texts: ["a", "b"], numbers: ["n_users"] };

/// Kin one after the other: `b` bought in an order after one with `a`.
pub const SEQUENCES: Shape<2, 1> =
    Shape { name: "sequences", texts: ["a", "b"], numbers: ["n_users"] };

/// Category paths, with what stands there or below.
pub const PATHS: Shape<1, 2> =
    Shape { name: "paths", texts: ["path"], numbers: ["n_orders", "n_users"] };

/// Categories that fill one basket, rising; empty behind the last.
pub const PATTERNS: Shape<5, 2> = Shape {
    name: "patterns",
    texts: ["c1", "c2", "c3", "c4", "c5"],
    numbers: ["n_orders", "n_users"],
};

/// When things of a category are bought, an empty path being all orders: `kind` is [`MONTH`],
/// counted from January 0, or [`DAYPART`], counted from a weekday's night 0.
pub const MOMENTS: Shape<2, 3> =
    Shape { name: "moments", texts: ["path", "kind"], numbers: ["bucket", "n_orders", "n_users"] };
pub const MONTH: &str = "month";
pub const DAYPART: &str = "daypart";

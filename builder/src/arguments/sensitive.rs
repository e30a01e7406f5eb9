//! What `build` is told about shelves a shop must keep silent about.

use std::path::PathBuf;

use clap::Args;

use crate::sensitive::Shelves;

/// Which shelves.
#[derive(Clone, Debug, Args)]
pub(super) struct ShelfLists {
    /// Categories that are sensitive in this shop, a path a line. They and what stands below are
    /// left out before counting, and so is what the built-in list names.
    #[arg(long, value_name = "FILE")]
    sensitive: Option<PathBuf>,
    /// Categories that are harmless in this shop, a path a line, whatever the built-in list says.
    #[arg(long, value_name = "FILE")]
    categories: Option<PathBuf>,
    /// Stop where a category is known neither as sensitive nor as harmless.
    #[arg(long)]
    strict_categories: bool,
}

impl From<ShelfLists> for Shelves {
    fn from(told: ShelfLists) -> Self {
        Self {
            sensitive: told.sensitive,
            harmless: told.categories,
            is_strict: told.strict_categories,
        }
    }
}

//! Migrate: a memory of an older version → one of today's.
//!
//! What must stay true: nothing the shopper chose is lost, and an unknown version is left as it is,
//! to be refused.

use crate::contract::{MEMORY_VERSION, Memory};

impl Memory {
    /// Version 1 knew neither notes nor when it had spoken: it is read with none, and kept within
    /// the narrower bounds of version 2. Version 2 knew no effects: they begin with none.
    pub(super) fn migrated(mut self) -> Self {
        if matches!(self.version, 1 | 2) {
            self.version = MEMORY_VERSION;
            self.keep_small();
        }
        self
    }
}

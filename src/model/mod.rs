//! The model file: the one thing that travels, written by the builder and read on the device.
//!
//! ```text
//! offset  bytes  what                                   all numbers little-endian
//!      0      8  magic  "ALONGSID"
//!      8      4  format version, now 1
//!     12      4  length of the whole file
//!     16      4  CRC-32 of everything from offset 20
//!     20     32  lengths of the eight sections, which follow without gaps, in this order:
//!
//! label       tier u8 · least shoppers u32 · made by (text) · learner (text)
//! ids         names: product ids; a product's place here is its index
//! aliases     names, then a product index u32 for each
//! categories  names: whole paths
//! sources     names: who declared a relation
//! products    10 bytes each: category u32 · variant group u32 · flags u8 · popularity u8
//! rows        u32 for each product and one more: where its relations begin
//! relations   scale (top f32 · ratio f32 · levels u8), then 7 bytes each, in order of companion
//!             and kind: companion u32 · weight u8 · kind, provenance, band u8 · source u8
//!
//! text  = length u16 · UTF-8           names = count u32 · ends u32 each · UTF-8, strictly rising
//! ```
//!
//! What must stay true: any bytes decode completely or fail with a [`ModelError`], never panic;
//! the same [`Draft`] always gives the same bytes; a reader refuses what it does not know.

mod bytes;
mod checksum;
mod decode;
mod draft;
mod encode;
mod error;
mod names;
mod read;
mod relation;
mod scale;

pub use decode::Model;
pub use draft::{Draft, DraftError, DraftProduct, DraftRelation};
pub use error::ModelError;
pub use relation::Relation;
pub use scale::LogScale;

/// The version of the format this engine reads and writes.
pub const FORMAT: u32 = 1;

const MAGIC: &[u8; 8] = b"ALONGSID";
/// Where the checksummed part begins.
const CHECKED_FROM: usize = 20;
const SECTIONS: usize = 8;
const HEADER_LENGTH: usize = CHECKED_FROM + SECTIONS * 4;

/// An absent category.
const NONE: u32 = u32::MAX;
const PRODUCT_LENGTH: usize = 10;
const IN_STOCK: u8 = 1;

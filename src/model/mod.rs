//! The model file: the one thing that travels, written by the builder and read on the device.
//!
//! ```text
//! offset  bytes  what                                   all numbers little-endian
//!      0      8  magic  "ALONGSID"
//!      8      4  format version, now 4
//!     12      4  length of the whole file
//!     16      4  CRC-32 of everything from offset 20
//!     20     52  lengths of the thirteen sections, which follow without gaps, in this order:
//!
//! label        the promise to the people behind the orders                  label.rs
//! ids          names: product ids; a product's place here is its index      names.rs
//! aliases      names, then a product index (varint) for each
//! categories   names: whole paths
//! families     names: series that work together
//! sources      names: who declared a relation
//! products     what is known of each product                                products.rs
//! pairs        what orders show goes together, each two products once       pairs.rs
//! relations    all other relations, each one way                            relation.rs
//! sets         roles that are filled together                               sets.rs
//! profiles     when categories are bought                                   profiles.rs
//! calibration  what scores mean                                             calibration.rs
//! trials       baskets with known answers, to try before trusting           trials.rs
//!
//! text  = length u16 · UTF-8        varint = seven bits a byte, lowest first
//! scale = top f32 · ratio f32 · levels u8: weights on a log scale           scale.rs
//! ```
//!
//! What must stay true: any bytes decode completely or fail with a [`ModelError`], never panic;
//! the same [`Draft`] always gives the same bytes; a reader refuses what it does not know.

mod bytes;
mod calibration;
mod check;
mod checksum;
mod decode;
mod draft;
mod encode;
mod error;
mod label;
mod layer;
mod names;
mod pairs;
mod plane;
mod products;
mod profiles;
mod read;
mod relation;
mod scale;
mod sets;
mod trials;

pub use calibration::{CalibratedWord, Calibration};
pub use decode::Model;
pub use draft::{
    Draft, DraftError, DraftPair, DraftProduct, DraftProfile, DraftRelation, DraftRole, DraftSet,
    DraftTrial,
};
pub use error::ModelError;
pub use layer::Layer;
pub use profiles::{DAYPARTS, MONTHS};
pub use relation::Relation;
pub use scale::{Codes, LogScale};
pub use sets::{Role, Set};
pub use trials::Trial;

/// The version of the format this engine reads and writes.
pub const FORMAT: u32 = 4;

const MAGIC: &[u8; 8] = b"ALONGSID";
/// Where the checksummed part begins.
const CHECKED_FROM: usize = 20;
const SECTIONS: usize = 13;
const HEADER_LENGTH: usize = CHECKED_FROM + SECTIONS * 4;

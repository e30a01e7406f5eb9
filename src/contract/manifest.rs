//! The manifest: what a shop publishes now, signed, at one address for everybody.
//!
//! What must stay true: nothing of it is read before its signature has been checked, and every file
//! it names is named by what is in it.

use serde::{Deserialize, Serialize};

use super::Policy;

/// The version of the manifest this engine reads.
pub const MANIFEST_VERSION: u32 = 2;

/// Which model and catalogue belong together, from when to when, and what the merchant decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// What a device goes by to take it up or not.
    #[serde(flatten)]
    pub claims: Claims,
    /// The model.
    pub model: PublishedFile,
    /// The catalogue that dresses it.
    pub catalogue: PublishedFile,
    /// What the merchant decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub policy: Option<Policy>,
}

/// What a manifest says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Claims {
    /// [`MANIFEST_VERSION`].
    pub version: u32,
    /// Rises with every manifest a shop publishes, one that goes back included. From 1.
    pub sequence: u32,
    /// When the model may speak of orders.
    pub term: Term,
    /// The least engine that may take it up, such as "0.1.0".
    pub minimum_engine: String,
    /// Goes back to the files of this sequence: all that came between is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub back_to: Option<u32>,
}

/// A file, named by what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PublishedFile {
    /// Where it lies, from the manifest's folder.
    pub file: String,
    /// How long it is.
    pub bytes: u32,
    /// Its SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}

/// From when to when a model may speak of orders.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// When it was published, in milliseconds since 1970.
    pub not_before: f64,
    /// When it ends, in milliseconds since 1970.
    pub expires: f64,
}

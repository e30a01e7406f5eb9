//! What a device makes of a manifest: takes it up, keeps what it has, goes back, or refuses it.
//!
//! What must stay true: a refusal has a code, and a device that refuses goes on with what it holds.

use serde::{Deserialize, Serialize};

use super::Term;

/// What a device holds already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The newest manifest taken up under each key.
    pub seen: Vec<Seen>,
    /// The term of the model that would speak otherwise; `null` where there is none.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Term | null"))]
    pub term: Option<Term>,
}

/// The newest manifest taken up under one key. Each key counts for itself: who steals one can't
/// lock devices out of what another signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The public key, as the page pins it.
    pub key: String,
    /// The manifest's sequence.
    pub sequence: u32,
    /// The SHA-256 of what was signed, 64 hexadecimal digits.
    pub digest: String,
}

/// What to do with a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What to do.
    pub act: Act,
    /// Why it is refused, or what is to be told besides; `null` where all is as it should be.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Objection | null"))]
    pub objection: Option<Objection>,
    /// What to remember once it is taken up; `null` where it is refused.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Seen | null"))]
    pub seen: Option<Seen>,
}

/// What a device does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Takes up what it names.
    Accept,
    /// Has taken it up already.
    Keep,
    /// Takes up what it names, and gives up everything it was taken back from.
    GoBack,
    /// Goes on with what it holds.
    Refuse,
}

/// What speaks against a manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "kebab-case")]
pub enum Objection {
    /// The bytes don't begin like a signed manifest: a page, perhaps, or half a file.
    NotAManifest,
    /// None of the pinned keys has signed it, or it is not as it was signed.
    WrongKey,
    /// It is signed, and this engine can't read it.
    ManifestUnreadable,
    /// It asks for a newer engine.
    EngineTooOld,
    /// A newer one was taken up before.
    ManifestOlder,
    /// Another one of the same sequence was taken up before.
    ManifestForked,
    /// It has expired: the model speaks of no orders.
    ManifestExpired,
    /// By this device's clock it is not yet published: the model speaks of no orders.
    ManifestEarly,
}

//! What this device remembers, as plain data. How it changes is `crate::memory`.

use serde::{Deserialize, Serialize};

use super::{Consent, Placement};

/// The version of [`Memory`] this engine writes; it reads no newer one.
pub const MEMORY_VERSION: u32 = 1;

/// Everything the device keeps about the shopper, in one plain value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// [`MEMORY_VERSION`] of the engine that wrote it.
    pub version: u32,
    /// The consent it was recorded under. Under a lower one it is not read.
    pub tier: Consent,
    /// This page view.
    pub page: PageView,
    /// This session.
    pub session: Session,
    /// Products turned down, oldest first.
    pub dismissed: Vec<Dismissal>,
    /// Products seen, in order of id.
    pub impressions: Vec<Impressions>,
    /// Category paths switched off, oldest first.
    pub categories_off: Vec<String>,
    /// Until when (milliseconds since 1970) the engine behaves as Less because an earlier memory
    /// was lost to damage; `null` if none was.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub wary_until: Option<f64>,
}

/// What has been shown since the page view began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The placement that has spoken, if one has.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Placement | null"))]
    pub spoken: Option<Placement>,
    /// Product ids seen on it, in order.
    pub seen: Vec<String>,
}

/// A stretch of visits with no pause of 30 minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The last act recorded, in milliseconds since 1970.
    pub last_act_at: f64,
    /// Page views on which a placement has spoken.
    pub strips: u32,
}

/// A product turned down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Dismissal {
    /// The product's id.
    pub id: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
}

/// The local days on which a product was seen, one entry an impression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Impressions {
    /// The product's id.
    pub id: String,
    /// Local days since 1970-01-01, oldest first; only as many as a rule asks for.
    pub days: Vec<i32>,
}

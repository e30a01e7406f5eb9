//! What the shopper has set, as a panel lists it.

use serde::{Deserialize, Serialize};

/// One thing the shopper has set, and can take back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What was set.
    pub kind: ChoiceKind,
    /// Of what: an id, a category's path, a play; empty where there is only one.
    pub name: String,
    /// Until when it holds, in milliseconds since 1970; `null` until it is taken back.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number | null"))]
    pub until: Option<f64>,
}

/// What can be set, each with the feedback that takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum ChoiceKind {
    /// Back: `{ type: 'categoryOn', category: name }`.
    CategoryOff,
    /// A sensitive category switched on. Back: `{ type: 'categoryOff', category: name }`.
    CategoryOn,
    /// Back: `{ type: 'undo', id: name }`.
    Dismissal,
    /// Back: `{ type: 'switchOn', what: 'product', name }`.
    ProductOff,
    /// Back: `{ type: 'switchOn', what: 'play', name }`.
    PlayOff,
    /// Back: `{ type: 'switchOn', what: 'anchor', name }`.
    AnchorOff,
    /// Back: `{ type: 'gift', on: false }`.
    Gift,
    /// Back: `{ type: 'notMe', on: false }`.
    NotMe,
}

//! What the page may know about this visit. All of it is optional; what is absent changes nothing.

use serde::{Deserialize, Serialize};

/// The circumstances of one request. Nothing here is about who the shopper is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// Whose seasons apply. Without it a product's season counts for nothing.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub hemisphere: Option<Hemisphere>,
    /// What the page is shown on. On a handset a slate is shorter.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub device: Option<Device>,
    /// What the basket costs, in the catalogue's currency: a finite number, 0 or more. Without it
    /// the prices of the basket's products are added up, where all are known.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub order_value: Option<f64>,
    /// What the shopper said may still be spent: a finite number, 0 or more.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub budget_left: Option<f64>,
    /// Where in the journey this visit is. Without it the engine goes by what it knows.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub stage: Option<Stage>,
    /// Whether the basket is for somebody else. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub gift: bool,
    /// Whether the shopper has said who they are, such as by signing in. Until then a front page
    /// tells nothing of what was bought: the device may be shared. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub signed_in: bool,
}

/// Half of the world, for the seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Hemisphere {
    /// Summer is June to August.
    North,
    /// Summer is December to February.
    South,
}

/// What the page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Device {
    /// A phone: little room.
    Handset,
    /// A tablet.
    Tablet,
    /// A desktop or laptop.
    Desktop,
}

/// Where in the journey a visit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Never here before, as far as the page knows.
    FirstVisit,
    /// Looking around.
    Browsing,
    /// Looking at several of one sort.
    Comparing,
    /// Working on a basket.
    Basket,
    /// Paying.
    Checkout,
    /// An order has just been placed.
    AfterPurchase,
    /// Back again.
    Returning,
    /// Asked for, or given, a pause.
    AtRest,
}

/// A product that was looked at or found in this visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct RecentProduct {
    /// A product id or alias.
    pub id: String,
    /// When, in milliseconds since 1970. Unknown: it counts as ten minutes old.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub at: Option<f64>,
}

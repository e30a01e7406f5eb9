//! What a page asks with: the basket and the context of this visit, never who the shopper is.

use serde::{Deserialize, Serialize};

use super::{Context, RecentProduct};

/// One question: what goes with this basket, here and now?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct RecommendRequest {
    /// What the shopper holds now. Ids may be product ids or aliases; unknown ones are passed over.
    pub basket: Vec<BasketLine>,
    /// Where the slate would appear.
    pub placement: Placement,
    /// The product this page is about, if it is about one. It counts less than the basket.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub viewing: Option<String>,
    /// Products looked at in this visit. They count less than the basket, and less every minute.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub viewed: Vec<RecentProduct>,
    /// Products the page resolved the shopper's searches to. They count as views do, only less.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub searched: Vec<RecentProduct>,
    /// Ids taken out of the basket in this visit: not suggested, and they speak against what goes with them.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub removed: Vec<String>,
    /// Ids sent back earlier, if the page tells: as `removed`, and more so.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub returned: Vec<String>,
    /// The most suggestions wanted. It can only lower what frequency and placement allow.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub limit: Option<u32>,
    /// Ids that can't be bought now; they win over the model.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub unavailable: Vec<String>,
    /// Today's prices; they win over the catalogue.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub prices: Vec<PriceNow>,
    /// How much the shopper asked for. Default `normal`.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub frequency: Frequency,
    /// What may be remembered. Default `none`.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub consent: Consent,
    /// Whether the browser asks for privacy (Global Privacy Control) and the shopper has not
    /// switched memory on all the same: then nothing is read, whatever `consent` says.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub asks_for_privacy: bool,
    /// What else the page knows about this visit.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub context: Context,
}

impl RecommendRequest {
    /// A question about these products, one of each, with everything else at its default.
    #[must_use]
    pub fn of<Id: Into<String>>(
        basket: impl IntoIterator<Item = Id>,
        placement: Placement,
    ) -> Self {
        let line = |id: Id| BasketLine { id: id.into(), quantity: one(), gift: false };
        Self {
            basket: basket.into_iter().map(line).collect(),
            placement,
            viewing: None,
            viewed: Vec::new(),
            searched: Vec::new(),
            removed: Vec::new(),
            returned: Vec::new(),
            limit: None,
            unavailable: Vec::new(),
            prices: Vec::new(),
            frequency: Frequency::default(),
            consent: Consent::default(),
            asks_for_privacy: false,
            context: Context::default(),
        }
    }
}

/// A product in the basket and how many of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct BasketLine {
    /// A product id or alias.
    pub id: String,
    /// Pieces, 0 to 4,294,967,295. Default 1; a line of 0 counts as not in the basket.
    #[serde(default = "one")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub quantity: u32,
    /// Whether it is for somebody else: it speaks only where the request, or the session, is about
    /// a gift. Default false.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub gift: bool,
}

fn one() -> u32 {
    1
}

/// A price the page knows better than the catalogue file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub struct PriceNow {
    /// A product id or alias.
    pub id: String,
    /// The price in the catalogue's currency: a finite number, 0 or more.
    pub price: f64,
}

/// Where on the page, or by which channel, a slate may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Placement {
    /// The shop's front page.
    Home,
    /// A product page.
    Product,
    /// The basket page.
    Basket,
    /// The basket as a drawer over another page.
    Drawer,
    /// The checkout: at most one suggestion, required or used up only.
    Checkout,
    /// The page after an order.
    Done,
    /// A channel: one sentence on a locked screen.
    Notification,
    /// A channel: a digest by e-mail.
    Email,
    /// A channel: a digest on paper.
    Print,
    /// A channel: a note for a talk with an adviser, at the shopper's own request.
    Consultation,
}

impl Placement {
    /// Every placement and channel.
    pub const ALL: [Self; 10] = [
        Self::Home,
        Self::Product,
        Self::Basket,
        Self::Drawer,
        Self::Checkout,
        Self::Done,
        Self::Notification,
        Self::Email,
        Self::Print,
        Self::Consultation,
    ];

    /// Whether it is composed on the device for somebody else to send, and not drawn on a page.
    #[must_use]
    pub fn is_channel(self) -> bool {
        self >= Self::Notification
    }
}

/// How much the shopper wants to hear. The order is the order of restraint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Frequency {
    /// Nothing, anywhere.
    Off,
    /// One strip a session, of what is needed.
    Less,
    /// One strip a page view.
    #[default]
    Normal,
    /// More of it, early guesses included and named so.
    More,
}

/// What the shopper lets this device remember. The order is the order of permission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum Consent {
    /// Nothing beyond this page.
    #[default]
    None,
    /// Until this tab closes.
    Session,
    /// On this device, until it expires or is forgotten.
    Persistent,
}

/// Who states a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify, crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
pub enum StatedBy {
    /// The shop: its banner, its default.
    Host,
    /// The shopper, by an act of their own.
    Shopper,
}

impl Consent {
    /// What holds of a consent somebody states: a browser that asks for privacy overrules the host,
    /// and the shopper the browser.
    #[must_use]
    pub fn in_force(self, by: StatedBy, asks_for_privacy: bool) -> Self {
        self.unless_asked_for_privacy(asks_for_privacy && by == StatedBy::Host)
    }

    /// What holds where a browser that asks for privacy is listened to.
    #[must_use]
    pub fn unless_asked_for_privacy(self, asks_for_privacy: bool) -> Self {
        if asks_for_privacy { Self::None } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Consent, StatedBy};

    #[test]
    fn a_browser_that_asks_for_privacy_overrules_the_host_and_the_shopper_the_browser() {
        for stated in [Consent::None, Consent::Session, Consent::Persistent] {
            assert_eq!(stated.in_force(StatedBy::Host, true), Consent::None);
            assert_eq!(stated.in_force(StatedBy::Shopper, true), stated);
            assert_eq!(stated.in_force(StatedBy::Host, false), stated);
        }
    }
}

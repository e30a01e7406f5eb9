//! What the shopper did, as the page tells it.

use serde::{Deserialize, Serialize};

use super::Placement;

/// One thing that happened on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "camelCase", try_from = "Told")]
pub enum Feedback {
    /// A new page, or a new view within one page, is in front of the shopper.
    PageView,
    /// These suggestions were *seen* (not only rendered) in this placement.
    Impression {
        /// Where.
        placement: Placement,
        /// Product ids as the slate gave them.
        ids: Vec<String>,
    },
    /// "Not for me."
    Dismissal {
        /// The product.
        id: String,
    },
    /// The last dismissal of this product is taken back.
    Undo {
        /// The product.
        id: String,
    },
    /// The shopper opened a suggestion.
    Click {
        /// The product.
        id: String,
    },
    /// The shopper put a suggestion into the basket.
    Add {
        /// The product.
        id: String,
    },
    /// The shopper switched a category off.
    CategoryOff {
        /// The category's whole path as the catalogue writes it.
        category: String,
    },
    /// The shopper switched a category on again.
    CategoryOn {
        /// The category's whole path as the catalogue writes it.
        category: String,
    },
}

/// [`Feedback`] as it arrives. A tagged enum would be decoded through a buffer of any value at
/// all, which is a tenth of the whole engine; one flat shape is not.
#[derive(Deserialize)]
struct Told {
    r#type: Kind,
    #[serde(default)]
    placement: Option<Placement>,
    #[serde(default)]
    ids: Option<Vec<String>>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    category: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    PageView,
    Impression,
    Dismissal,
    Undo,
    Click,
    Add,
    CategoryOff,
    CategoryOn,
}

impl TryFrom<Told> for Feedback {
    type Error = &'static str;

    fn try_from(told: Told) -> Result<Self, Self::Error> {
        let id = told.id.ok_or("`id` is missing");
        let category = told.category.ok_or("`category` is missing");
        Ok(match told.r#type {
            Kind::PageView => Self::PageView,
            Kind::Impression => Self::Impression {
                placement: told.placement.ok_or("`placement` is missing")?,
                ids: told.ids.ok_or("`ids` is missing")?,
            },
            Kind::Dismissal => Self::Dismissal { id: id? },
            Kind::Undo => Self::Undo { id: id? },
            Kind::Click => Self::Click { id: id? },
            Kind::Add => Self::Add { id: id? },
            Kind::CategoryOff => Self::CategoryOff { category: category? },
            Kind::CategoryOn => Self::CategoryOn { category: category? },
        })
    }
}

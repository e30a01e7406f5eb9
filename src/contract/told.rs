//! Feedback as it arrives: one flat shape.
//!
//! A tagged enum would be decoded through a buffer of any value at all, which is a tenth of the
//! whole engine; one flat shape is not. What must stay true: a field that its type needs is there,
//! and every number is finite and not below 0.

use serde::Deserialize;

use super::{Feedback, Placement, RelationKind, Showing, Subject, Why};

#[derive(Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(crossing_derive::Crosses))]
pub(crate) struct Told {
    r#type: Kind,
    #[serde(default)]
    placement: Option<Placement>,
    #[serde(default)]
    ids: Option<Vec<String>>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    what: Option<Subject>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    why: Option<Why>,
    #[serde(default)]
    kind: Option<RelationKind>,
    #[serde(default)]
    value: Option<f64>,
    #[serde(default)]
    good: Option<bool>,
    #[serde(default)]
    on: Option<bool>,
    #[serde(default)]
    suggestions: Option<Vec<Showing>>,
}

#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(crossing_derive::Crosses))]
#[serde(rename_all = "camelCase")]
enum Kind {
    PageView,
    Impression,
    Dismissal,
    Undo,
    Click,
    Add,
    Save,
    CategoryOff,
    CategoryOn,
    SwitchOff,
    SwitchOn,
    Viewed,
    Searched,
    Added,
    Removed,
    Purchased,
    SentBack,
    SupportClosed,
    Usage,
    TierReached,
    EmailClicked,
    Launched,
    Gift,
    NotMe,
    Failed,
    Asked,
    Answered,
    Shown,
    Drawn,
    Sharing,
    HandOver,
}

/// What a mismatch is called natively; across the boundary it has no words at all.
const MISSING: &str = "a field that this type needs is missing or wrong";

impl TryFrom<Told> for Feedback {
    type Error = &'static str;

    fn try_from(told: Told) -> Result<Self, Self::Error> {
        let Told { kind, why, .. } = told;
        let id = told.id.ok_or(MISSING);
        let ids = told.ids.ok_or(MISSING);
        let category = told.category.ok_or(MISSING);
        let name = told.name.ok_or(MISSING);
        let subject = |name| Ok::<_, Self::Error>((told.what.ok_or(MISSING)?, name?));
        let value = told.value.filter(|value| value.is_finite() && *value >= 0.0);
        let on = told.on.ok_or(MISSING);
        let good = told.good.ok_or(MISSING);
        let placement = told.placement.ok_or(MISSING);
        Ok(match told.r#type {
            Kind::PageView => Self::PageView,
            Kind::Impression => Self::Impression { placement: placement?, ids: ids? },
            Kind::Dismissal => Self::Dismissal { id: id?, why },
            Kind::Undo => Self::Undo { id: id? },
            Kind::Click => Self::Click { id: id?, kind },
            Kind::Add => Self::Add { id: id?, kind },
            Kind::Save => Self::Save { id: id?, kind },
            Kind::CategoryOff => Self::CategoryOff { category: category? },
            Kind::CategoryOn => Self::CategoryOn { category: category? },
            Kind::SwitchOff => subject(name).map(|(what, name)| Self::SwitchOff { what, name })?,
            Kind::SwitchOn => subject(name).map(|(what, name)| Self::SwitchOn { what, name })?,
            Kind::Viewed => Self::Viewed { id: id? },
            Kind::Searched => Self::Searched { ids: ids? },
            Kind::Added => Self::Added { id: id? },
            Kind::Removed => Self::Removed { id: id? },
            Kind::Purchased => Self::Purchased { ids: ids? },
            Kind::SentBack => Self::SentBack { id: id? },
            Kind::SupportClosed => Self::SupportClosed { id: id?, good: good? },
            Kind::Usage => Self::Usage { id: id?, value: value.ok_or(MISSING)? },
            Kind::TierReached => Self::TierReached { value: value.ok_or(MISSING)? },
            Kind::EmailClicked => Self::EmailClicked { id: id? },
            Kind::Launched => Self::Launched { id: id?, value: value.unwrap_or(0.0) },
            Kind::Gift => Self::Gift { on: on? },
            Kind::NotMe => Self::NotMe { on: on? },
            Kind::Failed => Self::Failed,
            Kind::Asked => Self::Asked,
            Kind::Answered => Self::Answered { good: good? },
            Kind::Shown => {
                Self::Shown { placement: placement?, suggestions: told.suggestions.ok_or(MISSING)? }
            }
            Kind::Drawn => Self::Drawn { name: name? },
            Kind::Sharing => Self::Sharing { on: on? },
            Kind::HandOver => Self::HandOver { name: name?, on: on? },
        })
    }
}

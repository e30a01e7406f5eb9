//! Every value that crosses to JavaScript, and the one source of the TypeScript types.
//!
//! Comes in: what a page knows ([`RecommendRequest`], [`Feedback`], [`Clock`]) and what it kept
//! ([`Memory`]). Goes out: a [`Slate`], a new [`Memory`], a [`Description`], or a [`Failure`].
//! What must stay true: plain shapes only. No maps, no 64-bit integers, nothing that can't be
//! logged, stored, compared or posted to a worker; names are camelCase and codes kebab-case.

mod catalogue;
mod choice;
mod clock;
mod context;
mod description;
mod effect;
mod experiment;
mod failure;
mod feedback;
mod manifest;
mod memory;
mod moment;
mod policy;
mod relation;
mod request;
mod respect;
mod slate;
mod told;
mod verdict;
mod weighed;

pub use catalogue::{CATALOGUE_VERSION, Catalogue, CatalogueProduct};
pub use choice::{Choice, ChoiceKind};
pub use clock::Clock;
pub use context::{Context, Device, Hemisphere, RecentProduct, Stage};
pub use description::{Description, PrivacyLabel, PrivacyTier};
pub use effect::{Count, Effects, Exposed, Fate, Measurements, Period, SoFar, Summary, Tally};
pub use experiment::{Arm, Assigned, Experiment, Outcome, Pilot, Unit, Varies};
pub use failure::Failure;
pub use feedback::{Feedback, Showing, Subject, Why};
pub use manifest::{Claims, MANIFEST_VERSION, Manifest, PublishedFile, Term};
pub use memory::{
    Dismissal, Impressions, MEMORY_VERSION, Memory, Note, Opened, PageView, Session, Spoken, What,
};
pub use moment::{Moment, Play};
pub use policy::{Boost, Hours, PlacementPolicy, Policy};
pub use relation::{Band, Provenance, RelationKind};
pub use request::{
    BasketLine, Consent, Frequency, Placement, PriceNow, RecommendRequest, StatedBy,
};
pub use respect::{Budget, Respect};
pub use slate::{
    Confidence, Evidence, Reason, ReasonCode, Rule, Silence, SilenceCode, Slate, Suggestion,
    Withheld,
};
#[cfg(target_arch = "wasm32")]
pub(crate) use told::Told;
pub use verdict::{Act, Held, Objection, Seen, Verdict};
pub use weighed::{Factor, Weighed};

//! A camping shop small enough to know by heart, and short ways to ask it something.

use alongside::{
    contract::{
        Band, BasketLine, Clock, Consent, Feedback, Memory, Placement, PrivacyLabel, PrivacyTier,
        Provenance, RecommendRequest, RelationKind, Rule, Slate,
    },
    memory,
    model::{Draft, DraftProduct, DraftRelation, Model},
    recommend,
};

/// id, aliases, category, variant of, in stock, popularity.
type Product =
    (&'static str, &'static [&'static str], &'static str, Option<&'static str>, bool, u8);

/// In order of id.
const PRODUCTS: [Product; 11] = [
    ("boots", &[], "shoes", None, true, 9),
    ("gas", &["SKU-7"], "kitchen > fuel", None, true, 8),
    ("gas-xl", &[], "kitchen > fuel", None, true, 3),
    ("lantern", &[], "light", None, true, 5),
    ("mat", &[], "sleep", None, true, 7),
    ("pot", &[], "kitchen", None, true, 4),
    ("sleeping-bag", &[], "sleep", None, true, 7),
    ("stove", &[], "kitchen", None, true, 6),
    ("stove-pro", &[], "kitchen", None, false, 2),
    ("tent", &["SKU-1", "tent-green"], "tents", None, true, 6),
    ("tent-red", &[], "tents", Some("tent"), true, 5),
];

use Band::{Often, Seldom, Sometimes};
use Provenance::{Declared, Observed};
use RelationKind::{
    Consumable, NeverWith, NextStep, OftenBoughtWith, PartOfSet, RequiredPart, Substitute,
};

/// anchor, companion, kind, provenance, band, weight.
const RELATIONS: [(&str, &str, RelationKind, Provenance, Band, f64); 21] = [
    ("boots", "lantern", OftenBoughtWith, Observed, Seldom, 0.02),
    ("gas", "stove", OftenBoughtWith, Observed, Sometimes, 0.3),
    ("gas-xl", "stove", NeverWith, Declared, Seldom, 0.0),
    ("lantern", "tent", OftenBoughtWith, Observed, Seldom, 0.05),
    ("mat", "sleeping-bag", OftenBoughtWith, Observed, Often, 0.6),
    ("mat", "tent", OftenBoughtWith, Observed, Sometimes, 0.2),
    ("sleeping-bag", "mat", OftenBoughtWith, Observed, Often, 0.6),
    ("sleeping-bag", "stove", OftenBoughtWith, Observed, Sometimes, 0.1),
    ("sleeping-bag", "tent", OftenBoughtWith, Observed, Sometimes, 0.25),
    ("stove", "gas", RequiredPart, Declared, Seldom, 0.8),
    ("stove", "gas-xl", NeverWith, Declared, Seldom, 0.0),
    ("stove", "pot", OftenBoughtWith, Observed, Often, 0.4),
    ("stove", "stove-pro", Substitute, Declared, Seldom, 0.0),
    ("stove-pro", "stove", Substitute, Declared, Seldom, 0.0),
    ("tent", "boots", OftenBoughtWith, Observed, Seldom, 0.02),
    ("tent", "gas-xl", Consumable, Declared, Seldom, 0.12),
    ("tent", "lantern", PartOfSet, Declared, Seldom, 0.15),
    ("tent", "mat", OftenBoughtWith, Observed, Sometimes, 0.3),
    ("tent", "sleeping-bag", OftenBoughtWith, Observed, Often, 0.5),
    ("tent", "stove-pro", NextStep, Declared, Seldom, 0.1),
    ("tent", "tent-red", OftenBoughtWith, Observed, Sometimes, 0.1),
];

pub fn place(id: &str) -> u32 {
    PRODUCTS.iter().position(|product| product.0 == id).expect("a product of the tent shop") as u32
}

pub fn draft() -> Draft {
    let products =
        PRODUCTS.iter().map(|(id, aliases, category, parent, in_stock, popularity)| DraftProduct {
            id: (*id).into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
            category: Some((*category).into()),
            variant_of: parent.map(place),
            in_stock: *in_stock,
            popularity: *popularity,
        });
    let relations =
        RELATIONS.iter().map(|(anchor, companion, kind, provenance, band, weight)| DraftRelation {
            anchor: place(anchor),
            companion: place(companion),
            kind: *kind,
            provenance: *provenance,
            source: (*provenance == Declared).then(|| "catalogue".into()),
            band: *band,
            weight: *weight,
        });
    Draft {
        label: PrivacyLabel {
            tier: PrivacyTier::Threshold,
            minimum_shoppers: 20,
            made_by: "the tent shop".into(),
            learner: "by hand".into(),
        },
        weight_levels: 63,
        products: products.collect(),
        relations: relations.collect(),
    }
}

pub fn model() -> Model {
    Model::decode(draft().encode().unwrap()).unwrap()
}

/// Noon UTC of a day in 2027, `days` later.
pub fn day(days: f64) -> Clock {
    Clock { now: 1_800_014_400_000.0 + days * 86_400_000.0, utc_offset_minutes: 0, seed: 0 }
}

pub fn lines(ids: &[&str]) -> Vec<BasketLine> {
    ids.iter().map(|id| BasketLine { id: (*id).into(), quantity: 1 }).collect()
}

/// A basket page of a shopper who lets this device remember and chose nothing else.
pub fn basket(ids: &[&str]) -> RecommendRequest {
    let asked = RecommendRequest::of(ids.iter().copied(), Placement::Basket);
    RecommendRequest { consent: Consent::Persistent, ..asked }
}

pub fn slate(request: &RecommendRequest) -> Slate {
    slate_with(request, &Memory::empty(), &day(0.0))
}

pub fn slate_with(request: &RecommendRequest, memory: &Memory, clock: &Clock) -> Slate {
    recommend::recommend(&model(), request, memory, clock).unwrap()
}

/// The memory after these acts, all under persistent consent.
pub fn after(acts: &[(f64, Feedback)]) -> Memory {
    acts.iter().fold(Memory::empty(), |memory, (days, act)| {
        memory::record(&memory, act, Consent::Persistent, &day(*days))
    })
}

pub fn ids(slate: &Slate) -> Vec<&str> {
    slate.suggestions.iter().map(|suggestion| suggestion.id.as_str()).collect()
}

/// The rule that withheld `id`, if one did.
pub fn rule(slate: &Slate, id: &str) -> Option<Rule> {
    slate.withheld.iter().find(|withheld| withheld.id == id).map(|withheld| withheld.rule)
}

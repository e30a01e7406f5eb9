//! A camping shop small enough to know by heart, and short ways to ask it something.

use alongside::{
    contract::{
        Band, BasketLine, Clock, Consent, Feedback, Memory, Placement, PrivacyLabel, PrivacyTier,
        Provenance, RecommendRequest, RelationKind, Rule, Slate,
    },
    memory,
    model::{
        Draft, DraftPair, DraftProduct, DraftProfile, DraftRelation, DraftRole, DraftSet,
        DraftTrial, Model,
    },
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
use RelationKind::{Consumable, NeverWith, NextStep, PartOfSet, RequiredPart, Substitute};

/// a, b, symmetric weight, the band from a, the band from b.
type Pair = (&'static str, &'static str, f64, Option<Band>, Option<Band>);

const PAIRS: [Pair; 10] = [
    ("boots", "lantern", 0.02, Some(Seldom), None),
    ("boots", "tent", 0.016, None, Some(Seldom)),
    ("gas", "stove", 0.3, Some(Sometimes), None),
    ("lantern", "tent", 0.06, Some(Seldom), None),
    ("mat", "sleeping-bag", 0.6, Some(Often), Some(Often)),
    ("mat", "tent", 0.245, Some(Sometimes), Some(Sometimes)),
    ("pot", "stove", 0.4, None, Some(Often)),
    ("sleeping-bag", "stove", 0.1, Some(Sometimes), None),
    ("sleeping-bag", "tent", 0.408, Some(Sometimes), Some(Often)),
    ("tent", "tent-red", 0.08, Some(Sometimes), None),
];

/// From the tent to another product a weight is half as much again as the other way round.
const TILT_OF_THE_TENT: f64 = 0.816;

/// anchor, companion, kind, weight: all declared by the catalogue.
const RELATIONS: [(&str, &str, RelationKind, f64); 8] = [
    ("gas-xl", "stove", NeverWith, 0.0),
    ("stove", "gas", RequiredPart, 0.8),
    ("stove", "gas-xl", NeverWith, 0.0),
    ("stove", "stove-pro", Substitute, 0.0),
    ("stove-pro", "stove", Substitute, 0.0),
    ("tent", "gas-xl", Consumable, 0.12),
    ("tent", "lantern", PartOfSet, 0.15),
    ("tent", "stove-pro", NextStep, 0.1),
];

pub fn place(id: &str) -> u32 {
    PRODUCTS.iter().position(|product| product.0 == id).expect("a product of the tent shop") as u32
}

pub fn draft() -> Draft {
    Draft {
        label: PrivacyLabel {
            tier: PrivacyTier::Threshold,
            minimum_shoppers: 20,
            epsilon: 0.0,
            delta: 0.0,
            made_by: "the tent shop".into(),
            learner: "by hand".into(),
        },
        weight_levels: 63,
        products: products(),
        pairs: pairs(),
        relations: relations(),
        sets: vec![DraftSet {
            provenance: Provenance::Observed,
            source: None,
            roles: vec![
                DraftRole::Category("tents".into()),
                DraftRole::Products(vec![place("sleeping-bag")]),
                DraftRole::Products(vec![place("mat")]),
            ],
        }],
        profiles: vec![DraftProfile {
            category: "light".into(),
            months: [2.0, 2.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 2.0, 2.0],
            dayparts: [1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 2.0],
        }],
        calibration: None,
        trials: vec![DraftTrial {
            basket: vec![place("tent")],
            companions: vec![place("sleeping-bag")],
        }],
    }
}

fn products() -> Vec<DraftProduct> {
    let product = |(id, aliases, category, parent, in_stock, popularity): &Product| DraftProduct {
        id: (*id).into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        category: Some((*category).into()),
        family: matches!(*id, "gas" | "pot" | "stove").then(|| "Trail Kitchen".into()),
        variant_of: parent.map(place),
        in_stock: *in_stock,
        popularity: *popularity,
        tilt: if *id == "tent" { TILT_OF_THE_TENT } else { 1.0 },
        price: None,
        level: id.ends_with("-pro").then_some(2),
        seasons: 0,
    };
    PRODUCTS.iter().map(product).collect()
}

fn pairs() -> Vec<DraftPair> {
    let pair = |&(a, b, weight, from_a, from_b): &(_, _, _, _, _)| DraftPair {
        a: place(a),
        b: place(b),
        weight,
        from_a,
        from_b,
    };
    PAIRS.iter().map(pair).collect()
}

fn relations() -> Vec<DraftRelation> {
    let relation = |&(anchor, companion, kind, weight): &(_, _, _, _)| DraftRelation {
        anchor: place(anchor),
        companion: place(companion),
        kind,
        provenance: Provenance::Declared,
        source: Some("catalogue".into()),
        band: Seldom,
        weight,
    };
    RELATIONS.iter().map(relation).collect()
}

pub fn model() -> Model {
    Model::decode(draft().encode().unwrap()).unwrap()
}

/// Noon UTC of a day in 2027, `days` later.
pub fn day(days: f64) -> Clock {
    Clock { now: 1_800_014_400_000.0 + days * 86_400_000.0, utc_offset_minutes: 0, seed: 0 }
}

pub fn lines(ids: &[&str]) -> Vec<BasketLine> {
    ids.iter().map(|id| BasketLine { id: (*id).into(), quantity: 1, gift: false }).collect()
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

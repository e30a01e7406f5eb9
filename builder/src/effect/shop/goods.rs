//! Sixty products in six departments, and models that say the right thing of them, or not.
//!
//! The truth is that something goes with what stands in the next department, seems to go with what
//! stands in the one after, and has nothing to do with the rest.

use alongside::{
    contract::{Band, PrivacyLabel, PrivacyTier, Provenance, RelationKind},
    model::{Draft, DraftProduct, DraftRelation, Model},
};

const DEPARTMENTS: u32 = 6;
const SHELF: u32 = 10;
/// Companions of each product.
const COMPANIONS: u32 = 5;

pub const PRODUCTS: u32 = DEPARTMENTS * SHELF;

/// What a model says goes together.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    /// The truth.
    WhatFits,
    /// Others of the same shelf: what would do in its place.
    TheSameShelf,
    /// Things of a department that has nothing to do with it.
    WhatDoesNotFit,
    /// Things that look as if they went with it.
    WhatSeemsToFit,
}

impl Says {
    fn companion(self, anchor: u32, rank: u32) -> u32 {
        let (department, place) = (anchor / SHELF, anchor % SHELF);
        let (away, place) = match self {
            Self::WhatFits => (1, place + rank),
            Self::TheSameShelf => (0, place + 1 + rank),
            Self::WhatDoesNotFit => (3, place + rank),
            Self::WhatSeemsToFit => (2, place + rank),
        };
        (department + away) % DEPARTMENTS * SHELF + place % SHELF
    }

    /// A model that says so.
    pub fn model(self) -> Model {
        let anchors =
            (0..PRODUCTS).flat_map(|anchor| (0..COMPANIONS).map(move |rank| (anchor, rank)));
        let mut relations: Vec<_> =
            anchors.map(|(anchor, rank)| self.relation(anchor, rank)).collect();
        relations.sort_by_key(|one| (one.anchor, one.companion));
        let draft = Draft {
            label: PrivacyLabel {
                tier: PrivacyTier::Public,
                minimum_shoppers: 0,
                epsilon: 0.0,
                delta: 0.0,
                made_by: "a simulated shop".into(),
                learner: "by hand".into(),
            },
            weight_levels: 63,
            products: (0..PRODUCTS).map(product).collect(),
            pairs: Vec::new(),
            relations,
            sets: Vec::new(),
            profiles: Vec::new(),
            calibration: None,
            trials: Vec::new(),
        };
        Model::decode(draft.encode().unwrap()).unwrap()
    }

    fn relation(self, anchor: u32, rank: u32) -> DraftRelation {
        DraftRelation {
            anchor,
            companion: self.companion(anchor, rank),
            kind: RelationKind::Accessory,
            provenance: Provenance::Declared,
            source: Some("catalogue".into()),
            band: Band::Seldom,
            weight: 0.8 - 0.1 * f64::from(rank),
        }
    }
}

fn product(place: u32) -> DraftProduct {
    DraftProduct {
        id: id(place),
        aliases: Vec::new(),
        category: Some(format!("department {} > shelf", place / SHELF)),
        family: None,
        variant_of: None,
        in_stock: true,
        popularity: 5,
        tilt: 1.0,
        price: Some(20.0 + f64::from(place * 7 % 50)),
        level: None,
        seasons: 0,
    }
}

pub fn id(place: u32) -> String {
    format!("p{place:02}")
}

/// How two things go together, whatever a model says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    Fits,
    SeemsToFit,
    OfOneShelf,
    Unrelated,
}

/// What is true of these two.
pub fn truth(anchor: &str, companion: &str) -> Truth {
    let department = |id: &str| id[1..].parse::<u32>().unwrap() / SHELF;
    match (department(companion) + DEPARTMENTS - department(anchor)) % DEPARTMENTS {
        0 => Truth::OfOneShelf,
        1 => Truth::Fits,
        2 => Truth::SeemsToFit,
        _ => Truth::Unrelated,
    }
}

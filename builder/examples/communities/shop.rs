//! A shop without a story: communities of 100 products, 20 relations from each.
//!
//! Comes in: how many products. Goes out: a draft of its model. What must stay true: seven in ten
//! relations stay within their community; a pair has one weight in both directions; weights
//! are spread evenly over the levels of a log scale.

use std::collections::{BTreeMap, BTreeSet};

use alongside::{
    contract::{Band, PrivacyLabel, PrivacyTier},
    model::{Draft, DraftPair, DraftProduct},
};

use crate::chance::Chance;

const COMMUNITY: u32 = 100;
const RELATIONS: usize = 20;
const INSIDE_IN_TEN: u32 = 7;
const LEVELS: u8 = 63;
/// What one level's weight is to the next higher one's.
const RATIO: f64 = 0.9;
const SEED: u64 = 20_261_121;

/// A product that keeps another among its companions, and that other.
type Kept = (u32, u32);

/// The shop's model.
pub fn draft(products: u32) -> Result<Draft, String> {
    if products < COMMUNITY || !products.is_multiple_of(COMMUNITY) {
        return Err(format!("the number of products must be a multiple of {COMMUNITY}"));
    }
    let kept: BTreeMap<_, _> = (0..products).flat_map(|anchor| row(anchor, products)).collect();
    Ok(Draft {
        label: PrivacyLabel {
            tier: PrivacyTier::None,
            minimum_shoppers: 0,
            epsilon: 0.0,
            delta: 0.0,
            made_by: "alongside, for measuring".to_owned(),
            learner: format!("communities of {COMMUNITY}"),
        },
        weight_levels: LEVELS,
        products: (0..products).map(product).collect(),
        pairs: pairs(&kept),
        relations: Vec::new(),
        sets: Vec::new(),
        profiles: Vec::new(),
        calibration: None,
        trials: Vec::new(),
    })
}

fn product(place: u32) -> DraftProduct {
    DraftProduct {
        // Twelve characters, as many as a usual article number has.
        id: format!("sku-{place:08}"),
        aliases: Vec::new(),
        category: None,
        family: None,
        variant_of: None,
        in_stock: true,
        popularity: 0,
        tilt: 1.0,
        price: None,
        level: None,
        seasons: 0,
    }
}

/// Each two products once, whoever keeps whom.
fn pairs(kept: &BTreeMap<Kept, Band>) -> Vec<DraftPair> {
    let ends =
        kept.keys().map(|(anchor, companion)| (anchor.min(companion), anchor.max(companion)));
    let pair = |(a, b): (&u32, &u32)| DraftPair {
        a: *a,
        b: *b,
        weight: weight(*a, *b),
        from_a: kept.get(&(*a, *b)).copied(),
        from_b: kept.get(&(*b, *a)).copied(),
    };
    ends.collect::<BTreeSet<_>>().into_iter().map(pair).collect()
}

/// The companions the product keeps.
fn row(anchor: u32, products: u32) -> impl Iterator<Item = (Kept, Band)> {
    let mut chance = Chance::of([SEED, 0, anchor.into()]);
    let mut companions = BTreeSet::new();
    while companions.len() < RELATIONS {
        let inside = chance.below(10) < INSIDE_IN_TEN;
        let companion = if inside {
            anchor - anchor % COMMUNITY + chance.below(COMMUNITY)
        } else {
            chance.below(products)
        };
        if companion != anchor {
            companions.insert(companion);
        }
    }
    companions.into_iter().map(move |companion| {
        let band = match chance.below(10) {
            0 => Band::Often,
            1..=4 => Band::Sometimes,
            _ => Band::Seldom,
        };
        ((anchor, companion), band)
    })
}

/// One number for both directions.
fn weight(a: u32, b: u32) -> f64 {
    let level = Chance::of([SEED, a.into(), b.into()]).below(LEVELS.into());
    RATIO.powi(level as i32)
}

//! Handmade: small models for tests, made without a log.

use alongside::{
    contract::{Band, PrivacyLabel, PrivacyTier},
    model::{Draft, DraftPair, DraftProduct},
};

/// A product in stock, of the category, that nothing else is known of.
pub fn product(id: impl Into<String>, category: impl Into<String>) -> DraftProduct {
    DraftProduct {
        id: id.into(),
        aliases: Vec::new(),
        category: Some(category.into()),
        family: None,
        variant_of: None,
        in_stock: true,
        popularity: 1,
        tilt: 1.0,
        price: None,
        level: None,
        seasons: 0,
    }
}

/// A pair that each of the two keeps.
pub fn pair(a: u32, b: u32, weight: f64) -> DraftPair {
    DraftPair { a, b, weight, from_a: Some(Band::Often), from_b: Some(Band::Often) }
}

/// A model of nothing but these.
pub fn draft(products: Vec<DraftProduct>, pairs: Vec<DraftPair>) -> Draft {
    Draft {
        label: PrivacyLabel {
            tier: PrivacyTier::Threshold,
            minimum_shoppers: 20,
            epsilon: 0.0,
            delta: 0.0,
            made_by: "a test".into(),
            learner: "by hand".into(),
        },
        weight_levels: 63,
        products,
        pairs,
        relations: Vec::new(),
        sets: Vec::new(),
        profiles: Vec::new(),
        calibration: None,
        trials: Vec::new(),
    }
}

//! Assemble: catalogue, statistics and relations become a model file.
//!
//! What must stay true: the label says how the model was made and promises only what was done.

use alongside::{
    contract::{PrivacyLabel, PrivacyTier},
    model::{Calibration, Draft, DraftProduct},
};

use crate::{
    anonymize::{Promise, Statistics},
    associate::{Associations, Learner, associate, fill},
    catalogue::Catalogue,
    error::BuilderError,
    mine::{Mined, mine},
    pipeline::Basis,
    trials,
    tune::decode,
};

/// The program as labels and manifests name it.
pub const MADE_BY: &str = concat!("alongside ", env!("CARGO_PKG_VERSION"));

/// What the statistics were protected by and learned with, and what scores then mean.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// What the label promises.
    pub promise: Promise,
    /// How statistics become weights.
    pub learner: Learner,
    /// What the model's scores mean, once it was measured.
    pub calibration: Option<Calibration>,
}

/// The model before it is bytes. `associations` as [`associate`] gives them.
pub fn draft(
    catalogue: &Catalogue,
    statistics: &Statistics,
    associations: Associations,
    recipe: &Recipe,
) -> Draft {
    let Associations { observed, declared } = associations;
    let products = catalogue.products.iter().zip(&statistics.items).zip(observed.tilts);
    let products = products.map(|((product, statistic), tilt)| DraftProduct {
        id: product.id.clone(),
        aliases: product.aliases.clone(),
        category: product.category.clone(),
        family: None,
        variant_of: product.variant_of,
        in_stock: product.in_stock,
        popularity: statistic.popularity,
        tilt,
        price: product.price,
        level: product.level,
        seasons: product.seasons,
    });
    Draft {
        label: PrivacyLabel {
            tier: recipe.promise.tier,
            minimum_shoppers: recipe.promise.minimum_shoppers,
            epsilon: recipe.promise.epsilon,
            delta: recipe.promise.delta,
            made_by: MADE_BY.to_owned(),
            learner: recipe.learner.to_string(),
        },
        weight_levels: statistics.weight_levels,
        products: products.collect(),
        pairs: observed.pairs,
        relations: declared,
        sets: Vec::new(),
        profiles: Vec::new(),
        calibration: recipe.calibration,
        trials: Vec::new(),
    }
}

/// Everything there is to learn: what goes together in pairs, and what goes beyond them.
pub fn learn(catalogue: &Catalogue, basis: &Basis) -> (Draft, Mined) {
    let Basis { statistics, structure, recipe, .. } = basis;
    let (mut draft, mined) = rayon::join(
        || {
            let associations = associate(statistics, &recipe.learner, &catalogue.declared);
            draft(catalogue, statistics, associations, recipe)
        },
        || mine(catalogue, structure),
    );
    mined.enter(&mut draft, catalogue);
    if recipe.promise.tier != PrivacyTier::None {
        fill(&mut draft, catalogue);
    }
    (draft, mined)
}

/// The bytes of a draft.
pub fn encode(draft: &Draft) -> Result<Vec<u8>, BuilderError> {
    draft.encode().map_err(|error| {
        BuilderError::Refused(format!("the model can't be written as a file: {error}"))
    })
}

/// The bytes of a draft, which is given the trials it has to pass wherever it arrives.
pub fn encode_with_trials(draft: &mut Draft) -> Result<Vec<u8>, BuilderError> {
    draft.trials = trials::of(&decode(encode(draft)?)?);
    encode(draft)
}

/// From statistics to a file in one go, to measure a recipe with.
pub fn model_file(
    catalogue: &Catalogue,
    statistics: &Statistics,
    recipe: &Recipe,
) -> Result<Vec<u8>, BuilderError> {
    let associations = associate(statistics, &recipe.learner, &catalogue.declared);
    encode(&draft(catalogue, statistics, associations, recipe))
}

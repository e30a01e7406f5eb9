//! Settings: what whoever counts is told, so that whoever builds knows what was counted.
//!
//! What must stay true: two countings under equal settings of the same orders are equal.

use serde::{Deserialize, Serialize};

use crate::{count::BasketWeight, error::BuilderError, order_log::Rules};

/// The version of the tables. A build refuses any other.
pub const SCHEMA: u32 = 1;

/// How orders were cleaned and counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Distinct shoppers behind every number, at least.
    pub minimum_shoppers: u32,
    /// Distinct products of the largest order that counts.
    pub largest_order: usize,
    /// Orders of one shopper that count, the newest.
    pub most_orders: usize,
    /// Items that are no products, besides postage, fees and vouchers; in capital letters.
    pub not_products: Vec<String>,
    /// `gamma` of [`BasketWeight`].
    pub gamma: f64,
    /// The half-life of [`BasketWeight`].
    pub half_life_days: Option<u32>,
    /// A checksum of what was known of the catalogue; none where there was no catalogue.
    pub catalogue: Option<String>,
}

impl Settings {
    /// For orders cleaned by `rules`, baskets weighed by `weight`.
    pub fn new(
        rules: &Rules,
        weight: &BasketWeight,
        minimum_shoppers: u32,
        catalogue: Option<String>,
    ) -> Self {
        let Rules { largest_order, most_orders, not_products } = rules.clone();
        let BasketWeight { gamma, half_life_days } = *weight;
        Self {
            minimum_shoppers,
            largest_order,
            most_orders,
            not_products,
            gamma,
            half_life_days,
            catalogue,
        }
    }

    /// As `meta` holds them.
    pub fn to_json(&self) -> Result<String, BuilderError> {
        serde_json::to_string(self).map_err(|error| {
            BuilderError::Refused(format!("the settings can't be written as JSON: {error}"))
        })
    }

    /// How much a basket counted.
    pub fn weight(&self) -> BasketWeight {
        BasketWeight { gamma: self.gamma, half_life_days: self.half_life_days }
    }
}

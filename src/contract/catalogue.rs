//! What the page shows of a product: the second file, fetched whole beside the model.

use serde::{Deserialize, Serialize};

/// The version of [`Catalogue`] the builder writes.
pub const CATALOGUE_VERSION: u32 = 1;

/// `catalogue.json`: titles, prices, links and pictures. The engine never reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// [`CATALOGUE_VERSION`].
    pub version: u32,
    /// ISO 4217 code of all prices, such as `EUR`; `null` when the merchant named none.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string | null"))]
    pub currency: Option<String>,
    /// In order of id.
    pub products: Vec<CatalogueProduct>,
}

/// One product as the page shows it. What the merchant's file leaves empty is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueProduct {
    /// The product's id, as in the model.
    pub id: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub title: Option<String>,
    /// The whole category path, such as `photo > memory cards`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub category: Option<String>,
    /// A finite number, 0 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub price: Option<f64>,
    /// Where its page is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub url: Option<String>,
    /// Its picture: an address or a `data:` URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub image: Option<String>,
    /// The product it is a size or colour of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub variant_of: Option<String>,
}

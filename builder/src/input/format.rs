//! Which program wrote an export, told by its header.
//!
//! What must stay true: a header is named only by columns no other export has together; what is
//! not recognised is a plain table, and then our own column names are asked for.

use std::fmt;

use clap::ValueEnum;
use serde::Serialize;

use super::localised;

/// A format by the program that writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// CSV, TSV or Parquet with our own columns, or others named by --column.
    Table,
    /// Orders as Shopify's admin exports them.
    ShopifyOrders,
    /// Products as Shopify's admin exports them.
    ShopifyProducts,
    /// Orders of WooCommerce: Analytics, or a plugin's `line_item_1 …`.
    WoocommerceOrders,
    /// Products as WooCommerce exports them, in any language it is translated to.
    WoocommerceProducts,
    /// Google Analytics 4: the BigQuery export (JSON lines, Parquet) or a dataLayer's pushes.
    Ga4,
    /// `Order Completed` events of Segment or RudderStack, JSON lines.
    Segment,
    /// A Google Merchant feed: TSV, CSV, RSS or Atom.
    Merchant,
    /// schema.org `Product` and `ProductGroup`.
    JsonLd,
}

/// What an export is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who bought what together.
    Orders,
    /// What is sold.
    Catalogue,
}

impl Format {
    /// What it is about; a plain table may be about either.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Table => None,
            Self::ShopifyOrders | Self::WoocommerceOrders | Self::Ga4 | Self::Segment => {
                Some(Role::Orders)
            }
            Self::ShopifyProducts | Self::WoocommerceProducts | Self::Merchant | Self::JsonLd => {
                Some(Role::Catalogue)
            }
        }
    }

    /// The format of rows with these columns.
    pub fn of_header(headers: &[String]) -> Self {
        let has = |name: &str| headers.iter().any(|known| known.eq_ignore_ascii_case(name));
        let any = |names: &[&str]| names.iter().any(|name| has(name));
        if has("Name") && has("Lineitem quantity") {
            Self::ShopifyOrders
        } else if any(&["Handle", "URL handle"])
            && has("Title")
            && any(&["Variant SKU", "SKU", "Variant Price"])
        {
            Self::ShopifyProducts
        } else if has("line_item_1")
            || headers.iter().any(|name| localised::ORDER_PRODUCTS.is(name))
        {
            Self::WoocommerceOrders
        } else if is_woocommerce_products(headers) {
            Self::WoocommerceProducts
        } else if has("event_name") && any(&["items.item_id", "items"]) {
            Self::Ga4
        } else if any(&["id", "g:id"]) && any(&["title", "g:title"]) && any(&["link", "g:link"]) {
            Self::Merchant
        } else {
            Self::Table
        }
    }
}

/// `ID` and the type come first in every language.
fn is_woocommerce_products(headers: &[String]) -> bool {
    matches!(headers, [id, kind, sku, ..]
        if id == "ID" && localised::TYPE.is(kind) && localised::SKU.is(sku))
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "plain table",
            Self::ShopifyOrders => "Shopify orders export",
            Self::ShopifyProducts => "Shopify product export",
            Self::WoocommerceOrders => "WooCommerce orders export",
            Self::WoocommerceProducts => "WooCommerce product export",
            Self::Ga4 => "Google Analytics 4 export",
            Self::Segment => "Segment order events",
            Self::Merchant => "Google Merchant feed",
            Self::JsonLd => "JSON-LD products",
        })
    }
}

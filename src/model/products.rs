//! What is known of each product, one plane a property.
//!
//! ```text
//! price scale · planes: category + 1 · family + 1 · variant group + 1 (0: itself) · sold out
//!               · popularity · price code (0: unknown) · level (0: none) · seasons
//! ```

use super::{Draft, LogScale, ModelError, bytes::Cursor, plane::Plane};

/// Where the planes lie.
#[derive(Clone, Debug)]
pub(super) struct Products {
    pub(super) category: Plane,
    pub(super) family: Plane,
    pub(super) group: Plane,
    pub(super) sold_out: Plane,
    pub(super) popularity: Plane,
    pub(super) price: Plane,
    pub(super) level: Plane,
    pub(super) seasons: Plane,
    pub(super) prices: [f64; 256],
}

/// Steps of the price scale.
const PRICE_LEVELS: u8 = 255;
/// Spring, summer, autumn, winter: one bit each.
const ALL_SEASONS: usize = 0b1111;

/// How many names there are to point to.
pub(super) struct Pointees {
    pub(super) products: usize,
    pub(super) categories: usize,
    pub(super) families: usize,
}

impl Products {
    pub(super) fn encode(draft: &Draft, categories: &[&str], families: &[&str], out: &mut Vec<u8>) {
        let plane = |number: &dyn Fn(usize) -> u32, out: &mut Vec<u8>| {
            let numbers: Vec<u32> = (0..draft.products.len()).map(number).collect();
            Plane::encode(&numbers, out);
        };
        let products = &draft.products;
        let prices = products.iter().filter_map(|product| product.price).filter(|p| *p > 0.0);
        let scale = LogScale::spanning(prices, PRICE_LEVELS);
        let codes = scale.codes();
        let price = |price: f64| if price > 0.0 { codes.code(price).into() } else { 0 };
        let named = |names: &[&str], name: Option<&str>| {
            name.and_then(|name| names.binary_search(&name).ok()).map_or(0, |at| at as u32 + 1)
        };
        let group = |at: usize| match draft.variant_group(at as u32) {
            group if group as usize == at => 0,
            group => group + 1,
        };
        scale.encode(out);
        plane(&|at| named(categories, products[at].category.as_deref()), out);
        plane(&|at| named(families, products[at].family.as_deref()), out);
        plane(&group, out);
        plane(&|at| (!products[at].in_stock).into(), out);
        plane(&|at| products[at].popularity.into(), out);
        plane(&|at| products[at].price.map_or(0, price), out);
        plane(&|at| products[at].level.unwrap_or_default().into(), out);
        plane(&|at| products[at].seasons.into(), out);
    }

    pub(super) fn decode(cursor: &mut Cursor<'_>, of: &Pointees) -> Result<Self, ModelError> {
        let prices = LogScale::decode(cursor)?;
        let mut plane = |most| Plane::decode(cursor, of.products, most);
        let products = Self {
            category: plane(of.categories)?,
            family: plane(of.families)?,
            group: plane(of.products)?,
            sold_out: plane(1)?,
            popularity: plane(u8::MAX.into())?,
            price: plane(prices.levels.into())?,
            level: plane(u8::MAX.into())?,
            seasons: plane(ALL_SEASONS)?,
            prices: prices.table(),
        };
        let bytes = cursor.bytes();
        let hangs_on_itself = |at: usize| match products.group.get(bytes, at) {
            0 => true,
            group => products.group.get(bytes, group as usize - 1) == 0,
        };
        let is_sound = products.group.is_nought() || (0..of.products).all(hangs_on_itself);
        if is_sound { Ok(products) } else { Err(cursor.damaged()) }
    }
}

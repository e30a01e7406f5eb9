//! A catalogue without some of its products, every reference moved.
//!
//! What must stay true: nothing that is left refers to anything that is gone.

use super::{Catalogue, Declared};

impl Catalogue {
    /// Without the products `is_gone` names by place.
    pub fn without(self, is_gone: impl Fn(u32) -> bool) -> Self {
        let mut places = Vec::with_capacity(self.products.len());
        let mut next = 0;
        for place in 0..self.products.len() as u32 {
            places.push((!is_gone(place)).then_some(next));
            next += u32::from(!is_gone(place));
        }
        let moved = |place: u32| places[place as usize];
        let products = self.products.into_iter().zip(&places).filter(|(_, place)| place.is_some());
        let products = products.map(|(mut product, _)| {
            product.variant_of = product.variant_of.and_then(moved);
            product
        });
        let declared = self.declared.into_iter().filter_map(|declared| {
            let (anchor, companion) = (moved(declared.anchor)?, moved(declared.companion)?);
            Some(Declared { anchor, companion, ..declared })
        });
        Self { products: products.collect(), declared: declared.collect() }
    }
}

#[cfg(test)]
mod tests {
    use alongside::contract::RelationKind;

    use super::*;
    use crate::catalogue::{Product, Source};

    #[test]
    fn what_is_left_refers_to_what_is_left() {
        let product =
            |id: &str, variant_of| Product { id: id.into(), variant_of, ..Product::default() };
        let (kind, source) = (RelationKind::Accessory, Source::Catalogue);
        let declare = |anchor, companion| Declared { anchor, companion, kind, source };
        let catalogue = Catalogue {
            products: vec![
                product("a", None),
                product("b", None),
                product("c", Some(1)),
                product("d", Some(0)),
            ],
            declared: vec![declare(0, 1), declare(1, 2), declare(2, 3)],
        };
        let left = catalogue.without(|place| place == 0);
        let expected = Catalogue {
            products: vec![product("b", None), product("c", Some(0)), product("d", None)],
            declared: vec![declare(0, 1), declare(1, 2)],
        };
        assert_eq!(left, expected);
    }
}

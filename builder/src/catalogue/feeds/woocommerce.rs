//! The product export of WooCommerce, its headers in the shop's language.
//!
//! A product is known by its SKU, else by its number; references write `SKU-1` or `id:12`.
//! Cross-sells go with it, upsells stand in for it, what a grouped product holds is one set.

use alongside::contract::RelationKind;

use crate::{
    error::BuilderError,
    input::localised::{self as l, Localised},
    table::Table,
};

use super::{CatalogueRow, RelatedProduct, Source, companion, filled, price, product, without_id};

pub(super) fn read(mut table: Table) -> Result<Vec<CatalogueRow>, BuilderError> {
    let file = table.file().to_owned();
    let number = table.required("ID")?;
    // `Type` is the second column in every language; names further on may be the same word.
    let at = |wanted: &Localised| table.find(|header| wanted.is(header));
    let kind = at(&l::TYPE);
    let (sku, name, gtin) = (at(&l::SKU), at(&l::NAME), at(&l::GTIN));
    let (categories, images, brands) = (at(&l::CATEGORIES), at(&l::IMAGES), at(&l::BRANDS));
    let (regular, reduced) = (at(&l::REGULAR_PRICE), at(&l::SALE_PRICE));
    let (in_stock, published) = (at(&l::IN_STOCK), at(&l::PUBLISHED));
    let (parent, grouped) = (at(&l::PARENT), at(&l::GROUPED));
    let (upsells, cross_sells) = (at(&l::UPSELLS), at(&l::CROSS_SELLS));

    let mut rows = Vec::new();
    while let Some(row) = table.next()? {
        let number = row.text(Some(number));
        let id = row.optional(sku).unwrap_or(number);
        if id.is_empty() {
            return Err(without_id(&row, &file).into());
        }
        let mut one = product(row.line(), id);
        let it = &mut one.product;
        it.aliases = vec![number.to_owned(), format!("id:{number}"), row.text(name).to_owned()];
        it.aliases.extend(row.optional(gtin).map(str::to_owned));
        it.title = filled(row.text(name));
        it.category = first_path(row.text(categories));
        it.brand = filled(row.text(brands).split(',').next().unwrap_or_default());
        it.image = filled(row.text(images).split(',').next().unwrap_or_default());
        it.price = row.optional(reduced).or_else(|| row.optional(regular)).and_then(price);
        it.in_stock = !matches!(row.text(in_stock), "0") && matches!(row.text(published), "" | "1");
        one.variant_of = row.optional(parent).map(str::to_owned);
        one.related = related(row.text(cross_sells), RelationKind::Accessory)
            .chain(related(row.text(upsells), RelationKind::Substitute))
            .collect();
        if row.text(kind) == "grouped" {
            one.related.extend(related(row.text(grouped), RelationKind::PartOfSet));
        }
        rows.push(one);
    }
    Ok(rows)
}

/// `Camping > Tents, Sale`: the first path is where it stands.
fn first_path(categories: &str) -> Option<String> {
    let path = categories.split(',').next().unwrap_or_default();
    let parts: Vec<_> = path.split('>').map(str::trim).filter(|part| !part.is_empty()).collect();
    filled(&parts.join(" > "))
}

fn related(list: &str, kind: RelationKind) -> impl Iterator<Item = RelatedProduct> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(move |name| companion(kind, name, Source::Woocommerce))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_stands_on_the_first_shelf_it_names() {
        assert_eq!(first_path("Camping > Tents, Sale").as_deref(), Some("Camping > Tents"));
        assert_eq!(first_path("Camping>Tents").as_deref(), Some("Camping > Tents"));
        assert_eq!(first_path(""), None);
    }
}

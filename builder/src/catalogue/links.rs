//! From names in rows to places in the list: every reference resolved or refused with its line.

use std::{collections::BTreeMap, path::Path};

use alongside::contract::RelationKind;

use crate::error::{BuilderError, InputError, excerpt};

use super::{Catalogue, Declared, Names, columns::CatalogueRow, related::Direction};

/// A row that refers to something wrong, by its line and column.
struct Link<'a> {
    file: &'a Path,
    line: u64,
    field: &'static str,
}

impl Link<'_> {
    fn wrong(&self, problem: String) -> InputError {
        InputError::new(self.file, problem).line(self.line).field(self.field)
    }
}

/// Sorts the rows and resolves what they refer to.
pub(super) fn resolve(file: &Path, mut rows: Vec<CatalogueRow>) -> Result<Catalogue, BuilderError> {
    rows.sort_by(|a, b| (&a.product.id, a.line).cmp(&(&b.product.id, b.line)));
    let names = unambiguous(file, &rows)?;

    let mut declared = Vec::new();
    let mut parents = Vec::with_capacity(rows.len());
    for (row, place) in rows.iter().zip(0..) {
        let link = Link { file, line: row.line, field: "variant_of" };
        let parent = row.variant_of.as_deref();
        parents.push(parent.map(|name| other(&link, &names, name, place)).transpose()?);
        let link = Link { field: "related_product", ..link };
        for related in &row.related {
            let companion = other(&link, &names, &related.name, place)?;
            let (anchor, companion) = match related.direction {
                Direction::ToCompanion => (place, companion),
                Direction::FromCompanion => (companion, place),
            };
            let (kind, source) = (related.kind, related.source);
            declared.push(Declared { anchor, companion, kind, source });
        }
    }
    no_circles(file, &rows, &parents)?;
    let mut declared = over_variants(&declared, &parents);
    declared.sort_unstable();
    declared.dedup_by_key(|one| (one.anchor, one.companion, one.kind));
    no_contradictions(file, &rows, &declared)?;

    let products = rows
        .into_iter()
        .zip(parents)
        .map(|(row, variant_of)| super::Product { variant_of, ..row.product });
    Ok(Catalogue { products: products.collect(), declared })
}

/// Every name, if each is the name of one product.
fn unambiguous<'a>(file: &Path, rows: &'a [CatalogueRow]) -> Result<Names<'a>, BuilderError> {
    let mut names = Names::default();
    let ids = rows.iter().zip(0..).map(|(row, place)| (row.product.id.as_str(), place, "item_id"));
    let aliases = rows.iter().zip(0..).flat_map(|(row, place)| {
        row.product.aliases.iter().map(move |alias| (alias.as_str(), place, "aliases"))
    });
    for (name, place, field) in ids.chain(aliases) {
        if let Some(holder) = names.claim(name, place) {
            let (row, holder) = (&rows[place as usize], &rows[holder as usize]);
            let link = Link { file, line: row.line, field };
            let problem = format!("{} is also the name of line {}", excerpt(name), holder.line);
            return Err(link
                .wrong(problem)
                .expected("every id and alias to name one product")
                .advice("remove it from one of the two rows")
                .into());
        }
    }
    Ok(names)
}

/// The product `name` stands for, which must not be the row's own.
fn other(link: &Link, names: &Names, name: &str, own: u32) -> Result<u32, BuilderError> {
    match names.resolve(name) {
        Some(place) if place != own => Ok(place),
        Some(_) => Err(link
            .wrong(format!("{} is the product itself", excerpt(name)))
            .expected("another product")
            .advice("remove the reference")
            .into()),
        None => Err(link
            .wrong(format!("no product is named {}", excerpt(name)))
            .expected("the item_id or alias of a row of this file")
            .advice("correct the reference, or add the product")
            .into()),
    }
}

fn no_circles(
    file: &Path,
    rows: &[CatalogueRow],
    parents: &[Option<u32>],
) -> Result<(), BuilderError> {
    for (row, start) in rows.iter().zip(parents) {
        let (mut here, mut steps) = (*start, 0);
        while let Some(parent) = here {
            steps += 1;
            if steps > rows.len() {
                let link = Link { file, line: row.line, field: "variant_of" };
                return Err(link
                    .wrong(format!("{} leads round in a circle", excerpt(&row.product.id)))
                    .expected("variants to end at one main product")
                    .advice("leave variant_of empty in the row of the main product")
                    .into());
            }
            here = parents[parent as usize];
        }
    }
    Ok(())
}

/// What stands in for a product or clashes with it does so in every size and colour of both.
fn over_variants(declared: &[Declared], parents: &[Option<u32>]) -> Vec<Declared> {
    let main = |mut place: u32| {
        while let Some(parent) = parents[place as usize] {
            place = parent;
        }
        place
    };
    let mut variants: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for place in 0..parents.len() as u32 {
        variants.entry(main(place)).or_default().push(place);
    }
    let spread = declared.iter().flat_map(|one| {
        let Declared { anchor, companion, kind, source } = *one;
        let all = |place: u32| {
            let spreads = variants.get(&main(place)).filter(|_| !kind.is_complement());
            spreads.map_or_else(|| vec![place], Vec::clone)
        };
        let companions = all(companion);
        all(anchor).into_iter().flat_map(move |anchor| {
            let pair = move |companion| Declared { anchor, companion, kind, source };
            companions.clone().into_iter().map(pair)
        })
    });
    spread.filter(|one| one.anchor != one.companion).collect()
}

/// Nobody can need what must never go with it.
fn no_contradictions(
    file: &Path,
    rows: &[CatalogueRow],
    declared: &[Declared],
) -> Result<(), BuilderError> {
    let never = |one: u32, other: u32| {
        let clash = (one, other, RelationKind::NeverWith);
        declared.binary_search_by_key(&clash, |d| (d.anchor, d.companion, d.kind)).is_ok()
    };
    let clashes = |d: &&Declared| {
        d.kind.is_complement() && (never(d.anchor, d.companion) || never(d.companion, d.anchor))
    };
    let Some(found) = declared.iter().find(clashes) else { return Ok(()) };
    let companion = &rows[found.companion as usize].product.id;
    let link = Link { file, line: rows[found.anchor as usize].line, field: "related_product" };
    Err(link
        .wrong(format!("{} is both {} and never_with", excerpt(companion), found.kind))
        .expected("two products to go together or never")
        .advice("remove one of the two statements")
        .into())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Product, Source, related::RelatedProduct},
        *,
    };

    fn row(line: u64, id: &str) -> CatalogueRow {
        let product = Product { id: id.into(), in_stock: true, ..Product::default() };
        CatalogueRow { line, product, variant_of: None, related: Vec::new() }
    }

    fn refusal(rows: Vec<CatalogueRow>) -> String {
        let resolved = resolve(Path::new("catalogue.csv"), rows);
        resolved.err().unwrap().to_string()
    }

    fn variant(line: u64, id: &str, of: &str) -> CatalogueRow {
        CatalogueRow { variant_of: Some(of.into()), ..row(line, id) }
    }

    fn related(line: u64, id: &str, kind: RelationKind, name: &str) -> CatalogueRow {
        let (source, direction) = (Source::Catalogue, Direction::ToCompanion);
        let related = vec![RelatedProduct { kind, name: name.into(), source, direction }];
        CatalogueRow { related, ..row(line, id) }
    }

    #[test]
    fn a_reference_by_alias_finds_its_product_whatever_the_order_of_rows() {
        let mut gas = row(3, "gas");
        gas.product.aliases.push("SKU-1".into());
        let stove = related(2, "stove", RelationKind::Consumable, "SKU-1");
        let catalogue = resolve(Path::new("catalogue.csv"), vec![stove, gas]).unwrap();
        let (kind, source) = (RelationKind::Consumable, Source::Catalogue);
        let wanted = Declared { anchor: 1, companion: 0, kind, source };
        assert_eq!(catalogue.declared, [wanted]);
    }

    #[test]
    fn what_clashes_with_a_product_clashes_with_its_every_colour() {
        let stove = related(2, "stove", RelationKind::NeverWith, "gas");
        let rows = vec![
            stove,
            row(3, "gas"),
            variant(4, "gas-blue", "gas"),
            variant(5, "stove-red", "stove"),
        ];
        let catalogue = resolve(Path::new("catalogue.csv"), rows).unwrap();
        let pairs: Vec<_> = catalogue.declared.iter().map(|d| (d.anchor, d.companion)).collect();
        // In order of id: gas, gas-blue, stove, stove-red.
        assert_eq!(pairs, [(2, 0), (2, 1), (3, 0), (3, 1)]);
    }

    #[test]
    fn an_unknown_reference_is_refused_with_its_line() {
        let found = refusal(vec![related(2, "stove", RelationKind::Consumable, "gsa")]);
        assert!(
            found.starts_with(
                "catalogue.csv, line 2, field `related_product`: no product is named \"gsa\""
            ),
            "{found}"
        );
    }

    #[test]
    fn a_circle_of_variants_is_refused() {
        let found = refusal(vec![variant(2, "green", "red"), variant(3, "red", "green")]);
        assert!(found.contains("leads round in a circle"), "{found}");
    }

    #[test]
    fn a_product_is_not_its_own_variant() {
        let found = refusal(vec![variant(2, "red", "red")]);
        assert!(found.contains("is the product itself"), "{found}");
    }

    #[test]
    fn a_name_belongs_to_one_product() {
        let found = refusal(vec![row(2, "tent"), row(7, "tent")]);
        let wanted = "line 7, field `item_id`: \"tent\" is also the name of line 2";
        assert!(found.contains(wanted), "{found}");
        let mut tarp = row(3, "tarp");
        tarp.product.aliases.push("tent".into());
        let found = refusal(vec![row(2, "tent"), tarp]);
        assert!(found.contains("line 3, field `aliases`"), "{found}");
    }

    #[test]
    fn what_is_needed_can_not_also_clash() {
        let stove = related(2, "stove", RelationKind::RequiredPart, "gas");
        let gas = related(3, "gas", RelationKind::NeverWith, "stove");
        let found = refusal(vec![stove, gas]);
        assert!(found.contains("\"gas\" is both required_part and never_with"), "{found}");
    }
}

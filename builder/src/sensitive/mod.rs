//! Sensitive: what a basket must not give away is taken out before anybody counts.
//!
//! Comes in: the catalogue and what the merchant says of its shelves. Goes out: the catalogue
//! without those products, and the list of what was left out. What must stay true: a product that
//! is left out has no place in the model, so that it is in no relation, slate or reason; the
//! merchant's word on a shelf stands above the list.
//!
//! A shelf *maps* where the merchant names it (`--sensitive`, `--categories`), or where a word of
//! its path is one of the taxonomy's. What maps nowhere has been looked at by nobody and is left
//! out, unless hardly any shelf maps: then the shop has words of its own, which the list can't
//! read, and says so.

mod file;
mod phrases;
mod topics;
mod vocabulary;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, Categories, Product},
    error::{BuilderError, InputError},
};

/// What the merchant says of the shop's shelves.
#[derive(Debug, Default)]
pub struct Shelves {
    /// Paths that are sensitive here, one a line.
    pub sensitive: Option<PathBuf>,
    /// Paths that are not, whatever the list says, one a line.
    pub harmless: Option<PathBuf>,
    /// Whether a shelf nobody has looked at stops the build.
    pub is_strict: bool,
}

/// What was left out, for the private report.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// By topic: how many products.
    pub topics: BTreeMap<&'static str, usize>,
    /// Shelves that map nowhere and were left out.
    pub unmapped: Vec<String>,
    /// What the merchant should know, a sentence each.
    pub warnings: Vec<String>,
    /// Ids and aliases of what was left out: known, and not to be told as unknown.
    #[serde(skip)]
    pub names: BTreeSet<String>,
}

/// The merchant's own list.
const OWN_LIST: &str = "the shop's own list";
/// The feed's column.
const ADULT: &str = "adult";
/// A shelf that maps nowhere.
const UNMAPPED: &str = "maps nowhere";
/// The shelves with this share of the products, or more, have to map for the others to be left out.
const READABLE: f64 = 0.75;

/// The catalogue without what is sensitive.
pub fn leave_out(
    catalogue: Catalogue,
    shelves: &Shelves,
) -> Result<(Catalogue, LeftOut), BuilderError> {
    let categories = Categories::of(&catalogue.products);
    let listed = |file: &Option<PathBuf>| match file {
        Some(file) => file::read(file, &categories),
        None => Ok(vec![false; categories.paths.len()]),
    };
    let (own, harmless) = (listed(&shelves.sensitive)?, listed(&shelves.harmless)?);
    let verdicts = categories.paths.iter().zip(own).zip(harmless);
    let verdicts: Vec<_> =
        verdicts.map(|((path, own), harmless)| Verdict::on(path, own, harmless)).collect();

    let mut left_out = LeftOut::default();
    let shelf_of = |place: usize| categories.of_product[place];
    let stands = |place: usize| shelf_of(place).map(|path| verdicts[path as usize]);
    let standing = (0..catalogue.products.len()).filter_map(stands);
    let (all, mapped) = standing.fold((0_u32, 0_u32), |(all, mapped), verdict| {
        (all + 1, mapped + u32::from(verdict != Verdict::Unmapped))
    });
    let is_readable = f64::from(mapped) >= READABLE * f64::from(all);
    let used = categories.of_product.iter().flatten();
    let used: BTreeSet<_> = used.copied().collect();
    let unmapped = used.into_iter().filter(|path| verdicts[*path as usize] == Verdict::Unmapped);
    let unmapped: Vec<_> = unmapped.map(|path| categories.paths[path as usize].clone()).collect();
    if shelves.is_strict
        && let Some(first) = unmapped.first()
    {
        return Err(nobody_looked_at(first, unmapped.len(), shelves));
    }
    left_out.warn(&unmapped, all, is_readable);
    if is_readable {
        left_out.unmapped = unmapped;
    }

    let reason = |place: usize, product: &Product| match stands(place) {
        _ if product.is_adult => Some(ADULT),
        Some(Verdict::Sensitive(topic)) => Some(topic),
        Some(Verdict::Harmless) => None,
        Some(Verdict::Unmapped) if is_readable => Some(UNMAPPED),
        _ => product.title.as_deref().and_then(topics::of_title),
    };
    let mut reasons: Vec<_> = catalogue
        .products
        .iter()
        .enumerate()
        .map(|(place, product)| reason(place, product))
        .collect();
    // A size of something sensitive is as sensitive, whatever its own row says.
    for (place, main) in catalogue.mains().into_iter().enumerate() {
        reasons[place] = reasons[place].or(reasons[main as usize]);
    }
    for (product, topic) in catalogue.products.iter().zip(&reasons) {
        if let Some(topic) = topic {
            *left_out.topics.entry(topic).or_default() += 1;
            left_out.names.extend(std::iter::once(&product.id).chain(&product.aliases).cloned());
        }
    }
    Ok((catalogue.without(|place| reasons[place as usize].is_some()), left_out))
}

/// What is known of a shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Sensitive(&'static str),
    Harmless,
    Mapped,
    Unmapped,
}

impl Verdict {
    fn on(path: &str, is_own: bool, is_harmless: bool) -> Self {
        let words = phrases::words(path);
        if is_own {
            Self::Sensitive(OWN_LIST)
        } else if is_harmless {
            Self::Harmless
        } else if let Some(topic) = topics::of_path(path) {
            Self::Sensitive(topic)
        } else if words.iter().any(|word| vocabulary::has(word)) {
            Self::Mapped
        } else {
            Self::Unmapped
        }
    }
}

fn nobody_looked_at(first: &str, count: usize, shelves: &Shelves) -> BuilderError {
    let file = shelves.harmless.clone().unwrap_or_else(|| PathBuf::from("--categories"));
    InputError::new(&file, format!("{count} categories map nowhere, {first:?} the first of them"))
        .expected("every category to be known as sensitive or harmless")
        .advice("name harmless ones in a file for --categories, others in one for --sensitive")
        .into()
}

impl LeftOut {
    /// Products that were left out.
    pub fn count(&self) -> usize {
        self.topics.values().sum()
    }

    fn warn(&mut self, unmapped: &[String], products_on_shelves: u32, is_readable: bool) {
        let count = unmapped.len();
        if products_on_shelves == 0 {
            self.warnings.push(
                "No product has a category, so sensitive ones are known by their titles alone. \
                 Add the column category."
                    .into(),
            );
        } else if count > 0 && is_readable {
            self.warnings.push(format!(
                "{count} categories map nowhere and are left out. Name them in a file for \
                 --categories if they are harmless."
            ));
        } else if count > 0 {
            self.warnings.push(format!(
                "Most categories have words of their own: {count} map nowhere and are kept. Name \
                 those that are sensitive in a file for --sensitive."
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop(shelves: &[&str]) -> Catalogue {
        let product = |(place, shelf): (usize, &&str)| Product {
            id: format!("p{place:02}"),
            category: (!shelf.is_empty()).then(|| (*shelf).to_owned()),
            in_stock: true,
            ..Product::default()
        };
        let products = shelves.iter().enumerate().map(product).collect();
        Catalogue { products, declared: Vec::new() }
    }

    fn ids(catalogue: &Catalogue) -> Vec<&str> {
        catalogue.products.iter().map(|product| product.id.as_str()).collect()
    }

    fn screened(catalogue: Catalogue) -> (Catalogue, LeftOut) {
        leave_out(catalogue, &Shelves::default()).unwrap()
    }

    #[test]
    fn the_default_list_takes_out_what_a_basket_must_not_give_away() {
        let (kept, left_out) = screened(shop(&[
            "Camera > Lenses",
            "Health & Beauty > Health Care > Medical Tests",
            "Apparel > Maternity",
            "Mature > Erotic",
            "Health & Beauty > Medicine & Drugs",
            "Religious & Ceremonial",
            "Books > Political",
            "Food, Beverages & Tobacco > Tobacco Products > Cigars",
            "Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Wine",
            "Camera > Bags",
        ]));
        assert_eq!(ids(&kept), ["p00", "p09"]);
        assert_eq!(left_out.count(), 8);
        assert_eq!(left_out.topics.len(), 8, "{left_out:?}");
    }

    #[test]
    fn what_only_sounds_alike_stays() {
        let shelves = [
            "Food, Beverages & Tobacco > Beverages > Tea",
            "Kitchen & Dining > Wine Glasses",
            "Toys > Water Guns",
            "Books > Young Adult",
            "Home > Candles > Brass",
        ];
        let (kept, left_out) = screened(shop(&shelves));
        assert_eq!((kept.products.len(), left_out), (5, LeftOut::default()));
    }

    #[test]
    fn a_shelf_nobody_knows_is_left_out_and_listed_where_the_others_can_be_read() {
        let shelves = ["photo > bags", "photo > lenses", "Zubehoer", "photo > film"];
        let (kept, left_out) = screened(shop(&shelves));
        assert_eq!(ids(&kept), ["p00", "p01", "p03"]);
        assert_eq!(left_out.unmapped, ["Zubehoer"]);
        assert_eq!(left_out.warnings.len(), 1);
    }

    #[test]
    fn a_shop_in_words_of_its_own_is_not_silenced_but_warned() {
        let (kept, left_out) = screened(shop(&["Wohnen > Kerzen", "Wohnen > Vasen", "Garten"]));
        assert_eq!((kept.products.len(), left_out.count()), (3, 0));
        assert_eq!(left_out.warnings.len(), 1);
    }

    #[test]
    fn a_catalogue_without_categories_warns_once_and_goes_by_plain_titles() {
        let mut catalogue = shop(&["", "", ""]);
        catalogue.products[1].title = Some("Early Pregnancy Test".into());
        let (kept, left_out) = screened(catalogue);
        assert_eq!(ids(&kept), ["p00", "p02"]);
        assert_eq!(left_out.warnings.len(), 1);
    }

    #[test]
    fn the_feeds_adult_and_all_sizes_of_it_are_left_out() {
        let mut catalogue = shop(&["toys", "toys", "toys"]);
        catalogue.products[0].is_adult = true;
        catalogue.products[2].variant_of = Some(0);
        let (kept, left_out) = screened(catalogue);
        assert_eq!(ids(&kept), ["p01"]);
        assert_eq!(left_out.topics, BTreeMap::from([(ADULT, 2)]));
    }

    #[test]
    fn the_merchants_word_stands_above_the_list_and_goes_for_all_below() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            Some(file)
        };
        let catalogue = || shop(&["drinks > wine > red", "drinks > tea", "rare", "toys > knives"]);
        let shelves = Shelves {
            sensitive: file("sensitive", "# ours\ntoys > knives\n"),
            harmless: file("harmless", "drinks\nRARE\n"),
            is_strict: true,
        };
        let (kept, left_out) = leave_out(catalogue(), &shelves).unwrap();
        assert_eq!(ids(&kept), ["p00", "p01", "p02"]);
        assert_eq!(left_out.topics, BTreeMap::from([(OWN_LIST, 1)]));

        let misspelt = Shelves { sensitive: file("misspelt", "toys > knifes"), ..shelves };
        let error = leave_out(catalogue(), &misspelt).unwrap_err().to_string();
        assert!(error.contains("line 1") && error.contains("toys > knifes"), "{error}");
    }

    #[test]
    fn strict_stops_at_a_shelf_nobody_has_looked_at() {
        let strict = Shelves { is_strict: true, ..Shelves::default() };
        let refused = leave_out(shop(&["toys", "Zubehoer"]), &strict).unwrap_err();
        assert!(refused.to_string().contains("Zubehoer"));
        assert!(leave_out(shop(&["toys"]), &strict).is_ok());
    }
}

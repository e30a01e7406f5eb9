//! From tables to counts, every row looked at.
//!
//! What must stay true: products go by the ids of the catalogue at hand; a row about anything else
//! is an error.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Aggregates, Meta, Shape,
    check::{Floor, in_order, once},
    shape::{
        DAYPART, ITEMS, MAINS, MOMENTS, MONTH, NAMES, PAIRS, PATHS, PATTERNS, SEQUENCES, TOGETHER,
    },
};
use crate::{
    catalogue::{Catalogue, Categories, Product},
    count::{Beat, ItemCount, KinCount, ONE, PairCount, Pattern, RhythmCounts, StructureCounts},
    error::{BuilderError, excerpt},
    progress::Progress,
};

/// The products of aggregates that were counted without a catalogue.
pub fn named(folder: &Path, progress: &Progress) -> Result<Catalogue, BuilderError> {
    let mut spellings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    NAMES.read(folder, progress, |[item, spelling], []| {
        once(spellings.entry(item.to_owned()).or_default().insert(spelling.to_owned()))
    })?;
    let product = |(id, mut spellings): (String, BTreeSet<String>)| {
        spellings.remove(&id);
        let aliases = spellings.into_iter().collect();
        Product { id, aliases, in_stock: true, ..Product::default() }
    };
    let products = spellings.into_iter().map(product).collect();
    Ok(Catalogue { products, declared: Vec::new() })
}

impl Aggregates {
    /// Reads the counts of the products of `catalogue`.
    pub fn read(
        folder: &Path,
        meta: &Meta,
        catalogue: &Catalogue,
        progress: &Progress,
    ) -> Result<Self, BuilderError> {
        Reader {
            folder,
            meta,
            progress,
            floor: Floor { shoppers: meta.settings.minimum_shoppers },
            places: catalogue
                .products
                .iter()
                .zip(0..)
                .map(|(product, place)| (product.id.as_str(), place))
                .collect(),
            categories: Categories::of(&catalogue.products),
        }
        .read()
    }
}

struct Reader<'a> {
    folder: &'a Path,
    meta: &'a Meta,
    progress: &'a Progress,
    floor: Floor,
    places: FxHashMap<&'a str, u32>,
    categories: Categories,
}

impl Reader<'_> {
    fn read(&self) -> Result<Aggregates, BuilderError> {
        let (items, recent_orders) = self.items()?;
        Ok(Aggregates {
            pairs: self.pairs(&items)?,
            structure: self.structure(&items)?,
            items,
            recent_orders,
        })
    }

    fn items(&self) -> Result<(Vec<ItemCount>, Vec<f64>), BuilderError> {
        let mut items = vec![ItemCount::default(); self.places.len()];
        let mut recent_orders = vec![0.0; self.places.len()];
        ITEMS.read(self.folder, self.progress, |[item], [orders, shoppers, weight, recent]| {
            let place = self.place(item)? as usize;
            once(items[place].orders == 0)?;
            let (orders, shoppers) = self.floor.of_orders(orders, shoppers)?;
            items[place] = ItemCount { weight: parts(weight), orders, shoppers };
            recent_orders[place] = parts(recent);
            Ok(())
        })?;
        Ok((items, recent_orders))
    }

    fn pairs(&self, items: &[ItemCount]) -> Result<Vec<PairCount>, BuilderError> {
        let mut pairs = Vec::new();
        let mut seen = FxHashSet::default();
        PAIRS.read(self.folder, self.progress, |[a, b], [orders, shoppers, weight]| {
            in_order(a, b)?;
            let (a, b) = self.two(a, b)?;
            once(seen.insert((a, b)))?;
            let (orders, shoppers) = self.floor.of_orders(orders, shoppers)?;
            for place in [a, b] {
                if items[place as usize].orders < orders {
                    return Err("a product of it is in fewer orders than both".into());
                }
            }
            pairs.push(PairCount { a, b, weight: parts(weight), orders, shoppers });
            Ok(())
        })?;
        pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
        Ok(pairs)
    }

    fn structure(&self, items: &[ItemCount]) -> Result<StructureCounts, BuilderError> {
        let totals = self.meta.totals;
        let all = ItemCount {
            weight: 0.0,
            orders: totals.orders_counted as u32,
            shoppers: totals.shoppers as u32,
        };
        let has_catalogue = self.meta.settings.catalogue.is_some();
        let mains = if has_catalogue {
            self.each_known(&MAINS, items.len(), |item| self.place(item))?
        } else {
            // Without a catalogue nothing is known to be a colour of anything.
            items.iter().map(|item| ItemCount { weight: 0.0, ..*item }).collect()
        };
        let paths = if has_catalogue {
            self.each_known(&PATHS, self.categories.paths.len(), |path| self.path(path))?
        } else {
            Vec::new()
        };
        Ok(StructureCounts {
            all,
            mains,
            paths,
            kin: if has_catalogue { self.kin()? } else { Vec::new() },
            has_histories: totals.orders_of_histories > 0,
            patterns: if has_catalogue { self.patterns()? } else { Vec::new() },
            rhythm: (totals.orders_with_time > 0).then(|| self.rhythm()).transpose()?,
        })
    }

    fn each_known(
        &self,
        shape: &Shape<1, 2>,
        count: usize,
        place: impl Fn(&str) -> Result<u32, String>,
    ) -> Result<Vec<ItemCount>, BuilderError> {
        let mut counts = vec![ItemCount::default(); count];
        shape.read(self.folder, self.progress, |[name], [orders, shoppers]| {
            let known = &mut counts[place(name)? as usize];
            once(known.orders == 0)?;
            *known = self.count(orders, shoppers)?;
            Ok(())
        })?;
        Ok(counts)
    }

    fn kin(&self) -> Result<Vec<KinCount>, BuilderError> {
        let mut kin: BTreeMap<(u32, u32), KinCount> = BTreeMap::new();
        TOGETHER.read(self.folder, self.progress, |[a, b], [shoppers]| {
            in_order(a, b)?;
            let (a, b) = self.two(a, b)?;
            let count = kin.entry((a, b)).or_insert(KinCount { a, b, ..KinCount::default() });
            once(count.together_shoppers == 0)?;
            count.together_shoppers = self.floor.of_shoppers(shoppers)?;
            Ok(())
        })?;
        SEQUENCES.read(self.folder, self.progress, |[first, then], [shoppers]| {
            if first == then {
                return Err(format!("{} comes after itself", excerpt(first)));
            }
            let (a, b) = self.two(first, then)?;
            let count = kin.entry((a, b)).or_insert(KinCount { a, b, ..KinCount::default() });
            let direction =
                if self.place(first)? == a { &mut count.a_then_b } else { &mut count.b_then_a };
            once(*direction == 0)?;
            *direction = self.floor.of_shoppers(shoppers)?;
            Ok(())
        })?;
        Ok(kin.into_values().collect())
    }

    fn patterns(&self) -> Result<Vec<Pattern>, BuilderError> {
        let mut patterns = Vec::new();
        PATTERNS.read(self.folder, self.progress, |paths, [orders, shoppers]| {
            let named = paths.iter().filter(|path| !path.is_empty());
            let categories = named.map(|path| self.path(path)).collect::<Result<Vec<_>, _>>()?;
            if categories.len() < 2 || !categories.is_sorted_by(|a, b| a < b) {
                return Err("it is not of two and more categories, rising".into());
            }
            let (orders, shoppers) = self.floor.of_orders(orders, shoppers)?;
            patterns.push(Pattern { categories, orders, shoppers });
            Ok(())
        })?;
        let by_size = |pattern: &Pattern| (pattern.categories.len(), pattern.categories.clone());
        patterns.sort_unstable_by_key(by_size);
        Ok(patterns)
    }

    fn rhythm(&self) -> Result<RhythmCounts, BuilderError> {
        let mut all = Beat::default();
        let mut categories = vec![Beat::default(); self.categories.paths.len()];
        MOMENTS.read(self.folder, self.progress, |[path, kind], [bucket, orders, shoppers]| {
            let beat = match path {
                "" => &mut all,
                path => &mut categories[self.path(path)? as usize],
            };
            let cells: &mut [ItemCount] = match kind {
                MONTH => &mut beat.months,
                DAYPART => &mut beat.dayparts,
                _ => return Err(format!("{} is no part of a year or week", excerpt(kind))),
            };
            let cell = cells
                .get_mut(bucket as usize)
                .ok_or_else(|| format!("there is no {kind} {bucket}"))?;
            once(cell.orders == 0)?;
            *cell = self.count(orders, shoppers)?;
            Ok(())
        })?;
        let has_hours = self.meta.totals.orders_with_hour > 0;
        Ok(RhythmCounts { all, categories, has_hours })
    }

    fn count(&self, orders: u64, shoppers: u64) -> Result<ItemCount, String> {
        let (orders, shoppers) = self.floor.of_orders(orders, shoppers)?;
        Ok(ItemCount { weight: 0.0, orders, shoppers })
    }

    fn place(&self, item: &str) -> Result<u32, String> {
        let place = self.places.get(item).copied();
        place.ok_or_else(|| format!("{} is no product", excerpt(item)))
    }

    /// Two products in order of place.
    fn two(&self, a: &str, b: &str) -> Result<(u32, u32), String> {
        let (a, b) = (self.place(a)?, self.place(b)?);
        Ok((a.min(b), a.max(b)))
    }

    fn path(&self, path: &str) -> Result<u32, String> {
        let known = self.categories.paths.binary_search_by(|known| known.as_str().cmp(path));
        known.map(|at| at as u32).map_err(|_| format!("{} is no category", excerpt(path)))
    }
}

fn parts(sum: u64) -> f64 {
    sum as f64 / ONE
}

//! From this machine's counts to tables: what a cluster would have written.
//!
//! What must stay true: no row has fewer distinct shoppers behind it than the settings say.

use std::path::Path;

use super::{
    Meta,
    columns::RowOf,
    meta::Totals,
    settings::Settings,
    shape::{
        DAYPART, ITEMS, MAINS, MOMENTS, MONTH, NAMES, PAIRS, PATHS, PATTERNS, SEQUENCES, TOGETHER,
    },
};
use crate::{
    baskets::Parts,
    catalogue::{Catalogue, Categories},
    count::{Beat, Counted, Counts, ItemCount, ONE, StructureCounts},
    error::BuilderError,
    pipeline::Cleaned,
};

/// Who counted, where nobody else did.
const ENGINE: &str = "native";
const SECONDS_A_DAY: i64 = 86_400;

/// Counts `orders` as the settings say, and writes every table into `folder`.
pub fn write<P: Parts>(
    folder: &Path,
    orders: &Cleaned<P>,
    settings: Settings,
) -> Result<Meta, BuilderError>
where
    BuilderError: From<P::Error>,
{
    let counts = Counts::of_parts(orders.baskets, &settings.weight())?;
    let structure = StructureCounts::of_parts(orders.baskets, orders.catalogue)?;
    let has_catalogue = settings.catalogue.is_some();
    let totals = Totals::of(orders, &structure)?;
    let meta = Meta { engine: ENGINE.to_owned(), settings, totals };
    let tables = Tables { catalogue: orders.catalogue, floor: meta.settings.minimum_shoppers };
    ITEMS.write(folder, &tables.items(&counts))?;
    PAIRS.write(folder, &tables.pairs(&counts)?)?;
    if has_catalogue {
        let categories = Categories::of(&orders.catalogue.products);
        let path = |place: usize| categories.paths[place].clone();
        MAINS.write(folder, &tables.known(&structure.mains, |place| tables.id(place as u32)))?;
        PATHS.write(folder, &tables.known(&structure.paths, path))?;
        TOGETHER.write(folder, &tables.together(&structure))?;
        SEQUENCES.write(folder, &tables.sequences(&structure))?;
        PATTERNS.write(folder, &tables.patterns(&structure, path))?;
        MOMENTS.write(folder, &tables.moments(&structure, path))?;
    } else {
        NAMES.write(folder, &tables.names())?;
        MOMENTS.write(folder, &tables.moments(&structure, |_| String::new()))?;
    }
    meta.write(folder)?;
    Ok(meta)
}

impl Totals {
    fn of<P: Parts>(orders: &Cleaned<P>, structure: &StructureCounts) -> Result<Self, P::Error> {
        let Cleaned { reading, tally, baskets, .. } = *orders;
        let (mut of_histories, mut with_time, mut with_hour) = (0, 0, 0);
        baskets.each_part(|part| {
            for (origin, _) in part.iter() {
                let Some(wall) = origin.wall_time() else { continue };
                with_time += 1;
                with_hour += u64::from(wall.rem_euclid(SECONDS_A_DAY) != 0);
                of_histories += u64::from(origin.is_claimed());
            }
        })?;
        Ok(Self {
            rows: reading.rows,
            rows_unreadable: reading.unreadable,
            rows_cancelled: reading.cancelled_orders,
            rows_test: reading.test_orders,
            rows_zero_quantity: reading.zero_quantity,
            lines_counted: tally.lines_counted,
            orders_counted: structure.all.orders.into(),
            shoppers: structure.all.shoppers.into(),
            orders_of_histories: of_histories,
            orders_with_time: with_time,
            orders_with_hour: with_hour,
        })
    }
}

struct Tables<'a> {
    catalogue: &'a Catalogue,
    floor: u32,
}

impl Tables<'_> {
    fn names(&self) -> Vec<RowOf<2, 0>> {
        let products = self.catalogue.products.iter();
        let spellings = products.flat_map(|product| {
            let all = std::iter::once(&product.id).chain(&product.aliases);
            all.map(|spelling| ([product.id.clone(), spelling.clone()], []))
        });
        spellings.collect()
    }

    fn items<P: Parts>(&self, counts: &Counts<P>) -> Vec<RowOf<1, 4>> {
        let items = counts.items.iter().zip(&counts.recent_orders).zip(0..);
        let told = items.filter(|((item, _), _)| item.shoppers >= self.floor);
        told.map(|((item, recent), place)| {
            let [weight, recent] = [item.weight, *recent].map(|sum| (sum * ONE) as u64);
            ([self.id(place)], [item.orders.into(), item.shoppers.into(), weight, recent])
        })
        .collect()
    }

    fn pairs<P: Parts>(&self, counts: &Counts<P>) -> Result<Vec<RowOf<2, 3>>, P::Error> {
        let mut rows = Vec::new();
        counts.for_each_pair(self.floor, |pair| {
            let weight = (pair.weight * ONE) as u64;
            let numbers = [pair.orders.into(), pair.shoppers.into(), weight];
            rows.push((self.in_order(pair.a, pair.b), numbers));
        })?;
        Ok(rows)
    }

    fn known(&self, counts: &[ItemCount], name: impl Fn(usize) -> String) -> Vec<RowOf<1, 2>> {
        let counts = counts.iter().enumerate();
        let told = counts.filter(|(_, count)| count.shoppers >= self.floor);
        told.map(|(at, count)| ([name(at)], [count.orders.into(), count.shoppers.into()])).collect()
    }

    fn together(&self, structure: &StructureCounts) -> Vec<RowOf<2, 1>> {
        let told = structure.kin.iter().filter(|count| count.together_shoppers >= self.floor);
        told.map(|count| (self.in_order(count.a, count.b), [count.together_shoppers.into()]))
            .collect()
    }

    fn sequences(&self, structure: &StructureCounts) -> Vec<RowOf<2, 1>> {
        let directed = structure.kin.iter().flat_map(|count| {
            [(count.a, count.b, count.a_then_b), (count.b, count.a, count.b_then_a)]
        });
        let told = directed.filter(|(.., shoppers)| *shoppers >= self.floor);
        told.map(|(first, then, n)| ([self.id(first), self.id(then)], [n.into()])).collect()
    }

    fn patterns(
        &self,
        structure: &StructureCounts,
        path: impl Fn(usize) -> String,
    ) -> Vec<RowOf<5, 2>> {
        let told = structure.patterns.iter().filter(|pattern| pattern.shoppers >= self.floor);
        told.map(|pattern| {
            let paths = std::array::from_fn(|at| {
                pattern.categories.get(at).map(|place| path(*place as usize)).unwrap_or_default()
            });
            (paths, [pattern.orders.into(), pattern.shoppers.into()])
        })
        .collect()
    }

    fn moments(
        &self,
        structure: &StructureCounts,
        path: impl Fn(usize) -> String,
    ) -> Vec<RowOf<2, 3>> {
        let Some(rhythm) = &structure.rhythm else { return Vec::new() };
        let categories = rhythm.categories.iter().enumerate().map(|(at, beat)| (path(at), beat));
        let all = std::iter::once((String::new(), &rhythm.all)).chain(categories);
        all.flat_map(|(path, Beat { months, dayparts })| {
            let months = months.iter().enumerate().map(|cell| (MONTH, cell));
            let dayparts = dayparts.iter().enumerate().map(|cell| (DAYPART, cell));
            let told = months.chain(dayparts).filter(|(_, (_, cell))| cell.shoppers >= self.floor);
            told.map(move |(kind, (bucket, cell))| {
                let numbers = [bucket as u64, cell.orders.into(), cell.shoppers.into()];
                ([path.clone(), kind.to_owned()], numbers)
            })
            .collect::<Vec<_>>()
        })
        .collect()
    }

    fn id(&self, place: u32) -> String {
        self.catalogue.products[place as usize].id.clone()
    }

    fn in_order(&self, a: u32, b: u32) -> [String; 2] {
        let mut ids = [self.id(a), self.id(b)];
        ids.sort_unstable();
        ids
    }
}

//! Part by part or at once: the same counts, whatever the orders are.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::{
    catalogue::Product,
    input::Export,
    order_log::{Rules, read},
    spill::Room,
    tune::Choice,
};

/// Items under several spellings, one that is no product and one that no catalogue knows.
const ITEMS: [&str; 8] = ["mug", "MUG", "hat", "tea", "pot", "jam", "POST", "lantern"];

#[derive(Clone, Debug)]
struct Line {
    order: u8,
    item: usize,
    shopper: Option<u8>,
    day: Option<u8>,
    quantity: i8,
    is_cancelled: bool,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let shopper = prop::option::weighted(0.8, 0_u8..6);
    let day = prop::option::weighted(0.8, 1_u8..28);
    let line = (0_u8..40, 0..ITEMS.len(), shopper, day, -1_i8..4, prop::bool::weighted(0.03));
    let line = line.prop_map(|(order, item, shopper, day, quantity, is_cancelled)| Line {
        order,
        item,
        shopper,
        day,
        quantity,
        is_cancelled,
    });
    prop::collection::vec(line, 1..160)
}

fn csv(lines: &[Line]) -> String {
    let mut text = String::from("order_id,item_id,user_id,timestamp,quantity,status\n");
    for Line { order, item, shopper, day, quantity, is_cancelled } in lines {
        let shopper = shopper.map(|shopper| format!("u{shopper}")).unwrap_or_default();
        let time = day.map(|day| format!("2026-01-{day:02}T23:30:00+02:00")).unwrap_or_default();
        let status = if *is_cancelled { "cancelled" } else { "" };
        let item = ITEMS[*item];
        writeln!(text, "o{order},{item},{shopper},{time},{quantity},{status}").unwrap();
    }
    text
}

fn catalogue() -> Catalogue {
    let product = |id: &str, category: &str| Product {
        id: id.into(),
        category: Some(category.into()),
        family: Some("kitchen".into()),
        ..Product::default()
    };
    let products = vec![
        product("hat", "wear"),
        product("jam", "food"),
        product("mug", "ware"),
        product("tea", "food"),
    ];
    Catalogue { products, declared: Vec::new() }
}

/// All that is known in the end.
fn told<P: crate::baskets::Parts>(orders: &Cleaned<P>) -> String
where
    BuilderError: From<P::Error>,
{
    let silent = Progress::silent();
    let basis = Basis::counted(orders, None, Protection::None, Choice::Pairs, &silent).unwrap();
    format!(
        "{:?} {:?} {:?} {:?} {}",
        basis.statistics,
        basis.structure,
        orders.catalogue,
        orders.tally,
        serde_json::to_string(orders.reading).unwrap()
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn orders_in_parts_are_counted_as_orders_at_once(
        lines in lines(),
        memory in 1_u64..6_000,
        has_catalogue in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("orders.csv");
        std::fs::write(&file, csv(&lines)).unwrap();
        let rules = Rules { largest_order: 4, most_orders: 3, ..Rules::default() };
        let orders = order_log::Orders { export: Export::of(&file), rules, ..Default::default() };
        let screened = || has_catalogue.then(|| (catalogue(), LeftOut::default()));
        let silent = Progress::silent();
        let Ok(log) = read(&orders, &silent) else { return Ok(()) };
        let at_once = Orders::among(log, screened(), 2);

        let room = Some(Room { memory, folder: folder.path().join("counting") });
        let orders = order_log::Orders { room, ..orders };
        match order_log::read_anywhere(&orders, &silent).unwrap() {
            Log::Held(log) => {
                prop_assert!(memory > 100);
                prop_assert_eq!(told(&Orders::among(log, screened(), 2).cleaned()), told(&at_once.cleaned()));
            }
            Log::Parted(log) => {
                let mut seen = 0;
                let parted = PartedOrders::of(log, screened(), 2, |part| seen += part.lines.len()).unwrap();
                prop_assert_eq!(told(&parted.cleaned()), told(&at_once.cleaned()));
                prop_assert_eq!(seen as u64, at_once.log.reading.kept);
                let known = [&parted.went_in, &at_once.went_in()].map(|it| serde_json::to_string(it).unwrap());
                prop_assert_eq!(&known[0], &known[1]);
            }
        }
        prop_assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

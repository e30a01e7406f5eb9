//! A small shop for the miners' tests: products, stories of many shoppers, and what is found.

use crate::{
    anonymize::{Protection, Structure, anonymize_all},
    baskets::{Baskets, Origin},
    catalogue::{Catalogue, Product},
    count::{BasketWeight, Counts, StructureCounts},
    order_log::{Order, OrderLog},
};

use super::{Mined, mine};

const SECONDS_A_DAY: i64 = 86_400;
/// A Monday noon.
const FIRST_DAY: i64 = 1_735_905_600 + 3 * SECONDS_A_DAY;

/// Products and the orders for them.
#[derive(Default)]
pub(super) struct Scene {
    pub(super) catalogue: Catalogue,
    log: OrderLog,
    orders: Vec<(Origin, Vec<u32>)>,
    shoppers: u32,
}

/// `category`, and whatever else the test is about.
pub(super) fn product(category: &str) -> Product {
    Product { category: Some(category.to_owned()), in_stock: true, ..Product::default() }
}

impl Scene {
    pub(super) fn of(products: Vec<Product>) -> Self {
        let catalogue = Catalogue { products, declared: Vec::new() };
        Self { catalogue, ..Self::default() }
    }

    /// So many new shoppers, each of whom places these orders: on a day, some products.
    pub(super) fn shoppers(mut self, count: u32, story: &[(i64, &[u32])]) -> Self {
        for _ in 0..count {
            for (day, products) in story {
                let order = self.log.orders.len() as u32;
                let placed_at = Some(FIRST_DAY + day * SECONDS_A_DAY);
                let shopper = Some(self.shoppers);
                self.log.orders.push(Order {
                    shopper,
                    placed_at,
                    wall_time: placed_at,
                    ..Order::default()
                });
                let origin =
                    Origin { shopper: self.shoppers, order, placed_at, wall_ahead_seconds: 0 };
                self.orders.push((origin, products.to_vec()));
            }
            self.shoppers += 1;
        }
        self
    }

    pub(super) fn structure(&self, protection: Protection) -> Structure {
        let baskets = Baskets::of(self.orders.clone(), self.catalogue.products.len());
        let weight = BasketWeight { gamma: 0.0, half_life_days: None };
        let counts = StructureCounts::of(&baskets, &self.catalogue);
        let Ok((_, structure)) = anonymize_all(&Counts::of(&baskets, &weight), &counts, protection);
        structure
    }

    pub(super) fn mined(&self, protection: Protection) -> Mined {
        mine(&self.catalogue, &self.structure(protection))
    }

    /// What is found with and without a threshold, in that order.
    pub(super) fn both(&self) -> [Mined; 2] {
        [Protection::Threshold { minimum_shoppers: 20 }, Protection::None].map(|p| self.mined(p))
    }
}

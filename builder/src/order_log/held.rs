//! Held: orders in memory, entry by entry.
//!
//! What must stay true: the orders are the same whatever order their entries come in.

use super::{
    Dictionary, Order, OrderLine,
    entry::{Entry, Said},
    last::Last,
    shoppers::Shoppers,
    timestamp::Moment,
    tray::{Numbers, Tray},
};

/// What an order and a line take while they are read and counted, in bytes; about what was seen.
const BYTES_AN_ORDER: u64 = 112;
const BYTES_A_LINE: u64 = 28;

/// Orders and their lines.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) order_ids: Dictionary,
    pub(super) orders: Vec<Order>,
    pub(super) lines: Vec<OrderLine>,
    /// Every further claim to an order that has a shopper already.
    claims: Vec<(u32, u32)>,
    last: Last<u32>,
}

impl Held {
    /// About how much memory it takes to count them, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        BYTES_AN_ORDER * self.orders.len() as u64 + BYTES_A_LINE * self.lines.len() as u64
    }

    /// Adds what is in a tray.
    pub(super) fn take(&mut self, tray: &Tray, numbers: &Numbers) {
        let orders = self.order_ids.numbers_of(tray.orders.iter());
        self.orders.resize_with(self.order_ids.len(), Order::default);
        let mut last = None;
        for (order, said) in tray.said(numbers) {
            let order = orders[order as usize];
            // The lines of an order mostly say the same of it.
            let of_order = Some((order, Said { item: None, ..said }));
            match said.item {
                Some(item) if last == of_order => self.add_line(order, item),
                _ => self.say(order, said),
            }
            last = of_order;
        }
    }

    pub(super) fn add(&mut self, entry: &Entry) {
        let number = self.order_of(entry.order);
        self.say(number, entry.said);
    }

    fn say(&mut self, number: u32, said: Said) {
        let order = &mut self.orders[number as usize];
        order.is_cancelled |= said.is_cancelled;
        if let Some(Moment { instant, wall }) = said.placed_at {
            let at = (instant, wall);
            let earliest = order.placed_at.zip(order.wall_time).map_or(at, |first| first.min(at));
            (order.placed_at, order.wall_time) = (Some(earliest.0), Some(earliest.1));
        }
        match (order.shopper, said.shopper) {
            (None, claimant) => order.shopper = claimant,
            (Some(first), Some(other)) if first != other => self.claims.push((number, other)),
            (Some(_), _) => {}
        }
        if let Some(item) = said.item {
            self.add_line(number, item);
        }
    }

    fn add_line(&mut self, order: u32, (item, quantity_thousandths): (u32, i32)) {
        self.lines.push(OrderLine { order, item, quantity_thousandths });
    }

    /// Gives each contested order to the first id in byte order, and says how many there were.
    pub(super) fn settle(&mut self, shoppers: &Shoppers) -> u32 {
        let mut claims = std::mem::take(&mut self.claims);
        for (order, claimant) in &claims {
            let order = &mut self.orders[*order as usize];
            let holder = order.shopper.unwrap_or(*claimant);
            if shoppers.id(*claimant) < shoppers.id(holder) {
                order.shopper = Some(*claimant);
            }
        }
        claims.sort_unstable();
        claims.dedup_by_key(|(order, _)| *order);
        claims.len() as u32
    }

    /// Hands on all there is, order by order, in as few words as say it.
    pub(super) fn hand_on<E>(
        mut self,
        mut hand: impl FnMut(&Entry) -> Result<(), E>,
    ) -> Result<(), E> {
        self.lines.sort_unstable_by_key(|line| line.order);
        let mut lines = self.lines.iter().peekable();
        for (order, number) in self.orders.iter().zip(0..) {
            let id = self.order_ids.name(number);
            let of_it = |line: &&OrderLine| line.order == number;
            let mut item = || {
                let line = lines.next_if(of_it)?;
                Some((line.item, line.quantity_thousandths))
            };
            let placed_at = order.placed_at.zip(order.wall_time);
            let said = Said {
                shopper: order.shopper,
                placed_at: placed_at.map(|(instant, wall)| Moment { instant, wall }),
                is_cancelled: order.is_cancelled,
                item: item(),
            };
            hand(&Entry { order: id, said })?;
            while let Some(further) = item() {
                let said = Said { item: Some(further), ..Said::default() };
                hand(&Entry { order: id, said })?;
            }
        }
        for (order, claimant) in self.claims {
            let order = self.order_ids.name(order);
            let said = Said { shopper: Some(claimant), ..Said::default() };
            hand(&Entry { order, said })?;
        }
        Ok(())
    }

    fn order_of(&mut self, id: &str) -> u32 {
        let order = self.last.surely(id, || self.order_ids.number(id));
        if order as usize == self.orders.len() {
            self.orders.push(Order::default());
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_two_shoppers_claim_goes_to_the_first_id_whatever_came_first() {
        for ids in [["b", "a"], ["a", "b"]] {
            let (mut shoppers, mut held) = (Shoppers::default(), Held::default());
            for id in ids {
                let shopper = shoppers.numbers_of([id].into_iter()).pop();
                held.add(&Entry { order: "1", said: Said { shopper, ..Said::default() } });
            }
            assert_eq!(held.settle(&shoppers), 1);
            assert_eq!(held.orders[0].shopper.map(|shopper| shoppers.id(shopper)), Some("a"));
        }
    }

    #[test]
    fn what_is_handed_on_says_all_that_was_said() {
        let at = |instant| Some(Moment { instant, wall: instant + 3_600 });
        let bought = |shopper, instant, item| Said {
            shopper: Some(shopper),
            placed_at: at(instant),
            item: Some(item),
            ..Said::default()
        };
        let said = [
            Entry { order: "1", said: bought(7, 9, (3, 1_000)) },
            Entry { order: "2", said: Said { is_cancelled: true, ..Said::default() } },
            Entry { order: "1", said: bought(8, 5, (4, -500)) },
        ];
        let (mut first, mut second) = (Held::default(), Held::default());
        for entry in &said {
            first.add(entry);
        }
        let told = format!("{:?} {:?}", first.orders, first.claims);
        let Ok(()) = first.hand_on(|entry| {
            second.add(entry);
            Ok::<_, std::convert::Infallible>(())
        });
        assert_eq!(format!("{:?} {:?}", second.orders, second.claims), told);
        let lines: Vec<_> = second.lines.iter().map(|line| (line.order, line.item)).collect();
        assert_eq!(lines, [(0, 3), (0, 4)]);
    }
}

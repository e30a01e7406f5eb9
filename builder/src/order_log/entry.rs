//! Entries: what one row says of an order, as numbers.
//!
//! What must stay true: entries of one order say the same of it whatever order they come in and
//! wherever they lay in between; shoppers are numbers, and their ids are written nowhere.

use super::timestamp::Moment;
use crate::spill::{Reader, Writer};

/// An order's id, and what one row says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Entry<'a> {
    pub(super) order: &'a str,
    pub(super) said: Said,
}

/// What one row says of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Said {
    /// Who placed it, by number.
    pub(super) shopper: Option<u32>,
    /// When.
    pub(super) placed_at: Option<Moment>,
    /// Whether all of it came back.
    pub(super) is_cancelled: bool,
    /// An item of it by number, and how much, in thousandths.
    pub(super) item: Option<(u32, i32)>,
}

const SAME_ORDER: u64 = 1;
const SHOPPER: u64 = 2;
const TIME: u64 = 4;
const CANCELLED: u64 = 8;
const ITEM: u64 = 16;

impl<'a> Entry<'a> {
    /// Writes it behind an entry of the order `before`.
    pub(super) fn write(&self, before: &str, writer: &mut Writer) {
        let flag = |flag, is_set: bool| if is_set { flag } else { 0 };
        let Said { shopper, placed_at, is_cancelled, item } = self.said;
        let is_same = self.order == before;
        writer.number(
            flag(SAME_ORDER, is_same)
                | flag(SHOPPER, shopper.is_some())
                | flag(TIME, placed_at.is_some())
                | flag(CANCELLED, is_cancelled)
                | flag(ITEM, item.is_some()),
        );
        if !is_same {
            writer.text(self.order);
        }
        if let Some(shopper) = shopper {
            writer.number(shopper.into());
        }
        if let Some(Moment { instant, wall }) = placed_at {
            writer.signed(instant);
            writer.signed(wall - instant);
        }
        if let Some((item, thousandths)) = item {
            writer.number(item.into());
            writer.signed(thousandths.into());
        }
    }

    /// Reads one behind an entry of the order `before`.
    pub(super) fn read(before: &'a str, reader: &mut Reader<'a>) -> Option<Self> {
        let flags = reader.number()?;
        let has = |flag| flags & flag != 0;
        let order = if has(SAME_ORDER) { before } else { reader.text()? };
        let shopper = if has(SHOPPER) { Some(reader.small()?) } else { None };
        let placed_at = if has(TIME) {
            let (instant, ahead) = (reader.signed()?, reader.signed()?);
            Some(Moment { instant, wall: instant + ahead })
        } else {
            None
        };
        let item = if has(ITEM) {
            Some((reader.small()?, reader.signed()?.try_into().ok()?))
        } else {
            None
        };
        let said = Said { shopper, placed_at, is_cancelled: has(CANCELLED), item };
        Some(Self { order, said })
    }
}

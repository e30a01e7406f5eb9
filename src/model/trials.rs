//! Trials: baskets whose first companions are known, for a device to try before it trusts a model.
//!
//! ```text
//! count varint, then for each trial: basket · first companions, each
//!   count varint (1 to 8) · places varint each, in rising order
//! ```
//!
//! What must stay true: a trial asks what any engine of this format answers, so companions stand
//! in no order and a device looks for them among a few more (`life/trials.rs`).

use crate::product::ProductIndex;

use super::{
    DraftTrial, ModelError,
    bytes::{Cursor, write_varint},
};

/// The most products a basket or a list of companions has.
const LONGEST: u32 = 8;

/// A basket, and what goes with it before all else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// What the basket holds, in order.
    pub basket: Vec<ProductIndex>,
    /// Its first companions, in order of place.
    pub companions: Vec<ProductIndex>,
}

pub(super) fn encode(trials: &[DraftTrial], out: &mut Vec<u8>) {
    write_varint(trials.len() as u32, out);
    for DraftTrial { basket, companions } in trials {
        for places in [basket, companions] {
            write_varint(places.len() as u32, out);
            for place in places {
                write_varint(*place, out);
            }
        }
    }
}

pub(super) fn decode(cursor: &mut Cursor<'_>, products: usize) -> Result<Vec<Trial>, ModelError> {
    let count = cursor.varint()?;
    let mut trials = Vec::new();
    for _ in 0..count {
        let [basket, companions] = [places(cursor, products)?, places(cursor, products)?];
        trials.push(Trial { basket, companions });
    }
    Ok(trials)
}

fn places(cursor: &mut Cursor<'_>, products: usize) -> Result<Vec<ProductIndex>, ModelError> {
    let count = cursor.varint()?;
    if !(1..=LONGEST).contains(&count) {
        return Err(cursor.damaged());
    }
    let mut places: Vec<ProductIndex> = Vec::new();
    for _ in 0..count {
        let place = ProductIndex(cursor.varint()?);
        if place.at() >= products || places.last().is_some_and(|last| *last >= place) {
            return Err(cursor.damaged());
        }
        places.push(place);
    }
    Ok(places)
}

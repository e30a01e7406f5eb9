//! Room: the most suggestions at once. Every rank may lower it; none can raise what another allows.

use super::{consent, shop};
use crate::{
    contract::{Device, Frequency, Placement},
    recommend::{fallback, visit::Visit},
    rules,
};

/// The most suggestions this slate may hold.
pub(in super::super) fn room(visit: &Visit) -> usize {
    let broad = if visit.anchors.is_empty() { fallback::room(visit) } else { u32::MAX };
    let room = asked(visit).min(here(visit)).min(consent::room(visit)).min(broad);
    room.min(shop::room(visit)).min(visit.limit.unwrap_or(u32::MAX)) as usize
}

/// What the shopper's choice and the device allow.
fn asked(visit: &Visit) -> u32 {
    let asked = match visit.frequency {
        Frequency::Off => 0,
        Frequency::Less => visit.respect.items_at_less,
        Frequency::Normal => visit.respect.items_at_normal,
        Frequency::More => visit.respect.items_at_more,
    };
    match visit.context.device {
        Some(Device::Handset) => asked.min(visit.respect.items_on_handset),
        _ => asked,
    }
}

/// What the placement is fit for: a notification is one sentence.
fn here(visit: &Visit) -> u32 {
    match visit.placement {
        Placement::Checkout if rules::holds("items-at-checkout") => visit.respect.items_at_checkout,
        Placement::Notification if rules::holds("items-in-a-notification") => 1,
        _ => u32::MAX,
    }
}

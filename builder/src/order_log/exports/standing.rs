//! What a shop's word for the state of an order means for counting it.

use crate::order_log::LeftOut;

/// Words for an order that came to nothing or came back, in small letters and without `wc-`.
pub const CANCELLED: [&str; 12] = [
    "auto-draft",
    "canceled",
    "cancelled",
    "checkout-draft",
    "declined",
    "draft",
    "expired",
    "failed",
    "refunded",
    "returned",
    "trash",
    "voided",
];
/// Words for an order that tried out the shop.
pub const TEST: [&str; 1] = ["test"];

/// Why an order in this state is not counted; none if it is.
pub(super) fn left_out(status: &str) -> Option<LeftOut> {
    let status = status.to_ascii_lowercase();
    let status = status.strip_prefix("wc-").unwrap_or(&status);
    if CANCELLED.contains(&status) {
        Some(LeftOut::Cancelled)
    } else if TEST.contains(&status) {
        Some(LeftOut::Test)
    } else {
        None
    }
}

/// Whether a shop tried itself out: its test gateway, or a tag that says so.
pub(super) fn is_test(payment: &str, tags: &str) -> bool {
    let payment = payment.to_lowercase();
    payment.contains("bogus")
        || payment.contains("for testing")
        || tags.split(',').any(|tag| {
            let tag = tag.trim();
            tag.eq_ignore_ascii_case("test") || tag.eq_ignore_ascii_case("test order")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cancelled_or_tried_out_is_not_counted() {
        assert_eq!(left_out("wc-cancelled"), Some(LeftOut::Cancelled));
        assert_eq!(left_out("Refunded"), Some(LeftOut::Cancelled));
        assert_eq!(left_out("partially_refunded"), None);
        assert_eq!(left_out(""), None);
        assert!(is_test("(for testing) Bogus Gateway", "") && is_test("", "vip, Test"));
        assert!(!is_test("visa", "tester-club"));
    }
}

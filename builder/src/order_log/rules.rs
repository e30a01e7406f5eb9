//! The rules an order log is cleaned by. Filtered is not bad: what a rule leaves out is counted.

/// Codes that are on invoices and in no shelf: postage, fees, vouchers, samples, corrections.
pub const NOT_PRODUCTS: [&str; 31] = [
    "ADJUST",
    "ADJUSTMENT",
    "AMAZONFEE",
    "BANK CHARGES",
    "C2",
    "CARRIAGE",
    "COUPON",
    "D",
    "DELIVERY",
    "DEPOSIT",
    "DISCOUNT",
    "DONATION",
    "DOT",
    "FEE",
    "GIFT CARD",
    "GIFT-CARD",
    "GIFTCARD",
    "HANDLING",
    "INSURANCE",
    "M",
    "MANUAL",
    "PACKAGING",
    "PADS",
    "POST",
    "POSTAGE",
    "S",
    "SAMPLE",
    "SAMPLES",
    "SHIPPING",
    "TIP",
    "VOUCHER",
];
/// Beginnings of such codes.
pub const NOT_PRODUCTS_BEGIN: [&str; 4] = ["GIFT_", "GIFTCARD", "VOUCHER", "TEST00"];

/// What is left out of an order log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Orders of more distinct products than this are resellers and stock-ups: they make a pair
    /// of everything with everything, and cost grows with the square.
    pub largest_order: usize,
    /// Of a shopper with more orders than this the newest count: that is a till or a bot.
    pub most_orders: usize,
    /// Further items that are no products, in upper case.
    pub not_products: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { largest_order: 100, most_orders: 500, not_products: Vec::new() }
    }
}

impl Rules {
    /// Whether an item no product answers to is a fee, a voucher, postage.
    pub fn is_no_product(&self, item: &str) -> bool {
        let item = item.to_ascii_uppercase();
        NOT_PRODUCTS.contains(&item.as_str())
            || NOT_PRODUCTS_BEGIN.iter().any(|start| item.starts_with(start))
            || self.not_products.contains(&item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postage_and_vouchers_are_no_products_in_any_case() {
        let rules = Rules { not_products: vec!["CRATE".into()], ..Rules::default() };
        for item in ["POST", "post", "Bank Charges", "gift_0001_20", "m", "crate"] {
            assert!(rules.is_no_product(item), "{item}");
        }
        for item in ["85123A", "tent", "MAT", "DOTS", "POSTER"] {
            assert!(!rules.is_no_product(item), "{item}");
        }
    }
}

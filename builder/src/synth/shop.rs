//! What the invented shop sells: ranges of sixteen kinds of thing, and who goes with whom.
//!
//! What must stay true: everything about a product is a function of its rank and the seed; no
//! list of products is kept.

use std::fmt::Write;

use super::{Size, chance::Chance};

/// What every range has one of, with its shelf, the most bought first.
const KINDS: [(&str, &str); 16] = [
    ("lamp", "Home > Lighting"),
    ("bulb", "Home > Light Bulbs"),
    ("mug", "Home > Tableware"),
    ("candle", "Home > Candles"),
    ("pillow", "Home > Bedding"),
    ("towel", "Home > Towels"),
    ("vase", "Home > Vases"),
    ("mirror", "Home > Mirrors"),
    ("rug", "Home > Rugs"),
    ("clock", "Home > Clocks"),
    ("curtain", "Home > Curtains"),
    ("planter", "Garden > Planters"),
    ("chair", "Furniture > Chairs"),
    ("table", "Furniture > Tables"),
    ("bag", "Luggage > Bags"),
    ("scarf", "Apparel > Scarves"),
];
/// Products of a range.
pub(super) const RANGE: u32 = KINDS.len() as u32;
const SYLLABLES: [&str; 16] = [
    "bir", "kal", "mon", "tor", "vel", "san", "lun", "fer", "hol", "gar", "nim", "pel", "ros",
    "dun", "wex", "yar",
];
/// How flat the head of the popularity curve is (Mandelbrot's shift of Zipf's law).
const SHIFT: f64 = 10.0;
/// Of a shop of a million lines; it grows with the power 0.6 of the lines, as shops seem to.
const PRODUCTS_OF_A_MILLION_LINES: f64 = 50_000.0;

/// The planted companion of a lamp is the bulb of its range; of one lamp in two.
pub(super) const PLANTED: (u32, u32) = (0, 1);

/// The invented shop.
#[derive(Clone, Debug)]
pub(super) struct Shop {
    /// Products, a multiple of sixteen.
    pub(super) products: u32,
    pub(super) seed: u64,
    /// What a rank is multiplied by to become a code that tells nothing of it.
    scatter: u32,
}

impl Shop {
    pub(super) fn of(size: Size, seed: u64) -> Self {
        let millions = size.lines as f64 / 1e6;
        let usual = PRODUCTS_OF_A_MILLION_LINES * libm::pow(millions, 0.6);
        let asked = size.products.unwrap_or(usual as u32).clamp(RANGE, 1 << 24);
        let products = asked.div_ceil(RANGE) * RANGE;
        let mut scatter = (f64::from(products) * 0.618) as u32;
        while common_divisor(scatter, products) != 1 {
            scatter += 1;
        }
        Self { products, seed, scatter }
    }

    /// Chance of its own for each of several things of a sort.
    pub(super) fn chance(&self, sort: u64, number: u64) -> Chance {
        Chance::of([self.seed, sort, number])
    }

    pub(super) fn ranges(&self) -> u32 {
        self.products / RANGE
    }

    /// The product a range has of a kind, by rank: what is most bought of all ranges comes first.
    pub(super) fn of_range(&self, range: u32, kind: u32) -> u32 {
        kind * self.ranges() + range
    }

    pub(super) fn range(&self, product: u32) -> u32 {
        product % self.ranges()
    }

    /// The product at a share of the popularity curve, from 0 to 1.
    pub(super) fn at_share(&self, share: f64) -> u32 {
        let span = libm::log((f64::from(self.products) + SHIFT) / SHIFT);
        let rank = SHIFT * (libm::exp(share * span) - 1.0);
        (rank as u32).min(self.products - 1)
    }

    /// What goes with a product by plan.
    pub(super) fn companion(&self, product: u32) -> Option<u32> {
        let is_anchor = product / self.ranges() == PLANTED.0;
        is_anchor.then(|| self.of_range(self.range(product), PLANTED.1))
    }

    /// Writes a product's id to `text`.
    pub(super) fn write_id(&self, product: u32, text: &mut String) {
        let code = u64::from(product) * u64::from(self.scatter) % u64::from(self.products);
        // Writing to a string does not fail.
        let _ = write!(text, "SKU-{code:06}");
    }

    /// The catalogue as CSV.
    pub(super) fn catalogue(&self) -> String {
        let mut text = "item_id,title,category,price\n".to_owned();
        for product in 0..self.products {
            let (range, kind) = (self.range(product), product / self.ranges());
            let (noun, category) = KINDS[kind as usize];
            self.write_id(product, &mut text);
            let price = 3 + kind * 4 + range % 7;
            let _ = writeln!(text, ",{} {noun},{category},{price}.90", range_name(range));
        }
        text
    }

    /// The planted pairs as CSV.
    pub(super) fn planted(&self) -> String {
        let mut text = "anchor_id,companion_id\n".to_owned();
        for product in 0..self.products {
            if let Some(companion) = self.companion(product) {
                self.write_id(product, &mut text);
                text.push(',');
                self.write_id(companion, &mut text);
                text.push('\n');
            }
        }
        text
    }
}

/// Two syllables and more, no two ranges alike.
fn range_name(range: u32) -> String {
    let digits = SYLLABLES.len() as u32;
    let mut name = String::new();
    let mut rest = range;
    for place in 0.. {
        if place > 1 && rest == 0 {
            break;
        }
        name.push_str(SYLLABLES[(rest % digits) as usize]);
        rest /= digits;
    }
    name[..1].make_ascii_uppercase();
    name
}

fn common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_products_share_an_id_or_a_title() {
        let shop = Shop::of(Size { lines: 1, products: Some(5_000) }, 1);
        assert_eq!(shop.products, 5_008, "in whole ranges");
        let catalogue = shop.catalogue();
        let column = |at: usize| {
            let rows = catalogue.lines().skip(1);
            rows.filter_map(|row| row.split(',').nth(at)).collect::<BTreeSet<_>>().len()
        };
        assert_eq!((column(0), column(1), column(2)), (5_008, 5_008, 16));
        assert_eq!(shop.planted().lines().count(), 1 + 313);
    }

    #[test]
    fn a_shop_of_ten_times_the_lines_has_four_times_the_products() {
        let products = |lines| Shop::of(Size { lines, products: None }, 1).products;
        assert_eq!(products(1_000_000), 50_000);
        assert_eq!(products(10_000_000), 199_056);
        assert_eq!(products(50_000_000), 522_832);
    }
}

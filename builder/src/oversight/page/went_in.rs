//! The promise, and what went in: every line and order, counted or left out for a reason.

use maud::{Markup, html};

use super::{Section, bars, listed, pictured, table, text};
use crate::{
    anonymize::Suppression,
    forecast::{Forecast, Row},
    oversight::Sight,
    report::WentIn,
    sensitive::LeftOut,
};

pub(super) fn promise(sight: &Sight) -> Section {
    let label = sight.model.label();
    let least = label.minimum_shoppers;
    let body = html! {
        p.promise { (label.tier.to_string()) ": " (label.tier.promise()) "." }
        @if least > 0 {
            p {
                "Behind every relation counted in orders stand at least " (least)
                " different shoppers, and every number is coarse. Whoever compares two versions \
                 may still learn something of a single order; how much is below, under "
                a href="#attack" { "What an attacker gets" } "."
            }
        }
        @if label.epsilon > 0.0 {
            p {
                "Noise was added to every count before anything was made of it. All versions of a "
                "year together tell at most epsilon " (label.epsilon) " (delta "
                (format!("{:e}", label.delta)) ") about whom it protects, whatever else somebody "
                "knows."
            }
        }
        dl {
            dt { "Learned with" } dd { (label.learner) }
            dt { "Settings" } dd { (sight.report.tuning.to_string()) }
            dt { "Made by" } dd { (label.made_by) }
            dt { "File" } dd {
                (sight.model.bytes().len()) " bytes, checksum "
                (format!("{:08x}", sight.model.checksum()))
            }
            dt { "Relations" } dd {
                (sight.model.relation_count()) " among " (sight.model.product_count()) " products"
            }
        }
    };
    Section { id: "promise", title: "The promise to the people behind the orders", body }
}

pub(super) fn tally(sight: &Sight) -> Section {
    let report = sight.report;
    let body = html! {
        @match &report.went_in {
            Some(went_in) => (log(went_in)),
            None => p {
                "No order was read: this version was made from counts drawn before, or from the "
                "catalogue alone."
            }
        }
        @if let Some(Suppression { pairs_counted, pairs_suppressed, products_suppressed, .. }) =
            &report.suppressed {
            p {
                "Of " (pairs_counted) " pairs that ever met, " (pairs_suppressed)
                " were kept back because too few shoppers bought them; of " (products_suppressed)
                " products nothing may be said."
            }
        }
        (sensitive(&report.left_out))
        @for why in &report.found.absent { p { "Not looked for: " (why) "." } }
    };
    Section { id: "went-in", title: "What went in, and what was left out", body }
}

/// What the shop keeps silent about.
fn sensitive(left_out: &LeftOut) -> Markup {
    let topics = left_out.topics.iter();
    let topics: Vec<_> = topics.map(|(topic, count)| vec![text(topic), text(count)]).collect();
    html! {
        @if !topics.is_empty() {
            (table("Products left out before counting", &["topic", "products"], &topics))
        }
        @if !left_out.unmapped.is_empty() {
            details {
                summary { (left_out.unmapped.len()) " categories map nowhere and are left out" }
                (listed(&left_out.unmapped, left_out.unmapped.len()))
            }
        }
        @for warning in &left_out.warnings { p { (warning) } }
    }
}

/// What each tier would have given.
pub(super) fn tiers(sight: &Sight) -> Section {
    let body = match &sight.report.forecast {
        None => html! { p { "No forecast was made in this build." } },
        Some(Forecast { rows, questions, recommended }) => {
            let row = |row: &Row| {
                let Row { tier, relations, products, hit_rate } = row;
                vec![text(tier), text(relations), text(products), text(&format!("{hit_rate:.3}"))]
            };
            let rows: Vec<_> = rows.iter().map(row).collect();
            html! {
                (table(
                    "What each tier would give",
                    &["tier", "relations learned from orders", "products reached", "HR@10"],
                    &rows,
                ))
                p { "HR@10: of " (questions) " orders held back, how many found the product that was "
                    "hidden among ten suggestions." }
                p { "Recommended: " (recommended) }
            }
        }
    };
    Section { id: "tiers", title: "The tiers compared", body }
}

fn log(went_in: &WentIn) -> Markup {
    let WentIn { tally, reading, unknown_items: unknown, .. } = went_in;
    let rows_read = [
        ("are no line of an order", reading.not_orders),
        ("of orders cancelled or paid back", reading.cancelled_orders),
        ("of orders that tried out the shop", reading.test_orders),
        ("of none of a product", reading.zero_quantity),
        ("could not be understood", reading.unreadable),
        ("of postage, fees, vouchers", tally.lines_of_no_product),
        ("of items no product answers to", tally.lines_of_unknown_items),
        ("repeat a product of their order", tally.lines_repeated),
        ("came back", tally.lines_cancelled),
        ("in the largest orders", tally.lines_in_largest_orders),
        ("of shoppers with too many orders", tally.lines_beyond_most_orders),
    ];
    let counted = [("counted", tally.lines_counted)].into_iter();
    let left_out = rows_read.into_iter().filter(|(_, count)| *count > 0);
    let lines: Vec<_> = counted.chain(left_out).collect();
    let orders = [
        ("counted", tally.orders_counted),
        ("of too many products", tally.orders_too_large),
        ("of shoppers with too many", tally.orders_beyond_most),
        ("empty after the rest was left out", tally.orders_empty),
    ];
    let rows = |of: &str, parts: &[(&str, u64)]| -> Vec<Vec<Markup>> {
        let row = |(why, count): &(&str, u64)| vec![text(&format!("{of} {why}")), text(&count)];
        parts.iter().map(row).collect()
    };
    let all = [rows("Rows", &lines), rows("Orders", &orders)].concat();
    let name = "What became of every row of the export";
    html! {
        (pictured(name, &bars::parts(&lines, name), &table(name, &["what", "how many"], &all)))
        p {
            "The largest orders are resellers and stock-ups, and make a pair of everything with "
            "everything; who orders more often than any household is one too."
        }
        @if unknown.count > 0 {
            details {
                summary { (unknown.count) " items of the log are no product of the catalogue" }
                (listed(&unknown.examples, unknown.examples.len()))
            }
        }
    }
}

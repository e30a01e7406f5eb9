//! The page of a report: pictures of differences, each with the table that says the same.

use maud::{Markup, html};

use super::{
    experiments::Found,
    report::{Report, percent},
    verdict::Interval,
};
use crate::oversight::page::{Frame, Section, pictured, table, text, write_frame};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 200.0;
const RIGHT: f64 = 120.0;
const ROW: f64 = 30.0;

pub(super) fn write(report: &Report) -> String {
    let lead = html! { p {
        "Of " (report.answers) " answers that passed a coin, by shoppers who chose to share. "
        "Differences between arms hold among them; levels may be others elsewhere. "
        (report.refused) " records were none of ours."
    } };
    write_frame(&Frame {
        title: "Whether suggestions help",
        lead,
        sections: &[experiments(report)],
        // Nothing runs here: the nonce is the style's alone.
        nonce: "effect",
        after: html! {},
    })
}

fn experiments(report: &Report) -> Section {
    let body = html! {
        @if report.experiments.is_empty() { p { "Nobody has shared anything of an experiment." } }
        @for found in &report.experiments { (experiment(found)) }
    };
    Section { id: "experiments", title: "Experiments", body }
}

fn experiment(found: &Found) -> Markup {
    let name = format!("{}: share with the outcome", found.experiment);
    let none = String::new;
    let rows = found.arms.iter().map(|arm| {
        let against = arm.against.as_ref();
        vec![
            text(&arm.name),
            text(&arm.shoppers),
            text(&arm.mean.map_or_else(none, percent)),
            text(&against.map_or_else(none, |one| percent(one.difference))),
            text(&against.map_or_else(none, |one| between(one.interval))),
            text(&against.map_or_else(none, |one| format!("{:.4}", one.p))),
        ]
    });
    let head = ["arm", "shared", "mean", "against the first", "95 %", "p"];
    let table = table(&name, &head, &rows.collect::<Vec<_>>());
    let differences: Vec<_> = found
        .arms
        .iter()
        .filter_map(|arm| arm.against.map(|one| (arm.name.as_str(), one.difference, one.interval)))
        .collect();
    html! {
        h3 { (name) }
        @for line in found.doubts.iter().chain(&found.progress) { p { (line) } }
        @if differences.is_empty() { (table) } @else {
            (pictured(&format!("{name}, against the first arm"), &dots(&differences, &name), &table))
        }
    }
}

fn between(interval: Interval) -> String {
    format!("{} to {}", percent(interval.low), percent(interval.high))
}

/// A dot with its interval a row, over one axis that shows nothing at all as a line.
fn dots(rows: &[(&str, f64, Interval)], name: &str) -> Markup {
    let ends = rows.iter().flat_map(|(_, _, interval)| [interval.low, interval.high]);
    let low = ends.clone().fold(0.0, f64::min);
    let high = ends.fold(0.0, f64::max).max(low + f64::MIN_POSITIVE);
    let x = |value: f64| LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    let height = ROW * rows.len() as f64 + 8.0;
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(name) {
            line.axis x1=(x(0.0)) y1="0" x2=(x(0.0)) y2=(height) {}
            @for ((word, value, interval), at) in rows.iter().zip(0..) {
                @let middle = ROW * (f64::from(at) + 0.5);
                text x=(LEFT - 12.0) y=(middle + 5.0) text-anchor="end" { (word) }
                line.worth x1=(x(interval.low)) y1=(middle) x2=(x(interval.high)) y2=(middle) {
                    title { (word) ": " (between(*interval)) }
                }
                circle.one cx=(x(*value)) cy=(middle) r="6" { title { (word) ": " (percent(*value)) } }
                text x=(x(interval.high) + 8.0) y=(middle + 5.0) { (percent(*value)) }
            }
        }
    }
}

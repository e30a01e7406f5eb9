//! The page of a report: pictures of differences and rates, each with the table that says the same.

use maud::{Markup, html};

use super::{
    experiments::Found,
    report::{Report, SortValue, in_unit},
    verdict::Interval,
};
use crate::oversight::page::{Frame, Section, pictured, table, text, write_frame};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 200.0;
const RIGHT: f64 = 120.0;
const ROW: f64 = 30.0;

pub(super) fn write(report: &Report) -> String {
    let lead = html! { p {
        "Of " (report.answers) " noisy answers and " (report.summaries) " summaries, by shoppers who "
        "chose to share. Differences between arms hold among them; levels may be others elsewhere. "
        (report.refused) " records were none of ours."
    } };
    let sections =
        [flags(report), experiments(report), sorts(report), measures(report), ready(report)];
    write_frame(&Frame {
        title: "Whether suggestions help",
        lead,
        sections: &sections,
        // Nothing runs here: the nonce is the style's alone.
        nonce: "effect",
        after: html! {},
    })
}

fn flags(report: &Report) -> Section {
    let body = html! {
        @if report.flags.is_empty() { p { "None is up." } }
        ul { @for flag in &report.flags {
            li { strong { (flag.code) } ": " (flag.found) " " (flag.look_at) }
        } }
    };
    Section { id: "flags", title: "Red flags", body }
}

fn experiments(report: &Report) -> Section {
    let body = html! {
        @if report.experiments.is_empty() { p { "Nobody has shared anything of an experiment." } }
        @for found in &report.experiments { (experiment(found)) }
    };
    Section { id: "experiments", title: "Experiments", body }
}

fn experiment(found: &Found) -> Markup {
    let name = format!("{}: {}", found.experiment, found.what);
    let shown = |value: f64| in_unit(value, !found.is_money);
    let none = String::new;
    let rows = found.arms.iter().map(|arm| {
        let against = arm.against.as_ref();
        vec![
            text(&arm.name),
            text(&arm.shoppers),
            text(&arm.mean.map_or_else(none, shown)),
            text(&against.map_or_else(none, |one| shown(one.difference))),
            text(&against.map_or_else(none, |one| between(one.interval, shown))),
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
            (pictured(&format!("{name}, against the first arm"), &dots(&differences, &name, &shown), &table))
        }
    }
}

fn sorts(report: &Report) -> Section {
    let by = [
        ("play:", "By play"),
        ("placement:", "By placement"),
        ("department:", "By department"),
        ("confidence:", "By confidence"),
    ];
    let body = html! {
        p { "A sort is shown where at least 100 shoppers saw suggestions of it." }
        @for (by, title) in by {
            @let rows: Vec<_> = report.sorts.iter().filter(|one| one.name.starts_with(by)).collect();
            @if !rows.is_empty() { h3 { (title) } (rates(title, &rows)) }
        }
    };
    Section { id: "sorts", title: "What came of suggestions", body }
}

fn rates(title: &str, rows: &[&SortValue]) -> Markup {
    let share = |value: f64| in_unit(value, true);
    let line = |one: &&SortValue| {
        vec![
            text(plain(one)),
            text(&one.shoppers),
            text(&share(one.accepted)),
            text(&between(one.interval, share)),
            text(&share(one.dismissed)),
            text(&one.sent_back.map_or_else(String::new, share)),
        ]
    };
    let name = format!("{title}: share taken up");
    let head = ["sort", "shoppers", "taken up", "95 %", "turned down", "sent back"];
    let table = table(&name, &head, &rows.iter().map(line).collect::<Vec<_>>());
    let dotted: Vec<_> = rows.iter().map(|one| (plain(one), one.accepted, one.interval)).collect();
    pictured(&name, &dots(&dotted, &name, &share), &table)
}

/// Its name without what it is sorted by.
fn plain(one: &SortValue) -> &str {
    one.name.split_once(':').map_or(&one.name, |(_, name)| name)
}

fn measures(report: &Report) -> Section {
    let rows = report.measures.iter().map(|one| {
        let shown = |value| in_unit(value, one.is_share);
        vec![
            text(one.measure),
            text(&one.shoppers),
            text(&shown(one.mean)),
            text(&between(one.interval, shown)),
        ]
    });
    let head = ["measure", "shoppers", "value", "95 %"];
    let body = table("Measures of all who shared", &head, &rows.collect::<Vec<_>>());
    Section { id: "measures", title: "Measures", body }
}

fn ready(report: &Report) -> Section {
    let answer = |answer| match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    };
    let rows = report
        .readiness
        .iter()
        .map(|one| vec![text(one.question), text(answer(one.answer)), text(&one.why)]);
    let head = ["question", "answer", "by what"];
    let body = table("Before it grows", &head, &rows.collect::<Vec<_>>());
    Section { id: "readiness", title: "May it grow?", body }
}

fn between(interval: Interval, shown: impl Fn(f64) -> String) -> String {
    format!("{} to {}", shown(interval.low), shown(interval.high))
}

/// A dot with its interval a row, over one axis that shows nothing at all as a line.
fn dots(rows: &[(&str, f64, Interval)], name: &str, shown: &dyn Fn(f64) -> String) -> Markup {
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
                    title { (word) ": " (between(*interval, shown)) }
                }
                circle.one cx=(x(*value)) cy=(middle) r="6" { title { (word) ": " (shown(*value)) } }
                text x=(x(interval.high) + 8.0) y=(middle + 5.0) { (shown(*value)) }
            }
        }
    }
}

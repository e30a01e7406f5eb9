//! Plots: pairs as circles over two logarithmic axes, and three words on one line.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::percent;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 60.0;
const BOTTOM: f64 = 44.0;
const LARGEST: f64 = 22.0;

/// Counts over powers of two of orders and of lift. Not empty.
pub(super) fn bins(bins: &BTreeMap<(i32, i32), u32>, name: &str) -> Markup {
    let span = |of: fn(&(i32, i32)) -> i32| {
        let all = bins.keys().map(of);
        (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
    };
    let ((x_low, x_high), (y_low, y_high)) = (span(|bin| bin.0), span(|bin| bin.1));
    let y_low = y_low.min(0);
    let place = |step: i32, low: i32, high: i32, length: f64| {
        (f64::from(step - low) + 0.5) / f64::from(high - low + 1) * length
    };
    let x = |step: i32| LEFT + place(step, x_low, x_high, WIDTH - LEFT - 10.0);
    let y = |step: i32| HEIGHT - BOTTOM - place(step, y_low, y_high, HEIGHT - BOTTOM - 10.0);
    let most = f64::from(bins.values().copied().max().unwrap_or(1));
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(name) {
            line.axis x1=(LEFT) y1=(y(0)) x2=(WIDTH) y2=(y(0)) {}
            @for step in x_low..=x_high {
                text x=(x(step)) y=(HEIGHT - 24.0) text-anchor="middle" { (power(step)) }
            }
            @for step in y_low..=y_high {
                text x=(LEFT - 8.0) y=(y(step) + 4.0) text-anchor="end" { (power(step)) " ×" }
            }
            text x=(f64::midpoint(WIDTH, LEFT)) y=(HEIGHT - 4.0) text-anchor="middle" {
                "about so many orders hold both"
            }
            @for ((orders, lift), count) in bins {
                @let radius = LARGEST * libm::sqrt(f64::from(*count) / most);
                circle.one cx=(x(*orders)) cy=(y(*lift)) r=(radius.max(2.0)) {
                    title { (count) " pairs: about " (power(*orders)) " orders, " (power(*lift)) " × chance" }
                }
            }
        }
    }
}

fn power(step: i32) -> String {
    if step < 0 { format!("1/{}", 1_u64 << -step) } else { (1_u64 << step).to_string() }
}

/// For each word what it has to be worth (a line) and what it was (a dot).
pub(super) fn words(words: &[(&str, Option<f64>, f64)], name: &str) -> Markup {
    let row = 34.0;
    let highest = words.iter().filter_map(|(_, rate, _)| *rate).fold(0.12, f64::max) * 1.1;
    let x = |rate: f64| 90.0 + rate / highest * (WIDTH - 170.0);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (row * words.len() as f64 + 6.0) } role="img" aria-label=(name) {
            @for ((word, rate, worth), at) in words.iter().rev().zip(0..) {
                @let middle = row * (f64::from(at) + 0.5);
                text x="80" y=(middle + 5.0) text-anchor="end" { (word) }
                line.axis x1="90" y1=(middle) x2=(WIDTH - 80.0) y2=(middle) {}
                line.worth x1=(x(*worth)) y1=(middle - 11.0) x2=(x(*worth)) y2=(middle + 11.0) {
                    title { (word) " has to be right in " (percent(*worth)) }
                }
                @if let Some(rate) = rate {
                    circle.one cx=(x(*rate)) cy=(middle) r="7" {
                        title { (word) " was right in " (percent(*rate)) }
                    }
                    text x=(x(*rate) + 12.0) y=(middle - 7.0) { (percent(*rate)) }
                } @else {
                    text x="96" y=(middle - 7.0) { "out of reach" }
                }
            }
        }
    }
}

//! Bars: parts of a whole, and groups of shares side by side.

use maud::{Markup, html};

use super::percent;
use crate::oversight::bias::Share;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 14.0;
/// Room for the names.
const LEFT: f64 = 240.0;
/// Room for the numbers.
const RIGHT: f64 = 70.0;

/// A bar for each part of a whole.
pub(super) fn parts(parts: &[(&str, u64)], name: &str) -> Markup {
    let whole = parts.iter().map(|(_, count)| *count).sum::<u64>().max(1) as f64;
    let row = HEIGHT + 10.0;
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (row * parts.len() as f64) } role="img" aria-label=(name) {
            @for ((part, count), at) in parts.iter().zip(0..) {
                @let top = f64::from(at) * row;
                @let share = *count as f64 / whole;
                text x=(LEFT - 8.0) y=(top + HEIGHT - 2.0) text-anchor="end" { (part) }
                (bar("one", top, share, &format!("{part}: {count}")))
                text x=(end(share) + 6.0) y=(top + HEIGHT - 2.0) { (percent(share)) }
            }
        }
    }
}

/// Three bars for each group: what is sold, bought, suggested.
pub(super) fn groups(shares: &[Share], name: &str) -> Markup {
    let row = 3.0 * HEIGHT + 14.0;
    let legend = 26.0;
    let height = legend + row * shares.len() as f64;
    let kinds = [
        ("one", "of the products"),
        ("two", "of what is bought"),
        ("three", "of what is suggested"),
    ];
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(name) {
            @for ((class, words), at) in kinds.iter().zip(0..) {
                @let left = LEFT + 150.0 * f64::from(at);
                rect class=(class) x=(left) y="2" width="12" height="12" {}
                text x=(left + 18.0) y="12" { (words) }
            }
            @for (share, at) in shares.iter().zip(0..) {
                @let top = legend + f64::from(at) * row;
                text x=(LEFT - 8.0) y=(top + 1.5 * HEIGHT + 4.0) text-anchor="end" {
                    (short(&share.name))
                }
                @for ((class, words), (number, place)) in
                    kinds.iter().zip([share.sold, share.bought, share.suggested].into_iter().zip(0..)) {
                    @let top = top + f64::from(place) * HEIGHT;
                    (bar(class, top, number, &format!("{}, {words}: {}", share.name, percent(number))))
                    text x=(end(number) + 6.0) y=(top + HEIGHT - 3.0) { (percent(number)) }
                }
            }
        }
    }
}

fn bar(class: &str, top: f64, share: f64, told: &str) -> Markup {
    html! {
        rect class=(class) x=(LEFT) y=(top + 1.0) width=(end(share) - LEFT) height=(HEIGHT - 2.0) {
            title { (told) }
        }
    }
}

/// Where the bar of a share ends; a share above 0 can be seen.
fn end(share: f64) -> f64 {
    let length = share * (WIDTH - LEFT - RIGHT);
    LEFT + if share > 0.0 { length.max(1.5) } else { 0.0 }
}

/// A name with room for itself.
pub(super) fn short(name: &str) -> String {
    let mut short: String = name.chars().take(26).collect();
    if name.chars().nth(26).is_some() {
        short.push('…');
    }
    short
}

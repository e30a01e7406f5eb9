//! Squares: a heat map.

use maud::{Markup, html};

use super::{bars::short, percent};
use crate::oversight::heat::Heat;

const LEFT: f64 = 190.0;
const TOP: f64 = 120.0;
const WIDTH: f64 = 720.0;
/// Room for the last name, which leans.
const RIGHT: f64 = 110.0;
const LARGEST: f64 = 42.0;

/// Darker is more.
pub(super) fn heat(heat: &Heat, name: &str) -> Markup {
    let count = heat.names.len() as f64;
    let side = LARGEST.min((WIDTH - LEFT - RIGHT) / count);
    let most = heat.cells.iter().flatten().copied().fold(0.0, f64::max);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (TOP + side * count + 4.0) } role="img" aria-label=(name) {
            @for (name, at) in heat.names.iter().zip(0..) {
                @let middle = side * (f64::from(at) + 0.5);
                text x=(LEFT - 8.0) y=(TOP + middle + 4.0) text-anchor="end" { (short(name)) }
                text transform={ "translate(" (LEFT + middle) " " (TOP - 8.0) ") rotate(-40)" } {
                    (short(name))
                }
            }
            @for (row, down) in heat.cells.iter().zip(0..) {
                @for (cell, right) in row.iter().zip(0..) {
                    @let told = (&heat.names[down], &heat.names[right]);
                    rect.heat x=(LEFT + side * right as f64) y=(TOP + side * down as f64)
                        width=(side - 2.0) height=(side - 2.0)
                        fill-opacity=(format!("{:.3}", shade(*cell, most))) {
                        title { (told.0) " suggests " (told.1) ": " (percent(*cell)) }
                    }
                }
            }
        }
    }
}

/// The root, so that small shares can be told from none.
fn shade(cell: f64, most: f64) -> f64 {
    if most > 0.0 { libm::sqrt(cell / most) } else { 0.0 }
}

//! Fill: a query's blanks.
//!
//! `{name}` is a word of the request, `{fold x}` and `{month x}` are expressions about `x`. What
//! must stay true: nothing is left in braces.

use super::dialect::Dialect;

const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";

/// The text with every blank filled; a word nobody knows stays, and a test finds it.
pub(super) fn fill(text: &str, words: &[(&'static str, String)], dialect: &Dialect) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, (inside, after))) = next_blank(rest) {
        filled.push_str(before);
        let (name, x) = inside.split_once(' ').unwrap_or((inside, ""));
        match words.iter().find(|(known, _)| *known == name) {
            Some((_, word)) => filled.push_str(&word.replace("{x}", x)),
            None => match name {
                "fold" => filled.push_str(&fold(x)),
                "month" => filled.push_str(&dialect.month.replace("{x}", x)),
                _ => filled.extend(["{", inside, "}"]),
            },
        }
        rest = after;
    }
    filled + rest
}

/// Small letters for capital ones, of ASCII alone: all engines agree on those.
pub(super) fn fold(x: &str) -> String {
    format!("TRANSLATE({x}, '{CAPITALS}', '{SMALL}')")
}

fn next_blank(text: &str) -> Option<(&str, (&str, &str))> {
    let (before, after) = text.split_once('{')?;
    Some((before, after.split_once('}')?))
}

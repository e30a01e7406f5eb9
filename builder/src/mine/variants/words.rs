//! Words that name a colour, a size or a pattern in English titles.
//!
//! What must stay true: a short list of the plainest words; the catalogue itself teaches the rest.

const COLOURS: [&str; 44] = [
    "beige",
    "black",
    "blue",
    "brass",
    "brown",
    "burgundy",
    "camel",
    "charcoal",
    "copper",
    "coral",
    "cream",
    "ecru",
    "gold",
    "gray",
    "green",
    "grey",
    "indigo",
    "ivory",
    "khaki",
    "lilac",
    "lime",
    "maroon",
    "mint",
    "multicolour",
    "navy",
    "olive",
    "orange",
    "oat",
    "pink",
    "purple",
    "red",
    "rose",
    "sage",
    "sand",
    "silver",
    "sky",
    "tan",
    "teal",
    "turquoise",
    "violet",
    "white",
    "yellow",
    "rust",
    "forest",
];
const SIZES: [&str; 16] = [
    "extra", "jumbo", "l", "large", "m", "medium", "midi", "mini", "s", "small", "xl", "xs", "xxl",
    "xxs", "big", "little",
];
const PATTERNS: [&str; 12] = [
    "check",
    "checked",
    "dotty",
    "floral",
    "gingham",
    "paisley",
    "plain",
    "polkadot",
    "retrospot",
    "spotty",
    "stripe",
    "striped",
];
/// What a number in front of it measures.
const UNITS: [&str; 22] = [
    "cl", "cm", "ft", "g", "gb", "in", "inch", "kg", "l", "litre", "m", "mb", "mg", "ml", "mm",
    "oz", "pack", "pairs", "pcs", "piece", "pieces", "tb",
];

/// Whether a word is on a list.
pub(super) fn is_listed(word: &str) -> bool {
    COLOURS.contains(&word) || PATTERNS.contains(&word) || SIZES.contains(&word) || is_measure(word)
}

/// Whether words name how large or how many; `after` is what follows them in the title.
pub(super) fn is_size(words: &[String], after: &[String]) -> bool {
    let is_unit = |word: &String| UNITS.contains(&word.as_str());
    let has_unit = words.iter().chain(after.first()).any(is_unit);
    words.iter().all(|word| {
        SIZES.contains(&word.as_str())
            || is_unit(word)
            || (is_measure(word) && (has_unit || !word.chars().all(|c| c.is_ascii_digit())))
    })
}

/// A number, alone or with its unit in one word, or a range.
fn is_measure(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-–/x".contains(c));
    word.starts_with(|c: char| c.is_ascii_digit()) && (rest.is_empty() || UNITS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_measure_with_their_unit_or_alone() {
        for word in ["navy", "xl", "500ml", "36–39", "12", "1.5l"] {
            assert!(is_listed(word), "{word}");
        }
        for word in ["f/2", "nova", "e27", "24v2"] {
            assert!(!is_listed(word), "{word}");
        }
        assert!(is_size(&["5".into()], &["m".into()]) && is_size(&["64".into(), "gb".into()], &[]));
        assert!(!is_size(&["navy".into()], &[]) && !is_size(&["12".into()], &["pro".into()]));
    }
}

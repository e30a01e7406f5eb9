//! Text as words, and phrases in it.
//!
//! What must stay true: one reading for paths, titles and lists: lower case, cut at everything
//! that is no letter or number, singular where English adds an s.

/// The words of a path or a title.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(|word| singular(word).to_owned()).collect()
}

/// Whether `words` hold the phrase, word by word and in a row.
pub(super) fn hold(words: &[String], phrase: &str) -> bool {
    let phrase = self::words(phrase);
    !phrase.is_empty() && words.windows(phrase.len()).any(|window| window == phrase)
}

/// A word without the s of its plural.
pub(super) fn singular(word: &str) -> &str {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s'));
    stem.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_whole_words_in_a_row_in_one_or_in_several() {
        let shelf = words("Health & Beauty > Breast Pumps");
        assert_eq!(shelf, ["health", "beauty", "breast", "pump"]);
        assert!(hold(&shelf, "breast pump") && hold(&shelf, "Breast-Pumps"));
        assert!(!hold(&shelf, "beauty pump") && !hold(&words("brass"), "bra"));
        assert!(!hold(&shelf, "") && !hold(&[], "beauty"));
    }

    #[test]
    fn glass_is_one_and_gas_is_not_ga() {
        assert_eq!(["glass", "gas", "mugs"].map(singular), ["glass", "gas", "mug"]);
    }
}

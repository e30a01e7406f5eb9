//! Titles as words.
//!
//! What must stay true: words are lower case and without punctuation; where a title was divided by
//! a comma, a dash, a slash or a bracket, the words know it.

/// A title, read.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// Every word.
    pub words: Vec<String>,
    /// Where the part after the last divider begins, if there is one.
    pub tail: Option<usize>,
}

impl Title {
    /// Reads a title.
    pub fn of(title: &str) -> Self {
        let mut read = Self { words: Vec::new(), tail: None };
        for part in title.split_whitespace() {
            let opens = part.starts_with(['(', '[', '/', '|', '-', '–', '—']);
            let word: String = part.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if opens && !read.words.is_empty() {
                read.tail = Some(read.words.len());
            }
            if !word.is_empty() {
                read.words.push(word);
            }
            if part.ends_with([',', ':', ';', '|', '/']) {
                read.tail = Some(read.words.len());
            }
        }
        read.tail = read.tail.filter(|tail| *tail > 0 && *tail < read.words.len());
        read
    }
}

/// Whether two titles share half the words of the shorter one.
pub fn share(one: &str, other: &str) -> bool {
    let (one, other) = (Title::of(one).words, Title::of(other).words);
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = short.iter().filter(|word| long.contains(word)).count();
    shared > 0 && 2 * shared >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_after_the_last_divider_is_the_tail() {
        let read = |title| {
            let Title { words, tail } = Title::of(title);
            (words.join(" "), tail)
        };
        assert_eq!(read("Wool socks, 3 pairs, rust"), ("wool socks 3 pairs rust".into(), Some(4)));
        assert_eq!(read("Field mug (blue)"), ("field mug blue".into(), Some(2)));
        assert_eq!(read("Field mug - Blue"), ("field mug blue".into(), Some(2)));
        assert_eq!(read("RED RETROSPOT MUG "), ("red retrospot mug".into(), None));
        assert_eq!(read("Touch-tip gloves,"), ("touch-tip gloves".into(), None));
    }

    #[test]
    fn two_tripods_share_a_name_and_two_cards_of_other_makers_do() {
        assert!(share("Tabletop tripod", "Travel tripod, aluminium"));
        assert!(!share("Camera backpack 20 l", "Sling bag"));
    }
}

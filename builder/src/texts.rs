//! Many texts in one, each with a number: it costs its letters and where it ends.

/// Texts by number.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    /// By number: where in the text it ends.
    ends: Vec<usize>,
}

impl Texts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text that has a number.
    pub fn text(&self, number: u32) -> &str {
        &self.text[self.start(number as usize)..self.end(number)]
    }

    /// Where in all text it ends.
    pub fn end(&self, number: u32) -> usize {
        self.ends[number as usize]
    }

    /// Its first byte, or that of the next one that has any.
    pub fn first_byte(&self, number: u32) -> Option<u8> {
        self.text.as_bytes().get(self.start(number as usize)).copied()
    }

    /// All of them, in order of number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// Whether the text that has a number is this one.
    pub fn is(&self, number: u32, text: &str) -> bool {
        is_same(&self.text[self.start(number as usize)..self.end(number)], text)
    }

    /// One more, as it is written.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Those of `others` behind these, with the numbers that follow.
    pub fn append(&mut self, others: &Self) {
        let before = self.text.len();
        self.text.push_str(&others.text);
        self.ends.extend(others.ends.iter().map(|end| before + end));
    }

    /// None any more.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Without `count` of them from number `first` on: those behind move up.
    pub fn forget(&mut self, first: usize, count: usize) {
        let from = self.start(first);
        let length = self.start(first + count) - from;
        self.text.drain(from..from + length);
        self.ends.drain(first..first + count);
        for end in &mut self.ends[first..] {
            *end -= length;
        }
    }

    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |before| self.ends[before])
    }
}

/// Whether two texts are the same. Most are so short that a call to compare them would take longer.
pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        (Some(end), Some(other_end)) => {
            let words = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
            end == other_end && words.into_iter().all(|(word, other)| word == other)
        }
        _ => one.iter().zip(other).all(|(byte, other)| byte == other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_are_the_same_where_their_letters_are(one in "[ab]{0,20}", other in "[ab]{0,20}") {
            prop_assert_eq!(is_same(&one, &other), one == other);
            prop_assert!(is_same(&one, &one.clone()));
            let mut odd = one.clone();
            odd.push('c');
            prop_assert!(!is_same(&odd, &(one + "d")));
        }
    }

    #[test]
    fn what_is_forgotten_lets_the_others_move_up() {
        let of = |all: &[&str]| {
            let mut texts = Texts::default();
            for one in all {
                texts.push(|text| text.push_str(one));
            }
            texts
        };
        let told = |texts: &Texts| -> Vec<String> { texts.iter().map(str::to_owned).collect() };
        let mut texts = of(&["tent", "", "gas"]);
        texts.append(&of(&["mat", "stove"]));
        assert_eq!(told(&texts), ["tent", "", "gas", "mat", "stove"]);
        texts.forget(1, 2);
        assert_eq!(told(&texts), ["tent", "mat", "stove"]);
        assert!(texts.is(1, "mat") && !texts.is(1, "ma") && !texts.is(2, "mat"));
        texts.forget(0, 0);
        texts.forget(0, 1);
        assert_eq!(told(&texts), ["mat", "stove"]);
    }
}

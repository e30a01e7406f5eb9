//! Shared records: files that shoppers or hosts handed in → answers and summaries.
//!
//! Comes in: JSON, an object, a list or an object a line. What must stay true: a record weighs no
//! more than one shopper can, whatever it claims, for anybody can write one.

use std::{fs, path::Path};

use alongside::{
    contract::{Count, Fate, Summary, Tally},
    measure::truth,
};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{BuilderError, InputError};

/// No honest device counts further, or knows more arms.
const MOST: f64 = 100.0;
const MOST_MONEY: f64 = 10_000.0;
const MOST_ARMS: usize = 8;
const MOST_ROWS: usize = 44;
const MOST_DAYS: f64 = 180.0;

/// One bit of an experiment.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    pub experiment: String,
    pub arm: String,
    pub bit: u8,
    pub epsilon: f64,
}

/// Everything that was handed in.
#[derive(Debug, Default)]
pub struct Shared {
    pub answers: Vec<Answer>,
    pub summaries: Vec<Summary>,
    /// Records that are none of ours.
    pub refused: u64,
}

impl Shared {
    /// Reads all files.
    pub fn read<'a>(files: impl Iterator<Item = &'a Path>) -> Result<Self, BuilderError> {
        let mut shared = Self::default();
        for file in files {
            let text = fs::read_to_string(file).map_err(|error| {
                InputError::new(file, format!("the file can't be read: {error}"))
                    .expected("shared records as JSON")
                    .advice("name the files your page or your shoppers handed in")
            })?;
            shared.take_text(&text);
        }
        Ok(shared)
    }

    fn take_text(&mut self, text: &str) {
        if let Ok(value) = serde_json::from_str(text) {
            return self.take(value);
        }
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(value) => self.take(value),
                Err(_) => self.refused += 1,
            }
        }
    }

    fn take(&mut self, value: Value) {
        if let Value::Array(all) = value {
            for one in all {
                self.take(one);
            }
            return;
        }
        let is_answer = value.get("sort").is_some_and(|sort| sort == "answer");
        let is_ours = value.get("alongside").is_some_and(|version| version == 1);
        if is_ours && is_answer {
            self.take_answer(value);
        } else if is_ours {
            self.take_summary(value);
        } else {
            self.refused += 1;
        }
    }

    fn take_answer(&mut self, value: Value) {
        match serde_json::from_value::<Answer>(value) {
            Ok(answer) if answer.bit <= 1 && truth(answer.epsilon).is_some() => {
                self.answers.push(answer);
            }
            _ => self.refused += 1,
        }
    }

    fn take_summary(&mut self, value: Value) {
        match serde_json::from_value::<Summary>(value) {
            Ok(summary) if is_possible(&summary) => self.summaries.push(summary),
            _ => self.refused += 1,
        }
    }
}

/// Whether an honest device can have made it.
fn is_possible(summary: &Summary) -> bool {
    let Summary { counts, arms, earlier, second_purchase_days, .. } = summary;
    let within = |numbers: &[f64], most: f64| numbers.iter().all(|one| (0.0..=most).contains(one));
    let listed = |tallies: &[Tally], numbers: usize, most: f64| {
        let is_listed = |one: &Tally| one.numbers.len() == numbers && within(&one.numbers, most);
        tallies.iter().all(is_listed)
    };
    counts.numbers.len() == Count::ALL
        && within(&counts.numbers, MOST_MONEY)
        && counts.rows.len() <= MOST_ROWS
        && listed(&counts.rows, Fate::ALL, MOST)
        && arms.len() <= MOST_ARMS
        && listed(arms, 2, MOST_MONEY)
        && earlier.len() <= 2
        && within(earlier, MOST)
        && second_purchase_days.len() <= 1
        && within(second_purchase_days, MOST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str =
        r#"{"alongside":1,"sort":"answer","experiment":"a","arm":"b","bit":1,"epsilon":2}   "#;

    #[test]
    fn an_object_a_list_and_an_object_a_line_are_read_alike() {
        for text in [ANSWER.to_owned(), format!("[{ANSWER}]"), format!("{ANSWER}\n\n")] {
            let mut shared = Shared::default();
            shared.take_text(&text);
            assert_eq!((shared.answers.len(), shared.refused), (1, 0), "{text}");
        }
        let mut shared = Shared::default();
        shared.take_text(&format!("{ANSWER}\n{ANSWER}\n"));
        assert_eq!(shared.answers.len(), 2);
    }

    #[test]
    fn what_no_honest_device_hands_over_is_counted_and_left_out() {
        let forged = [
            ANSWER.replace("\"bit\":1", "\"bit\":9"),
            ANSWER.replace("\"epsilon\":2", "\"epsilon\":9"),
            ANSWER.replace("\"alongside\":1", "\"alongside\":7"),
            r#"{"alongside":1,"sort":"summary","counts":{}}"#.to_owned(),
            "not a record".to_owned(),
            r#"{"__proto__":{"alongside":1}}"#.to_owned(),
        ];
        let mut shared = Shared::default();
        for text in &forged {
            shared.take_text(text);
        }
        assert_eq!((shared.answers.len(), shared.summaries.len()), (0, 0));
        assert_eq!(shared.refused, forged.len() as u64);
    }
}

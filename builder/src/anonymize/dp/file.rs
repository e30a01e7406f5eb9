//! The file of noisy counts: one JSON value a line, the plan first.
//!
//! What must stay true: what is written is read back to the bit, and the same counts give the
//! same bytes.

use std::{fs, path::Path};

use super::noisy::{Line, NoisyCounts};
use crate::error::{BuilderError, InputError};

const EXPECTED: &str = "a line of noisy counts, such as {\"item\":[\"tent\",212]}";
const ADVICE: &str =
    "take noisy-counts.jsonl from the private folder of a build, as it was written";

impl NoisyCounts {
    /// The file's bytes.
    pub fn to_text(&self) -> Result<String, BuilderError> {
        let mut text = String::new();
        for line in self.lines() {
            let line = serde_json::to_string(&line).map_err(|error| {
                BuilderError::Refused(format!("noisy counts can't be written as JSON: {error}"))
            })?;
            text.push_str(&line);
            text.push('\n');
        }
        Ok(text)
    }

    /// Reads the file back.
    pub fn read(file: &Path) -> Result<Self, BuilderError> {
        let text = fs::read_to_string(file).map_err(|error| {
            InputError::new(file, format!("the file can't be read: {error}")).advice(ADVICE)
        })?;
        let lines = text.lines().zip(1..).map(|(line, number)| {
            serde_json::from_str::<Line>(line).map_err(|error| {
                let error = InputError::new(file, format!("this is not understood: {error}"))
                    .line(number)
                    .expected(EXPECTED)
                    .advice(ADVICE);
                BuilderError::from(error)
            })
        });
        let lines = lines.collect::<Result<Vec<_>, BuilderError>>()?;
        let Some(Line::Plan(plan)) = lines.first() else {
            return Err(InputError::new(file, "it does not begin with how the noise was drawn")
                .expected("{\"plan\":…}")
                .advice(ADVICE)
                .into());
        };
        Ok(Self::of_lines(*plan, lines.into_iter().skip(1)))
    }
}

//! Replay: the slates for a file of requests, one to a line, exactly as a page would get them.
//!
//! Comes in: lines of JSON, each a request with the moment it was asked at. Goes out: a line of
//! JSON for each. What must stay true: nothing is left over between two lines.

use std::{fs, path::Path};

use alongside::{
    contract::{Clock, Memory, RecommendRequest},
    model::Model,
    recommend::recommend,
};
use serde::Deserialize;

use crate::error::{BuilderError, InputError};

/// One line: `{"request": {"basket": [{"id": "tent"}], "placement": "basket"}, "clock": {"now": 0}}`.
#[derive(Deserialize)]
struct Asked {
    request: RecommendRequest,
    clock: Clock,
    #[serde(default)]
    memory: Option<Memory>,
}

/// Answers every line of `file`.
pub fn replay(model: &Model, file: &Path) -> Result<String, BuilderError> {
    let text = fs::read_to_string(file).map_err(|error| {
        InputError::new(file, format!("the file can't be read: {error}"))
            .expected("a line of JSON for each request")
            .advice("check the path")
    })?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let answers = lines.map(|(line, number)| {
        let wrong = |what: String| {
            InputError::new(file, format!("line {number}: {what}"))
                .expected(r#"{"request": {"basket": …, "placement": …}, "clock": {"now": …}}"#)
                .advice("correct the line; `--help` shows one")
        };
        let asked: Asked = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        let memory = asked.memory.unwrap_or_else(Memory::empty);
        let slate = recommend(model, &asked.request, &memory, &asked.clock)
            .map_err(|failure| wrong(failure.message))?;
        serde_json::to_string(&slate).map_err(|error| wrong(error.to_string()).into())
    });
    Ok(answers.collect::<Result<Vec<_>, BuilderError>>()?.join("\n"))
}

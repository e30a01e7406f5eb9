//! Journey: a shopper's days, step by step, as the engine would have met them.
//!
//! Comes in: a model and a file of events, questions and times. Goes out: each answer with its
//! reasons, silences and withheld. What must stay true: what is replayed is what a page would get,
//! for memory goes from step to step as JSON does.

use std::{fmt, fs, path::Path};

use alongside::{
    contract::{Choice, Clock, Consent, Feedback, Memory, Policy, RecommendRequest, Slate},
    measure, memory,
    model::Model,
    recommend::{Shop, recommend_in},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    error::{BuilderError, InputError},
    words::Words,
};

/// A file of steps.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Journey {
    story: String,
    #[serde(default)]
    policy: Policy,
    #[serde(default = "kept")]
    consent: Consent,
    #[serde(default)]
    utc_offset_minutes: i32,
    steps: Vec<Step>,
}

fn kept() -> Consent {
    Consent::Persistent
}

/// At a moment: what is lost, what happens, and then what is asked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Step {
    at: String,
    #[serde(default)]
    consent: Option<Consent>,
    #[serde(default)]
    utc_offset_minutes: Option<i32>,
    #[serde(default)]
    memory: Option<Loss>,
    #[serde(default, rename = "do")]
    happens: Vec<Value>,
    #[serde(default)]
    ask: Option<Map<String, Value>>,
    /// What a test asks of the answer; it is for the tests to judge.
    #[serde(default, rename = "expect")]
    _expect: Value,
}

/// What becomes of a memory.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Loss {
    Lost,
    Damaged,
    Newer,
    Forgotten,
}

/// A journey and all its answers.
#[derive(Debug, Serialize)]
pub struct Replayed {
    story: String,
    steps: Vec<Outcome>,
}

/// One step's answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    at: String,
    happened: Vec<Value>,
    slate: Option<Slate>,
    choices: Vec<Choice>,
    bytes: usize,
}

/// Replays `file` in a shop of this model.
pub fn replay(model: &Model, file: &Path) -> Result<Replayed, BuilderError> {
    let wrong = |what: String| {
        InputError::new(file, what)
            .expected(
                r#"{"story": …, "steps": [{"at": "2027-03-01T10:00:00Z", "do": […], "ask": {…}}]}"#,
            )
            .advice("correct the step; tests/journeys holds examples")
    };
    let text = fs::read_to_string(file)
        .map_err(|error| wrong(format!("the file can't be read: {error}")))?;
    let journey: Journey = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let shop = Shop { model, policy: &journey.policy };
    let (mut memory, mut steps) = (Memory::empty(), Vec::new());
    for (step, number) in journey.steps.iter().zip(1..) {
        let wrong = |what: String| wrong(format!("step {number}: {what}"));
        let time: Timestamp = step.at.parse().map_err(|_| wrong("`at` is no time".into()))?;
        let clock = Clock {
            now: time.as_millisecond() as f64,
            utc_offset_minutes: step.utc_offset_minutes.unwrap_or(journey.utc_offset_minutes),
            seed: 0,
        };
        let consent = step.consent.unwrap_or(journey.consent);
        memory = match step.memory {
            None => memory.checked(&clock),
            Some(Loss::Lost) => Memory::empty(),
            Some(Loss::Damaged | Loss::Newer) => Memory::after_damage(&clock),
            Some(Loss::Forgotten) => memory::forget(),
        };
        for event in &step.happens {
            let feedback: Feedback = serde_json::from_value(event.clone())
                .map_err(|error| wrong(format!("`do`: {error}")))?;
            let policy = &journey.policy;
            memory = measure::record(model, policy, &memory, &feedback, consent, &clock);
        }
        let slate = step.ask.as_ref().map(|ask| -> Result<_, BuilderError> {
            let request =
                request(ask, consent).map_err(|error| wrong(format!("`ask`: {error}")))?;
            let slate = recommend_in(&shop, &request, &memory, &clock);
            Ok(slate.map_err(|failure| wrong(failure.message))?)
        });
        let stored = serde_json::to_string(&memory).unwrap_or_default();
        steps.push(Outcome {
            at: step.at.clone(),
            happened: step.happens.clone(),
            slate: slate.transpose()?,
            choices: memory::choices(&memory, &clock),
            bytes: stored.len(),
        });
    }
    Ok(Replayed { story: journey.story, steps })
}

/// What a question leaves out is an empty basket and the journey's consent.
fn request(ask: &Map<String, Value>, consent: Consent) -> serde_json::Result<RecommendRequest> {
    let mut asked = ask.clone();
    asked.entry("basket").or_insert_with(|| Value::Array(Vec::new()));
    asked.entry("consent").or_insert(serde_json::to_value(consent)?);
    serde_json::from_value(Value::Object(asked))
}

impl fmt::Display for Replayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Words::english();
        writeln!(f, "{}", self.story)?;
        for step in &self.steps {
            writeln!(f, "\n{}", step.at)?;
            for event in &step.happened {
                writeln!(f, "   · {event}")?;
            }
            if let Some(slate) = &step.slate {
                write_slate(f, &words, slate)?;
            }
        }
        Ok(())
    }
}

fn write_slate(f: &mut fmt::Formatter<'_>, words: &Words, slate: &Slate) -> fmt::Result {
    let moments: Vec<_> = slate.moments.iter().map(|moment| format!(" · {moment:?}")).collect();
    writeln!(f, "   {:?}{}", slate.stage, moments.concat())?;
    if let Some(silence) = &slate.silence {
        let said = words.explain("silence", &silence.code, silence.setting, silence.until);
        writeln!(f, "   Silence: {said}")?;
    }
    for (one, place) in slate.suggestions.iter().zip(1..) {
        let anchors = one.reason.anchors.join(" and the ");
        let reason = words.say("reason", &one.reason.code).replace("{anchor}", &anchors);
        let past = if one.reason.past { ", from before" } else { "" };
        writeln!(f, "   {place}. {} ({})  {reason}{past}", one.id, one.play.name())?;
    }
    for one in &slate.withheld {
        let said = words.explain("rule", &one.rule, one.setting, one.until);
        writeln!(f, "      not {}: {said}", one.id)?;
    }
    Ok(())
}

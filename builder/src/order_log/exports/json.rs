//! JSON lines: one event a line, and of an event only what its type names.
//!
//! What must stay true: what a struct does not name is skipped by the parser and never held.

use std::{borrow::Cow, fmt, io::BufRead, path::Path};

use serde::{Deserialize, Deserializer, de};

use crate::{
    error::{BuilderError, InputError},
    input::Format,
    order_log::{Intake, LeftOut},
};

use super::{
    super::{reading::FileRead, row::Fields},
    name_of,
};

/// Text, or a number as text: exports write ids and prices either way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Loose<'a>(pub(super) Cow<'a, str>);

impl Loose<'_> {
    /// The text, and empty where a program says that it did not know.
    pub(super) fn text(&self) -> &str {
        match self.0.trim() {
            "(not set)" | "undefined" | "null" => "",
            text => text,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Loose<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text or a number")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Loose(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Loose(Cow::Owned(text.to_owned())))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Loose(Cow::Owned(number.to_string())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Loose(Cow::Owned(number.to_string())))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
                Ok(Loose(Cow::Owned(number.to_string())))
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Loose::default())
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A list where null is an empty one.
pub(super) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Tells the intake what is read of each event: our columns, in the order of an order row, each with
/// the field it comes from.
pub(super) fn announce(
    file: &Path,
    format: Format,
    columns: [(&'static str, &str); 6],
    intake: &mut Intake,
) {
    let [order, item, _, timestamp, quantity, price] = columns.map(|(_, theirs)| theirs.to_owned());
    let read = FileRead {
        file: name_of(file),
        format,
        columns: columns.map(|(ours, theirs)| (ours, theirs.to_owned())).to_vec(),
        dropped: vec!["every other field".to_owned()],
    };
    intake.begin(file, read, Fields { order, item, timestamp, quantity, price, unit: "line" });
}

/// Hands each line that is not empty to `each`, which says why it could not be read.
pub(super) fn each_line(
    file: &Path,
    mut text: impl BufRead,
    intake: &mut Intake,
    mut each: impl FnMut(&str, u64, &mut Intake) -> Result<(), serde_json::Error>,
) -> Result<(), BuilderError> {
    let (mut line, mut number) = (Vec::new(), 0);
    loop {
        line.clear();
        let read = text.read_until(b'\n', &mut line);
        let read = read.map_err(|error| {
            InputError::new(file, format!("the file can't be read: {error}"))
                .at("line", number + 1)
                .advice("check that it is whole")
        })?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        // A file may also be one JSON array with an event a line.
        let event = String::from_utf8_lossy(&line);
        let event = event.trim().trim_end_matches(',');
        match event {
            "" | "[" | "]" => {}
            _ => {
                if let Err(error) = each(event, number, intake) {
                    intake.give_up(not_json(file, number, &error));
                }
            }
        }
    }
}

/// The event is about something else.
pub(super) fn not_an_order(intake: &mut Intake) {
    intake.leave_out(LeftOut::NotAnOrder);
}

fn not_json(file: &Path, number: u64, error: &serde_json::Error) -> InputError {
    // serde_json's own sentence may quote a value.
    let problem = match error.classify() {
        serde_json::error::Category::Data => "a value is of another type than it has to be",
        _ => "the line is not JSON",
    };
    InputError::new(file, format!("{problem} (column {})", error.column()))
        .at("line", number)
        .expected("one event a line, as the export writes it")
        .advice("export the events again")
}

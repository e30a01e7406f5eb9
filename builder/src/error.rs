//! Why the builder stopped, told to the person who can do something about it.
//!
//! What must stay true: every error says what happened, what was expected and what to do; a
//! message quotes the one value that is wrong, never its whole row, which may name a person.

use std::{
    convert::Infallible,
    fmt,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};

/// The longest excerpt of a value a message quotes, in characters.
const EXCERPT: usize = 40;

/// Why a command stopped, by whose turn it is.
#[derive(Debug)]
pub enum BuilderError {
    /// The command line asks for something that can't be done as asked.
    Usage(String),
    /// A file that was handed in is not as it has to be.
    Input(InputError),
    /// It could be done, and a promise of the product forbids it.
    Refused(String),
}

impl BuilderError {
    /// 2 usage · 3 the input is wrong · 4 refused.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) => 2,
            Self::Input(_) => 3,
            Self::Refused(_) => 4,
        })
    }
}

impl fmt::Display for BuilderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Refused(sentence) => f.write_str(sentence),
            Self::Input(error) => error.fmt(f),
        }
    }
}

/// What always succeeds, where something else may not.
impl From<Infallible> for BuilderError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<InputError> for BuilderError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError(Box<Parts>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    file: PathBuf,
    place: Option<(&'static str, u64)>,
    field: Option<String>,
    problem: String,
    expected: String,
    advice: String,
    /// Further errors of the same kind, a line each.
    excerpts: Vec<String>,
}

impl InputError {
    /// `problem` is a sentence about `file`; [`InputError::expected`] and the rest complete it.
    pub fn new(file: &Path, problem: impl Into<String>) -> Self {
        let (file, problem) = (file.to_owned(), problem.into());
        Self(Box::new(Parts { file, problem, ..Parts::default() }))
    }

    /// On which line, counted from 1.
    pub fn line(self, line: u64) -> Self {
        self.at("line", line)
    }

    /// On which `unit`, such as a line or a row, counted from 1.
    pub fn at(mut self, unit: &'static str, number: u64) -> Self {
        self.0.place = Some((unit, number));
        self
    }

    /// In which column.
    pub fn field(mut self, field: &str) -> Self {
        self.0.field = Some(field.to_owned());
        self
    }

    /// What would have been right.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.0.expected = expected.into();
        self
    }

    /// What to do now.
    pub fn advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice = advice.into();
        self
    }

    /// The column at fault, if one is.
    pub fn field_name(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// One error for many: `problem`, with `all` of them as excerpts.
    pub fn of_many(all: &[Self], problem: String) -> Self {
        let (file, expected) = all.first().map_or((PathBuf::new(), String::new()), |first| {
            (first.0.file.clone(), first.0.expected.clone())
        });
        let mut error = Self::new(&file, problem)
            .expected(expected)
            .advice("correct them, or let more be left out with --tolerate");
        error.0.excerpts = all.iter().map(Self::headline).collect();
        error
    }

    /// Where, and what is wrong, on one line.
    pub fn headline(&self) -> String {
        let Parts { file, place, field, problem, .. } = &*self.0;
        let place = place.map(|(unit, number)| format!(", {unit} {number}")).unwrap_or_default();
        let field = field.as_ref().map(|field| format!(", field `{field}`")).unwrap_or_default();
        format!("{}{place}{field}: {problem}", file.display())
    }
}

/// A value as a message may quote it: short, and with nothing a terminal would act on.
pub fn excerpt(value: &str) -> String {
    let mut short: String = value.chars().take(EXCERPT).collect();
    if value.chars().nth(EXCERPT).is_some() {
        short.push('…');
    }
    format!("{short:?}")
}

/// `{:#}` colours the labels; the stream takes colour away where it is not wanted.
impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = if f.alternate() { AnsiColor::Cyan.on_default() } else { Style::new() };
        write!(f, "{}", self.headline())?;
        for excerpt in &self.0.excerpts {
            write!(f, "\n  {excerpt}")?;
        }
        for (name, text) in [("expected", &self.0.expected), ("to do", &self.0.advice)] {
            if !text.is_empty() {
                write!(f, "\n  {label}{name:>8}{label:#}  {text}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_file_line_field_and_what_to_do() {
        let error = InputError::new(Path::new("orders.csv"), "\"soon\" is not a time")
            .line(3)
            .field("timestamp")
            .expected("ISO 8601")
            .advice("leave it empty");
        assert_eq!(
            error.to_string(),
            "orders.csv, line 3, field `timestamp`: \"soon\" is not a time\n  \
             expected  ISO 8601\n     to do  leave it empty"
        );
    }

    #[test]
    fn an_excerpt_is_short_and_harmless() {
        assert_eq!(excerpt("tent\u{1b}[2J"), r#""tent\u{1b}[2J""#);
        assert_eq!(excerpt(&"x".repeat(60)), format!("\"{}…\"", "x".repeat(40)));
    }
}

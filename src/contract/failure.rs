//! A failure as it crosses the boundary: a stable code and a sentence that says what to do.

use std::fmt;

/// What went wrong and what to do about it.
///
/// The sentence never names a product of the basket: errors end up in other people's logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Stable, kebab-case, such as `model-damaged`.
    pub code: &'static str,
    /// What happened, what was expected, what to do.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code)
    }
}

impl std::error::Error for Failure {}

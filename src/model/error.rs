//! Why bytes are not a model, said to the person who can do something about it.

use std::fmt;

use crate::contract::Failure;

use super::FORMAT;

/// Why a model was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes don't begin like a model file.
    NotAModel,
    /// The file was made by an alongside whose format this engine does not know.
    Newer {
        /// The format version the file states.
        format: u32,
    },
    /// The file was made by an alongside whose format this engine no longer reads.
    Older {
        /// The format version the file states.
        format: u32,
    },
    /// The file is a model file, and it is not as it was written.
    Damaged {
        /// The part that does not hold together.
        part: &'static str,
    },
}

impl ModelError {
    /// What is wrong and what to do, without the machinery that formats: a page would pay for it.
    fn sentence(self) -> String {
        let formats = |file| {
            let (file, ours) = (decimal(file), decimal(FORMAT));
            ["This model has format ", &file, " and this engine reads format ", &ours].concat()
        };
        match self {
            Self::NotAModel => "These bytes are not an alongside model. Point to the model.alongside \
                 that `alongside build` wrote, and check that the server sends that file and not a \
                 page."
            .to_owned(),
            Self::Newer { format } => [
                &formats(format),
                ". Update the alongside package, or build the model with the version you have.",
            ]
            .concat(),
            Self::Older { format } => [
                &formats(format),
                ". Build the model again with `alongside build` of the same version as the package.",
            ]
            .concat(),
            Self::Damaged { part } => [
                "This model is damaged (",
                part,
                "). Fetch it again; if that does not help, upload it again from the folder \
                 `alongside build` wrote.",
            ]
            .concat(),
        }
    }
}

fn decimal(number: u32) -> String {
    let places = (0..=number.checked_ilog10().unwrap_or(0)).rev();
    places.filter_map(|place| char::from_digit(number / 10_u32.pow(place) % 10, 10)).collect()
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for ModelError {}

impl From<ModelError> for Failure {
    fn from(error: ModelError) -> Self {
        let code = match error {
            ModelError::NotAModel => "not-a-model",
            ModelError::Newer { .. } => "model-newer",
            ModelError::Older { .. } => "model-older",
            ModelError::Damaged { .. } => "model-damaged",
        };
        Self { code, message: error.sentence() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everybody_writes_them() {
        for number in [0, 7, 10, 99, 1_000_000_000, u32::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}

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

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str(
                "These bytes are not an alongside model. Point to the model.alongside that \
                 `alongside build` wrote, and check that the server sends that file and not a page.",
            ),
            Self::Newer { format } => write!(
                f,
                "This model has format {format} and this engine reads format {FORMAT}. Update the \
                 alongside package, or build the model with the version you have.",
            ),
            Self::Older { format } => write!(
                f,
                "This model has format {format} and this engine reads format {FORMAT}. Build the \
                 model again with `alongside build` of the same version as the package.",
            ),
            Self::Damaged { part } => write!(
                f,
                "This model is damaged ({part}). Fetch it again; if that does not help, upload it \
                 again from the folder `alongside build` wrote.",
            ),
        }
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
        Self { code, message: error.to_string() }
    }
}

//! The arguments of `alongside export`.

use std::path::PathBuf;

use clap::Args;

use crate::export::{ExportRequest, Vocabulary};

/// `alongside export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The model file.
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// The catalogue as it is sold today, CSV.
    #[arg(long, value_name = "FILE")]
    catalogue: PathBuf,
    /// In whose words.
    #[arg(long = "as", value_enum, value_name = "VOCABULARY")]
    vocabulary: Vocabulary,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Export {
    /// The request behind the words.
    pub fn request(self) -> ExportRequest {
        let Self { model, catalogue, vocabulary, out } = self;
        ExportRequest { model, catalogue, vocabulary, out }
    }
}
